/** Encodes untrusted text for HTML, with one encoder per context. */
import type { Context } from './plan.js';
import { safeUrl, showHidden } from '../markdown/text.js';
import { percentEncoded } from '../../../base/foundation/percent-encoding.js';

/** Matches characters that are special in HTML or invisible. Text without a match needs no encoding. */
export const HTML_SPECIAL = /[^\n\x20-%'-;=?-~]/;
/** A word that is safe in any attribute and in any part of a URL. */
export const WORD = /^[A-Za-z0-9_.-]+$/;
const UNUSUAL = /[^\n\x20-\x7e]/;

/** Normalizes line breaks, and shows invisible characters as `<U+202E>`. */
export function visibleText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return showHidden(text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n'));
}

/** Encodes text between tags, after `visibleText`. */
export function escapeText(text: string): string {
  if (!HTML_SPECIAL.test(text)) return text;
  const shown = visibleText(text);
  return shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Encodes text between double quotes. */
export function escapeAttribute(text: string): string {
  const shown = HTML_SPECIAL.test(text) ? escapeText(text) : text;
  return shown.includes('"') ? shown.replaceAll('"', '&quot;') : shown;
}

/**
 * Encodes a complete URL in an attribute.
 * @returns `about:invalid` for an unsafe URL: a scheme other than `http`, `https` and `mailto`, or a host without a
 *   scheme
 */
export function urlAttribute(url: string): string {
  return escapeAttribute(safeUrl(url) ?? 'about:invalid');
}

/** Encodes a component of a URL so that it can end neither the component nor the URL. */
function urlPart(text: string): string {
  if (/^[A-Za-z0-9_.~-]*$/.test(text)) return text;
  return percentEncoded(text).replaceAll("'", '%27');
}

/** Encodes text in an attribute value by its context. */
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

/** Returns an absolute `http`, `https` or `mailto` URL that a description may link to; `undefined` for any other. */
export function foreignUrl(url: string): string | undefined {
  return /^(?:https?:\/\/[^/]|mailto:)/i.test(url) ? safeUrl(url) : undefined;
}
