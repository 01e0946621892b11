/**
 * Finds units of measure in texts. A wrong unit changes values: an amount in cents is a hundred times the amount in
 * euros.
 */
import { fold } from '../../model/text.js';
import dimensions from './units.json' with { type: 'json' };

/** The maximum number of characters of a text that are searched for units. */
const MOST_LENGTH = 2000;

const PATTERNS = Object.entries(dimensions).map(([dimension, words]) => ({
  dimension,
  words: new Map<string, string>(Object.entries(words)),
  pattern: new RegExp(`\\b(?:${longestFirst(Object.keys(words)).join('|')})\\b`, 'g'),
}));

function longestFirst(words: readonly string[]): string[] {
  return [...words].sort((a, b) => b.length - a.length);
}

/**
 * Returns true if two texts mention different units of the same dimension, such as cents and euros. Returns false if
 * both texts mention the same unit.
 */
export function differInUnit(a: string, b: string): boolean {
  const [one, other] = [unitsIn(a), unitsIn(b)];
  return [...one].some(([dimension, units]) => {
    const others = other.get(dimension);
    return others !== undefined && ![...units].some((unit) => others.has(unit));
  });
}

/** Returns the units that a text mentions, grouped by dimension. */
function unitsIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const folded = fold(text.slice(0, MOST_LENGTH)).toLowerCase();
  return new Map(
    PATTERNS.flatMap(({ dimension, words, pattern }) => {
      const found = folded.match(pattern) ?? [];
      const units = new Set(found.flatMap((word) => words.get(word) ?? []));
      return units.size === 0 ? [] : [[dimension, units] as const];
    }),
  );
}
