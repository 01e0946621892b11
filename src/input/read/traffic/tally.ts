/** Counts the exchanges that are not read, by kind. */
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { Exchange } from './exchange.js';

export interface Tally {
  readonly counts: Map<string, number>;
  first: Exchange | undefined;
}

/** The maximum number of kinds that a message lists. The others are only counted. */
const SHOWN = 5;

export function createTally(): Tally {
  return { counts: new Map(), first: undefined };
}

export function addTo(tally: Tally, kind: string, exchange: Exchange): void {
  tally.first ??= exchange;
  tally.counts.set(kind, (tally.counts.get(kind) ?? 0) + 1);
}

/** Returns a text such as `https://cdn.io (12), https://stats.io (3)`, most frequent first. */
export function tallyText({ counts }: Tally): string {
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b));
  const shown = sorted.slice(0, SHOWN).map(([kind, count]) => `${kind} (${count})`);
  const rest = sorted.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
