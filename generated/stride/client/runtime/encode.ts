/** Percent-encoding (RFC 3986), and the conversion of single values to text. */
import { invalid } from "./errors.js";
import { isA, platform } from "./platform.js";

/**
 * Percent-encodes everything except the unreserved characters of RFC 3986. A lone surrogate has no
 * UTF-8 encoding, so it becomes U+FFFD.
 */
export function encode(text: string): string {
  return encodeURIComponent(
    text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"),
  ).replace(
    /[!'()*]/g,
    (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase(),
  );
}

/** Returns the UTF-8 bytes of a text as a string in which each character is one byte. */
export function utf8(text: string): string {
  return encode(text).replace(/%(..)/g, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
}

/**
 * Percent-encodes a text, but keeps reserved characters and `%XX` (RFC 6570 §3.2.3). `#`, `&`, `+`,
 * `?`, `[` and `]` are still encoded, because they would end the value or change its meaning.
 */
export function encodeReserved(text: string): string {
  return text
    .split(/(%[0-9A-Fa-f]{2}|[:/@!$'()*,;=])/)
    .map((part, index) => (index % 2 === 1 ? part : encode(part)))
    .join("");
}

/** Encoders for a parameter value and its parts. */
export interface TextEncoding {
  /** Encodes a value that is neither a list nor an object. */
  readonly whole: (text: string) => string;
  readonly member: (text: string) => string;
  /** Encodes the name of a member. */
  readonly key: (text: string) => string;
}

const PERCENT: TextEncoding = { whole: encode, member: encode, key: encode };

/**
 * Keeps reserved characters. Commas and semicolons separate members, so they are still encoded
 * within a member.
 */
const RESERVED: TextEncoding = {
  whole: encodeReserved,
  member: (text) => encodeReserved(text).replace(/[,;]/g, encodeURIComponent),
  key: encode,
};

/**
 * Returns percent-encoders.
 * @param marks separators that are percent-encoded in the URL. A member that contains one cannot be
 *   distinguished from two members, so it is rejected.
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
 * @param name the name of the parameter, for the message
 * @param marks the separators at which the server splits
 * @throws TypeError if the text contains a separator
 */
export function withoutMarks(
  name: string,
  text: string,
  marks: string,
): string {
  return without(
    name,
    text,
    [...marks].find((mark) => text.includes(mark)),
  );
}

/**
 * Returns the text if nothing invalid was found in it.
 * @param name the name of the parameter, for the message
 * @param found the invalid character
 * @throws TypeError if such a character was found
 */
export function without(
  name: string,
  text: string,
  found: string | undefined,
): string {
  if (found === undefined) return text;
  throw invalid(name, `must not contain ${JSON.stringify(found)}`);
}

/** Returns true for `undefined` and `null`, which RFC 6570 treats as an absent value. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/**
 * Returns a single value as text. A value that has `toJSON`, such as a `Date`, is written as its
 * JSON.
 * @param name the name of the parameter, for the message
 * @throws TypeError if the value is not a primitive, or if it is not a finite number
 */
export function primitive(name: string, value: unknown): string {
  const plain = simplify(value);
  if (/^(st|bi|bo)/.test(typeof plain) || Number.isFinite(plain))
    return String(plain);
  throw invalid(name, "must be a string, boolean or finite number");
}

/**
 * Returns the value of a parameter; `undefined` if it is absent.
 * @throws TypeError for an invalid `Date`, whose JSON is `null`
 */
export function present(name: string, value: unknown): unknown {
  const plain = simplify(value);
  if (!isAbsent(plain)) return plain;
  if (isAbsent(value)) return undefined;
  throw invalid(name, "the date is invalid");
}

/**
 * Returns the value that `JSON.stringify` would write. It is the result of `toJSON` if the value
 * has this method.
 */
export function simplify(value: unknown): unknown {
  const given = value as { toJSON?: () => unknown } | null | undefined;
  return typeof given?.toJSON === "function" ? given.toJSON() : value;
}

/**
 * Returns a value as JSON.
 * @param name the name of the value, for the message
 * @throws TypeError if JSON would lose the value by writing `null` or `{}`, as
 *   for `NaN`, infinite numbers, invalid dates, a `Blob`, an `ArrayBuffer`, maps
 *   and sets
 */
export function jsonOf(name: string, value: unknown): string | undefined {
  const text = JSON.stringify(value) as string | undefined;
  // A value that JSON loses becomes `null` or `{}`. Most texts contain neither,
  // so most values are not visited a second time.
  if (text !== undefined && /null|\{\}/.test(text)) checkWords(name, value);
  return text;
}

/**
 * Rejects a value that JSON would lose.
 * @throws TypeError if JSON cannot represent the value
 */
export function checkWords(name: string, value: unknown): void {
  JSON.stringify(value, function (this: unknown, key: string, member: unknown) {
    const given = (this as Record<string, unknown>)[key];
    const number = typeof member === "number" && !Number.isFinite(member);
    const date = member === null && given instanceof Date;
    if (number || date || isWordless(member)) {
      const what = String(date ? given : member);
      const where = key === "" ? "" : ` (at ${JSON.stringify(key)})`;
      throw invalid(name, `JSON cannot express ${what}${where}`);
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

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
