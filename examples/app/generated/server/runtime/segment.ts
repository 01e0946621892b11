/** Matches path segments that mix literals and parameters, in one pass without a regular expression. */
import type { PathPart } from "./route.ts";

/** Literals, with a parameter between each two: `v{n}.json` is `["v", ".json"]`. */
export interface MixedPattern {
  readonly literals: readonly string[];
}

/** Characters with the same meaning in a path segment whether percent-encoded or not. */
const PLAIN = /%(?:3A|40|21|24|26|27|28|29|2A|2B|3B|3D)/g;

/**
 * Returns the same spelling for all equivalent spellings of a segment. A comma is kept as it was sent, because it
 * separates items only if it is not encoded.
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
 * Prepares the parts of a mixed segment.
 * @param parts literals and parameters in the order of the template
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

/** The canonical spelling of a literal, whether its percent-encoding is whole or not. */
export function canonicalLiteral(text: string): string {
  try {
    return canonical(text);
  } catch {
    return canonical(encodeURIComponent(text));
  }
}

/** The number of literal characters. If two patterns match, the one with more is more specific. */
export function weight(pattern: MixedPattern): number {
  return pattern.literals.reduce((sum, literal) => sum + literal.length, 0);
}

/**
 * Matches a segment. Every parameter takes at least one character, and as few as possible. The leftmost match of each
 * literal is always sufficient, so there is no backtracking.
 * @param segment in its canonical spelling
 * @returns the texts of the parameters, still encoded; `undefined` if it does not match
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
