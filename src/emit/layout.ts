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
} from './layout-doc.js';
export { comment } from './layout-comment.js';
export type { CommentLine, CommentLines } from './layout-comment.js';
export { columnsOf, groupId, STEP } from './layout-node.js';
export type { Doc, Packed } from './layout-node.js';
export { pack, text } from './layout-pack.js';
export type { FlatList } from './layout-pack.js';
export { printDoc } from './layout-printer.js';
export { isNarrow, WIDTH, widthOf } from './layout-width.js';
