/** Compares the endpoints of both APIs, and reports endpoints that were added, removed or possibly moved. */
import type { Api, Callback, Endpoint } from '../../model/api.js';
import { templateOf } from '../../model/path.js';
import { addFinding, createScope, type FindingScope } from './change.js';
import { compareBodies, compareResponses, type MessageComparison } from './content.js';
import type { Credentials } from './credentials.js';
import type { MessageDirection } from './judge.js';
import { likelyMoves } from './moves.js';
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
    ...added.map((endpoint) => {
      const scope = createScope({ kind: 'endpoint', key: endpoint.key });
      addFinding(scope, 'endpoint/added', 'request', 'added', { after: endpoint.origins });
      return scope;
    }),
    ...[...versions].map(([endpoint, now]) => {
      const scope = createScope({ kind: 'endpoint', key: now.key });
      compareEndpoint(comparison, scope, endpoint, now, 'request');
      return scope;
    }),
  ];
}

function removed(endpoint: Endpoint, moved: Endpoint | undefined): FindingScope {
  const { key, origins, deprecated } = endpoint;
  const scope = createScope({ kind: 'endpoint', key });
  const announced = deprecated?.value === true;
  if (moved) {
    const address = `${moved.method} ${templateOf(moved.path, moved.trailingSlash)}`;
    const text = `removed; the new endpoint ${address} may replace it`;
    addFinding(scope, 'endpoint/moved', 'request', text, { before: origins, after: moved.origins });
  } else {
    const rule = announced ? 'endpoint/removed-deprecated' : 'endpoint/removed';
    const words = announced ? 'removed; it was deprecated' : 'removed';
    addFinding(scope, rule, 'request', words, { before: origins });
  }
  return scope;
}

/**
 * Compares two versions of an endpoint.
 * @param direction the direction of the requests from the caller's point of view; the API sends webhooks and callbacks,
 *   so their requests have the direction `response`
 */
export function compareEndpoint(
  comparison: ApiComparison,
  scope: FindingScope,
  before: Endpoint,
  after: Endpoint,
  direction: MessageDirection,
): void {
  const { walk } = comparison;
  const places = { before: before.origins, after: after.origins };
  const say = (rule: ChangeRule, text: string): void =>
    addFinding(scope, rule, 'request', text, places);
  compareNames(say, before, after);
  const back = direction === 'request' ? 'response' : 'request';
  const sent: MessageComparison = { walk, scope, direction };
  compareParameters(sent, before, after);
  compareBodies(sent, before.body, after.body);
  compareResponses({ ...sent, direction: back }, before.responses, after.responses);
  compareSecurity(scope, before, after, comparison.credentials);
  for (const finding of comparison.servers(before.servers, after.servers)) {
    scope.findings.push(finding);
  }
  compareCallbacks(comparison, scope, before, after, back);
}

function compareCallbacks(
  comparison: ApiComparison,
  scope: FindingScope,
  before: Endpoint,
  after: Endpoint,
  direction: MessageDirection,
): void {
  const keyed = ({ callbacks }: Endpoint): Map<string, Callback> =>
    new Map(callbacks.map((callback) => [callbackName(callback), callback]));
  const [old, fresh] = [keyed(before), keyed(after)];
  for (const [key, { name, endpoint }] of old) {
    const now = fresh.get(key);
    if (now) compareEndpoint(comparison, scope, endpoint, now.endpoint, direction);
    else {
      const places = { before: endpoint.origins, after: after.origins };
      addFinding(scope, 'callback/removed', 'request', `callback ${name} removed`, places);
    }
  }
  for (const [key, { name, endpoint }] of fresh) {
    if (old.has(key)) continue;
    const places = { before: before.origins, after: endpoint.origins };
    addFinding(scope, 'callback/added', 'request', `callback ${name} added`, places);
  }
}

function compareNames(
  say: (rule: ChangeRule, text: string) => void,
  before: Endpoint,
  after: Endpoint,
): void {
  const [old, fresh] = [before.operationId?.value, after.operationId?.value];
  if (old !== undefined && fresh !== undefined && old !== fresh) {
    say('endpoint/renamed', `operationId changed from ${old} to ${fresh}`);
  }
  if ((before.trailingSlash === true) !== (after.trailingSlash === true)) {
    say(
      'endpoint/slash',
      `slash at the end of the path ${after.trailingSlash === true ? 'added' : 'removed'}`,
    );
  }
  const [was, is] = [before.deprecated?.value === true, after.deprecated?.value === true];
  if (was !== is) {
    if (is) say('endpoint/deprecated', 'is deprecated now');
    else say('endpoint/undeprecated', 'is no longer deprecated');
  }
}

function callbackName({ name, expression, endpoint }: Callback): string {
  return JSON.stringify([name, expression, endpoint.method]);
}
