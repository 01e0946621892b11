/**
 * Finds endpoints that may have moved to another path. A move is only suggested: the old endpoint is still reported as
 * removed.
 */
import type { Endpoint, Media } from '../../model/api.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import { groupByDefined } from '../../base/foundation/group.js';

/**
 * Matches removed endpoints with added ones that may be the same endpoint at a new path. Two endpoints match in three
 * cases: they have the same operationId; they have the same method, and their paths differ only in the first segment;
 * their paths differ only in the last word, and their parameters, statuses and media types are equal. Ambiguous matches
 * are ignored.
 */
export function likelyMoves(
  gone: readonly Endpoint[],
  added: readonly Endpoint[],
): Map<Endpoint, Endpoint> {
  const moves = new Map<Endpoint, Endpoint>();
  const signs: readonly ((endpoint: Endpoint) => string | undefined)[] = [
    ({ operationId }) => operationId?.value,
    tailOf,
    renamedOf,
  ];
  const taken = new Set<Endpoint>();
  for (const sign of signs) {
    const from = groupByDefined(
      gone.filter((endpoint) => !moves.has(endpoint)),
      sign,
    );
    const to = groupByDefined(
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

/**
 * Returns the method and the path without its first segment. This segment is often a version: the result is the same
 * for `GET /v1/pets/{}` and `GET /v2/pets/{}`.
 */
function tailOf({ key }: Endpoint): string | undefined {
  const [, method = '', path = ''] = /^(\S+) \/[^/]+(\/.*)$/s.exec(key) ?? [];
  return /[^/{}]/.test(path) ? `${method} ${path}` : undefined;
}

/**
 * Returns the key of an endpoint without the last word of its path, followed by its parameters and responses. If the
 * result is the same for a removed and an added endpoint, the endpoint may have been renamed.
 */
function renamedOf({ key, parameters, body, responses }: Endpoint): string | undefined {
  const segments = key.split('/');
  const isWord = (segment: string | undefined): boolean => !/[{}]/.test(segment ?? '{}');
  const last = segments.findLastIndex(isWord);
  // Index 0 is the method. The path must contain another word; otherwise unrelated endpoints would match.
  if (!segments.slice(1, last).some(isWord)) return undefined;
  const types = (media: readonly Media[]): string => media.map(({ type }) => type).join();
  return [
    segments.with(last, '').join('/'),
    ...parameters.filter(({ in: place }) => place !== 'path').map(parameterIdentity),
    `body ${types(body?.media ?? [])}`,
    ...responses.map(({ status, media }) => `${status} ${types(media)}`),
  ].join('\n');
}
