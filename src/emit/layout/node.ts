/** Documents: texts that do not know their line breaks yet, after prettier's, with what their builders know noted on them. */

/**
 * What builders take: a text, several documents in a row, or a command to the printer. A text takes as many columns
 * as it is long, so that nobody has to look into it; `text` makes a document of any other.
 */
export type Doc = string | readonly Doc[] | Node;

/** What builders give: texts in a row are one, and what a row holds is known without looking into it. */
export type Packed = string | Node;

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
export const ROW = 9;
export const SETTLED = 10;
export const COMMENT = 11;
export const LATE = 12;

/** Where the bits say what a command is. */
export const KIND = 15;
/** Something in it forces what encloses it to break. */
export const FORCES = 1 << 4;
/** Something in it breaks whatever happens. */
export const BREAKS = 1 << 5;
/** There are places in it where it may break. */
export const LINES = 1 << 6;
/** It prints differently in a broken group. */
export const ASKS = 1 << 7;
/** It fills lines, so it breaks even in a flat group that turns out to be too long. */
export const FILLS = 1 << 8;
/** A hard line, a broken group, an `indentIfBreak` the other way round. */
export const ON = 1 << 9;
/** On one line it begins with a blank, if it holds any text; else it is a blank. */
export const LEADS = 1 << 10;
/** On one line there is a blank at its end. */
export const TRAILS = 1 << 11;
/** On one line it holds text. */
export const TEXT = 1 << 12;

/** The width of what cannot stand on one line, or whose width depends on other groups. */
export const UNMEASURED = 1_000_000;

/** A command. All are of one small shape: the printer meets millions. */
export class Node {
  // Fields that the constructor sets once: an initialiser for each node is what takes time.
  declare readonly bits: number;
  /** Its columns on one line, without blanks at its ends. */
  declare readonly width: number;
  /** What it holds; of an `ifBreak`, what a broken group prints; of a marked text, a comment or a late group, the text on one line. */
  declare readonly contents: Packed | readonly Packed[];
  /**
   * The text of an `align`; how many parts of a fill are printed; a text's marks; a settled text with its marks; a comment's
   * lines; what an `ifBreak` prints in a flat group; a group's states; the name of a group; how a late group breaks.
   */
  declare readonly more: unknown;

  constructor(
    bits: number,
    width: number,
    contents: Packed | readonly Packed[],
    more: unknown = undefined,
  ) {
    this.bits = bits;
    this.width = width;
    this.contents = contents;
    this.more = more;
  }
}

/** The name of a group that others ask. */
export type GroupId = number;

let lastId = 0;

/** A new name for a group. */
export function groupId(): GroupId {
  return ++lastId;
}

/** A group's states and its name. */
export interface GroupMore {
  readonly states?: readonly Packed[] | undefined;
  readonly id?: GroupId | undefined;
}

/** A group that is text on one line, and of which it is only made how it breaks when it has to. */
export interface LateMore {
  readonly marks: readonly object[];
  readonly broken: () => Doc;
  contents: Packed | undefined;
}

/** What a flat group prints, and the group that is asked. */
export interface AskMore {
  readonly flat: Packed;
  readonly id?: GroupId | undefined;
}

/** What a command is. */
export function kindOf(node: Node): number {
  return node.bits & KIND;
}

/** A hard line, a broken group, an `indentIfBreak` the other way round. */
export function isOn(node: Node): boolean {
  return (node.bits & ON) !== 0;
}

/** The one thing that a command holds. */
export function contentsOf(node: Node): Packed {
  return node.contents as Packed;
}

/** The things that a row or a fill holds. */
export function partsOf(node: Node): readonly Packed[] {
  return node.contents as readonly Packed[];
}

/** One step of indentation, by prettier's default options. */
export const STEP = '  ';

/** The columns of a packed document on one line, without blanks at its ends. */
export function columnsOf(doc: Packed): number {
  return typeof doc === 'string' ? doc.length : doc.width;
}

/** What a look at a document tells of those that enclose it. */
export function flagsOf(doc: Doc): number {
  if (typeof doc === 'string') return 0;
  if ('bits' in doc) return doc.bits;
  let all = 0;
  for (let at = 0; at < doc.length; at++) all |= flagsOf(doc[at] ?? '');
  return all;
}
