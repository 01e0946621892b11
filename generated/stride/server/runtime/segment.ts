/**
 * Matches path segments that mix literals and parameters, in a single pass and without a regular
 * expression.
 */
import type { PathPart } from "./route.js";

/**
 * The literals of a mixed segment. Between each two of them is a parameter: `v{n}.json` is `["v",
 * ".json"]`.
 */
export interface MixedPattern {
  readonly literals: readonly string[];
}

/**
 * Matches percent-encoded characters that do not need to be encoded in a path segment. They have
 * the same meaning if they are not encoded.
 */
const PLAIN = /%(?:3A|40|21|24|26|27|28|29|2A|2B|3B|3D)/g;

/**
 * Returns a normalized spelling of a path segment. The result is the same for all equivalent
 * spellings. A comma stays encoded or unencoded, because only an unencoded comma separates items.
 * @throws URIError if the percent-encoding is invalid
 */
export function canonical(raw: string): string {
  return raw
    .split(",")
    .map((piece) =>
      encodeURIComponent(decodeURIComponent(piece)).replace(
        PLAIN,
        decodeURIComponent,
      ),
    )
    .join(",");
}

/**
 * Prepares a segment that mixes literals and parameters.
 * @param parts its literals and parameters in order
 */
export function mixedPattern(parts: readonly PathPart[]): MixedPattern {
  const literals: string[] = [""];
  for (const part of parts) {
    if (typeof part === "string") {
      literals.push((literals.pop() ?? "") + canonicalLiteral(part));
    } else literals.push("");
  }
  return { literals };
}

/**
 * Returns a literal of a path template in the spelling of `canonical`. The literal may contain
 * invalid percent-encoding.
 */
export function canonicalLiteral(text: string): string {
  try {
    return canonical(text);
  } catch {
    return canonical(encodeURIComponent(text));
  }
}

/**
 * Returns the spellings in which clients send a literal segment: normalized, and as the API
 * description writes it.
 */
export function literalSpellings(text: string): [string, ...string[]] {
  const written = text
    .split(/(%[0-9A-Fa-f]{2})/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/[^\w\-.~!$&'()*+,;=:@]+/g, encodeURIComponent),
    )
    .join("");
  return [canonicalLiteral(text), written];
}

/**
 * Returns the number of literal characters of a pattern. If two patterns match, the one with the
 * higher number is more specific.
 */
export function weight(pattern: MixedPattern): number {
  return pattern.literals.reduce((sum, literal) => sum + literal.length, 0);
}

/**
 * Matches a segment. Every parameter gets at least one character, and as few as possible. The
 * leftmost match of each literal is always sufficient, so the function never backtracks.
 * @param segment the segment in its {@link canonical} spelling
 * @returns the values of the parameters, still percent-encoded; `undefined` if the segment does not
 *   match
 */
export function matchMixed(
  pattern: MixedPattern,
  segment: string,
): string[] | undefined {
  const { literals } = pattern;
  const last = literals.length - 1;
  const head = literals[0] ?? "";
  const tail = literals[last] ?? "";
  const end = segment.length - tail.length;
  if (!segment.startsWith(head) || !segment.endsWith(tail)) return undefined;
  const captures: string[] = [];
  let start = head.length;
  for (const literal of literals.slice(1, last)) {
    const at = segment.indexOf(literal, start + 1);
    if (at < 0 || at + literal.length > end) return undefined;
    captures.push(segment.slice(start, at));
    start = at + literal.length;
  }
  if (end - start < 1) return undefined;
  captures.push(segment.slice(start, end));
  return captures;
}
