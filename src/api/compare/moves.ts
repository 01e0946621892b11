/** Endpoints that may have moved. They are suggested, never treated as equal. */
import type { Endpoint, Media } from '../../model/api.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import { groupByKnown } from '../../base/foundation/group.js';

/**
 * Matches removed endpoints with new ones, only if the match is unambiguous. They match by equal operationId; by equal
 * method and a path that differs in its first segment; or by a path that differs in its last word, if parameters,
 * statuses and media types are equal.
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
    const from = groupByKnown(
      gone.filter((endpoint) => !moves.has(endpoint)),
      sign,
    );
    const to = groupByKnown(
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
 * Returns method and path without the first segment, which is often a version: `/v1/pets/{}` and `/v2/pets/{}` are
 * equal.
 */
function tailOf({ key }: Endpoint): string | undefined {
  const [, method = '', path = ''] = /^(\S+) \/[^/]+(\/.*)$/s.exec(key) ?? [];
  return /[^/{}]/.test(path) ? `${method} ${path}` : undefined;
}

/** Returns `GET /reports/occupancy` without its last word, with its parameters and responses. */
function renamedOf({ key, parameters, body, responses }: Endpoint): string | undefined {
  const segments = key.split('/');
  const isWord = (segment: string | undefined): boolean => !/[{}]/.test(segment ?? '{}');
  const last = segments.findLastIndex(isWord);
  // Index 0 is the method. Without another word in the path, everything would match.
  if (!segments.slice(1, last).some(isWord)) return undefined;
  const types = (media: readonly Media[]): string => media.map(({ type }) => type).join();
  return [
    segments.with(last, '').join('/'),
    ...parameters.filter(({ in: place }) => place !== 'path').map(parameterIdentity),
    `body ${types(body?.media ?? [])}`,
    ...responses.map(({ status, media }) => `${status} ${types(media)}`),
  ].join('\n');
}
