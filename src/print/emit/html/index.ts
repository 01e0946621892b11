/** Safe HTML: the tag `html` encodes every hole by its context. */
import { html, htmlOf, htmlContent, type Html } from './opaque.js';
import { escapeAttribute, escapeText, foreignUrl, HTML_SPECIAL } from './text.js';

export { html, isHtml, joined } from './opaque.js';
export type { Html, HtmlHole } from './opaque.js';

/** Empty HTML. */
export const NO_HTML: Html = htmlOf('');

/** Returns true if a piece prints nothing. */
export function isEmptyHtml(one: Html): boolean {
  return one === NO_HTML || htmlContent(one) === '';
}

/** Elements that only change the look of text. */
const LOOKS: ReadonlySet<string> = new Set(['b', 'i', 'var']);

/**
 * Highlights words in text.
 * @param what a regular expression with the flag `g` that finds the words
 * @param elementOf returns the element for a word
 * @throws TypeError for any other element, or an expression without the flag `g`
 */
export function marked(
  text: string,
  what: RegExp,
  elementOf: (found: string) => 'b' | 'i' | 'var',
): Html {
  if (!what.global) throw new TypeError('marked() takes an expression with the flag g');
  let out = '';
  let from = 0;
  for (const { 0: found, index } of text.matchAll(what)) {
    const element = elementOf(found);
    if (!LOOKS.has(element))
      throw new TypeError('marked() takes an element that only looks different');
    const before = text.slice(from, index);
    // The test saves a call: code has thousands of such words.
    out += HTML_SPECIAL.test(before) ? escapeText(before) : before;
    out += `<${element}>${HTML_SPECIAL.test(found) ? escapeText(found) : found}</${element}>`;
    from = index + found.length;
  }
  return htmlOf(out + escapeText(text.slice(from)));
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
