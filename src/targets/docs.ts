/** The target `docs`: the API as Markdown pages. */
import { conflictsTemplate } from '../../templates/docs/conflicts.js';
import { endpointTemplate } from '../../templates/docs/endpoint.js';
import { indexTemplate } from '../../templates/docs/index.js';
import { pageTemplate } from '../../templates/docs/page.js';
import { schemasTemplate } from '../../templates/docs/schemas.js';
import { unknownsTemplate } from '../../templates/docs/unknowns.js';
import type { DocsTemplates } from '../../templates/docs/view.js';
import type { OutputFile } from '../emit/file.js';
import { jsonText } from '../emit/json.js';
import { blocks, markdownText, type Md } from '../emit/markdown.js';
import { conflictsData } from './docs-conflicts.js';
import { docsView } from './docs-view.js';
import type { Target } from './target.js';
import { unknownCounts } from '../../templates/docs/unknowns.js';

const TEMPLATES: DocsTemplates = {
  'docs/index': indexTemplate,
  'docs/page': pageTemplate,
  'docs/endpoint': endpointTemplate,
  'docs/conflicts': conflictsTemplate,
  'docs/unknowns': unknownsTemplate,
  'docs/schemas': schemasTemplate,
};

/**
 * Writes `index.md`, a page per group, and, where there is something to say, `schemas.md`,
 * `unknowns.', 'conflicts.' and 'conflicts.json`.
 */
export const DOCS_TARGET: Target = {
  name: 'docs',
  render(input) {
    const view = docsView(input, templatesOf(input.templates));
    const { templates } = view;
    const files = [page('index.md', templates['docs/index'](view))];
    for (const group of view.pages)
      files.push(page(group.file, templates['docs/page'](group, view)));
    if (view.api.schemas.size > 0) files.push(page('schemas.md', templates['docs/schemas'](view)));
    if (unknownCounts(view.unknowns).length > 0) {
      files.push(page('unknowns.md', templates['docs/unknowns'](view)));
    }
    if (view.conflicts.length > 0) {
      files.push(page('conflicts.md', templates['docs/conflicts'](view)));
      const text = jsonText(conflictsData(view.conflicts));
      files.push({ path: 'conflicts.json', ownership: 'generated', text });
    }
    return files;
  },
};

function page(path: string, parts: readonly Md[]): OutputFile {
  return { path, ownership: 'generated', text: markdownText(blocks(parts)) };
}

/** Ours, but for those that the user replaces by name. A function that does not fit fails in the user's own type-check. */
function templatesOf(given: Readonly<Record<string, unknown>>): DocsTemplates {
  const own = Object.entries(TEMPLATES).map(([name, template]) => {
    const replacement = Object.hasOwn(given, name) ? given[name] : undefined;
    return [name, typeof replacement === 'function' ? replacement : template];
  });
  return Object.fromEntries(own) as DocsTemplates;
}
