/** Foreign text as HTML that shows it and nothing else, one encoder per position. */
import type { Context } from './plan.js';
import { safeUrl, showHidden } from '../markdown/text.js';
import { percentEncoded } from '../../foundation/percent-encoding.js';

/** Whatever could mean something in a text, and what does not print: a text without it is HTML as it is. */
export const HTML_SPECIAL = /[^\n\x20-%'-;=?-~]/;
/** A word that is the same in any attribute, and in any part of an address. */
export const WORD = /^[A-Za-z0-9_.-]+$/;
const UNUSUAL = /[^\n\x20-\x7e]/;

/** A text with one kind of line breaks; what does not print is shown as `<U+202E>`. */
export function shownText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return showHidden(text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n'));
}

/** Text between tags, as `shownText` shows it. */
export function escapeText(text: string): string {
  if (!HTML_SPECIAL.test(text)) return text;
  const shown = shownText(text);
  return shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text between double quotes. */
export function escapeAttribute(text: string): string {
  const shown = HTML_SPECIAL.test(text) ? escapeText(text) : text;
  return shown.includes('"') ? shown.replaceAll('"', '&quot;') : shown;
}

/**
 * A whole address in an attribute.
 * @returns `about:invalid` for an address that no link may lead to: another scheme than `http`, `https` and
 *   `mailto`, or another host without a scheme
 */
export function urlAttribute(url: string): string {
  return escapeAttribute(safeUrl(url) ?? 'about:invalid');
}

/** A part of an address behind its beginning: it can end neither its part nor the address. */
function urlPart(text: string): string {
  if (/^[A-Za-z0-9_.~-]*$/.test(text)) return text;
  return percentEncoded(text).replaceAll("'", '%27');
}

/** Text in the value of an attribute, by what that is. */
export function attributeText(text: string, context: Exclude<Context, 'text'>): string {
  switch (context) {
    case 'attribute':
      return escapeAttribute(text);
    case 'address':
      return urlAttribute(text);
    case 'address part':
      return urlPart(text);
    default:
      return context satisfies never;
  }
}

/** An absolute address of the web or of a mailbox that a description may link to; undefined for any other. */
export function foreignUrl(url: string): string | undefined {
  return /^(?:https?:\/\/[^/]|mailto:)/i.test(url) ? safeUrl(url) : undefined;
}
