/** Converts between JSON and other values: dates, and integers beyond the range of `number`. */
import { randomText } from "./random.js";
import type { Body } from "./body.js";
import { checkWords, isRecord } from "./encode.js";
import { mediaType, type Parse } from "./read.js";

/**
 * Converts a value. A value of an unexpected type is returned unchanged.
 * @param exact the same value, except that integers that a `number` cannot represent are strings of
 *   digits
 */
export type Convert = (value: unknown, exact?: unknown) => unknown;

/** Converts a date or date-time (RFC 3339) to a `Date`. */
export function toDate(value: unknown): unknown {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d/.test(value))
    return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : date;
}

/** Converts a `Date` to its date in UTC (`YYYY-MM-DD`). */
export function toDay(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}

/** Converts an integer to a `bigint`. Requests contain the `bigint` as a JSON number. */
export function toBigInt(value: unknown, exact: unknown = value): unknown {
  const digits = typeof exact === "string" && /^-?\d+$/.test(exact);
  if (digits) return BigInt(exact);
  return Number.isInteger(value) ? BigInt(value as number) : value;
}

/** Converts an integer to a string of digits. */
export function toDigits(value: unknown, exact: unknown = value): unknown {
  const integer = toBigInt(value, exact);
  return typeof integer === "bigint" ? String(integer) : value;
}

/** Applies a converter to an argument: `converted(items(toDay), args.days)`. */
export function converted(
  convert: Convert,
  value: unknown,
  exact?: unknown,
): unknown {
  return convert(value, exact);
}

/**
 * Returns a function that converts each property of an object with the converter of its name, or
 * with `rest` if there is no such converter.
 */
export function fields(
  converters: Readonly<Record<string, Convert>>,
  rest?: Convert,
): Convert {
  const named = new Map(Object.entries(converters));
  return (value, exact = value) => {
    if (!isPlain(value)) return value;
    const exactly = isRecord(exact) ? exact : value;
    return Object.fromEntries(
      Object.entries(value).map(([name, property]) => {
        const convert = named.get(name) ?? rest;
        return [name, convert ? convert(property, exactly[name]) : property];
      }),
    );
  };
}

/**
 * Returns a function that converts the items of a list. Each of the first items has its own
 * converter, and `rest` converts the others.
 */
export function items(
  rest: Convert | undefined,
  first: readonly (Convert | undefined)[] = [],
): Convert {
  return (value, exact = value) => {
    if (!Array.isArray(value)) return value;
    const exactly: readonly unknown[] = Array.isArray(exact) ? exact : value;
    return value.map((item: unknown, index) => {
      const convert = index < first.length ? first[index] : rest;
      return convert ? convert(item, exactly[index]) : item;
    });
  };
}

/** Returns a function that applies all converters in order. */
export function each(...converters: readonly Convert[]): Convert {
  return (value, exact = value) =>
    converters.reduce((done, convert) => convert(done, exact), value);
}

/** Returns a function that converts only objects that have all the named properties. */
export function having(names: readonly string[], convert: Convert): Convert {
  return (value, exact) =>
    isRecord(value) && names.every((name) => hasOwn(value, name))
      ? convert(value, exact)
      : value;
}

/** Returns a function that selects the converter by the value of a property. */
export function choice(
  property: string,
  converters: Readonly<Record<string, Convert>>,
): Convert {
  const named = new Map(Object.entries(converters));
  return (value, exact) =>
    isRecord(value)
      ? (named.get(String(value[property]))?.(value, exact) ?? value)
      : value;
}

/**
 * Converters by status (`200`, `4XX`, `default`). If the media types of a status have different
 * converters, they are listed by media type.
 */
export type Converters = Readonly<
  Record<string, Convert | Readonly<Record<string, Convert>>>
>;

/** Parses and converts the JSON of a response. */
export function parsed(
  text: string,
  response: Parameters<Parse>[1],
  converters: Converters,
): unknown {
  const { status } = response;
  const byName = new Map(Object.entries(converters));
  const value = JSON.parse(text) as unknown;
  const found =
    byName.get(String(status)) ??
    byName.get(`${Math.floor(status / 100)}XX`) ??
    byName.get("default");
  const type = mediaType(response);
  const convert =
    typeof found === "object" && hasOwn(found, type) ? found[type] : found;
  return typeof convert === "function"
    ? convert(value, exactly(text, value))
    : value;
}

const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON again, but returns integers that a `number` cannot represent as strings of digits.
 */
function exactly(text: string, value: unknown): unknown {
  if (!/\d{16}/.test(text)) return value;
  const quoted = text.replace(TOKEN, (token) =>
    /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
  );
  return JSON.parse(quoted) as unknown;
}

/**
 * Returns JSON in which a `bigint` is a number; `undefined` if the value is `undefined`.
 * @throws TypeError if JSON cannot represent the value
 */
export function exactText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  // Each `bigint` is first written as a string that begins with the mark, and
  // then its quotes are removed. The mark is random: a string in the body could
  // begin with a fixed mark, and would become a number.
  const mark = randomText();
  const text = JSON.stringify(value, (_, member: unknown) =>
    typeof member === "bigint" ? `${mark}${member}` : member,
  ) as string | undefined;
  if (text !== undefined && /null|\{\}/.test(text)) checkWords("body", value);
  return text?.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}

/** Encodes a value as a JSON body in which a `bigint` is a number. */
export function exactJson(
  value: unknown,
  type = "application/json",
): Body | undefined {
  const content = exactText(value);
  return content === undefined ? undefined : { content, type };
}

function hasOwn(value: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(value, name);
}

/** Returns true for a plain object. A `Blob` or a form, for example, is not one. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
