/** Reports endpoints whose keys are nearly the same. These endpoints are not merged. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Endpoint, EndpointKey } from '../../../model/api.js';
import { originLocation } from '../ledger/writer.js';
import type { Claim, ClaimsByEndpoint } from './claim.js';
import { groupBy } from '../../../base/foundation/group.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

/**
 * Reports pairs of paths that differ only in case, in a trailing slash or in a prefix. Also reports pairs of path
 * templates that can match the same request.
 */
export function reportNearMisses(
  endpoints: readonly Endpoint[],
  groups: ClaimsByEndpoint,
  report: Report,
): void {
  groups.forEach((claims, key) => {
    if (claims.length > 1) reportSlashTwins(key, claims, report);
  });
  for (const twins of groupBy(endpoints, ({ key }) => key.toLowerCase()).values()) {
    const [first, second] = twins;
    if (first && second)
      report.add('path/case-twin', { key: first.key, twin: second.key }, ...place(first, second));
  }
  for (const [a, b] of ambiguousPairs(endpoints)) {
    report.add(
      'path/ambiguous',
      { key: a.key, twin: b.key, called: calledOf(a.key, b.key) },
      ...place(a, b),
    );
  }
  for (const [a, b] of prefixTwins(endpoints)) {
    report.add('path/prefix-twin', { key: a.key, twin: b.key }, ...place(a, b));
  }
}

function place(
  first: Endpoint,
  second: Endpoint,
): [ReturnType<typeof originLocation> | undefined, ReturnType<typeof originLocation>[]] {
  const [origin] = first.origins;
  return [origin && originLocation(origin), second.origins.slice(0, 1).map(originLocation)];
}

function reportSlashTwins(key: EndpointKey, claims: readonly Claim[], report: Report): void {
  const bySource = groupBy(claims, ({ api }) => api.document?.source ?? '');
  for (const list of bySource.values()) {
    const spellings = new Set(list.map(({ endpoint }) => endpoint.trailingSlash === true));
    const [origin] = list[0]?.endpoint.origins ?? [];
    if (spellings.size > 1)
      report.add('path/slash-twins', { key }, origin && originLocation(origin));
  }
}

/**
 * Returns the endpoint that the server calls if a request matches the paths of both endpoints. At the first segment
 * that differs, this endpoint has fixed text, and the other endpoint has a parameter.
 */
function calledOf(key: EndpointKey, twin: EndpointKey): EndpointKey {
  const others = twin.split('/');
  const first = key.split('/').find((segment, index) => segment !== others[index]);
  return first === '{}' ? twin : key;
}

/**
 * Returns pairs of endpoints with the same method whose paths can match the same request, such as `/a/{x}/c` and
 * `/a/b/{y}`. In such a pair, each path has a literal at a position at which the other has a parameter.
 */
function ambiguousPairs(endpoints: readonly Endpoint[]): [Endpoint, Endpoint][] {
  const pairs: [Endpoint, Endpoint][] = [];
  const buckets = groupBy(endpoints, ({ method, path }) => `${method} ${path.length}`);
  for (const bucket of buckets.values()) {
    const withParameters = bucket.filter(({ key }) => key.includes('{}'));
    if (withParameters.length > MERGING_LIMITS.similarPaths.most) continue;
    const segments = withParameters.map(({ key }) => key.split('/').slice(1));
    const endings = segments.map((path) => path.at(-1));
    for (const [index, a] of withParameters.entries()) {
      const ending = endings[index];
      for (let other = index + 1; other < withParameters.length; other++) {
        // Skips pairs whose paths end with different literals, because no request matches both. Most pairs are skipped
        // here.
        const end = endings[other];
        if (end !== ending && end !== '{}' && ending !== '{}') continue;
        const b = withParameters[other];
        if (b && ambiguous(segments[index] ?? [], segments[other] ?? [])) pairs.push([a, b]);
      }
    }
  }
  return pairs;
}

function ambiguous(left: readonly string[], right: readonly string[]): boolean {
  let leftLiteral = false;
  let rightLiteral = false;
  for (let index = 0; index < left.length; index++) {
    const segment = left[index] ?? '';
    const other = right[index] ?? '';
    if (segment === other) continue;
    if (segment === '{}') rightLiteral = true;
    else if (other === '{}') leftLiteral = true;
    else return false;
  }
  return leftLiteral && rightLiteral;
}

/** Matches the method and a prefix such as `/v1/`. */
const PREFIX = /^([^/]*\/)(?:api|rest|v\d+)\//i;

/** Returns pairs of endpoints whose paths differ only in a prefix: `/v1/x` and `/x`. */
function prefixTwins(endpoints: readonly Endpoint[]): [Endpoint, Endpoint][] {
  const prefixed = endpoints.filter(({ key }) => PREFIX.test(key));
  if (prefixed.length === 0) return [];
  const byKey = new Map(endpoints.map((endpoint) => [endpoint.key, endpoint]));
  return prefixed
    .flatMap((endpoint): [Endpoint, Endpoint][] => {
      const twin = byKey.get(endpoint.key.replace(PREFIX, '$1'));
      return twin ? [[endpoint, twin]] : [];
    })
    .sort(([a], [b]) => byCodeUnit(a.key, b.key));
}
