/** Safe HTML: the tag `html` encodes every hole by its context. */
import { html, htmlOf, htmlContent, type Html } from './opaque.js';
import { escapeAttribute, escapeText, foreignUrl } from './text.js';

export { html, isHtml, joined } from './opaque.js';
export { codeHtml } from './code.js';
export { marked } from './marked.js';
export type { Html, HtmlHole } from './opaque.js';

/** Empty HTML. */
export const NO_HTML: Html = htmlOf('');

/** Returns true if a piece prints nothing. */
export function isEmptyHtml(one: Html): boolean {
  return one === NO_HTML || htmlContent(one) === '';
}

/** A link to a URL from a description; only the label if the URL is unsafe. */
export function foreignLink(label: string, url: string): Html {
  const address = foreignUrl(url);
  const shown = label.trim() === '' ? url : label;
  if (address === undefined) return html`${shown}`;
  return htmlOf(
    `<a href="${escapeAttribute(address)}" rel="noopener noreferrer">${escapeText(shown)}</a>`,
  );
}

/** The text of an HTML file, with one line feed at the end. */
export function htmlText(document: Html): string {
  return `${htmlContent(document)}\n`;
}
