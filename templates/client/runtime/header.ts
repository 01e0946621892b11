/** Encodes header and cookie parameters. */
import {
  percentEncoding,
  without,
  withoutMarks,
  isAbsent,
  type TextEncoding,
} from "./encode.js";
import { invalid } from "./errors.js";
import { expand, type Delimiter } from "./expand.js";
import type { Headers } from "./platform.js";

export type HeaderEntry = readonly [name: string, value: string];

export interface HeaderOptions {
  /** True to write an object as `R=100,G=200`; otherwise it is written as `R,100,G,200`. */
  readonly explode?: boolean;
  /** Separates the members of an array or object; `,` by default. */
  readonly delimiter?: Delimiter;
  /** Separates the items of a nested array (Swagger 2.0). */
  readonly items?: Delimiter;
}

/**
 * Encodes a header parameter in the style `simple`. Header values are not percent-encoded (OpenAPI
 * 3.1.1 §4.8.12), so a member that contains a separator is rejected. Spaces at the start and the
 * end are rejected too, because HTTP removes them.
 * @returns `undefined` if the value is absent
 * @throws TypeError if the value is invalid in a header (RFC 9110 §5.5)
 */
export function header(
  name: string,
  value: unknown,
  options: HeaderOptions = {},
): HeaderEntry | undefined {
  const { explode = false, delimiter = ",", items = "" } = options;
  const marks = (explode ? "," : delimiter) + items;
  const text = expand(name, value, {
    named: false,
    explode,
    separator: ",",
    delimiter,
    items: options.items,
    empty: "",
    encode: headerEncoding(name, marks, explode),
  });
  return text === undefined ? undefined : [name, checkHeader(name, text)];
}

function headerEncoding(
  name: string,
  marks: string,
  explode: boolean,
): TextEncoding {
  const whole = (text: string): string => {
    if (!/^[ \t]|[ \t]$/.test(text)) return text;
    throw invalid(name, "must not begin or end with a space or tab");
  };
  return {
    whole,
    member: (text) => whole(withoutMarks(name, text, marks)),
    key: (text) =>
      whole(withoutMarks(name, text, explode ? marks + "=" : marks)),
  };
}

/**
 * Rejects characters that are invalid in a header, such as a line break, which would start another
 * header.
 * @returns the value
 * @throws TypeError if the value contains such a character
 */
export function checkHeader(name: string, value: string): string {
  return without(name, value, /[^\t\x20-\x7e\x80-\xff]/u.exec(value)?.[0]);
}

export interface CookieOptions {
  /** Joins the members into one value. By default, each member is a separate `name=value`. */
  readonly delimiter?: Delimiter;
  /** True for the style `cookie`, whose values are sent without percent-encoding. */
  readonly verbatim?: boolean;
}

/**
 * Encodes a cookie parameter: `color=blue`. Browsers ignore a `Cookie` header that a program sets;
 * see the option `credentials`.
 * @returns `""` if the value is absent
 * @throws TypeError if `verbatim` is set and the value is invalid in a cookie (RFC 6265 §4.1.1)
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
    repeats: delimiter === undefined,
    delimiter: delimiter ?? ",",
    empty: "=",
    encode: verbatim ? verbatimCookie(name) : percentEncoding(name, ""),
  });
  return text ?? "";
}

/** Returns a function that adds cookies to those in the headers. Empty cookies are omitted. */
export function cookies(pairs: readonly string[]): (headers: Headers) => void {
  return (headers) => {
    const all = [headers.get("cookie"), ...pairs].filter(Boolean);
    if (all.length > 0) headers.set("cookie", all.join("; "));
  };
}

function verbatimCookie(name: string): TextEncoding {
  const whole = (text: string): string => checkCookie(name, text);
  return {
    whole,
    member: whole,
    key: (text) => whole(withoutMarks(name, text, "=")),
  };
}

function checkCookie(name: string, text: string): string {
  return without(
    name,
    text,
    /[^\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]/u.exec(text)?.[0],
  );
}
