/** The builders of documents, named as prettier's. They note what the printer would have to look for again and again. */
import {
  ALIGN,
  ASKS,
  BREAK_PARENT,
  BREAKS,
  COMMENT,
  contentsOf,
  FILL,
  FILLS,
  flagsOf,
  FORCES,
  GROUP,
  IF_BREAK,
  INDENT,
  INDENT_IF_BREAK,
  isOn,
  KIND,
  kindOf,
  LATE,
  LEADS,
  LINE,
  LINES,
  MARKED,
  Node,
  ON,
  partsOf,
  ROW,
  SETTLED,
  TEXT,
  UNMEASURED,
  type AskMore,
  type Doc,
  type GroupId,
  type GroupMore,
  type LateMore,
  type Packed,
} from './node.js';
import { flags, late, pack, width, type FlatList } from './pack.js';

const LINE_FLAGS = LINE | LINES | ASKS;

/** A blank, or a line break in a broken group. */
export const line: Packed = new Node(LINE_FLAGS | LEADS, 0, ' ');
/** Nothing, or a line break in a broken group. */
export const softline: Packed = new Node(LINE_FLAGS, 0, '');
/** Always a line break. */
export const hardline: Packed = new Node(FORCES | BREAKS | LINE_FLAGS | ON, UNMEASURED, '');
/** Breaks the groups around it. */
export const breakParent: Packed = new Node(BREAK_PARENT | FORCES | BREAKS, UNMEASURED, '');

/** What is printed on one line where it fits; else all its own lines break. */
export function group(
  contents: Doc,
  options?: { readonly id?: GroupId; readonly shouldBreak?: boolean },
): Packed {
  const packed = pack(contents);
  const shouldBreak = options?.shouldBreak === true;
  const id = options?.id;
  if ((flags & (LINES | ASKS | BREAKS)) === 0 && !shouldBreak && id === undefined) return packed;
  const bits = GROUP | flags | (id === undefined ? 0 : ASKS);
  const more: GroupMore | undefined = id === undefined ? undefined : { id };
  if (!shouldBreak && (flags & FORCES) === 0) return new Node(bits, width, packed, more);
  return new Node(bits | FORCES | BREAKS | ON, UNMEASURED, packed, more);
}

/**
 * The same where its text on one line is known beforehand: most groups fit, so that nothing else of them is made.
 * @param flat what it prints on one line, with all blanks
 * @param contents what it holds; asked where that does not fit, or where its parts have no such text
 */
export function lateGroup(flat: readonly Doc[] | FlatList, contents: () => Doc): Packed {
  return late(flat, contents) ?? group(contents());
}

/** The first of several states that fits; the last one, broken, when none does. */
export function conditionalGroup(states: readonly Doc[]): Packed {
  const packed = states.map(pack);
  const first = pack(packed[0] ?? '');
  const more: GroupMore = { states: packed };
  // Breaks in the states are theirs alone.
  return new Node(GROUP | (flags & ~FORCES) | ASKS, width, first, more);
}

/** Moves the lines in it two blanks to the right. */
export function indent(contents: Doc): Packed {
  return nested(INDENT, contents);
}

/** Moves the lines in it to the right by blanks or a text. */
export function align(by: number | string, contents: Doc): Packed {
  return nested(ALIGN, contents, typeof by === 'number' ? ' '.repeat(by) : by);
}

function nested(kind: number, contents: Doc, more?: string): Packed {
  const packed = pack(contents);
  if ((flags & (LINES | ASKS | BREAKS)) === 0) return packed;
  return new Node(kind | flags, width, packed, more);
}

/** What a broken and what a flat group prints; the enclosing group, unless another is named. */
export function ifBreak(
  broken: Doc,
  flat: Doc = '',
  options?: { readonly groupId?: GroupId },
): Packed {
  const id = options?.groupId;
  const inBroken = pack(broken);
  const told = flags & (FORCES | BREAKS | LINES | FILLS);
  const more: AskMore = { flat: pack(flat), id };
  const columns = id === undefined ? width : UNMEASURED;
  return new Node(IF_BREAK | flags | told | ASKS, columns, inBroken, more);
}

/** Indented where a group is broken. */
export function indentIfBreak(
  contents: Doc,
  options: { readonly groupId: GroupId; readonly negate?: boolean },
): Packed {
  const packed = pack(contents);
  const on = options.negate === true ? ON : 0;
  return new Node(INDENT_IF_BREAK | flags | on | ASKS, width, packed, options.groupId);
}

/** As much on each line as fits: contents and white space take turns. */
export function fill(parts: readonly Doc[]): Packed {
  const packed = parts.map(pack);
  pack(packed);
  return new Node(FILL | flags | ASKS | FILLS, width, packed, 0);
}

/** What is left of a fill. */
export function restOfFill(parts: readonly Packed[], printed: number): Node {
  return new Node(FILL | ASKS | FILLS, UNMEASURED, parts, printed);
}

/** A text of narrow letters whose printing is reported. */
export function marked(text: string, mark: object): Packed {
  return new Node(MARKED | TEXT, text.length, text, [mark]);
}

/** Reports the marks of what is printed. */
export function report(marks: readonly object[], to: object[]): void {
  for (let at = 0; at < marks.length; at++) {
    const mark = marks[at];
    if (mark !== undefined) to.push(mark);
  }
}

/** A text that is laid out already; all its lines but the first and empty ones start with the same. */
export interface Settled {
  readonly marks: readonly object[];
  start: string;
  text: string;
}

/**
 * Lines that are laid out already.
 * @param marks what is reported when they are printed
 * @param indent what all lines but the first and empty ones begin with
 */
export function settled(text: string, marks: readonly object[], indent = ''): Packed {
  const more: Settled = { marks, start: `\n${indent}`, text };
  return new Node(SETTLED | FORCES | BREAKS, UNMEASURED, '', more);
}

/** Documents with another between them. */
export function join(separator: Doc, docs: readonly Doc[]): Doc[] {
  const parts: Doc[] = [];
  for (let at = 0; at < docs.length; at++) {
    if (at > 0) parts.push(separator);
    parts.push(docs[at] ?? '');
  }
  return parts;
}

/** Whether a document has places where it may break. */
export function canBreak(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  return ((Array.isArray(doc) ? flagsOf(doc) : (doc as Node).bits) & LINES) !== 0;
}

/** Whether a document breaks whatever happens. */
export function willBreak(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  return ((Array.isArray(doc) ? flagsOf(doc) : (doc as Node).bits) & BREAKS) !== 0;
}

/** The columns of a document on one line; more than any line holds for one that has no such width. */
export function flatWidth(doc: Doc): number {
  pack(doc);
  return width;
}

/**
 * The text of a document on one line.
 * @param marks takes the marks of the text
 * @returns nothing where no such text is known
 */
export function flatText(doc: Packed, marks: object[]): string | undefined {
  if (typeof doc === 'string') return doc;
  const kind = doc.bits & KIND;
  if (kind === ROW && doc.width < UNMEASURED) return flatRow(partsOf(doc), marks);
  if (kind !== MARKED && kind !== LATE) return undefined;
  const own = kind === LATE ? (doc.more as LateMore).marks : (doc.more as readonly object[]);
  if (own.length > 0) report(own, marks);
  return doc.contents as string;
}

function flatRow(parts: readonly Packed[], marks: object[]): string | undefined {
  let text = '';
  for (let at = 0; at < parts.length; at++) {
    const one = parts[at] ?? '';
    const part = typeof one === 'string' ? one : flatText(one, marks);
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}

/** A document without its possible breaks. */
export function removeLines(doc: Doc): Packed {
  if (typeof doc === 'string') return doc;
  if (!('bits' in doc)) return pack(doc.map(removeLines));
  if ((doc.bits & (LINES | ASKS)) === 0) return doc;
  switch (kindOf(doc)) {
    case LINE:
      return isOn(doc) ? doc : contentsOf(doc);
    case IF_BREAK:
      return removeLines((doc.more as AskMore).flat);
    case COMMENT:
      return doc.width < UNMEASURED ? contentsOf(doc) : doc;
    case LATE:
      return new Node(MARKED | TEXT, doc.width, doc.contents, (doc.more as LateMore).marks);
    case GROUP: {
      const { id, states } = (doc.more ?? {}) as GroupMore;
      if (states !== undefined) return conditionalGroup(states.map(removeLines));
      const shouldBreak = isOn(doc);
      const contents = removeLines(contentsOf(doc));
      return group(contents, { shouldBreak, ...(id !== undefined && { id }) });
    }
    case ROW:
    case FILL:
      return pack(partsOf(doc).map(removeLines));
    case ALIGN:
      return align(String(doc.more), removeLines(contentsOf(doc)));
    case INDENT:
      return indent(removeLines(contentsOf(doc)));
    default:
      return indentIfBreak(removeLines(contentsOf(doc)), { groupId: doc.more as GroupId });
  }
}
