/** Tokens of HTTP (RFC 9110 §5.6.2), such as the names of methods, headers and authentication schemes. */

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Returns true for a valid name of a method, a header or an authentication scheme. */
export function isHttpToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Returns true for a header name (RFC 9110 §5.1) of at most 200 characters. */
export function isHeaderName(text: string): boolean {
  return text.length <= 200 && isHttpToken(text);
}
