/** Determines the reading order of the pages, and their URLs in the sitemap. */
import { htmlFile } from '../../../../../templates/docs/html/links.js';
import {
  groupsInSections,
  guidesInSections,
} from '../../../../../templates/docs/pages/navigation.js';
import type { Frame, HtmlView, PageLink } from '../../../../../templates/docs/html/view.js';
import { escapeText } from '../../../../print/emit/html/text.js';
import { percentEncoded } from '../../../../base/foundation/percent-encoding.js';

/** The previous and the next page of each page, by the page's file. */
type ReadingOrder = ReadonlyMap<string, readonly [PageLink | undefined, PageLink | undefined]>;

/** Returns the order of all pages: the first page, the guides, the groups with their parts, and the schemas. */
export function readingOrder(view: HtmlView): ReadingOrder {
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
export function neighboursOf(file: string, order: ReadingOrder): Pick<Frame, 'previous' | 'next'> {
  const [previous, next] = order.get(file) ?? [];
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** Returns the sitemap, which lists all pages for search engines (sitemaps.org, version 0.9). */
export function sitemap(files: readonly string[], site: string): string {
  const urls = files.map((file) => {
    const path = file === 'index.html' ? '' : percentEncoded(file);
    return `  <url><loc>${escapeText(site + path)}</loc></url>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
}
