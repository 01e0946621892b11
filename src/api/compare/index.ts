/** Compares two APIs from the point of view of callers. This file exports what other folders may use. */
import type { Api } from '../../model/api.js';
import {
  collectChanges,
  addFinding,
  createScope,
  type Change,
  type FindingPlace,
  type FindingScope,
} from './change.js';
import { credentialsOf } from './credentials.js';
import { compareEndpoint, compareEndpoints, type ApiComparison } from './endpoints.js';
import { paired } from './paired.js';
import { compareQueuedPairs } from './schema/index.js';
import { compareFlows, compareSchemeNames } from './security.js';
import { serverComparison } from './servers.js';
import { createWalk } from './schema/walk.js';

export { subjectName, type Change, type ChangeSubject } from './change.js';
export { compareFingerprints, endpointFingerprints } from './snapshot/fingerprints.js';
export {
  CHANGE_SEVERITIES,
  type ChangeSeverity,
  type MessageDirection,
  type RuleDefinition,
} from './judge.js';
export { decodeSnapshot, encodeSnapshot } from './snapshot/kept-api.js';
export { CHANGE_RULES, type ChangeRule } from './rules.js';

/**
 * Compares two APIs from the point of view of callers. A change is compatible if requests accept more values than
 * before, or if responses contain fewer. Descriptions and examples are ignored.
 * @param before the merged old API
 * @param after the merged new API
 * @returns each difference once, the most severe first; empty if callers are not affected
 */
export function compareApis(before: Api, after: Api): Change[] {
  const walk = createWalk(before.schemas, after.schemas);
  const credentials = credentialsOf(before.securitySchemes, after.securitySchemes);
  const whole: FindingPlace = {
    scope: createScope({ kind: 'api' }),
    direction: 'request',
    steps: [],
  };
  const servers = serverComparison(before, after, whole);
  const comparison: ApiComparison = { before, after, walk, credentials, servers };
  compareFlows(whole, before.securitySchemes, after.securitySchemes);
  compareSchemeNames(whole, before.securitySchemes, after.securitySchemes);
  const roots = [whole.scope, ...compareEndpoints(comparison), ...compareWebhooks(comparison)];
  compareQueuedPairs(walk);
  return collectChanges(roots);
}

/** Compares webhooks. Their bodies are compared like responses, because the API sends them and callers read them. */
function compareWebhooks(comparison: ApiComparison): FindingScope[] {
  const byName = ({ webhooks }: Api): Map<string, Api['webhooks'][number]> =>
    new Map(webhooks.map((webhook) => [`${webhook.name} ${webhook.endpoint.method}`, webhook]));
  return paired(byName(comparison.before), byName(comparison.after)).map(
    ([before, after, { name, endpoint }]) => {
      const scope = createScope({ kind: 'webhook', key: `${name} ${endpoint.method}` });
      const place: FindingPlace = { scope, direction: 'request', steps: [] };
      if (before && after)
        compareEndpoint(
          comparison,
          { ...place, direction: 'response' },
          before.endpoint,
          after.endpoint,
        );
      else if (after) addFinding(place, 'webhook/added', 'added', { after: endpoint.origins });
      else addFinding(place, 'webhook/removed', 'removed', { before: endpoint.origins });
      return scope;
    },
  );
}
