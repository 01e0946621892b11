/** Percent-encoding (RFC 3986 §2.1) of text that may be malformed: a lone surrogate has no UTF-8 encoding. */

/** As `encodeURIComponent`, which throws for a lone surrogate; here it becomes U+FFFD. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** Replaces each lone surrogate by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Percent-decodes a text. An invalid one is returned unchanged. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
