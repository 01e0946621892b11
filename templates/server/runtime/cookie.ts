/** Reads cookies: what was declared, out of what browsers and others write. */
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

/** The cookies of a request (RFC 6265 §5.4). */
export function parseCookies(header: string): readonly Pair[] {
  return header.split(";").flatMap((piece): Pair[] => {
    const at = piece.indexOf("=");
    if (at < 0) return [];
    const value = piece.slice(at + 1).trim();
    return [[piece.slice(0, at).trim(), value.replace(/^"(.*)"$/s, "$1")]];
  });
}

/** Of several cookies of one name the first counts, unless they hold the items of an array. */
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
    // Exploded, every cookie is an item, and an empty one an empty text. Many join the items even so.
    const items = texts.flatMap((text) =>
      explode && text === "" ? [text] : splitStyle(text, "form"),
    );
    return readItems(items, spec, decodeForm);
  }
  const found = pairs.find(([name]) => name === spec.name);
  return found && readDelimited(found[1], spec, decodeForm);
}

/** The name of a cookie that had to be encoded. */
function unescape(name: string): string {
  try {
    return decodePath(name);
  } catch {
    return name;
  }
}

/**
 * A cookie as a form would hold it. Cookies are written by many hands: what cannot be decoded is
 * taken as it is.
 */
function escape(value: string, spec: ParameterSpec): string {
  try {
    if (spec.style !== "cookie" && decodeURIComponent(value) !== "") {
      return value.replaceAll("+", "%2B");
    }
  } catch {
    // Not percent-encoded, then.
  }
  return value.replace(/[%+]/g, encodeURIComponent);
}
