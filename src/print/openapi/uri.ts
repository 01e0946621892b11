/** Checks and corrects URI references (RFC 3986) and mail addresses from descriptions. */
import { percentEncoded, wellFormed } from '../../base/foundation/text/percent-encoding.js';
import { GENERATING_LIMITS } from '../../base/foundation/limits/generating.js';

const PART = "[A-Za-z0-9\\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2}";
const HOST = "(?:\\[[0-9A-Fa-f:.]+\\]|(?:[A-Za-z0-9\\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)";
const AUTHORITY = `(?:(?:[A-Za-z0-9\\-._~!$&'()*+,;=:]|%[0-9A-Fa-f]{2})*@)?${HOST}(?::[0-9]*)?`;
const TAIL = `(?:\\?(?:${PART}|[/?])*)?(?:#(?:${PART}|[/?])*)?`;
const ABSOLUTE = new RegExp(
  `^[A-Za-z][A-Za-z0-9+.-]*:(?://${AUTHORITY}(?:/(?:${PART})*)*|/?(?:(?:${PART})+(?:/(?:${PART})*)*)?)${TAIL}$`,
);
const NETWORK = new RegExp(`^//${AUTHORITY}(?:/(?:${PART})*)*${TAIL}$`);
const RELATIVE = new RegExp(
  `^(?:/(?:(?:${PART})+(?:/(?:${PART})*)*)?|(?!:)(?:(?!:)(?:${PART}))+(?:/(?:${PART})*)*)?${TAIL}$`,
);
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL_END = '(?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
/**
 * Matches an email address that every validator accepts. RFC 5321 also allows quoted local parts and hosts without a
 * dot, but some validators reject them.
 */
const EMAIL = new RegExp(
  `^${ATOM}(?:\\.${ATOM})*@(?:[A-Za-z0-9]${LABEL_END}\\.)+[A-Za-z]${LABEL_END}$`,
);

/** Returns true for a URI or a relative reference (RFC 3986 §4.1) that is not too long. */
export function isUriReference(text: string): boolean {
  if (text.length > GENERATING_LIMITS.uri.most) return false;
  return ABSOLUTE.test(text) || NETWORK.test(text) || RELATIVE.test(text);
}

/**
 * Returns the text if it is a valid URI reference. Otherwise, percent-encodes the invalid characters. If the result is
 * still invalid, encodes the whole text with {@link percentEncoded}.
 */
export function uriReference(text: string): string {
  if (isUriReference(text)) return text;
  const encoded = wellFormed(text)
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/gu, encodeURIComponent);
  return isUriReference(encoded) ? encoded : percentEncoded(text);
}

/** Returns true for a mail address that every validator of `format: email` accepts. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text);
}
