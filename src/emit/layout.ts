/** The one door to prettier's layout engine: documents, and how they become text. */
import { builders, printer, utils } from 'prettier/doc';
import { printPlain } from './layout-printer.js';

/** A laid-out text that does not know its line breaks yet. */
export type Doc = builders.Doc;

export const {
  align,
  breakParent,
  conditionalGroup,
  fill,
  group,
  hardline,
  ifBreak,
  indent,
  indentIfBreak,
  join,
  line,
  lineSuffixBoundary,
  softline,
} = builders;

export const { canBreak, removeLines, willBreak } = utils;

/** The line length of prettier's default options. */
export const WIDTH = 80;

/**
 * Lays a document out.
 * @param doc what to print
 * @param width the line length to keep where possible
 * @returns text with `\n` line ends and no white space at the ends of lines
 */
export function printDoc(doc: Doc, width: number = WIDTH): string {
  return (
    printPlain(doc, width) ??
    printer.printDocToString(doc, { printWidth: width, tabWidth: 2 }).formatted
  );
}

/**
 * The columns that prettier counts for a text (wide characters and emoji count two, combining marks none).
 * prettier keeps its measure to itself, so we ask its printer for the narrowest page that holds the text.
 * @param text one line
 */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let low = 0;
  let high = text.length * 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    const fits = printDoc(group([ifBreak('!', ''), text]), middle) === text;
    if (fits) high = middle;
    else low = middle + 1;
  }
  return low;
}
