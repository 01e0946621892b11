/** Encodes untrusted text for HTML: one encoder for each context. */
import type { Context } from './plan.js';
import { safeUrl, showHidden } from '../markdown/text.js';
import { percentEncoded } from '../../../base/foundation/text/percent-encoding.js';

/** Matches characters that are special in HTML or invisible. Text without a match needs no encoding. */
export const HTML_SPECIAL = /[^\n\x20-%'-;=?-~]/;
/** Matches a word that needs no encoding in any attribute and in any part of a URL. */
export const WORD = /^[A-Za-z0-9_.-]+$/;
const UNUSUAL = /[^\n\x20-\x7e]/;

/** Normalizes line breaks, and shows invisible characters as `<U+202E>`. */
export function visibleText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return showHidden(text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n'));
}

/** Encodes text between tags, after normalizing it with {@link visibleText}. */
export function escapeText(text: string): string {
  if (!HTML_SPECIAL.test(text)) return text;
  const visible = visibleText(text);
  return visible.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeAttribute(text: string): string {
  const visible = HTML_SPECIAL.test(text) ? escapeText(text) : text;
  return visible.includes('"') ? visible.replaceAll('"', '&quot;') : visible;
}

/**
 * Encodes a complete URL for an attribute.
 * @returns `about:invalid` if the URL is unsafe: if its scheme is not `http`, `https` or `mailto`, or if it has a host
 * but no scheme
 */
export function urlAttribute(url: string): string {
  return escapeAttribute(safeUrl(url) ?? 'about:invalid');
}

/** Encodes one component of a URL so that its text can end neither the component nor the URL. */
function urlPart(text: string): string {
  if (/^[A-Za-z0-9_.~-]*$/.test(text)) return text;
  return percentEncoded(text).replaceAll("'", '%27');
}

/** Encodes text in an attribute value. The context decides whether it is a URL, part of one, or other text. */
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

/**
 * Returns the URL if it is an absolute `http`, `https` or `mailto` URL, to which a description may link; otherwise
 * `undefined`.
 */
export function foreignUrl(url: string): string | undefined {
  return /^(?:https?:\/\/[^/]|mailto:)/i.test(url) ? safeUrl(url) : undefined;
}
