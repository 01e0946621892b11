/** Renders the HTML pages of the docs, and the data that the pages share. */
import { textFile } from '../../kit/file.js';
import { blocksHtml } from '../../../../templates/docs/html/blocks.js';
import { htmlFile } from '../../../../templates/docs/html/links.js';
import { searchParts } from '../../../../templates/docs/html/search.js';
import type { Frame, HtmlTemplates, HtmlView } from '../../../../templates/docs/html/view.js';
import { tryItFile, tryItScript } from '../../../../templates/docs/try-it/script.js';
import { unknownCounts } from '../../../../templates/docs/unknowns.js';
import type { DocsView, PageView } from '../../../../templates/docs/view.js';
import type { OutputFile } from '../../../print/emit/file.js';
import { htmlText } from '../../../print/emit/html/index.js';
import { neighboursOf, readingOrder, sitemap } from './order/reading-order.js';
import { stylesheet, type Theme } from './theme.js';
import { runtimeFiles } from '../../kit/runtime-files.js';

/**
 * Writes `index.html`, a page for each group, the pages of schemas, conflicts and undeclared facts unless they are
 * empty, and `docs.css`, `docs.js` and `search.js`.
 */
export function* htmlFiles(
  docs: DocsView,
  templates: HtmlTemplates,
  { markdown, theme }: { readonly markdown: boolean; readonly theme: Theme },
): Generator<OutputFile> {
  const view = htmlView(docs, templates, markdown);
  const order = readingOrder(view);
  const files: string[] = [];
  for (const frame of framesOf(view)) {
    files.push(frame.file);
    const beside = neighboursOf(frame.file, order);
    const page = templates['docs/html/frame']({ ...frame, ...beside }, view);
    yield textFile(frame.file, htmlText(page));
  }
  if (view.settings.site !== undefined) {
    yield textFile('sitemap.xml', sitemap(files, view.settings.site));
  }
  for (const [index, text] of searchParts(view).entries()) {
    yield textFile(`search_${index + 1}.js`, text);
  }
  yield* tryItFiles(view);
  for (const { path, text } of runtimeFiles('templates/docs')) {
    if (path.startsWith('settle.') && view.questions.length + view.notes.length === 0) continue;
    if (path.startsWith('try-') && view.settings.tryIt === undefined) continue;
    yield textFile(path, path === 'docs.css' ? stylesheet(text, theme) : text);
  }
}

/** Writes a script for each page with the data of its request forms. */
function* tryItFiles(view: HtmlView): Generator<OutputFile> {
  for (const group of view.pages) {
    for (const page of group.parts ?? [group]) {
      const file = tryItFile(page, view);
      if (file !== undefined) yield textFile(file, tryItScript(page, view));
    }
  }
}

/** Yields the pages one after the other, so that only one of them is in memory. */
function* framesOf(view: HtmlView): Generator<Frame> {
  const { html: templates } = view;
  const { word } = view.settings;
  for (const { title, file, description, text, blocks } of view.settings.guides) {
    yield { ...frame(title, file), about: description ?? text, content: blocksHtml(blocks, view) };
  }
  const isFirst = view.overview === 'index.md';
  yield {
    ...frame(isFirst ? view.title : word('Overview'), view.overview),
    about: view.api.description?.value ?? view.title,
    content: templates['docs/html/index'](view),
  };
  for (const group of view.pages) {
    for (const page of [group, ...(group.parts ?? [])]) {
      const content = templates['docs/html/page'](page, view);
      const file = htmlFile(page.file);
      yield { ...frame(page.name, group.file), file, about: aboutGroup(page), group, content };
    }
  }
  for (const page of view.schemaPages) {
    const content = templates['docs/html/schemas'](page, view);
    yield { ...frame(page.title, page.file), content };
  }
  if (view.changes.length > 0) {
    const content = templates['docs/html/changes'](view);
    yield { ...frame(word('Changes'), 'changes.md'), content };
  }
  if (view.questions.length + view.notes.length > 0) {
    const title = word('Conflicts between documents');
    yield { ...frame(title, 'conflicts.md'), content: templates['docs/html/conflicts'](view) };
  }
  if (unknownCounts(view.unknowns).length > 0) {
    const title = word('Gaps in the documents');
    yield { ...frame(title, 'unknowns.md'), content: templates['docs/html/unknowns'](view) };
  }
}

/** Returns a text about a group: its description, or the summaries of its operations. */
function aboutGroup({ description, endpoints }: PageView): string {
  return (
    description ??
    endpoints
      .slice(0, 10)
      .flatMap(({ summary }) => summary?.value ?? [])
      .join('. ')
  );
}

/** Returns the title and the file name of the HTML page that has the same content as a Markdown page. */
function frame(title: string, markdown: string): Omit<Frame, 'content'> {
  return { title, markdown, file: htmlFile(markdown) };
}

function htmlView(docs: DocsView, html: HtmlTemplates, markdown: boolean): HtmlView {
  return { ...docs, html, markdown };
}
