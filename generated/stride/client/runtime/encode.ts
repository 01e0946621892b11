/** Percent-encoding (RFC 3986) and the text form of primitive values. */
import { isA, platform } from "./platform.js";

/**
 * Percent-encodes everything except the unreserved characters of RFC 3986. A lone surrogate has no UTF-8 encoding and
 * becomes U+FFFD.
 */
export function encode(text: string): string {
  return encodeURIComponent(
    text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"),
  ).replace(
    /[!'()*]/g,
    (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase(),
  );
}

/** The UTF-8 bytes of a text, each as one character. */
export function utf8(text: string): string {
  return encode(text).replace(/%(..)/g, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
}

/**
 * Percent-encodes, but keeps reserved characters and `%XX` (RFC 6570 §3.2.3). `#`, `&`, `+`, `?`, `[` and `]` are still
 * encoded: they would end the value or change its meaning.
 */
export function encodeReserved(text: string): string {
  return text
    .split(/(%[0-9A-Fa-f]{2}|[:/@!$'()*,;=])/)
    .map((part, index) => (index % 2 === 1 ? part : encode(part)))
    .join("");
}

/** Encoders for the parts of one value. */
export interface TextEncoding {
  /** Encodes a value that is neither a list nor an object. */
  readonly whole: (text: string) => string;
  readonly member: (text: string) => string;
  /** Encodes the name of a member. */
  readonly key: (text: string) => string;
}

const PERCENT: TextEncoding = { whole: encode, member: encode, key: encode };

/**
 * Commas and semicolons separate members, so they are encoded within a member even if reserved characters are allowed.
 */
const RESERVED: TextEncoding = {
  whole: encodeReserved,
  member: (text) => encodeReserved(text).replace(/[,;]/g, encodeURIComponent),
  key: encode,
};

/**
 * Returns percent-encoders.
 * @param marks separators that are encoded themselves and so cannot be escaped: a member that contains one is
 *   rejected
 */
export function percentEncoding(
  name: string,
  marks: string,
  reserved = false,
): TextEncoding {
  const encoding = reserved ? RESERVED : PERCENT;
  if (marks === "") return encoding;
  return {
    whole: encoding.whole,
    member: (text) => encoding.member(withoutMarks(name, text, marks)),
    key: (text) => encoding.key(withoutMarks(name, text, marks)),
  };
}

/**
 * Rejects a member that the server would split into several.
 * @param name the parameter, for the message
 * @throws TypeError
 */
export function withoutMarks(
  name: string,
  text: string,
  marks: string,
): string {
  const found = [...marks].find((mark) => text.includes(mark));
  if (found === undefined) return text;
  const sign = JSON.stringify(found);
  throw new TypeError(
    `"${name}": an item or a key contains ${sign}, which separates items in the request; pass items and keys without it`,
  );
}

/** Returns true if there is no value: RFC 6570 treats `undefined` and `null` as undefined. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/**
 * Returns a primitive value as text. A value with `toJSON`, such as a `Date`, is written as its JSON.
 * @param name the parameter, for the message
 * @throws TypeError if the value is not a primitive, or not a finite number
 */
export function primitive(name: string, value: unknown): string {
  const plain = simplify(value);
  const kind = typeof plain;
  if (/^(st|bi|bo)/.test(kind) || Number.isFinite(plain)) return String(plain);
  const what = kind === "number" ? String(plain) : typeName(plain);
  throw new TypeError(
    `"${name}": ${what} cannot be part of a URL, a header, or a form field; pass a string, a boolean, a bigint, or a finite number`,
  );
}

/**
 * Returns the value of a parameter, or `undefined` if it is absent.
 * @throws TypeError for an invalid `Date`, whose JSON is `null`
 */
export function present(name: string, value: unknown): unknown {
  const plain = simplify(value);
  if (!isAbsent(plain)) return plain;
  if (isAbsent(value)) return undefined;
  throw new TypeError(`"${name}": the date is invalid; pass a valid Date`);
}

/** Returns the value that `JSON.stringify` would write: the result of `toJSON`, if there is one. */
export function simplify(value: unknown): unknown {
  const given = value as { toJSON?: () => unknown } | null | undefined;
  return typeof given?.toJSON === "function" ? given.toJSON() : value;
}

/**
 * Returns JSON.
 * @param name the value, for the message
 * @throws TypeError if JSON cannot represent the value and would write `null` or `{}`: `NaN` and infinite numbers,
 *   invalid dates, bytes, maps and sets
 */
export function jsonOf(name: string, value: unknown): string | undefined {
  const text = JSON.stringify(value) as string | undefined;
  // Only `null` and `{}` can hide a lost value, so most bodies are not visited a second time.
  if (text !== undefined && /null|\{\}/.test(text)) checkWords(name, value);
  return text;
}

/** Describes the type of a value in a message: `a list`, `an object`, `a Map`. */
function typeName(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return name === "Object" ? "an object" : `a value of type "${name}"`;
}

/** @throws TypeError if JSON cannot represent the value */
export function checkWords(name: string, value: unknown): void {
  JSON.stringify(value, function (this: unknown, key: string, member: unknown) {
    const given = (this as Record<string, unknown>)[key];
    const number = typeof member === "number" && !Number.isFinite(member);
    const date = member === null && given instanceof Date;
    if (number || date || isWordless(member)) {
      const where = key === "" ? "" : `, the value of ${JSON.stringify(key)}`;
      const what = date
        ? "an invalid date"
        : number
          ? String(member)
          : typeName(member);
      throw new TypeError(
        `"${name}": JSON cannot express ${what}${where}; pass strings, finite numbers, booleans, null, arrays, or plain objects`,
      );
    }
    return typeof member === "bigint" ? 0 : member;
  });
}

function isWordless(value: unknown): boolean {
  return (
    isA(value, platform.Blob) ||
    value instanceof ArrayBuffer ||
    value instanceof Map ||
    value instanceof Set
  );
}

/** Returns true for an object with named members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
