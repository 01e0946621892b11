/** Compares the endpoints of both APIs, and reports endpoints that were added, removed or possibly moved. */
import { shortName } from '../../base/foundation/text/quoted.js';
import type { Api, Callback, Endpoint } from '../../model/api.js';
import { templateOf } from '../../model/path.js';
import { fieldStep, type Steps } from '../../model/place.js';
import {
  addFinding,
  createScope,
  type ChangeWords,
  type FindingPlace,
  type FindingScope,
} from './change.js';
import { compareBodies, compareResponses } from './content.js';
import type { Credentials } from './credentials.js';
import { likelyMoves } from './moves.js';
import { paired } from './paired.js';
import { compareParameters } from './parameters.js';
import type { ChangeRule } from './rules.js';
import { compareSecurity } from './security.js';
import type { serverComparison } from './servers.js';
import type { SchemaWalk } from './schema/walk.js';
import { matchVersions } from './twins.js';

/** Two APIs, and the state of their comparison. */
export interface ApiComparison {
  readonly before: Api;
  readonly after: Api;
  readonly walk: SchemaWalk;
  readonly credentials: Credentials;
  readonly servers: ReturnType<typeof serverComparison>;
}

/** Compares all endpoints. Returns one scope with findings for each endpoint of either API. */
export function compareEndpoints(comparison: ApiComparison): FindingScope[] {
  const { before, after } = comparison;
  const versions = matchVersions(before.endpoints, after.endpoints);
  const known = new Set(versions.values());
  const gone = before.endpoints.filter((endpoint) => !versions.has(endpoint));
  const added = after.endpoints.filter((endpoint) => !known.has(endpoint));
  const moves = likelyMoves(gone, added);
  return [
    ...gone.map((endpoint) => removed(endpoint, moves.get(endpoint))),
    ...added.map(({ key, origins }) => {
      const place = placeOf(key);
      addFinding(place, 'endpoint/added', 'added', { after: origins });
      return place.scope;
    }),
    ...[...versions].map(([endpoint, now]) => {
      const place = placeOf(now.key);
      compareEndpoint(comparison, place, endpoint, now);
      return place.scope;
    }),
  ];
}

function placeOf(key: string): FindingPlace {
  return { scope: createScope({ kind: 'endpoint', key }), direction: 'request', steps: [] };
}

function removed(endpoint: Endpoint, moved: Endpoint | undefined): FindingScope {
  const { key, origins, deprecated } = endpoint;
  const place = placeOf(key);
  const announced = deprecated?.value === true;
  if (moved) {
    const address = `${moved.method} ${templateOf(moved.path, moved.trailingSlash)}`;
    const words = `removed; the new endpoint ${address} may replace it`;
    addFinding(place, 'endpoint/moved', words, { before: origins, after: moved.origins });
  } else {
    const rule = announced ? 'endpoint/removed-deprecated' : 'endpoint/removed';
    const words = announced ? 'removed; it was deprecated' : 'removed';
    addFinding(place, rule, words, { before: origins });
  }
  return place.scope;
}

/**
 * Compares two versions of an endpoint.
 * @param sent the place of the endpoint, and the direction of its requests from the caller's point of view; the API
 *   sends webhooks and callbacks, so their requests have the direction `response`
 */
export function compareEndpoint(
  comparison: ApiComparison,
  sent: FindingPlace,
  before: Endpoint,
  after: Endpoint,
): void {
  const { walk } = comparison;
  // Facts about the endpoint itself are judged as facts about requests, also for webhooks and callbacks.
  const place: FindingPlace = { ...sent, direction: 'request' };
  const back = sent.direction === 'request' ? 'response' : 'request';
  compareNames(place, before, after);
  compareParameters(walk, sent, before, after);
  compareBodies(walk, sent, before.body, after.body);
  compareResponses(walk, { ...sent, direction: back }, before.responses, after.responses);
  compareSecurity(place, before, after, comparison.credentials);
  for (const finding of comparison.servers(before.servers, after.servers)) {
    sent.scope.findings.push(finding);
  }
  compareCallbacks(comparison, { ...sent, direction: back }, before, after);
}

function compareCallbacks(
  comparison: ApiComparison,
  place: FindingPlace,
  before: Endpoint,
  after: Endpoint,
): void {
  const keyed = ({ callbacks }: Endpoint): Map<string, Callback> =>
    new Map(callbacks.map((callback) => [callbackName(callback), callback]));
  for (const [old, fresh, { name }] of paired(keyed(before), keyed(after))) {
    const own = { ...place, steps: [...place.steps, { at: 'callback', name } as const] };
    if (old && fresh) {
      compareEndpoint(comparison, own, old.endpoint, fresh.endpoint);
      continue;
    }
    const change = fresh ? 'added' : 'removed';
    addFinding({ ...own, direction: 'request' }, `callback/${change}`, ['', ` ${change}`], {
      before: (old?.endpoint ?? before).origins,
      after: (fresh?.endpoint ?? after).origins,
    });
  }
}

function compareNames(place: FindingPlace, before: Endpoint, after: Endpoint): void {
  const say = (rule: ChangeRule, words: ChangeWords, steps: Steps = []): void =>
    addFinding({ ...place, steps: [...place.steps, ...steps] }, rule, words, {
      before: before.origins,
      after: after.origins,
    });
  const [old, fresh] = [before.operationId?.value, after.operationId?.value];
  if (old !== undefined && fresh !== undefined && old !== fresh) {
    const change = ` changed from ${shortName(old)} to ${shortName(fresh)}`;
    say('endpoint/renamed', ['', change], [fieldStep('operationId')]);
  }
  if ((before.trailingSlash === true) !== (after.trailingSlash === true)) {
    const change = after.trailingSlash === true ? 'added' : 'removed';
    say('endpoint/slash', `slash at the end of the path ${change}`);
  }
  const [was, is] = [before.deprecated?.value === true, after.deprecated?.value === true];
  if (was !== is) {
    if (is) say('endpoint/deprecated', ['', ' is deprecated now']);
    else say('endpoint/undeprecated', ['', ' is no longer deprecated']);
  }
}

function callbackName({ name, expression, endpoint }: Callback): string {
  return JSON.stringify([name, expression, endpoint.method]);
}
