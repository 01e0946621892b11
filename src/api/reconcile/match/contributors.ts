/** Finds the documents that contribute to the output. If such a document were missing, the output would lack a fact. */
import type { Api } from '../../../model/api.js';
import type { Origin, SourceId } from '../../../model/origin.js';
import type { Ledger } from '../ledger/ledger.js';

/**
 * Returns the documents that contribute to the output: they declare a fact that no other document declares, or a value
 * that was preferred to another.
 * @param api the merged API
 */
export function contributors(
  api: Api,
  { elections }: Pick<Ledger, 'elections'>,
): ReadonlySet<SourceId> {
  const found = new Set<SourceId>();
  const seen = new Set<object>();
  const credit = (origins: readonly Origin[]): void => {
    const sources = new Set(origins.map(({ source }) => source));
    const [source] = sources;
    if (source !== undefined && sources.size === 1) found.add(source);
  };
  const pending: unknown[] = [api];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map) {
      value.forEach((item) => pending.push(item ?? null));
      continue;
    }
    for (const [key, item] of Object.entries(value)) {
      if (key === 'origins') credit(item as readonly Origin[]);
      else pending.push(item ?? null);
    }
  }
  for (const { kept } of elections) credit(kept.origins);
  return found;
}
