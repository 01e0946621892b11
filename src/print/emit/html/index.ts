/** Safe HTML: the template tag `html` encodes each interpolated value for its position. */
import { html, htmlOf, htmlContent, type Html } from './opaque.js';
import { escapeAttribute, escapeText, foreignUrl } from './text.js';

export { html, isHtml, joined } from './opaque.js';
export { codeHtml } from './code.js';
export { marked } from './marked.js';
export type { Html, HtmlHole } from './opaque.js';

export const NO_HTML: Html = htmlOf('');

/** Returns true if a piece of HTML is empty. */
export function isEmptyHtml(one: Html): boolean {
  return one === NO_HTML || htmlContent(one) === '';
}

/** A link to a URL from a description. If the URL is unsafe, only the label is printed. */
export function foreignLink(label: string, url: string): Html {
  const address = foreignUrl(url);
  const visibleLabel = label.trim() === '' ? url : label;
  if (address === undefined) return html`${visibleLabel}`;
  return htmlOf(
    `<a href="${escapeAttribute(address)}" rel="noopener noreferrer">${escapeText(visibleLabel)}</a>`,
  );
}

/** The text of an HTML file, with one line feed at the end. */
export function htmlText(document: Html): string {
  return `${htmlContent(document)}\n`;
}
