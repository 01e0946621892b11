/** Comparing two APIs: what changed for those who call them. The door of this room. */
import type { Api, Server } from '../model/api.js';
import { changesOf, find, scopeOf, type Change, type Scope } from './change.js';
import { credentialsOf } from './credentials.js';
import { compareEndpoint, compareEndpoints, compareServers, type Comparison } from './endpoints.js';
import { compareOpen } from './schema.js';
import { compareFlows } from './security.js';
import { walkOf } from './walk.js';

export { nameOf, type Change, type Subject } from './change.js';
export { changesBetween, factsOf } from './facts.js';
export { CHANGE_SEVERITIES, type ChangeSeverity, type Direction, type Rule } from './judge.js';
export { packed } from './pack.js';
export { CHANGE_RULES, type ChangeRule } from './rules.js';
export { Teller } from './told.js';
export { unpacked } from './unpack.js';

/**
 * Compares two APIs as those see them who call them. What goes to the API may take more than before, what
 * comes back may hold less; texts, examples and the names of types do not count.
 * @param before reconciled
 * @param after reconciled
 * @returns every difference once, the gravest first; empty when callers see none
 */
export function compareApis(before: Api, after: Api): Change[] {
  const walk = walkOf(before.schemas, after.schemas);
  const credentials = credentialsOf(before.securitySchemes, after.securitySchemes);
  const comparison: Comparison = { before, after, walk, credentials };
  const whole = scopeOf({ kind: 'api' });
  compareServers(whole, allServers(before), allServers(after));
  compareFlows(whole, before.securitySchemes, after.securitySchemes);
  const roots = [whole, ...compareEndpoints(comparison), ...compareWebhooks(comparison)];
  compareOpen(walk);
  return changesOf(roots);
}

/** Which of several servers is that of most operations says nothing: one is gone when nothing is called there. */
function allServers({ servers, endpoints }: Api): Server[] {
  return [...endpoints.flatMap((endpoint) => endpoint.servers), ...servers];
}

/** Webhooks are requests that the API sends: their bodies are what callers read. */
function compareWebhooks(comparison: Comparison): Scope[] {
  const byName = ({ webhooks }: Api): Map<string, Api['webhooks'][number]> =>
    new Map(webhooks.map((webhook) => [`${webhook.name} ${webhook.endpoint.method}`, webhook]));
  const [old, fresh] = [byName(comparison.before), byName(comparison.after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].map((key) => {
    const scope = scopeOf({ kind: 'webhook', key });
    const [was, is] = [old.get(key)?.endpoint, fresh.get(key)?.endpoint];
    if (was && is) compareEndpoint(comparison, scope, was, is, 'response');
    else if (is) find(scope, 'webhook/added', 'request', 'added', { after: is.origins });
    else if (was) find(scope, 'webhook/removed', 'request', 'removed', { before: was.origins });
    return scope;
  });
}
