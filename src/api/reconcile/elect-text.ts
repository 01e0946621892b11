/** Elects a summary or a description. Texts that contain each other are no conflict. */
import type { Fact, Origin } from '../../model/origin.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { fold, foldHard } from '../../model/text.js';
import { elect, type Authority, type ElectionResult } from './elect.js';
import { trimEndOf } from '../../base/foundation/trim.js';

/**
 * Elects a summary: short, verb first, with its articles, no full stop at its end. The name of a request in a
 * collection describes that request, so it loses to the summary of the operation in a description.
 */
export function electSummary(
  claims: readonly Fact<string>[],
  authority: Authority,
): ElectionResult<string> | undefined {
  return elect(claims, authority, {
    keyOf: fold,
    fit: isDescribed(authority),
    score: (text) => summaryScore(text) * 1000 - Math.min(text.length, 999),
  });
}

/** 1 for a text of a description; a text in a collection describes only one request. */
function isDescribed({ format }: Authority): (_: string, origins: readonly Origin[]) => number {
  return (_, origins) => (origins.some(({ source }) => format(source) > 0) ? 1 : 0);
}

function summaryScore(text: string): number {
  const words = fold(text).split(' ');
  let score = words.length <= 8 ? 2 : 0;
  if (/^[A-Z][a-z]/.test(text)) score += 1;
  if (!/[.!]$/.test(text)) score += 1;
  if (words.slice(1).every((word) => !/^[A-Z][a-z]+$/.test(word))) score += 1;
  // A noun phrase such as `All the bikes` does not name what the operation does.
  if (/^(?:a|all|an|any|each|every|the|this)$/i.test(words[0] ?? '')) score -= 2;
  if (words.some((word) => word === 'a' || word === 'an' || word === 'the')) score += 1;
  return score;
}

/**
 * Elects a description. Texts equal to the summary lose to any other; a text contained in another is part of it; among
 * the rest a description's text wins over a collection's, then the most informative.
 * @returns the outcome; `rejected` contains only texts with different content
 */
export function electDescription(
  claims: readonly Fact<string>[],
  summaries: readonly string[],
  authority: Authority,
): ElectionResult<string> | undefined {
  // Without a second claim there is nothing to compare: an uninformative description is kept.
  if (claims.length < 2) return elect(claims, authority);
  const known = new Set(summaries.map(foldHard));
  const informative = claims.filter((claim) => !known.has(foldHard(claim.value)));
  const [first] = informative.length > 0 ? informative : claims;
  if (first === undefined) return undefined;
  const pool = informative.length > 0 ? informative : claims;
  const folded = new Map(pool.map(({ value }) => [value, foldedText(value)] as const));
  // Each text is folded once, and equal texts are merged, because every text is compared with every other.
  const distinct = new Map<string, ScopedText>();
  for (const { value, origins } of pool) {
    const text = folded.get(value) ?? foldedText(value);
    const scope = authority.scope(origins);
    const known = distinct.get(text.whole);
    distinct.set(text.whole, { text, scope: Math.max(scope, known?.scope ?? 0) });
  }
  const others = [...distinct.values()];
  const widest = pool.filter(({ value }) => {
    const own = distinct.get(folded.get(value)?.whole ?? '');
    return !own || !others.some((one) => one.scope >= own.scope && contains(one.text, own.text));
  });
  const keyOf = (text: string): string => folded.get(text)?.whole ?? foldHard(text);
  return elect(widest, authority, { keyOf, fit: isDescribed(authority), score: informationOf });
}

/** A folded text, as a whole and by sentence. */
interface FoldedText {
  readonly whole: string;
  readonly sentences: ReadonlySet<string>;
}

interface ScopedText {
  readonly text: FoldedText;
  readonly scope: number;
}

function foldedText(text: string): FoldedText {
  const whole = foldHard(text);
  const sentences = whole.split(/(?<=[.!?])\s+/).map((one) => trimEndOf(one, '.!?'));
  return { whole, sentences: new Set(sentences) };
}

/** True if a text contains all sentences of a part, and more. */
function contains(text: FoldedText, part: FoldedText): boolean {
  if (text.whole === part.whole) return false;
  if (text.whole.includes(part.whole)) return true;
  for (const sentence of part.sentences) if (!text.sentences.has(sentence)) return false;
  return true;
}

/** Distinct words count more than length. */
function informationOf(text: string): number {
  const words = foldHard(text).split(' ').sort(byCodeUnit);
  return new Set(words).size * 10_000 + Math.min(text.length, 9_999);
}
