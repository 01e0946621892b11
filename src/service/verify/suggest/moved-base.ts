/** Detects a base path that has changed: undeclared operations differ from declared ones only in their base path. */
import type { Api } from '../../../model/api.js';
import { endpointKey } from '../../../model/path.js';
import { counted } from '../../../base/foundation/counted.js';
import {
  declaredBases,
  declaredMatch,
  isHostOf,
  isOwnMachine,
  type CalledEndpoint,
  type DeclaredBase,
  type Exchange,
} from '../../../input/read/traffic/index.js';
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';
import { jsonPath, type OverlayAction } from './action.js';
import { valueAtPath } from '../../../base/foundation/plain-object.js';

/** A server that was observed instead of a declared one, or in addition to it. */
export interface MovedBase {
  readonly action: Omit<OverlayAction, 'comment'>;
  /** The reason for the suggested server, such as `every path is below /v2 instead of /v1 (7 operations)`. */
  readonly text: string;
  readonly first: Exchange;
  /** The keys of the undeclared operations that become declared operations if this server is added. */
  readonly covered: ReadonlySet<string>;
}

interface Candidate {
  readonly base: DeclaredBase;
  readonly prefix: readonly string[];
  readonly calls: Set<CalledEndpoint>;
  readonly endpoints: Set<string>;
  readonly first: Exchange;
}

/**
 * Finds the server below which declared operations were observed.
 * @param document the API as an OpenAPI document
 */
export function movedBase(
  called: readonly CalledEndpoint[],
  api: Api,
  document: unknown,
): MovedBase | undefined {
  const undeclared = called.filter(({ endpoint }) => endpoint === undefined);
  const candidates = candidatesOf(undeclared, api);
  const [best] = [...candidates.values()].sort(
    (a, b) => b.endpoints.size - a.endpoints.size || a.prefix.length - b.prefix.length,
  );
  if (!best) return undefined;
  const { base, prefix, calls, endpoints, first } = best;
  const below = undeclared.filter((one) => isBelow(one, prefix));
  // One path that happens to end like a declared path does not prove that the base path moved.
  const isAll = calls.size === called.length;
  if ((endpoints.size < 2 && !isAll) || calls.size * 2 <= below.length) return undefined;
  const servers = valueAtPath(document, ['servers']);
  const list: unknown[] = Array.isArray(servers) ? servers : [];
  const index = list.findIndex((_, at) => valueAtPath(list, [at, 'url']) === base.url);
  if (index < 0 && list.length > 0) return undefined;
  const isLeft = !called.some(({ endpoint }) => endpoint !== undefined);
  if (index < 0 && !isLeft) return undefined;
  const url = movedUrl(base, prefix, first);
  const target = jsonPath(isLeft && index >= 0 ? ['servers', index] : []);
  const update = isLeft && index >= 0 ? { url } : { servers: [{ url }] };
  const from = base.url.replace(/^https?:\/\/[^/]*/i, '') || '/';
  const amount = counted(endpoints.size, 'operation');
  return {
    action: { target, update },
    text: `${isLeft ? 'every path' : 'paths'} below /${prefix.join('/')} instead of ${from} (${amount})`,
    first,
    covered: new Set(below.map(({ method, path }) => endpointKey(method, path))),
  };
}

function candidatesOf(
  undeclared: readonly CalledEndpoint[],
  api: Api,
): ReadonlyMap<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  const bases = declaredBases([api]);
  for (const one of undeclared) {
    const exchange = one.calls[0]?.exchange;
    if (!exchange) continue;
    const { segments } = exchange.address;
    const most = Math.min(segments.length, SERVICE_LIMITS.movedSegments.most);
    for (const base of bases) {
      for (let length = 0; length <= most; length++) {
        const match = declaredMatch(base.root, segments.slice(length), one.method);
        const { endpoint } = match ?? {};
        // A path that consists only of parameters matches every call, so it proves nothing.
        if (!endpoint?.path.some((segment) => segment.every(({ kind }) => kind === 'literal')))
          continue;
        const prefix = segments.slice(0, length);
        const id = JSON.stringify([base.url, prefix]);
        const known = candidates.get(id) ?? {
          ...{ base, prefix, first: exchange },
          ...{ calls: new Set<CalledEndpoint>(), endpoints: new Set<string>() },
        };
        candidates.set(id, known);
        known.calls.add(one);
        known.endpoints.add(endpoint.key);
      }
    }
  }
  return candidates;
}

function isBelow({ calls }: CalledEndpoint, prefix: readonly string[]): boolean {
  const segments = calls[0]?.exchange.address.segments ?? [];
  return prefix.every((text, index) => segments[index] === text);
}

function movedUrl(base: DeclaredBase, prefix: readonly string[], { address }: Exchange): string {
  const { origin } = address;
  const isSameHost = isOwnMachine(origin) || isHostOf(base, origin);
  const [host = ''] = isSameHost ? (/^(?:https?:\/\/[^/]*)?/i.exec(base.url) ?? []) : [origin];
  return prefix.length === 0 && host !== '' ? host : `${host}/${prefix.join('/')}`;
}
