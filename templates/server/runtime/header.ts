/** Reads header parameters and response headers, and validates header values. */
import type { Wire } from "./coerce.js";
import type { ValueSpec } from "./route.js";
import { decodePath, readPlain } from "./style.js";

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Returns true for a token (RFC 9110 §5.6.2), such as a header name or the name of an
 * authentication scheme.
 */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/**
 * Returns the name of a response header in lower case.
 * @throws TypeError if the name is not a token
 */
export function checkName(name: string): string {
  if (isToken(name)) return name.toLowerCase();
  throw new TypeError(
    `A response header cannot have the name ${JSON.stringify(name)}: use only letters, digits, and hyphens.`,
  );
}

/**
 * Returns the value of a response header.
 * @throws TypeError if the value contains characters that are invalid in a header (RFC 9110 §5.5)
 */
export function checkValue(name: string, value: string): string {
  if (VALUE.test(value)) return value;
  const character = [...value].find((one) => !VALUE.test(one));
  throw new TypeError(
    `The value of the response header "${name}" must not contain the character ${JSON.stringify(character)}: remove or encode it.`,
  );
}

/**
 * Returns a quoted-string (RFC 9110 §5.6.4). Characters outside printable ASCII are percent-encoded
 * as UTF-8.
 */
export function quotedString(text: string): string {
  const pieces = Array.from(new TextEncoder().encode(text), (byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
    return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return `"${pieces.join("")}"`;
}

/**
 * Reads a header.
 * @param text the value of the header; the values of several headers with the same name are
 * combined with commas (RFC 9110 §5.3)
 */
export function readHeader(
  text: string | undefined,
  spec: ValueSpec,
): Wire | undefined {
  if (text === undefined || spec.media !== undefined) return text;
  return readPlain(text, spec, (piece) => decodePath(piece.trim()));
}
