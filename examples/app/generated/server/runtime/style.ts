/**
 * Splits values by their serialization `style`. Delimiters are found first, and the pieces are
 * percent-decoded afterwards.
 */
import type { Wire } from "./coerce.ts";
import type { Style, ValueSpec, ValueType } from "./route.ts";

/**
 * Percent-decodes a piece of a value.
 * @throws URIError if the percent-encoding is invalid
 */
export type Decode = (piece: string) => string;

/** Percent-decodes a piece of a path, in which `+` is not a space. */
export function decodePath(piece: string): string {
  return piece.includes("%") ? decodeURIComponent(piece) : piece;
}

export type Category = "scalar" | "array" | "object" | "unknown";

/** Returns whether a text of this type is split into items, into properties, or not at all. */
export function categoryOf(type: ValueType | undefined): Category {
  if (type === undefined || type === "unknown") return "unknown";
  if (typeof type === "string") return "scalar";
  if ("array" in type) return "array";
  if ("object" in type) return "object";
  const categories = type.anyOf.map(categoryOf);
  const order = ["array", "object", "unknown"] as const;
  return order.find((one) => categories.includes(one)) ?? "scalar";
}

/** Returns the type of an array's items; `unknown` for other types. */
export function itemType(type: ValueType | undefined): ValueType {
  if (typeof type !== "object") return "unknown";
  if ("array" in type) return type.array;
  if (!("anyOf" in type)) return "unknown";
  const array = type.anyOf.find((one) => categoryOf(one) === "array");
  return itemType(array);
}

/**
 * Splits a value at the delimiter of its style. An encoded comma is data, but an encoded space or
 * bar is a delimiter.
 */
export function splitStyle(raw: string, style: Style | undefined): string[] {
  if (raw === "") return [];
  switch (style) {
    case "spaceDelimited":
      return raw.split(/%20|\+| /);
    case "pipeDelimited":
      return raw.split(/%7C|%7c|\|/);
    case "tabDelimited":
      return raw.split(/%09|\t/);
    default:
      return raw.split(",");
  }
}

/** Parses `a,1,b,2` into a map of names and values. */
function alternating(pieces: readonly string[], decode: Decode): Wire {
  const entries = new Map<string, Wire>();
  for (let index = 0; index < pieces.length; index += 2) {
    entries.set(decode(pieces[index] ?? ""), decode(pieces[index + 1] ?? ""));
  }
  return entries;
}

/** Parses `a=1,b=2`, split at the commas, into a map of names and values. */
function assignments(pieces: readonly string[], decode: Decode): Wire {
  const entries = new Map<string, Wire>();
  for (const piece of pieces) {
    const at = piece.indexOf("=");
    const name = at < 0 ? piece : piece.slice(0, at);
    entries.set(decode(name), at < 0 ? "" : decode(piece.slice(at + 1)));
  }
  return entries;
}

/**
 * Reads a value whose items are in one text (`form` without explode, `simple`, …).
 * @param raw the text, still percent-encoded
 */
export function readDelimited(
  raw: string,
  spec: ValueSpec,
  decode: Decode,
): Wire {
  switch (categoryOf(spec.type)) {
    case "array": {
      const pieces = splitStyle(raw, spec.style);
      return readItems(pieces, spec, decode);
    }
    case "object": {
      const pieces = splitStyle(raw, spec.style);
      return spec.explode
        ? assignments(pieces, decode)
        : alternating(pieces, decode);
    }
    default:
      return decode(raw);
  }
}

/**
 * Reads a value in which `%` and `+` are ordinary characters, because it is not percent-encoded.
 * @param decode decodes `%` and `+`; they are encoded here first, because {@link readDelimited}
 * expects an encoded value
 */
export function readPlain(text: string, spec: ValueSpec, decode: Decode): Wire {
  return readDelimited(text.replace(/[%+]/g, encodeURIComponent), spec, decode);
}

/** Reads the items of an array. An item that is an array itself is split again. */
export function readItems(
  pieces: readonly string[],
  spec: ValueSpec,
  decode: Decode,
): Wire {
  if (categoryOf(itemType(spec.type)) !== "array") return pieces.map(decode);
  return pieces.map((piece) =>
    splitStyle(piece, spec.itemStyle).map((item) => decode(item)),
  );
}

/**
 * Reads a path parameter of style `simple`, `label` (`.a.b`) or `matrix` (`;name=a,b`).
 * @param raw the text in the path, still percent-encoded
 * @returns `undefined` if the text does not have this style
 */
export function readPath(
  raw: string,
  spec: ValueSpec,
  decode: Decode,
): Wire | undefined {
  // In a path, `+` is not a space. It is encoded here, because the decoder may read it as one.
  const text = raw.includes("+") ? raw.replaceAll("+", "%2B") : raw;
  return readStyled(text, spec, decode);
}

function readStyled(
  raw: string,
  spec: ValueSpec,
  decode: Decode,
): Wire | undefined {
  if (spec.style === "label") {
    return raw.startsWith(".")
      ? readLabel(raw.slice(1), spec, decode)
      : undefined;
  }
  if (spec.style === "matrix") {
    return raw.startsWith(";")
      ? readMatrix(raw.slice(1), spec, decode)
      : undefined;
  }
  return readDelimited(raw, spec, decode);
}

function readLabel(text: string, spec: ValueSpec, decode: Decode): Wire {
  const category = categoryOf(spec.type);
  if (category !== "array" && category !== "object") return decode(text);
  // Before 3.0.4, OpenAPI used dots as separators even without `explode`. A text without commas is
  // therefore split at its dots.
  const dots = spec.explode === true || !text.includes(",");
  const pieces = text.split(dots ? "." : ",");
  if (category === "array") return readItems(pieces, spec, decode);
  return spec.explode
    ? assignments(pieces, decode)
    : alternating(pieces, decode);
}

function readMatrix(
  text: string,
  spec: ValueSpec,
  decode: Decode,
): Wire | undefined {
  const category = categoryOf(spec.type);
  const pieces = text.split(";");
  if (category === "object" && spec.explode) return assignments(pieces, decode);
  const values: string[] = [];
  for (const piece of pieces) {
    const at = piece.indexOf("=");
    if (decode(at < 0 ? piece : piece.slice(0, at)) !== spec.name) {
      return undefined;
    }
    values.push(at < 0 ? "" : piece.slice(at + 1));
  }
  if (category === "array" && spec.explode) {
    return readItems(values, spec, decode);
  }
  const [value = ""] = values;
  return values.length === 1 ? readDelimited(value, spec, decode) : undefined;
}
