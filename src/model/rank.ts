/** The position of a fact in its document, by which facts are sorted. */
export interface Rank {
  /** The position among the facts that have the same parent. */
  readonly own: number;
  /** The positions of the enclosing parts, outermost first. Facts with the same parent share one array. */
  readonly above: readonly number[];
}

/** Compares the positions of two facts in the same document. */
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
