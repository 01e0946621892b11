/** HTML that cannot be forged: the tag `html`, which encodes every hole by where it stands. */
import { html, htmlOf, htmlContent, type Html } from './opaque.js';
import { escapeAttribute, escapeText, foreignUrl, HTML_SPECIAL } from './text.js';

export { html, isHtml, joined } from './opaque.js';
export type { Html, HtmlHole } from './opaque.js';

/** Nothing. */
export const NO_HTML: Html = htmlOf('');

/** True when a piece prints nothing. */
export function isEmptyHtml(one: Html): boolean {
  return one === NO_HTML || htmlContent(one) === '';
}

/** Elements that do nothing but look different. */
const LOOKS: ReadonlySet<string> = new Set(['b', 'i', 'var']);

/**
 * Text in which some words stand out.
 * @param what finds them: an expression with the flag `g`
 * @param elementOf the element that such a word gets
 * @throws TypeError for any other element, or another expression
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
    // Looking is quicker than a call: code has thousands of such words.
    out += HTML_SPECIAL.test(before) ? escapeText(before) : before;
    out += `<${element}>${HTML_SPECIAL.test(found) ? escapeText(found) : found}</${element}>`;
    from = index + found.length;
  }
  return htmlOf(out + escapeText(text.slice(from)));
}

/** A link to an address that a description states; where it is not of a harmless kind, just the label. */
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
