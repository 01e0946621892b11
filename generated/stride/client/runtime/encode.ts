/** Percent-encoding (RFC 3986) and the text form of primitive values. */
import { isA, platform } from "./platform.js";

/**
 * Percent-encodes everything but RFC 3986's unreserved characters.
 * Half a surrogate pair, which UTF-8 cannot express, becomes U+FFFD.
 */
export function encode(text: string): string {
  return encodeURIComponent(
    text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"),
  ).replace(
    /[!'()*]/g,
    (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase(),
  );
}

/** The bytes of a text in UTF-8, each as a character. */
export function utf8(text: string): string {
  return encode(text).replace(/%(..)/g, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
}

/**
 * Percent-encodes, but lets reserved characters and `%XX` stand (RFC 6570 §3.2.3), save those that
 * would end the value or mean something else where it stands: `#`, `&`, `+`, `?`, `[` and `]`.
 */
export function encodeReserved(text: string): string {
  return text
    .split(/(%[0-9A-Fa-f]{2}|[:/@!$'()*,;=])/)
    .map((part, index) => (index % 2 === 1 ? part : encode(part)))
    .join("");
}

/** How the texts of one value become what is written. */
export interface TextEncoding {
  /** A value without members. */
  readonly whole: (text: string) => string;
  readonly member: (text: string) => string;
  /** The name of a member. */
  readonly key: (text: string) => string;
}

const PERCENT: TextEncoding = { whole: encode, member: encode, key: encode };

/** In a member the signs that may stand between members are encoded, even where reserved characters stand. */
const RESERVED: TextEncoding = {
  whole: encodeReserved,
  member: (text) => encodeReserved(text).replace(/[,;]/g, encodeURIComponent),
  key: encode,
};

/**
 * Percent-encodes.
 * @param marks signs between members that no encoding tells from the same in them: no member may hold them
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
 * Refuses a member that would be read as several.
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
    `${name}: no member can hold ${sign}, it stands between members here`,
  );
}

/** Whether there is nothing to write: RFC 6570 calls both `undefined` and `null` undefined. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/**
 * A primitive value as text; what has a `toJSON` (a `Date`, say) is written as its JSON.
 * @param name the parameter, for the message
 * @throws TypeError when the value is not a primitive, or is no finite number
 */
export function primitive(name: string, value: unknown): string {
  const plain = simplify(value);
  const kind = typeof plain;
  if (/^(st|bi|bo)/.test(kind) || Number.isFinite(plain)) return String(plain);
  throw new TypeError(`${name}: cannot write this value (${kind}) here`);
}

/**
 * The value of a parameter, where there is something to write.
 * @throws TypeError for a date that is none, whose JSON is `null`
 */
export function present(name: string, value: unknown): unknown {
  const plain = simplify(value);
  if (!isAbsent(plain)) return plain;
  if (isAbsent(value)) return undefined;
  throw new TypeError(`${name}: cannot write this value, its JSON is null`);
}

/** What `JSON.stringify` would see of a value that knows how to write itself. */
export function simplify(value: unknown): unknown {
  const given = value as { toJSON?: () => unknown } | null | undefined;
  return typeof given?.toJSON === "function" ? given.toJSON() : value;
}

/**
 * JSON text.
 * @param name what is written, for the message
 * @throws TypeError for what JSON has no word for, and would be `null` or `{}` in it: numbers that are none, or have no
 *   end, dates that are none, bytes, maps and sets
 */
export function jsonOf(name: string, value: unknown): string | undefined {
  const text = JSON.stringify(value) as string | undefined;
  // Nearly always there is nothing to look for.
  if (text !== undefined && /null|\{\}/.test(text)) checkWords(name, value);
  return text;
}

/** @throws TypeError for what JSON has no word for */
export function checkWords(name: string, value: unknown): void {
  JSON.stringify(value, function (this: unknown, key: string, member: unknown) {
    const given = (this as Record<string, unknown>)[key];
    const number = typeof member === "number" && !Number.isFinite(member);
    const date = member === null && given instanceof Date;
    if (number || date || isWordless(member)) {
      const where = key === "" ? "" : ` (at ${JSON.stringify(key)})`;
      throw new TypeError(`${name}: JSON has no word for this value${where}`);
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

/** Whether a value has members by name. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
