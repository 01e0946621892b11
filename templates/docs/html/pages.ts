/** The HTML templates of the pages that `pages/` describes. */
import { html } from '../../../src/print/emit/html/index.js';
import { changesPage } from '../pages/changes.js';
import { conflictsPage } from '../pages/conflicts.js';
import { groupPage } from '../pages/group.js';
import { indexPage } from '../pages/index.js';
import { schemaBlocks } from '../pages/schemas.js';
import { unknownsPage } from '../pages/unknowns.js';
import { blocksHtml } from './blocks.js';
import { htmlFrame } from './frame.js';
import { movedSchemas } from './schemas.js';
import type { HtmlTemplates } from './view.js';

/** The HTML templates, by the names under which users replace them. */
export const HTML_TEMPLATES: HtmlTemplates = {
  'docs/html/frame': htmlFrame,
  'docs/html/index': (view) => blocksHtml(indexPage(view), view),
  'docs/html/page': (page, view) => blocksHtml(groupPage(page, view), view),
  'docs/html/endpoint': (signature, view) => {
    const [article = html``] = blocksHtml(view.blocksOf(signature), view);
    return article;
  },
  'docs/html/schemas': (page, view) => {
    const title = html`<h1>${page.title}</h1>`;
    const [home, ...others] = view.schemaPages;
    if (others.length > 0 && page.file === home?.file) {
      return [title, ...others.flatMap((other) => movedSchemas(other, view))];
    }
    const sections = page.schemas.flatMap((id) => schemaBlocks(id, view));
    return [title, ...blocksHtml(sections, view)];
  },
  'docs/html/conflicts': (view) => blocksHtml(conflictsPage(view), view),
  'docs/html/unknowns': (view) => blocksHtml(unknownsPage(view), view),
  'docs/html/changes': (view) => blocksHtml(changesPage(view), view),
};
