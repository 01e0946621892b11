/** Header and cookie parameters. */
import { encode, isAbsent } from "./encode.js";
import { expand, type Delimiter } from "./expand.js";

export type HeaderEntry = readonly [name: string, value: string];

export interface HeaderOptions {
  /** Writes an object as `R=100,G=200`. */
  readonly explode?: boolean;
  /** What joins the members: `,` unless stated. */
  readonly delimiter?: Delimiter;
  /** What joins an array inside the array (Swagger 2.0). */
  readonly items?: Delimiter;
}

/**
 * A header parameter in the style `simple`. Header values are not percent-encoded.
 * @returns `undefined` when there is nothing to write
 * @throws TypeError when the value cannot stand in a header (RFC 9110 §5.5)
 */
export function header(
  name: string,
  value: unknown,
  options: HeaderOptions = {},
): HeaderEntry | undefined {
  const text = expand(name, value, {
    named: false,
    explode: options.explode ?? false,
    separator: ",",
    delimiter: options.delimiter ?? ",",
    items: options.items,
    empty: "",
    encode: (part) => part,
  });
  return text === undefined ? undefined : [name, checkHeader(name, text)];
}

/**
 * Refuses what would end the header and begin another one.
 * @throws TypeError
 */
export function checkHeader(name: string, value: string): string {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return value;
  throw new TypeError(`${name}: contains characters that no header can carry`);
}

export interface CookieOptions {
  /** Joins the members into one value; without it each has its own `name=value`. */
  readonly delimiter?: Delimiter;
  /** The style `cookie`: the value is sent as it stands. */
  readonly verbatim?: boolean;
}

/**
 * A cookie parameter: `color=blue`. Browsers do not let a program set the header, see `credentials`.
 * @returns `""` when there is nothing to write
 * @throws TypeError when a verbatim value cannot stand in a cookie (RFC 6265 §4.1.1)
 */
export function cookie(
  name: string,
  value: unknown,
  options: CookieOptions = {},
): string {
  if (isAbsent(value)) return "";
  const { delimiter, verbatim = false } = options;
  const text = expand(name, value, {
    named: true,
    explode: delimiter === undefined,
    separator: "; ",
    delimiter: delimiter ?? ",",
    empty: "=",
    encode: verbatim ? (part) => checkCookie(name, part) : encode,
  });
  return text ?? "";
}

function checkCookie(name: string, text: string): string {
  if (/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/.test(text)) return text;
  throw new TypeError(`${name}: contains characters that no cookie can carry`);
}
