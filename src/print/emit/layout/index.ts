/** The layout engine. It chooses the line breaks of printed code. */

export {
  assignmentDoc,
  canBreak,
  chainDoc,
  columnsOf,
  ENDLESS,
  indentedDoc,
  linesDoc,
  listDoc,
  preformattedDoc,
  rowDoc,
  STEP,
  textDoc,
  WIDTH,
} from './doc.js';
export type { Brackets, Doc, ListStyle } from './doc.js';
export { comment } from './comment.js';
export type { CommentLine } from './comment.js';
export { printDoc } from './printer.js';
export { widthOf } from './width.js';
