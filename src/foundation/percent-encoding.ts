/** Percent-encoding (RFC 3986 §2.1) of text that need not be well-formed: half a surrogate pair has no UTF-8. */

/** As `encodeURIComponent`, with U+FFFD for half a pair, for which that throws. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** With U+FFFD in place of each half of a surrogate pair that stands alone. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Percent-decodes a text; what cannot be decoded stays as it is. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
