/** The known word nearest to a misspelt one, for hints. */

/**
 * Finds the candidate that a misspelt word most likely stands for.
 * @param word as it is written
 * @param candidates the words that would be right
 * @returns the nearest one, equal but for case or at most two edits away (one for short words); `undefined` when none is near
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined;
  const limit = word.length < 5 ? 1 : 2;
  const folded = fold(word);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit) continue;
    const distance = fold(candidate) === folded ? 0 : edits(word, candidate, limit);
    if (
      distance < bestDistance ||
      (distance === bestDistance && best !== undefined && candidate < best)
    ) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return bestDistance <= limit ? best : undefined;
}

/** Case and separators folded away: `user_id` and `userId` are one. */
export function fold(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Levenshtein distance, given up once it exceeds the limit. */
function edits(a: string, b: string, limit: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const cost = Math.min(
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
      );
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return least;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}
