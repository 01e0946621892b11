/** Renders the target `docs`: the API as HTML and Markdown pages. */
import { HTML_TEMPLATES } from '../../../../templates/docs/html/pages.js';
import { llmsText } from '../../../../templates/docs/llms.js';
import { blocksMd } from '../../../../templates/docs/markdown/blocks.js';
import { MARKDOWN_TEMPLATES } from '../../../../templates/docs/markdown/pages.js';
import type { HtmlTemplates } from '../../../../templates/docs/html/view.js';
import type { DocsTemplates, DocsView } from '../../../../templates/docs/view.js';
import { inPieces, type OutputFile } from '../../../print/emit/file.js';
import { jsonText } from '../../../print/emit/json/index.js';
import { markdownText, type Md } from '../../../print/emit/markdown/index.js';
import type { Compared } from './changes/changes.js';
import { docsChanges } from './changes/changes-view.js';
import { conflictsData } from './conflicts.js';
import { htmlFiles } from './html.js';
import type { DocsOptions } from './options.js';
import type { createSite } from './guides/site.js';
import { docsSite } from './view.js';
import type { RenderInput } from '../../kit/target.js';
import { withReplaced } from '../../kit/template.js';
import { unknownCounts } from '../../../../templates/docs/unknowns.js';

/**
 * Writes the docs as HTML and Markdown pages, with an index of the Markdown pages for language models (`llms.txt`).
 * The conflicts are also written as data (`conflicts.json`).
 * @param compared the comparisons with earlier versions of the API, for the page of changes
 * @param createTeam resolves the guides and files that the project adds
 */
export function* renderDocs(
  input: RenderInput<DocsOptions, DocsTemplates & HtmlTemplates>,
  compared: readonly Compared[] = [],
  createTeam?: typeof createSite,
): Generator<OutputFile> {
  const { html, markdown, theme } = input.options;
  const templates = withReplaced({ ...MARKDOWN_TEMPLATES, ...HTML_TEMPLATES }, input.templates);
  const { view: plain, team } = docsSite(input, templates, input.options, createTeam);
  const view = compared.length === 0 ? plain : { ...plain, changes: docsChanges(compared, plain) };
  if (team !== undefined) yield* team.assets.output();
  if (markdown) yield* markdownFiles(view, input.options);
  if (html) yield* htmlFiles(view, templates, { markdown, theme });
  if (view.conflicts.length > 0) {
    const text = jsonText(conflictsData(view.conflicts));
    yield { path: 'conflicts.json', ownership: 'generated', text };
  }
}

/** Returns a copy of the view in which links are relative to the folder of operation pages. */
function fromOperations(view: DocsView): DocsView {
  const place = { ...view.examplePlace, path: 'docs/operations/index.md' };
  return {
    ...view,
    root: '../',
    callOf: (signature) => view.callOf(signature, place),
    said: (text, level) => view.said(text, level, '../'),
  };
}

/**
 * Writes `index.md`, a page for each group and each endpoint, the pages of schemas, and `unknowns.md` and
 * `conflicts.md` unless they are empty.
 */
function* markdownFiles(view: DocsView, { llmsFull }: DocsOptions): Generator<OutputFile> {
  const { templates } = view;
  const below = fromOperations(view);
  const whole: string[] = [];
  const page = (path: string, parts: readonly Md[]): OutputFile => {
    const text = markdownText(parts);
    if (llmsFull) whole.push(text, '\n');
    return { path, ownership: 'generated', text };
  };
  for (const { file, blocks } of view.settings.guides) yield page(file, blocksMd(blocks, view));
  yield page(view.overview, templates['docs/index'](view));
  for (const group of view.pages) {
    yield page(group.file, templates['docs/page'](group, view));
    for (const { key } of group.endpoints) {
      const signature = view.signatures.get(key);
      if (signature === undefined) continue;
      yield page(view.operationFileOf(key), templates['docs/endpoint'](signature, below));
    }
  }
  if (view.changes.length > 0) yield page('changes.md', templates['docs/changes'](view));
  for (const schemas of view.schemaPages) {
    yield page(schemas.file, templates['docs/schemas'](schemas, view));
  }
  if (unknownCounts(view.unknowns).length > 0) {
    yield page('unknowns.md', templates['docs/unknowns'](view));
  }
  if (view.questions.length + view.notes.length > 0) {
    yield page('conflicts.md', templates['docs/conflicts'](view));
  }
  yield { path: 'llms.txt', ownership: 'generated', text: llmsText(view) };
  if (llmsFull) yield inPieces('llms-full.txt', whole);
}
