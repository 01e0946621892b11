/** Percent-encoding (RFC 3986) and the text form of primitive values. */

/**
 * Percent-encodes everything but RFC 3986's unreserved characters.
 * Half a surrogate pair, which UTF-8 cannot express, becomes U+FFFD.
 */
export function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(
    /[!'()*]/g,
    (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase(),
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
  switch (typeof plain) {
    case "string":
      return plain;
    case "bigint":
    case "boolean":
      return String(plain);
    case "number":
      if (Number.isFinite(plain)) return String(plain);
  }
  const kind = Array.isArray(plain) ? "array" : String(plain && typeof plain);
  throw new TypeError(`${name}: cannot write this value (${kind}) here`);
}

/** What `JSON.stringify` would see of a value that knows how to write itself. */
export function simplify(value: unknown): unknown {
  return isRecord(value) && typeof value["toJSON"] === "function"
    ? (value["toJSON"]() as unknown)
    : value;
}

/** Whether a value has members by name. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
