/** Reads declared cookies, in the various forms in which browsers and other clients send them. */
import type { Wire } from "./coerce.ts";
import { decodeForm, readQuery, type Pair } from "./query.ts";
import type { ParameterSpec } from "./route.ts";
import {
  categoryOf,
  decodePath,
  readDelimited,
  readItems,
  splitStyle,
} from "./style.ts";

/** Parses the cookies of a request (RFC 6265 §5.4). */
export function parseCookies(header: string): readonly Pair[] {
  return header.split(";").flatMap((piece): Pair[] => {
    const at = piece.indexOf("=");
    if (at < 0) return [];
    const value = piece.slice(at + 1).trim();
    return [[piece.slice(0, at).trim(), value.replace(/^"([^]*)"$/, "$1")]];
  });
}

/**
 * Reads a cookie. If several cookies have the same name, an array contains the values of all of
 * them. For other types, the first cookie is used.
 */
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
    // With `explode`, every cookie is an item, and an empty cookie is an empty text. Some clients
    // still join the items with commas, so these are split.
    const items = texts.flatMap((text) =>
      explode && text === "" ? [text] : splitStyle(text, "form"),
    );
    return readItems(items, spec, decodeForm);
  }
  const found = pairs.find(([name]) => name === spec.name);
  return found && readDelimited(found[1], spec, decodeForm);
}

function unescape(name: string): string {
  try {
    return decodePath(name);
  } catch {
    return name;
  }
}

/**
 * Converts the value of a cookie to the encoding of forms. Some clients do not encode cookies, so a
 * value that cannot be decoded is taken literally.
 */
function escape(value: string, spec: ParameterSpec): string {
  try {
    if (spec.style !== "cookie" && decodeURIComponent(value) !== "") {
      return value.replaceAll("+", "%2B");
    }
  } catch {
    // The value is not percent-encoded, so it is taken literally.
  }
  return value.replace(/[%+]/g, encodeURIComponent);
}
