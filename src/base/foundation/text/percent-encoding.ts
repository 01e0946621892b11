/**
 * Percent-encoding (RFC 3986 §2.1) of text that may contain lone surrogates. A lone surrogate has no UTF-8 encoding.
 */

/** Encodes like `encodeURIComponent`, but replaces a lone surrogate with U+FFFD instead of throwing an error. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** Replaces each lone surrogate with U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Percent-decodes a text. An invalid text is returned unchanged. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
