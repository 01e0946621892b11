/** The combined results of several loops over one API, each with different values. */
import type { Looped } from './loop.js';

export interface Tally {
  readonly operations: number;
  readonly calls: number;
  /** The number of operations whose values arrived unchanged in every loop. */
  readonly exact: number;
  /** For each code, the number of operations whose failures it explains. */
  readonly explained: Readonly<Record<string, number>>;
  /** Failures without an explanation. */
  readonly unexplained: readonly string[];
}

/** Combines the results of loops over the same API. */
export function tally(loops: readonly Looped[]): Tally {
  const found = loops.flatMap((one) => one.found);
  const wrong = new Set(found.map(({ operation }) => operation));
  const byCode = new Map<string, Set<string>>();
  for (const { operation, said } of found) {
    for (const code of said) byCode.set(code, (byCode.get(code) ?? new Set()).add(operation));
  }
  const unexplained = found
    .filter(({ said }) => said.length === 0)
    .map((one) => `${one.operation}: ${one.class} (${one.details})`);
  const operations = loops[0]?.operations ?? 0;
  return {
    operations,
    calls: loops.reduce((sum, { calls }) => sum + calls, 0),
    exact: operations - wrong.size,
    explained: Object.fromEntries(
      [...byCode]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, { size }]) => [code, size] as const),
    ),
    unexplained,
  };
}
