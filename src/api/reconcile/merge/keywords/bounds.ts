/** Lower and upper bounds of different documents that exclude each other. */
import type { Fact } from '../../../../model/origin.js';
import type { Schema } from '../../../../model/schema.js';
import { electKeyword, keywordOrigins, declaredKeyword } from './keyword-election.js';
import type { LedgerEntry } from '../schema-ledger.js';

type Range = readonly [lower: string, upper: string];

/** Each lower bound with each upper bound of the same quantity. */
const RANGES: readonly Range[] = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minimum', 'maximum'],
  ['minimum', 'exclusiveMaximum'],
  ['exclusiveMinimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
];

/** Elected bounds by keyword; a removed one has no value. */
type Bounds = ReadonlyMap<string, number | undefined>;

/**
 * Elects between a lower bound of one document and a smaller upper bound of another, because no value satisfies both.
 * If no rule decides, both are removed: values within either are accepted. A document that excludes all values by
 * itself is left unchanged.
 * @param electAlone returns the value that the keyword would have by itself
 * @returns the bounds that exclude each other; all others are elected one by one
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

/** True if no number is within both bounds. */
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
