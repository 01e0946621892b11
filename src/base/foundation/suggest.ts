/** "Did you mean …": finds the known word that is nearest to a misspelt one. */

/**
 * Returns the known word nearest to user input. The comparison is tolerant, and also accepts the beginning of a word.
 * @param word the user input
 * @param known the valid words
 * @returns the nearest word by edit distance, or `undefined` if all known words are too different
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
 * Returns the known name that a name in an API description probably misspells. The comparison is strict, because
 * descriptions often contain similar names on purpose.
 * @param name the name in the description
 * @param known the valid names
 * @returns a known name that is equal except for case and separators, or differs by at most two edits (one edit for
 * short names); otherwise `undefined`
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

/** Removes case and separators: `user_id` and `userId` become equal. */
export function foldSpelling(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Returns the candidate with the least distance. Ties are resolved by code unit, so that the order of the candidates
 * does not matter.
 */
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

/**
 * Returns the Levenshtein distance: the minimum number of insertions, deletions and replacements. Stops when the limit
 * is exceeded.
 */
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
