/** Tokens of HTTP (RFC 9110 §5.6.2): names of methods, headers and authentication schemes. */

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** True for a text that can name a method, a header or an authentication scheme. */
export function isHttpToken(text: string): boolean {
  return TOKEN.test(text);
}

/** True for a name of a header (RFC 9110 §5.1) of a length that people write. */
export function isHeaderName(text: string): boolean {
  return text.length <= 200 && isHttpToken(text);
}
