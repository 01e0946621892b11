/** Packs documents in a row: texts become one text, and what they have in common is noted. */
import {
  ASKS,
  BREAKS,
  FILLS,
  FORCES,
  KIND,
  LATE,
  LEADS,
  LINES,
  MARKED,
  Node,
  partsOf,
  ROW,
  TEXT,
  TRAILS,
  UNMEASURED,
  type Doc,
  type LateMore,
  type Packed,
} from './node.js';
import { widthOf } from './width.js';

/** What a document tells of those that enclose it. */
const TOLD = FORCES | BREAKS | LINES | ASKS | FILLS | LEADS | TRAILS | TEXT;

const NO_MARKS: readonly object[] = [];

/** What the documents that were packed last have in common, and their columns on one line. */
export let flags = 0;
export let width = 0;

/** The texts behind the last command: together, in columns, with their marks; and the one marked text that they are. */
let run = '';
let runWidth = 0;
let runMarks = NO_MARKS;
let ownMarks = false;
let runNode: Node | undefined;
/** What comes before them: the first so many; a row is as long as it must be, and not as long as it may grow. */
const parts: Packed[] = [];
let count = 0;

/** One text, or one command, for documents in a row. `flags` and `width` are theirs until the next time. */
export function pack(doc: Doc): Packed {
  if (typeof doc === 'string') {
    flags = doc === '' ? 0 : TEXT;
    width = doc.length;
    return doc;
  }
  if ('bits' in doc) {
    flags = doc.bits & TOLD;
    width = doc.width;
    return doc;
  }
  flags = 0;
  width = 0;
  take(doc);
  if (run !== '') endRun();
  const length = count;
  count = 0;
  if (length < 2) return length === 0 ? '' : (parts[0] ?? '');
  return new Node(ROW | flags, width, parts.slice(0, length));
}

function take(docs: readonly Doc[]): void {
  for (let at = 0; at < docs.length; at++) {
    const doc = docs[at] ?? '';
    if (typeof doc === 'string') {
      if (doc === '') continue;
      // As `append` does; nearly everything is a text.
      if ((flags & (TEXT | TRAILS)) === (TEXT | TRAILS)) width++;
      flags = (flags | TEXT) & ~TRAILS;
      width += doc.length;
      runNode = undefined;
      run += doc;
      runWidth += doc.length;
    } else if (!('bits' in doc)) {
      take(doc);
    } else {
      if (doc.width < UNMEASURED) append(doc.width, doc.bits);
      else {
        flags |= doc.bits & (FORCES | BREAKS | LINES | ASKS | FILLS);
        width = UNMEASURED;
      }
      if ((doc.bits & KIND) === MARKED) takeMarked(doc);
      else {
        if (run !== '') endRun();
        parts[count++] = doc;
      }
    }
  }
}

/** Puts a document behind the others: blanks count when text follows them, one for several. */
function append(columns: number, bits: number): void {
  if ((bits & TEXT) === 0) {
    flags |= bits & TOLD & ~LEADS;
    if ((bits & LEADS) !== 0) flags |= (flags & TEXT) === 0 ? LEADS : TRAILS;
    return;
  }
  if ((flags & TEXT) === 0) flags |= bits & TOLD;
  else {
    if (((flags & TRAILS) | (bits & LEADS)) !== 0) width++;
    flags = (flags & ~TRAILS) | (bits & TOLD & ~LEADS);
  }
  width += columns;
}

function takeMarked(node: Node): void {
  const first = run === '';
  takeText(node, node.more as readonly object[]);
  if (first) runNode = node;
}

function takeText(node: Node, marks: readonly object[]): void {
  runNode = undefined;
  if (runMarks.length === 0) runMarks = marks;
  else marks.forEach(addMark);
  run += node.contents as string;
  runWidth += node.width;
}

/** The marks that a run begins with are those of its first text, which keeps them. */
function addMark(mark: object): void {
  if (runMarks.includes(mark)) return;
  if (!ownMarks) runMarks = [...runMarks];
  ownMarks = true;
  (runMarks as object[]).push(mark);
}

/** Takes documents as they print on one line; false where that depends on what is around them. */
function takeFlat(docs: readonly Doc[]): boolean {
  for (let at = 0; at < docs.length; at++) {
    const doc = docs[at] ?? '';
    if (typeof doc === 'string') {
      runNode = undefined;
      run += doc;
      runWidth += doc.length;
    } else if ('bits' in doc ? !takeFlatNode(doc) : !takeFlat(doc)) return false;
  }
  return true;
}

function takeFlatNode(node: Node): boolean {
  if (node.width >= UNMEASURED) return false;
  switch (node.bits & KIND) {
    case MARKED:
      takeMarked(node);
      return true;
    case LATE:
      takeText(node, (node.more as LateMore).marks);
      return true;
    case ROW:
      return takeFlat(partsOf(node));
    default:
      return false;
  }
}

/** A list begins a run: nothing is before it. */
function takeList({ before, docs, separator, behind }: FlatList): boolean {
  run = before;
  runWidth = before.length;
  if (!takeJoined(docs, separator)) return false;
  if (typeof behind !== 'string') return takeFlat([behind]);
  runNode = undefined;
  run += behind;
  runWidth += behind.length;
  return true;
}

/** Documents on one line, with a text between them. */
function takeJoined(docs: readonly Packed[], separator: string): boolean {
  for (let index = 0; index < docs.length; index++) {
    const doc = docs[index] ?? '';
    if (index > 0) {
      run += separator;
      runWidth += separator.length;
    }
    runNode = undefined;
    if (typeof doc === 'string') {
      run += doc;
      runWidth += doc.length;
    } else if (!takeFlatNode(doc)) return false;
  }
  return true;
}

/** What a list prints on one line. */
export interface FlatList {
  readonly before: string;
  readonly docs: readonly Packed[];
  readonly separator: string;
  readonly behind: Doc;
}

/**
 * A group of which its text on one line is known.
 * @param flat what it prints on one line, with all blanks
 * @param broken what it holds; asked where that does not fit
 * @returns nothing where its parts have no such text
 */
export function late(flat: readonly Doc[] | FlatList, broken: () => Doc): Packed | undefined {
  let made: Node | undefined;
  if ('before' in flat ? takeList(flat) : takeFlat(flat)) {
    const more: LateMore = { marks: runMarks, broken, contents: undefined };
    made = new Node(LATE | LINES | ASKS | TEXT, runWidth, run, more);
  }
  clearRun();
  return made;
}

/** What a late group holds. */
export function contentsOfLate(node: Node): Packed {
  const more = node.more as LateMore;
  return (more.contents ??= pack(more.broken()));
}

function clearRun(): void {
  run = '';
  runWidth = 0;
  runMarks = NO_MARKS;
  ownMarks = false;
  runNode = undefined;
}

function endRun(): void {
  parts[count++] =
    runNode ??
    (runMarks.length === 0 && runWidth === run.length
      ? run
      : new Node(MARKED | TEXT, runWidth, run, runMarks));
  // As `clearRun` does: most runs end here.
  run = '';
  runWidth = 0;
  runMarks = NO_MARKS;
  ownMarks = false;
  runNode = undefined;
}

/** A text of any letters. */
export function text(any: string): Packed {
  const columns = widthOf(any);
  return columns === any.length ? any : new Node(MARKED | TEXT, columns, any, NO_MARKS);
}
