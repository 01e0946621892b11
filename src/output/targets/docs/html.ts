/** Renders the HTML pages of the docs, and the data that the pages share. */
import { textFile } from '../../kit/file.js';
import { blocksHtml } from '../../../../templates/docs/html/blocks.js';
import { htmlFile } from '../../../../templates/docs/html/links.js';
import { searchParts } from '../../../../templates/docs/html/search.js';
import type {
  Frame,
  HtmlTemplates,
  HtmlView,
  PageLink,
} from '../../../../templates/docs/html/view.js';
import { tryItFile, tryItScript } from '../../../../templates/docs/try-it/script.js';
import { unknownCounts } from '../../../../templates/docs/unknowns.js';
import type { DocsView, PageView } from '../../../../templates/docs/view.js';
import type { OutputFile } from '../../../print/emit/file.js';
import { htmlText } from '../../../print/emit/html/index.js';
import { runtimeFiles } from '../../kit/runtime-files.js';
import { groupsInSections, guidesInSections } from '../../../../templates/docs/pages/navigation.js';
import { escapeText } from '../../../print/emit/html/text.js';
import { percentEncoded } from '../../../base/foundation/text/percent-encoding.js';

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

/** Custom properties of the style sheet, without the dashes: `{ accent: 'light-dark(#06c, #6cf)' }`. */
type Theme = Readonly<Record<string, string>>;

/** Matches a CSS value that cannot end its declaration or its block. */
const THEME_VALUE = /^[^;{}<>\\@\n\r]*$/;
const THEME_NAME = /^[a-z][a-z0-9-]*$/;

/**
 * Appends custom properties to the style sheet.
 * @param theme the custom properties; those with an invalid name or value are omitted
 */
function stylesheet(sheet: string, theme: Theme): string {
  const lines = Object.entries(theme)
    .filter(([name, value]) => THEME_NAME.test(name) && THEME_VALUE.test(value))
    .map(([name, value]) => `  --${name}: ${value.trim()};\n`);
  return lines.length === 0 ? sheet : `${sheet}\n:root {\n${lines.join('')}}\n`;
}

/** The previous and the next page of each page, by the page's file. */
type ReadingOrder = ReadonlyMap<string, readonly [PageLink | undefined, PageLink | undefined]>;

/** Returns the order of all pages: the first page, the guides, the groups with their parts, and the schemas. */
function readingOrder(view: HtmlView): ReadingOrder {
  const { settings, schemaPages } = view;
  const all: PageLink[] = [];
  for (const { title, file } of guidesInSections(view)) all.push({ title, file: htmlFile(file) });
  all.push({ title: settings.word('Overview'), file: htmlFile(view.overview) });
  for (const group of groupsInSections(view)) {
    for (const { name, file } of [group, ...(group.parts ?? [])]) {
      all.push({ title: name, file: htmlFile(file) });
    }
  }
  for (const { title, file } of schemaPages) all.push({ title, file: htmlFile(file) });
  return new Map(all.map(({ file }, index) => [file, [all[index - 1], all[index + 1]]]));
}

/** Returns the pages before and after a page. */
function neighboursOf(file: string, order: ReadingOrder): Pick<Frame, 'previous' | 'next'> {
  const [previous, next] = order.get(file) ?? [];
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** Returns the sitemap, which lists all pages for search engines (sitemaps.org, version 0.9). */
function sitemap(files: readonly string[], site: string): string {
  const urls = files.map((file) => {
    const path = file === 'index.html' ? '' : percentEncoded(file);
    return `  <url><loc>${escapeText(site + path)}</loc></url>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
}
