/** Reads cookies: what was declared, out of what browsers and others write. */
import type { Wire } from "./coerce.js";
import { decodeForm, readQuery, type Pair } from "./query.js";
import type { ParameterSpec } from "./route.js";
import { categoryOf, readDelimited } from "./style.js";

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
  const pairs = all.map(([name, value]): Pair => [name, escape(value, spec)]);
  const category = categoryOf(spec.type);
  const spread = category === "object" && (spec.explode ?? true);
  if (spread || category === "array") {
    const styled = { ...spec, style: "form", explode: spread } as const;
    return readQuery(pairs, styled, new Set());
  }
  const found = pairs.find(([name]) => name === spec.name);
  return found && readDelimited(found[1], spec, decodeForm);
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
