/** The door to the layout engine: documents, and how they become text. */
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
  report,
  settled,
  softline,
  willBreak,
} from './doc.js';
export { comment } from './comment.js';
export type { CommentLine, CommentLines } from './comment.js';
export { columnsOf, groupId, STEP } from './node.js';
export type { Doc, Packed } from './node.js';
export { pack, text } from './pack.js';
export type { FlatList } from './pack.js';
export { printDoc } from './printer.js';
export { isNarrow, WIDTH, widthOf } from './width.js';
