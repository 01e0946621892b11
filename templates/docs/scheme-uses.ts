/**
 * Counts the operations that name each security scheme, and collects the scopes that they require.
 */
import { memoizeByObject } from '../../src/base/foundation/memo.js';
import type { Api } from '../../src/model/api.js';

interface SchemeUse {
  readonly count: number;
  readonly scopes: readonly string[];
}

const NONE: SchemeUse = { count: 0, scopes: [] };

/** Returns how operations use a security scheme. */
export function schemeUse(api: Api, id: string): SchemeUse {
  return usesOf(api).get(id) ?? NONE;
}

const usesOf = memoizeByObject(({ endpoints }: Api): ReadonlyMap<string, SchemeUse> => {
  const counts = new Map<string, number>();
  const scopes = new Map<string, Set<string>>();
  for (const { security } of endpoints) {
    for (const { scheme, scopes: asked } of (security?.value ?? []).flat()) {
      counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
      const known = scopes.get(scheme) ?? new Set();
      scopes.set(scheme, known);
      for (const scope of asked) known.add(scope);
    }
  }
  return new Map(
    [...counts].map(([id, count]) => [id, { count, scopes: [...(scopes.get(id) ?? [])].sort() }]),
  );
});
