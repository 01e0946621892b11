/** The target `docs`: the API as HTML and Markdown pages. */
import { markdownConflicts } from '../../../templates/docs/conflicts.js';
import { markdownEndpoint } from '../../../templates/docs/endpoint.js';
import { markdownIndex } from '../../../templates/docs/index.js';
import { markdownPage } from '../../../templates/docs/page.js';
import { markdownSchemas } from '../../../templates/docs/schemas.js';
import { markdownUnknowns } from '../../../templates/docs/unknowns.js';
import { markdownOperation } from '../../../templates/docs/operation.js';
import { llmsText } from '../../../templates/docs/llms.js';
import type { HtmlTemplates } from '../../../templates/docs/html/view.js';
import type { DocsTemplates, DocsView } from '../../../templates/docs/view.js';
import { inPieces, type OutputFile } from '../../emit/file.js';
import { jsonText } from '../../emit/json/index.js';
import { heading, markdownPieces, text as plainText, type Md } from '../../emit/markdown/index.js';
import { conflictsData } from './conflicts.js';
import { HTML_TEMPLATES, htmlFiles } from './html.js';
import type { DocsOptions } from './options.js';
import { docsView } from './view.js';
import type { RenderInput } from '../target.js';
import type { EndpointKey } from '../../model/api.js';
import { unknownCounts } from '../../../templates/docs/unknowns.js';

const TEMPLATES: DocsTemplates = {
  'docs/index': markdownIndex,
  'docs/page': markdownPage,
  'docs/endpoint': markdownEndpoint,
  'docs/conflicts': markdownConflicts,
  'docs/unknowns': markdownUnknowns,
  'docs/schemas': markdownSchemas,
};

/**
 * Writes the docs as HTML pages and, beside each, as a Markdown page, with an index of those for machines (`llms.txt`).
 * The disagreements are there as data too (`conflicts.json`).
 */
export function* renderDocs(
  input: RenderInput<DocsOptions, DocsTemplates & HtmlTemplates>,
): Generator<OutputFile> {
  const { html, markdown, theme } = input.options;
  const templates = { ...TEMPLATES, ...HTML_TEMPLATES, ...input.templates };
  const view = docsView(input, templates, input.options);
  if (markdown) yield* markdownFiles(view, input.options);
  if (html) yield* htmlFiles(view, templates, { markdown, theme });
  if (view.conflicts.length > 0) {
    const text = jsonText(conflictsData(view.conflicts));
    yield { path: 'conflicts.json', ownership: 'generated', text };
  }
}

/** `index.md`, a page per group, `schemas.md`, `unknowns.md` and `conflicts.md` where there is something to say. */
function* markdownFiles(docs: DocsView, { llmsFull }: DocsOptions): Generator<OutputFile> {
  const said = new Map<EndpointKey, readonly Md[]>();
  const view = withKept(docs, said);
  const { templates } = view;
  const whole: string[] = [];
  const page = (path: string, parts: readonly Md[]): OutputFile => {
    const pieces = markdownPieces(parts);
    if (llmsFull) whole.push(...pieces, '\n');
    return inPieces(path, pieces);
  };
  yield page('index.md', templates['docs/index'](view));
  for (const { file, title, text } of view.settings.guides) {
    yield page(file, [heading(1, plainText(title)), view.said(text, 2)]);
  }
  for (const group of view.pages) {
    for (const one of [group, ...(group.parts ?? [])]) {
      yield page(one.file, templates['docs/page'](one, view));
      for (const [key, blocks] of said) {
        const file = view.operationFileOf(key);
        const signature = view.signatures.get(key);
        if (file === undefined || signature === undefined) continue;
        yield inPieces(file, markdownPieces(markdownOperation(signature, blocks, view)));
      }
      said.clear();
    }
  }
  if (view.api.schemas.size > 0) yield page('schemas.md', templates['docs/schemas'](view));
  if (unknownCounts(view.unknowns).length > 0) {
    yield page('unknowns.md', templates['docs/unknowns'](view));
  }
  if (view.conflicts.length > 0) {
    yield page('conflicts.md', templates['docs/conflicts'](view));
  }
  yield { path: 'llms.txt', ownership: 'generated', text: llmsText(view) };
  if (llmsFull) yield inPieces('llms-full.txt', whole);
}

/** What the pages say of endpoints is kept for the pages that these have for themselves. */
function withKept(view: DocsView, said: Map<EndpointKey, readonly Md[]>): DocsView {
  const endpoint: DocsTemplates['docs/endpoint'] = (signature, inner) => {
    const blocks = view.templates['docs/endpoint'](signature, inner);
    said.set(signature.endpoint.key, blocks);
    return blocks;
  };
  return { ...view, templates: { ...view.templates, 'docs/endpoint': endpoint } };
}
