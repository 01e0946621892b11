/** The combined results of several loops over one API, each with other values. */
import type { Looped } from './loop.js';

export interface Tally {
  readonly operations: number;
  readonly calls: number;
  /** Operations of which everything arrived equal each time. */
  readonly exact: number;
  /** How many operations each code is the reason of. */
  readonly explained: Readonly<Record<string, number>>;
  /** Failures without an explanation. */
  readonly unexplained: readonly string[];
}

/** Puts loops over the same API together. */
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
