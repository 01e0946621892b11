/** The Markdown templates of the docs. */
import { blocks, markdownText, type Md } from '../../../src/print/emit/markdown/index.js';
import { MOST_BYTES } from '../llms.js';
import { changesPage } from '../pages/changes.js';
import { conflictsPage } from '../pages/conflicts.js';
import { groupPage } from '../pages/group.js';
import { indexPage } from '../pages/index.js';
import { schemasPage } from '../pages/schemas.js';
import { unknownsPage } from '../pages/unknowns.js';
import type { DocsTemplates, DocsView } from '../view.js';
import { blocksMd } from './blocks.js';

/** The Markdown templates, by the names under which users replace them. */
export const MARKDOWN_TEMPLATES: DocsTemplates = {
  'docs/index': firstPage,
  'docs/page': (page, view) => blocksMd(groupPage(page, view), view),
  'docs/endpoint': (signature, view) => blocksMd(view.blocksOf(signature), view),
  'docs/conflicts': (view) => blocksMd(conflictsPage(view), view),
  'docs/unknowns': (view) => blocksMd(unknownsPage(view), view),
  'docs/schemas': (page, view) => blocksMd(schemasPage(page, view), view),
  'docs/changes': (view) => blocksMd(changesPage(view), view),
};

/**
 * Prints the first page. It lists all operations if the list is short enough. Otherwise, the page
 * of each group lists its operations.
 */
function firstPage(view: DocsView): readonly Md[] {
  const whole = blocksMd(indexPage(view), view);
  if (Buffer.byteLength(markdownText(blocks(whole))) <= MOST_BYTES) return whole;
  return blocksMd(indexPage(view, 'groups'), view);
}
