/** What templates are written with: `import { code, md } from 'restitch/templates'`. Apart, since most configurations have none. */
export { html } from './emit/html/index.js';
export type { Html, HtmlHole } from './emit/html/index.js';
export {
  anchor,
  blocks,
  codeSpan,
  emphasis,
  fence,
  heading,
  link,
  list,
  md,
  strong,
  table,
  text,
} from './emit/markdown/index.js';
export type { Align, Md, MdHole } from './emit/markdown/index.js';
export {
  access,
  code,
  ident,
  imported,
  join,
  jsdoc,
  key,
  lines,
  lit,
} from './emit/typescript/code.js';
export type { Code, Hole } from './emit/typescript/code.js';
export type { HtmlTemplates, HtmlView } from '../templates/docs/html/view.js';
export type { DocsTemplates, DocsView } from '../templates/docs/view.js';
export type { ClientTemplates, ClientView } from '../templates/client/view.js';
export type { ServerTemplates, ServerView } from '../templates/server/view.js';
