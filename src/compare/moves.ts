/** Endpoints that may have moved: shown, never counted as the same. */
import type { Endpoint } from '../model/api.js';

/**
 * Endpoints that are gone, with the new one that could be the same; only where nothing else could be.
 * Signs are one operationId; or one method, and a path that differs in what stands before its last literal.
 */
export function likelyMoves(
  gone: readonly Endpoint[],
  added: readonly Endpoint[],
): Map<Endpoint, Endpoint> {
  const moves = new Map<Endpoint, Endpoint>();
  const signs: readonly ((endpoint: Endpoint) => string | undefined)[] = [
    ({ operationId }) => operationId?.value,
    tailOf,
  ];
  const taken = new Set<Endpoint>();
  for (const sign of signs) {
    const from = grouped(
      gone.filter((endpoint) => !moves.has(endpoint)),
      sign,
    );
    const to = grouped(
      added.filter((endpoint) => !taken.has(endpoint)),
      sign,
    );
    for (const [key, [old, ...more]] of from) {
      const [fresh, ...others] = to.get(key) ?? [];
      if (!old || !fresh || more.length + others.length > 0) continue;
      moves.set(old, fresh);
      taken.add(fresh);
    }
  }
  return moves;
}

/** Method and path without the first segment: `/v1/pets/{}` and `/v2/pets/{}` end alike. */
function tailOf({ key }: Endpoint): string | undefined {
  const [, method = '', path = ''] = /^(\S+) \/[^/]+(\/.*)$/s.exec(key) ?? [];
  return /[^/{}]/.test(path) ? `${method} ${path}` : undefined;
}

function grouped(
  endpoints: readonly Endpoint[],
  key: (endpoint: Endpoint) => string | undefined,
): Map<string, Endpoint[]> {
  const groups = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    const name = key(endpoint);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), endpoint]);
  }
  return groups;
}
