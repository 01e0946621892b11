/** The door to the layout engine: documents, and how they become text. */
import { printDoc as print } from './layout-printer.js';
import type { Packed } from './layout-node.js';

export {
  align,
  breakParent,
  canBreak,
  conditionalGroup,
  fill,
  flatText,
  flatWidth,
  group,
  hardline,
  ifBreak,
  indent,
  indentIfBreak,
  join,
  lateGroup,
  line,
  marked,
  removeLines,
  settled,
  settledAgain,
  softline,
  willBreak,
} from './layout-doc.js';
export { comment } from './layout-comment.js';
export type { CommentLine, CommentLines } from './layout-comment.js';
export { groupId } from './layout-node.js';
export type { Doc, Packed } from './layout-node.js';
export { pack, text } from './layout-pack.js';
export type { FlatList } from './layout-pack.js';
export { isNarrow, widthOf } from './layout-width.js';

/** The line length of prettier's default options. */
export const WIDTH = 80;

/**
 * Lays a document out.
 * @param doc what to print
 * @param width the line length to keep where possible
 * @param marks takes the marks of what is printed, some of them several times
 * @param indent what stands before its first line, which is not printed, and before all others
 * @returns text with `\n` line ends and no white space at the ends of lines
 */
export function printDoc(
  doc: Packed,
  width: number = WIDTH,
  marks: object[] = [],
  indent = '',
): string {
  return print(doc, width, marks, indent);
}
