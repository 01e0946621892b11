/** The order of facts in a document. */

/** The position of a fact in its document. */
export interface Rank {
  /** Among its siblings. */
  readonly own: number;
  /** The positions of the enclosing parts, outermost first; siblings share one list. */
  readonly above: readonly number[];
}

/** Compares the positions of two facts of one document. */
export function byRank(a: Rank, b: Rank): number {
  if (a.above === b.above) return a.own - b.own;
  const [left, right] = [
    [...a.above, a.own],
    [...b.above, b.own],
  ];
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
