/**
 * Reports endpoints with similar paths: a singular and its plural, or a POST and a PUT with the same last segments.
 * Also reports a verb such as `archive` if no endpoint has the opposite verb.
 */
import { neighbours } from '../../../base/foundation/lists.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Endpoint } from '../../../model/api.js';
import { operationText } from '../../../model/path.js';
import { originLocation } from '../ledger/writer.js';
import { groupBy } from '../../../base/foundation/group.js';

/** Maps verbs that end a path to their opposites. */
const COUNTERPARTS = new Map(
  ['archive', 'lock', 'mute', 'subscribe', 'follow', 'pin', 'publish', 'block', 'star', 'like']
    .map((verb): [string, string] => [verb, `un${verb}`])
    .concat([
      ['enable', 'disable'],
      ['activate', 'deactivate'],
      ['assign', 'unassign'],
    ]),
);

/** Reports endpoints that may be the same, and verbs for which no endpoint has the opposite verb. */
export function reportNearWords(endpoints: readonly Endpoint[], report: Report): void {
  for (const twins of groupBy(endpoints, singularKey).values()) {
    if (twins.length < 2) continue;
    for (const [a, b] of neighbours(twins)) {
      if (a.key.toLowerCase() === b.key.toLowerCase()) continue;
      report.add('path/plural-twin', { key: a.key, twin: b.key }, ...places(a, b));
    }
  }
  for (const twins of groupBy(endpoints.filter(isWrite), tailOf).values()) {
    const [a, b] = twins;
    if (!a || !b || twins.length > 2 || a.method === b.method || pathOf(a) === pathOf(b)) continue;
    report.add('path/method-twin', { key: a.key, twin: b.key }, ...places(a, b));
  }
  reportCounterparts(endpoints, report);
}

function places(first: Endpoint, second: Endpoint) {
  const [origin] = first.origins;
  return [
    origin && originLocation(origin),
    second.origins.slice(0, 1).map(originLocation),
  ] as const;
}

function pathOf({ key, method }: Endpoint): string {
  return key.slice(method.length + 1);
}

/** Returns the key of an endpoint with its literal segments in the singular. */
function singularKey({ key }: Endpoint): string {
  return key.replace(/([^/{}s])s(?=\/|$)/g, '$1');
}

function isWrite({ method }: Endpoint): boolean {
  return method === 'POST' || method === 'PUT';
}

/**
 * Returns the last three segments of the path if two of them are literals, because this is enough to identify an
 * endpoint. Otherwise, returns the whole key.
 */
function tailOf(endpoint: Endpoint): string {
  const tail = pathOf(endpoint).split('/').slice(-3);
  const literals = tail.filter((segment) => segment !== '' && !segment.includes('{}'));
  return tail.length === 3 && literals.length === 2 ? tail.join('/') : endpoint.key;
}

function reportCounterparts(endpoints: readonly Endpoint[], report: Report): void {
  const paths = new Set(endpoints.map((endpoint) => pathOf(endpoint).toLowerCase()));
  const keys = new Set(endpoints.map(({ key }) => key.toLowerCase()));
  for (const endpoint of endpoints) {
    const path = pathOf(endpoint).toLowerCase();
    const at = path.lastIndexOf('/') + 1;
    const verb = COUNTERPARTS.get(path.slice(at));
    if (verb === undefined || !isWrite(endpoint) || paths.has(path.slice(0, at) + verb)) continue;
    // The opposite of a PUT whose path ends with a verb may be a DELETE of the same path.
    if (keys.has(`delete ${path}`)) continue;
    const [origin] = endpoint.origins;
    report.add(
      'op/counterpart',
      { key: operationText(endpoint), verb },
      origin && originLocation(origin),
    );
  }
}
