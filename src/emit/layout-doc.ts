/** Documents: texts that do not know their line breaks yet, after prettier's, with what their builders know noted on them. */

/** A text, several documents in a row, or a command to the printer. */
export type Doc = string | readonly Doc[] | Node;

/** What a command is. */
export const GROUP = 0;
export const LINE = 1;
export const INDENT = 2;
export const ALIGN = 3;
export const IF_BREAK = 4;
export const INDENT_IF_BREAK = 5;
export const FILL = 6;
export const BREAK_PARENT = 7;
export const MARKED = 8;
export const PROSE = 9;

/** Something in it forces what encloses it to break. */
const FORCES = 1;
/** Something in it breaks whatever happens. */
const BREAKS = 2;
/** There are places in it where it may break. */
const LINES = 4;
/** It prints differently in a broken group. */
const ASKS = 8;
/** It fills lines, so it breaks even in a flat group that turns out to be too long. */
const FILLS = 16;

/** One class for all commands: the printer meets millions, and objects of one shape are quick to look into. */
export class Node {
  readonly kind: number;
  /** What it holds; of an `ifBreak`, what a broken group prints; of a marked text or prose, the text. */
  readonly contents: Doc;
  /** Of an `ifBreak`, what a flat group prints. */
  readonly flat: Doc;
  /** The states of a conditional group, the parts of a fill. */
  readonly list: readonly Doc[] | undefined;
  /** A group's own name, or that of the group which is asked. */
  readonly id: symbol | undefined;
  /** The blanks or text of an `align`; the lead of prose; how many parts of a fill are printed; a text's mark. */
  readonly extra: unknown;
  /** A line: hard. A group: broken. An `indentIfBreak`: the other way round. */
  readonly on: boolean;
  readonly flags: number;

  constructor(kind: number, flags: number, contents: Doc, parts: Partial<Node> = NOTHING) {
    this.kind = kind;
    this.contents = contents;
    this.flat = parts.flat ?? '';
    this.list = parts.list;
    this.id = parts.id;
    this.extra = parts.extra;
    this.on = parts.on ?? false;
    this.flags = flags;
  }
}

const NOTHING: Partial<Node> = {};

/** Whether a document is several in a row. */
export function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}

function flagsOf(doc: Doc): number {
  if (typeof doc === 'string') return 0;
  if (!isList(doc)) return doc.flags;
  let flags = 0;
  for (const part of doc) if (typeof part !== 'string') flags |= flagsOf(part);
  return flags;
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

const LINE_FLAGS = LINES | ASKS;

/** A blank, or a line break in a broken group. */
export const line: Doc = new Node(LINE, LINE_FLAGS, ' ');
/** Nothing, or a line break in a broken group. */
export const softline: Doc = new Node(LINE, LINE_FLAGS, '');
/** Always a line break. */
export const hardline: Doc = new Node(LINE, FORCES | BREAKS | LINE_FLAGS, '', { on: true });
/** Breaks the groups around it. */
export const breakParent: Doc = new Node(BREAK_PARENT, FORCES | BREAKS, '');

/** What is printed on one line where it fits; else all its own lines break. */
export function group(
  given: Doc,
  options: { readonly id?: symbol; readonly shouldBreak?: boolean } = {},
): Doc {
  const flags = flagsOf(given);
  const { id, shouldBreak = false } = options;
  const on = shouldBreak || (flags & FORCES) !== 0;
  if (flags === 0 && !shouldBreak && id === undefined) return folded(given);
  const own = on ? flags | FORCES | BREAKS : flags;
  return new Node(GROUP, own | (id === undefined ? 0 : ASKS), given, { id, on });
}

/** The first of several states that fits; the last one, broken, when none does. */
export function conditionalGroup(states: readonly Doc[]): Doc {
  const [first = ''] = states;
  // Breaks in the states are theirs alone.
  return new Node(GROUP, (flagsOf(first) & ~FORCES) | ASKS, first, { list: states });
}

/** Moves the lines in it two blanks to the right. */
export function indent(contents: Doc): Doc {
  const flags = flagsOf(contents);
  return flags === 0 ? folded(contents) : new Node(INDENT, flags, contents);
}

/** Moves the lines in it to the right by blanks or a text. */
export function align(by: number | string, contents: Doc): Doc {
  const flags = flagsOf(contents);
  const extra = typeof by === 'number' ? ' '.repeat(by) : by;
  return flags === 0 ? folded(contents) : new Node(ALIGN, flags, contents, { extra });
}

/** What a broken and what a flat group prints; the enclosing group, unless another is named. */
export function ifBreak(
  broken: Doc,
  flat: Doc = '',
  options: { readonly groupId?: symbol } = {},
): Doc {
  const flags = flagsOf(broken) | flagsOf(flat) | ASKS;
  return new Node(IF_BREAK, flags, broken, { flat, id: options.groupId });
}

/** Indented where a group is broken. */
export function indentIfBreak(
  contents: Doc,
  options: { readonly groupId: symbol; readonly negate?: boolean },
): Doc {
  const { groupId: id, negate: on = false } = options;
  return new Node(INDENT_IF_BREAK, flagsOf(contents) | ASKS, contents, { id, on });
}

/** As much on each line as fits: contents and white space take turns. */
export function fill(parts: readonly Doc[]): Doc {
  return new Node(FILL, flagsOf(parts) | ASKS | FILLS, '', { list: parts });
}

/** What is left of a fill. */
export function restOfFill(list: readonly Doc[], printed: number): Doc {
  return new Node(FILL, 0, '', { list, extra: printed });
}

/**
 * Words that fill the lines, one blank between them.
 * @param lead what stands before them; further lines hang under the first word
 */
export function prose(lead: string, words: string): Doc {
  return new Node(PROSE, LINE_FLAGS | FILLS, words.replace(/ {2,}/g, ' '), { extra: lead });
}

/** A text whose printing is reported. */
export function marked(text: string, mark: object): Doc {
  return new Node(MARKED, 0, text, { extra: mark });
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

/** Whether a document that fits on a line stands on one line. */
export function staysFlat(doc: Doc): boolean {
  return (flagsOf(doc) & (BREAKS | FILLS)) === 0;
}

/** A document without its possible breaks. */
export function removeLines(doc: Doc): Doc {
  if (typeof doc === 'string') return doc;
  if (isList(doc)) return doc.map(removeLines);
  if ((doc.flags & LINE_FLAGS) === 0) return doc;
  switch (doc.kind) {
    case LINE:
      return doc.on ? doc : doc.contents;
    case IF_BREAK:
      return removeLines(doc.flat);
    case PROSE:
      return `${String(doc.extra)}${String(doc.contents)}`;
    default: {
      const { kind, id, extra, on } = doc;
      const list = doc.list?.map(removeLines);
      const contents = list === undefined || kind === FILL ? removeLines(doc.contents) : list[0];
      return new Node(kind, flagsOf(list ?? contents ?? ''), contents ?? '', {
        list,
        id,
        extra,
        on,
      });
    }
  }
}
