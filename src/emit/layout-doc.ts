/** The builders of documents, named as prettier's. They note what the printer would have to look for again and again. */
import {
  ALIGN,
  ASKS,
  BREAK_PARENT,
  BREAKS,
  FILL,
  FILLS,
  flagsOf,
  FORCES,
  GROUP,
  IF_BREAK,
  INDENT,
  INDENT_IF_BREAK,
  isList,
  isOn,
  kindOf,
  LEADS,
  LINE,
  LINES,
  MARKED,
  Node,
  ON,
  PROSE,
  SETTLED,
  TEXT,
  TRAILS,
  UNMEASURED,
  type AskMore,
  type Doc,
  type GroupId,
  type GroupMore,
} from './layout-node.js';
import { widthOf } from './layout-width.js';

/** What the documents of a survey have in common, and their columns on one line. */
let flags = 0;
let width = 0;

/** Looks into documents in a row: what they are made of has been looked into before. */
function survey(doc: Doc): void {
  flags = 0;
  width = 0;
  look(doc);
}

function look(doc: Doc): void {
  if (typeof doc === 'string') {
    if (doc !== '') append(widthOf(doc), TEXT);
  } else if (isList(doc)) {
    for (const part of doc) look(part);
  } else {
    flags |= doc.bits & (FORCES | BREAKS | LINES | ASKS | FILLS);
    if (doc.width >= UNMEASURED) width = UNMEASURED;
    else append(doc.width, doc.bits & (LEADS | TRAILS | TEXT));
  }
}

/** Puts a document behind the others: blanks count when text follows them, one for several. */
function append(columns: number, ends: number): void {
  if ((ends & TEXT) === 0) {
    if ((ends & LEADS) !== 0) flags |= (flags & TEXT) === 0 ? LEADS : TRAILS;
    return;
  }
  if ((flags & TEXT) === 0) flags |= ends;
  else {
    width += ((flags & TRAILS) | (ends & LEADS)) === 0 ? 0 : 1;
    flags = (flags & ~TRAILS) | (ends & TRAILS);
  }
  width += columns;
}

/** Texts in a row as one text; anything else as it is. */
export function folded(doc: Doc): Doc {
  return isList(doc) ? (textOf(doc) ?? doc) : doc;
}

function textOf(parts: readonly Doc[]): string | undefined {
  let text = '';
  for (const part of parts) {
    const one = isList(part) ? textOf(part) : part;
    if (typeof one !== 'string') return undefined;
    text += one;
  }
  return text;
}

const LINE_FLAGS = LINE | LINES | ASKS;

/** A blank, or a line break in a broken group. */
export const line: Doc = new Node(LINE_FLAGS | LEADS, 0, ' ');
/** Nothing, or a line break in a broken group. */
export const softline: Doc = new Node(LINE_FLAGS, 0, '');
/** Always a line break. */
export const hardline: Doc = new Node(FORCES | BREAKS | LINE_FLAGS | ON, UNMEASURED, '');
/** Breaks the groups around it. */
export const breakParent: Doc = new Node(BREAK_PARENT | FORCES | BREAKS, UNMEASURED, '');

/** What is printed on one line where it fits; else all its own lines break. */
export function group(
  contents: Doc,
  options: { readonly id?: GroupId; readonly shouldBreak?: boolean } = {},
): Doc {
  survey(contents);
  const { id, shouldBreak = false } = options;
  if ((flags & (LINES | ASKS | BREAKS)) === 0 && !shouldBreak && id === undefined) {
    return folded(contents);
  }
  const asked = id === undefined ? 0 : ASKS;
  const more: GroupMore | undefined = id === undefined ? undefined : { id };
  if (!shouldBreak && (flags & FORCES) === 0) {
    return new Node(GROUP | flags | asked, width, contents, more);
  }
  return new Node(GROUP | flags | asked | FORCES | BREAKS | ON, UNMEASURED, contents, more);
}

/** The first of several states that fits; the last one, broken, when none does. */
export function conditionalGroup(states: readonly Doc[]): Doc {
  const [first = ''] = states;
  const more: GroupMore = { states };
  survey(first);
  // Breaks in the states are theirs alone.
  return new Node(GROUP | (flags & ~FORCES) | ASKS, width, first, more);
}

/** Moves the lines in it two blanks to the right. */
export function indent(contents: Doc): Doc {
  return nested(INDENT, contents);
}

/** Moves the lines in it to the right by blanks or a text. */
export function align(by: number | string, contents: Doc): Doc {
  return nested(ALIGN, contents, typeof by === 'number' ? ' '.repeat(by) : by);
}

function nested(kind: number, contents: Doc, more?: string): Doc {
  survey(contents);
  if ((flags & (LINES | ASKS | BREAKS)) === 0) return folded(contents);
  return new Node(kind | flags, width, contents, more);
}

/** What a broken and what a flat group prints; the enclosing group, unless another is named. */
export function ifBreak(
  broken: Doc,
  flat: Doc = '',
  options: { readonly groupId?: GroupId } = {},
): Doc {
  const { groupId: id } = options;
  const more: AskMore = { flat, id };
  const inBroken = flagsOf(broken) & (FORCES | BREAKS | LINES | FILLS);
  survey(flat);
  return new Node(
    IF_BREAK | flags | inBroken | ASKS,
    id === undefined ? width : UNMEASURED,
    broken,
    more,
  );
}

/** Indented where a group is broken. */
export function indentIfBreak(
  contents: Doc,
  options: { readonly groupId: GroupId; readonly negate?: boolean },
): Doc {
  survey(contents);
  const on = options.negate === true ? ON : 0;
  return new Node(INDENT_IF_BREAK | flags | on | ASKS, width, contents, options.groupId);
}

/** As much on each line as fits: contents and white space take turns. */
export function fill(parts: readonly Doc[]): Doc {
  survey(parts);
  return new Node(FILL | flags | ASKS | FILLS, width, parts, 0);
}

/** What is left of a fill. */
export function restOfFill(parts: Doc, printed: number): Doc {
  return new Node(FILL | ASKS | FILLS, UNMEASURED, parts, printed);
}

/**
 * Words that fill the lines, one blank between them.
 * @param lead what stands before them; further lines hang under the first word
 */
export function prose(lead: string, words: string): Doc {
  const text = words.replace(/ {2,}/g, ' ');
  const bits = PROSE | LINES | ASKS | FILLS | TEXT;
  return new Node(bits, widthOf(lead) + widthOf(text), text, lead);
}

/** A text whose printing is reported. */
export function marked(text: string, mark: object): Doc {
  return new Node(MARKED | TEXT, widthOf(text), text, mark);
}

/**
 * Lines that are laid out already, as wide as the place for which they are leaves room.
 * @param marks what is reported when they are printed
 */
export function settled(text: string, marks: readonly object[]): Doc {
  return new Node(SETTLED | FORCES | BREAKS, UNMEASURED, text, marks);
}

/** Documents with another between them. */
export function join(separator: Doc, docs: readonly Doc[]): Doc[] {
  const parts: Doc[] = [];
  for (const doc of docs) {
    if (parts.length > 0) parts.push(separator);
    parts.push(doc);
  }
  return parts;
}

/** Whether a document has places where it may break. */
export function canBreak(doc: Doc): boolean {
  return (flagsOf(doc) & LINES) !== 0;
}

/** Whether a document breaks whatever happens. */
export function willBreak(doc: Doc): boolean {
  return (flagsOf(doc) & BREAKS) !== 0;
}

/** The columns of a document on one line; more than any line holds for one that has no such width. */
export function flatWidth(doc: Doc): number {
  survey(doc);
  return width;
}

/** A document without its possible breaks. */
export function removeLines(doc: Doc): Doc {
  if (typeof doc === 'string') return doc;
  if (isList(doc)) return doc.map(removeLines);
  if ((doc.bits & (LINES | ASKS)) === 0) return doc;
  switch (kindOf(doc)) {
    case LINE:
      return isOn(doc) ? doc : doc.contents;
    case IF_BREAK:
      return removeLines((doc.more as AskMore).flat);
    case PROSE:
      return `${String(doc.more)}${String(doc.contents)}`;
    case GROUP: {
      const { id, states } = (doc.more ?? {}) as GroupMore;
      if (states !== undefined) return conditionalGroup(states.map(removeLines));
      const shouldBreak = isOn(doc);
      return group(removeLines(doc.contents), { shouldBreak, ...(id !== undefined && { id }) });
    }
    case FILL:
      return removeLines(doc.contents);
    case ALIGN:
      return align(String(doc.more), removeLines(doc.contents));
    case INDENT:
      return indent(removeLines(doc.contents));
    default:
      return indentIfBreak(removeLines(doc.contents), { groupId: doc.more as GroupId });
  }
}
