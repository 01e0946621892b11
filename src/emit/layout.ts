/** The door to the layout engine: documents, and how they become text. */
import { printDoc as print } from './layout-printer.js';
import type { Doc } from './layout-node.js';

export {
  align,
  breakParent,
  canBreak,
  conditionalGroup,
  fill,
  flatWidth,
  folded,
  group,
  hardline,
  ifBreak,
  indent,
  indentIfBreak,
  join,
  line,
  marked,
  prose,
  removeLines,
  settled,
  softline,
  willBreak,
} from './layout-doc.js';
export { groupId } from './layout-node.js';
export type { Doc } from './layout-node.js';
export { widthOf } from './layout-width.js';

/** The line length of prettier's default options. */
export const WIDTH = 80;

/**
 * Lays a document out.
 * @param doc what to print
 * @param width the line length to keep where possible
 * @param marks takes the marks of what is printed
 * @returns text with `\n` line ends and no white space at the ends of lines
 */
export function printDoc(doc: Doc, width: number = WIDTH, marks?: Set<object>): string {
  return print(doc, width, marks);
}
