/** Merges lower and upper bounds from different documents that contradict each other. */
import type { Fact } from '../../../../model/origin.js';
import type { Schema } from '../../../../model/schema.js';
import { electKeyword, keywordOrigins, declaredKeyword } from './keyword-election.js';
import type { LedgerEntry } from '../schema-ledger.js';

type Range = readonly [lower: string, upper: string];

/** Pairs of keywords that are the lower and the upper bound of the same quantity. */
const RANGES: readonly Range[] = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minimum', 'maximum'],
  ['minimum', 'exclusiveMaximum'],
  ['exclusiveMinimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
];

/** The chosen bounds by keyword. A bound that was removed has the value `undefined`. */
type Bounds = ReadonlyMap<string, number | undefined>;

/**
 * Chooses between a lower bound of one document and a smaller upper bound of another, because no value satisfies both.
 * If no rule decides, both bounds are removed, so that the result accepts every value that one of the documents
 * accepts. If the bounds of a single document contradict each other, they are not changed.
 * @param electAlone returns the bound that would be chosen without comparing it with the opposite bound
 * @returns only bounds that contradict each other; all other bounds are chosen one by one
 */
export function electExcludedBounds(
  schemas: readonly Schema[],
  entry: LedgerEntry,
  electAlone: (keyword: string) => unknown,
): Bounds {
  const bounds = new Map<string, number | undefined>();
  for (const range of RANGES) {
    if (range.some((keyword) => bounds.has(keyword))) continue;
    const facts = range.map((keyword) => factsOf(keyword, schemas));
    if (facts.some((list) => list.length === 0)) continue;
    const isWrong = schemas.some((schema) =>
      excludes(range, (one) => declaredKeyword(schema, one)),
    );
    if (isWrong || !excludes(range, electAlone)) continue;
    const kept = electKeyword(range.join('/'), facts.flat(), entry, () => undefined);
    for (const keyword of range) bounds.set(keyword, kept?.[keyword]);
  }
  return bounds;
}

/** Returns true if no number satisfies both bounds. */
function excludes(range: Range, valueOf: (keyword: string) => unknown): boolean {
  const [lower, upper] = range.map(valueOf);
  if (typeof lower !== 'number' || typeof upper !== 'number') return false;
  const isExclusive = range.some((keyword) => keyword.startsWith('exclusive'));
  return isExclusive ? lower >= upper : lower > upper;
}

function factsOf(keyword: string, schemas: readonly Schema[]): Fact<Record<string, number>>[] {
  return schemas.flatMap((schema) => {
    const value = declaredKeyword(schema, keyword);
    return typeof value === 'number'
      ? [{ value: { [keyword]: value }, origins: keywordOrigins(schema, keyword) }]
      : [];
  });
}
