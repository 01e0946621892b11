/** Electing a summary or a description: texts that contain each other are no disagreement. */
import type { Fact } from '../model/origin.js';
import { fold, foldHard } from '../model/text.js';
import { byCodeUnit } from './canonical.js';
import { elect, type Authority, type Outcome } from './elect.js';

/**
 * Elects a summary: short, verb first, with its articles, no full stop at its end.
 */
export function electSummary(
  claims: readonly Fact<string>[],
  authority: Authority,
): Outcome<string> | undefined {
  return elect(claims, authority, { same: fold, score: summaryScore });
}

function summaryScore(text: string): number {
  const words = fold(text).split(' ');
  let score = words.length <= 8 ? 2 : 0;
  if (/^[A-Z][a-z]/.test(text)) score += 1;
  if (!/[.!]$/.test(text)) score += 1;
  if (words.slice(1).every((word) => !/^[A-Z][a-z]+$/.test(word))) score += 1;
  if (words.some((word) => word === 'a' || word === 'an' || word === 'the')) score += 1;
  return score;
}

/**
 * Elects a description. Texts equal to the summary lose to any other; a text contained in another
 * is part of it; among the rest a text with all the sentences of another wins, then the most informative.
 * @returns the outcome; `rejected` holds only what really says something else
 */
export function electDescription(
  claims: readonly Fact<string>[],
  summaries: readonly string[],
  authority: Authority,
): Outcome<string> | undefined {
  const known = new Set(summaries.map(foldHard));
  const informative = claims.filter((claim) => !known.has(foldHard(claim.value)));
  const [first] = informative.length > 0 ? informative : claims;
  if (first === undefined) return undefined;
  const pool = informative.length > 0 ? informative : claims;
  const widest = pool.filter((claim) => !pool.some((other) => contains(other.value, claim.value)));
  return elect(widest, authority, { same: foldHard, score: informationOf });
}

/** True when `text` says everything `part` says, and more. */
function contains(text: string, part: string): boolean {
  const whole = foldHard(text);
  const piece = foldHard(part);
  if (whole === piece) return false;
  if (whole.includes(piece)) return true;
  const sentences = new Set(sentencesOf(whole));
  return sentencesOf(piece).every((sentence) => sentences.has(sentence));
}

function sentencesOf(folded: string): string[] {
  return folded.split(/(?<=[.!?])\s+/).map((sentence) => sentence.replace(/[.!?]+$/, ''));
}

/** Distinct words count more than length. */
function informationOf(text: string): number {
  const words = foldHard(text).split(' ').sort(byCodeUnit);
  return new Set(words).size * 10_000 + Math.min(text.length, 9_999);
}
