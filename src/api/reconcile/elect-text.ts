/**
 * Chooses the `summary` or `description` of an operation. Two texts of which one contains the other are not a conflict.
 */
import type { Fact } from '../../model/origin.js';
import { groupBy } from '../../base/foundation/group.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { fold, foldHard } from '../../model/text.js';
import { elect, unionOrigins, type Authority, type ElectionResult } from './elect.js';
import { trimEndOf } from '../../base/foundation/trim.js';

/**
 * Chooses a summary. Short summaries that start with a verb, contain articles and have no full stop are preferred.
 */
export function electSummary(
  claims: readonly Fact<string>[],
  authority: Authority,
): ElectionResult<string> | undefined {
  return elect(claims, authority, {
    keyOf: fold,
    score: (text) => summaryScore(text) * 1000 - Math.min(text.length, 999),
  });
}

function summaryScore(text: string): number {
  const words = fold(text).split(' ');
  let score = words.length <= 8 ? 2 : 0;
  if (/^[A-Z][a-z]/.test(text)) score += 1;
  if (!/[.!]$/.test(text)) score += 1;
  if (words.slice(1).every((word) => !/^[A-Z][a-z]+$/.test(word))) score += 1;
  // A noun phrase such as `All the bikes` does not describe what the operation does.
  if (/^(?:a|all|an|any|each|every|the|this)$/i.test(words[0] ?? '')) score -= 2;
  if (words.some((word) => word === 'a' || word === 'an' || word === 'the')) score += 1;
  return score;
}

/**
 * Chooses a `description`. A text that equals the summary is only used if there is no other text. A text that is
 * contained in another text is ignored. Among the remaining texts, a more informative text is preferred to a shorter one.
 * @returns the chosen text; `rejected` contains only texts with different content
 */
export function electDescription(
  claims: readonly Fact<string>[],
  summaries: readonly string[],
  authority: Authority,
): ElectionResult<string> | undefined {
  // If there is only one text, it is kept even if it only repeats the summary.
  if (claims.length < 2) return elect(claims, authority);
  const known = new Set(summaries.map(foldHard));
  const informative = claims.filter((claim) => !known.has(foldHard(claim.value)));
  const [first] = informative.length > 0 ? informative : claims;
  if (first === undefined) return undefined;
  const pool = informative.length > 0 ? informative : claims;
  const folded = new Map(pool.map(({ value }) => [value, foldedText(value)] as const));
  // Every text is compared with every other, so each text is normalized only once, and equal texts are merged.
  const distinct = new Map(
    [...groupBy(pool, ({ value }) => folded.get(value)?.whole ?? '')].map(([whole, list]) => {
      const text = folded.get(list[0].value) ?? foldedText(list[0].value);
      // A document may repeat a text at each use of a schema, so the origins of all equal texts are combined.
      const scope = authority.scope(unionOrigins(list.map(({ origins }) => origins)));
      return [whole, { text, scope }];
    }),
  );
  const others = [...distinct.values()];
  const widest = pool.filter(({ value }) => {
    const own = distinct.get(folded.get(value)?.whole ?? '');
    return !own || !others.some((one) => one.scope >= own.scope && contains(one.text, own.text));
  });
  const keyOf = (text: string): string => folded.get(text)?.whole ?? foldHard(text);
  return elect(widest, authority, { keyOf, score: informationOf });
}

/** A normalized text, as a whole and divided into sentences. */
interface FoldedText {
  readonly whole: string;
  readonly sentences: ReadonlySet<string>;
}

function foldedText(text: string): FoldedText {
  const whole = foldHard(text);
  const sentences = whole.split(/(?<=[.!?])\s+/).map((one) => trimEndOf(one, '.!?'));
  return { whole, sentences: new Set(sentences) };
}

/** Returns true if a text contains all of another text or all of its sentences, and also further text. */
function contains(text: FoldedText, part: FoldedText): boolean {
  if (text.whole === part.whole) return false;
  if (containsWords(text.whole, part.whole)) return true;
  for (const sentence of part.sentences) if (!text.sentences.has(sentence)) return false;
  return true;
}

/**
 * Returns true if a text contains another that neither starts nor ends within a word. A text that breaks off within a
 * word is contained only if the other text starts with it.
 */
function containsWords(text: string, part: string): boolean {
  const isWithinWord = (at: number): boolean =>
    /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  if (text.startsWith(part)) return true;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (!isWithinWord(at) && !isWithinWord(at + part.length)) return true;
  return false;
}

/** Rates a text by its number of different words, then by its length. */
function informationOf(text: string): number {
  const words = foldHard(text).split(' ').sort(byCodeUnit);
  return new Set(words).size * 10_000 + Math.min(text.length, 9_999);
}
