/** Documents and their printer. */
export {
  assignment,
  canBreak,
  chain,
  columnsOf,
  ENDLESS,
  indented,
  lines,
  list,
  preformatted,
  row,
  STEP,
  text,
  WIDTH,
} from './doc.js';
export type { Brackets, Doc, ListStyle } from './doc.js';
export { comment } from './comment.js';
export type { CommentLine } from './comment.js';
export { printDoc } from './printer.js';
export { widthOf } from './width.js';
