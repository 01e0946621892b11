/** "Did you mean …": the nearest of some known words. */

/**
 * The known word nearest to what somebody typed: generous, and the beginning of a word stands for the word.
 * @param word what was written
 * @param known the words that would have been right
 * @returns the nearest by edit distance, or nothing when all are too far away to be meant
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const limit = Math.floor(Math.min(word.length, 40) / 3) + 1;
  const lower = word.toLowerCase();
  return leastDistant(known, limit, (candidate) => {
    const begun = word.length >= 3 && candidate.toLowerCase().startsWith(lower);
    return begun ? 1 : distance(lower, candidate.toLowerCase(), limit);
  });
}

/**
 * The known word that a name in a description misspells: strict, since names that are alike are often meant so.
 * @param name as it is written
 * @param known the names that would be right
 * @returns the nearest one, equal but for case or at most two edits away (one for short names); `undefined` when none is near
 */
export function nearestSpelling(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 100) return undefined;
  const limit = name.length < 5 ? 1 : 2;
  const folded = foldSpelling(name);
  return leastDistant(known, limit, (candidate) => {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) return Infinity;
    return foldSpelling(candidate) === folded ? 0 : distance(name, candidate, limit);
  });
}

/** Case and separators folded away: `user_id` and `userId` are one. */
export function foldSpelling(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Of several that are equally near the first by code unit, whatever order they come in. */
function leastDistant(
  known: Iterable<string>,
  limit: number,
  distanceTo: (candidate: string) => number,
): string | undefined {
  let best: string | undefined;
  let least = limit;
  for (const candidate of known) {
    const found = distanceTo(candidate);
    if (found > least || (found === least && best !== undefined && best <= candidate)) continue;
    best = candidate;
    least = found;
  }
  return best;
}

/** Levenshtein distance: the least number of insertions, deletions and replacements. Given up once it exceeds the limit. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const removed = (previous[column] ?? 0) + 1;
      const inserted = (current[column - 1] ?? 0) + 1;
      const cost = Math.min(replaced, removed, inserted);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Infinity;
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}
