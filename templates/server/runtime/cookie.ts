/** Reads declared cookies, in the various ways in which browsers and other clients write them. */
import type { Wire } from "./coerce.js";
import { decodeForm, readQuery, type Pair } from "./query.js";
import type { ParameterSpec } from "./route.js";
import {
  categoryOf,
  decodePath,
  readDelimited,
  readItems,
  splitStyle,
} from "./style.js";

/** Parses the cookies of a request (RFC 6265 §5.4). */
export function parseCookies(header: string): readonly Pair[] {
  return header.split(";").flatMap((piece): Pair[] => {
    const at = piece.indexOf("=");
    if (at < 0) return [];
    const value = piece.slice(at + 1).trim();
    return [[piece.slice(0, at).trim(), value.replace(/^"([^]*)"$/, "$1")]];
  });
}

/** Reads a cookie. The first of several with the same name is used, unless they are array items. */
export function readCookie(
  all: readonly Pair[],
  spec: ParameterSpec,
): Wire | undefined {
  const pairs = all.map(([name, value]): Pair => [
    name === spec.name ? name : unescape(name),
    escape(value, spec),
  ]);
  const category = categoryOf(spec.type);
  const explode = spec.explode ?? true;
  if (category === "object" && explode) {
    return readQuery(pairs, { ...spec, style: "form", explode }, new Set());
  }
  if (category === "array") {
    const texts = pairs.flatMap(([name, raw]) =>
      name === spec.name ? [raw] : [],
    );
    if (texts.length === 0) return undefined;
    // If exploded, every cookie is an item, and an empty one is an empty text. Many clients join items nevertheless.
    const items = texts.flatMap((text) =>
      explode && text === "" ? [text] : splitStyle(text, "form"),
    );
    return readItems(items, spec, decodeForm);
  }
  const found = pairs.find(([name]) => name === spec.name);
  return found && readDelimited(found[1], spec, decodeForm);
}

/** Decodes the name of a cookie. */
function unescape(name: string): string {
  try {
    return decodePath(name);
  } catch {
    return name;
  }
}

/**
 * Encodes a cookie as in a form. Some clients do not encode cookies, so a value that cannot be decoded is taken as it
 * is.
 */
function escape(value: string, spec: ParameterSpec): string {
  try {
    if (spec.style !== "cookie" && decodeURIComponent(value) !== "") {
      return value.replaceAll("+", "%2B");
    }
  } catch {
    // The value is not percent-encoded.
  }
  return value.replace(/[%+]/g, encodeURIComponent);
}
