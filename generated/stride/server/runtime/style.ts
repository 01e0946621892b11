/** Takes apart what a `style` puts together: delimiters first, percent-decoding after. */
import type { Wire } from "./coerce.js";
import type { Style, ValueSpec, ValueType } from "./route.js";

/** Undoes the percent-encoding of one piece; throws a URIError when it is broken. */
export type Decode = (piece: string) => string;

/** Undoes the percent-encoding of a part of a path, where a plus is a plus. */
export function decodePath(piece: string): string {
  return piece.includes("%") ? decodeURIComponent(piece) : piece;
}

export type Category = "scalar" | "array" | "object" | "unknown";

/** What a text has to be taken apart for. */
export function categoryOf(type: ValueType | undefined): Category {
  if (type === undefined || type === "unknown") return "unknown";
  if (typeof type === "string") return "scalar";
  if ("array" in type) return "array";
  if ("object" in type) return "object";
  const categories = type.anyOf.map(categoryOf);
  const order = ["array", "object", "unknown"] as const;
  return order.find((one) => categories.includes(one)) ?? "scalar";
}

/** The type of an array's items; `unknown` for everything else. */
export function itemType(type: ValueType | undefined): ValueType {
  if (typeof type !== "object") return "unknown";
  if ("array" in type) return type.array;
  if (!("anyOf" in type)) return "unknown";
  const array = type.anyOf.find((one) => categoryOf(one) === "array");
  return itemType(array);
}

/** Splits at the delimiter of a style; an encoded comma is data, an encoded space or bar is not. */
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

/** `a,1,b,2` as names and values. */
function alternating(pieces: readonly string[], decode: Decode): Wire {
  const entries = new Map<string, Wire>();
  for (let index = 0; index < pieces.length; index += 2) {
    entries.set(decode(pieces[index] ?? ""), decode(pieces[index + 1] ?? ""));
  }
  return entries;
}

/** `a=1`, `b=2` as names and values. */
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
 * Reads a value that is written as one text with delimiters (`form` without explode, `simple`, …).
 * @param raw still encoded
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
 * Reads a value with delimiters where nothing is percent-encoded: what looks like it is text, and no delimiter.
 * @param decode undoes what is done to the text here
 */
export function readPlain(text: string, spec: ValueSpec, decode: Decode): Wire {
  return readDelimited(text.replace(/[%+]/g, encodeURIComponent), spec, decode);
}

/** The items of an array, each taken apart in turn when it is an array itself. */
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
 * Reads a path parameter: `simple`, `label` (`.a.b`) or `matrix` (`;name=a,b`).
 * @param raw the text in the path, still encoded
 * @returns undefined when it is not written in its style
 */
export function readPath(
  raw: string,
  spec: ValueSpec,
  decode: Decode,
): Wire | undefined {
  // Only in a query is a plus a space.
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
  // Before 3.0.4 the standard separated with dots even without explode.
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
