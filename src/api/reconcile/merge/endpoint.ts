/** Merges the descriptions of one endpoint by several documents. */
import { fieldStep } from '../../../model/place.js';
import type { Api, Callback, Endpoint, Server, Webhook } from '../../../model/api.js';
import { trustOf } from '../../../model/origin.js';
import { groupBy } from '../../../base/foundation/group.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isSpanning } from '../../../model/path.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { electSecurity } from '../elect-security.js';
import { elect, distinctFacts, isOfOneSource, unionOrigins, type Authority } from '../elect.js';
import { isRecording, type Claim, sourceOf } from '../match/claim.js';
import { smallest } from '../../../base/foundation/lists.js';
import { UNRECORDED } from './schema-ledger.js';
import { completed } from './keywords/completed.js';
import { mergeExtensions } from './extensions.js';
import { mergeBodies, mergeResponses } from './media.js';
import { mergeEndpointParameters } from './parameter.js';
import { electDeprecated, electFact, recordUnion, within, type FactEntry } from './recorded.js';
import { recordStatuses } from './statuses.js';
import { electDescription, electSummary } from '../elect-text.js';

/**
 * Merges the descriptions of one endpoint, fact by fact.
 * @param claims the descriptions, at least one; the same path parameter has the same name in all of them
 * @param servers the merged servers of the endpoint
 */
export function mergeEndpoint(
  claims: readonly Claim[],
  servers: readonly Server[],
  authority: Authority,
  ledger: LedgerWriter,
): Endpoint {
  const [first] = claims as [Claim];
  if (claims.length === 1) return settled(first, servers, authority, ledger);
  const whole = withMergedVariants(claims, authority, ledger);
  if (whole.length < claims.length) return mergeEndpoint(whole, servers, authority, ledger);
  const endpoints = claims.map(({ endpoint }) => endpoint);
  const entity = first.endpoint.key;
  const entry = { entity, steps: [], ledger, authority };
  const names = electName(endpoints, authority, ledger, entity);
  const texts = electTexts(endpoints, authority, ledger, entity);
  const bodies = endpoints.flatMap((endpoint) => endpoint.body ?? []);
  const body = mergeBodies(bodies, within(entry, 'body'));
  const security = electSecurity(claims, authority, ledger);
  const deprecated = electDeprecated(
    endpoints.flatMap((endpoint) => endpoint.deprecated ?? []),
    within(entry, 'deprecated'),
  );
  recordStatuses(claims, entry);
  recordTags(endpoints, entry);
  recordServers(endpoints, entry);
  const docs = electFact(
    completed(endpoints.flatMap((endpoint) => endpoint.externalDocs ?? [])),
    within(entry, 'externalDocs'),
  );
  return {
    key: entity,
    method: first.endpoint.method,
    path: (claims.find(({ endpoint }) => isSpanning(endpoint.path)) ?? first).endpoint.path,
    ...(first.endpoint.variant !== undefined && { variant: first.endpoint.variant }),
    ...(first.endpoint.address !== undefined && { address: first.endpoint.address }),
    ...(wireSlash(claims, entry) && { trailingSlash: true }),
    ...names,
    ...texts,
    ...(deprecated && { deprecated }),
    ...(docs && { externalDocs: docs }),
    tags: distinctFacts(endpoints.flatMap((endpoint) => endpoint.tags)),
    parameters: mergeEndpointParameters(claims, entry),
    ...(body && { body }),
    responses: mergeResponses(
      endpoints.map((endpoint) => endpoint.responses),
      within(entry, 'responses'),
    ),
    ...(security && { security }),
    servers,
    callbacks: mergeCallbacks(claims, entry),
    extensions: mergeExtensions(
      endpoints.map(({ extensions: values, origins }) => ({ values, origins })),
      entry,
    ),
    origins: unionOrigins(endpoints.map((endpoint) => endpoint.origins)),
  };
}

/**
 * Merges the variants of an endpoint in each description, so that documents are only compared with each other. The
 * conflicts between the variants of an older release are not recorded, because a newer one has its own.
 */
function withMergedVariants(
  claims: readonly Claim[],
  authority: Authority,
  ledger: LedgerWriter,
): readonly Claim[] {
  const groups = [...groupBy(claims, ({ api }) => api).values()];
  if (groups.length === 1 || groups.length === claims.length) return claims;
  const depthOf = ({ api }: Claim): number => authority.depth(sourceOf(api));
  const best = smallest(claims.map(depthOf));
  return groups.flatMap((group) => {
    const [first] = group;
    if (group.length === 1 || isRecording(first.api)) return group;
    const own = depthOf(first) > best ? UNRECORDED : ledger;
    const endpoint = mergeEndpoint(group, first.endpoint.servers, authority, own);
    return [{ api: first.api, endpoint }];
  });
}

/** Converts an endpoint that only one document describes to the form of a merged endpoint. All facts are kept. */
function settled(
  claim: Claim,
  servers: readonly Server[],
  authority: Authority,
  ledger: LedgerWriter,
): Endpoint {
  const { endpoint } = claim;
  const { aliases, operationId, tags, callbacks } = endpoint;
  const entry = { entity: endpoint.key, steps: [], ledger, authority };
  const security = endpoint.security && electSecurity([claim], authority, ledger);
  return {
    ...endpoint,
    aliases:
      aliases.length === 0
        ? aliases
        : [...new Set(aliases)].filter((name) => name !== operationId?.value).sort(byCodeUnit),
    tags: tags.length < 2 ? tags : distinctFacts(tags),
    parameters: mergeEndpointParameters([claim], entry),
    responses: mergeResponses([endpoint.responses], within(entry, 'responses')),
    ...(security && { security }),
    servers,
    callbacks: callbacks.length === 0 ? callbacks : mergeCallbacks([claim], entry),
  };
}

function electName(
  endpoints: readonly Endpoint[],
  authority: Authority,
  ledger: LedgerWriter,
  entity: string,
): Pick<Endpoint, 'operationId' | 'givenGroup' | 'aliases'> {
  const claims = endpoints.flatMap((endpoint) => endpoint.operationId ?? []);
  // The name of a request, such as `Add a pet`, is also its summary, so a difference is recorded for the summary.
  const ids = claims.filter(({ value }) => !/\s/.test(value));
  const outcome =
    ids.length > 0 ? elect(ids, authority, { score: nameScore }) : electSummary(claims, authority);
  const names = endpoints.flatMap((endpoint) => [
    ...endpoint.aliases,
    ...(endpoint.operationId ? [endpoint.operationId.value] : []),
  ]);
  const aliases = [...new Set(names)]
    .filter((name) => name !== outcome?.kept.value)
    .sort(byCodeUnit);
  if (!outcome) return { aliases };
  if (ids.length > 0)
    ledger.record(entity, [fieldStep('operationId')], outcome, 'reconcile/operation-id');
  const givenGroup = endpoints.find(
    (endpoint) => endpoint.operationId?.value === outcome.kept.value && endpoint.givenGroup,
  )?.givenGroup;
  return { operationId: outcome.kept, ...(givenGroup !== undefined && { givenGroup }), aliases };
}

/** Matches a verb at the beginning of an operation name. */
const LEADING_VERB =
  /^(?:add|create|delete|find|get|list|patch|remove|replace|search|send|set|start|update)(?=[A-Z_-]|$)/;

/**
 * Rates the name of an operation. Names that people write are short, begin with a verb, and have no traces of code
 * generators.
 */
function nameScore(name: string): number {
  let score = name.length <= 32 ? 2 : 0;
  if (LEADING_VERB.test(name)) score += 1;
  if (/(Handler|Controller|Using[A-Z]+|_\d+)$/.test(name)) score -= 3;
  if (/By[A-Z]\w*?(And[A-Z]|$|Get|Put|Post|Patch|Delete)/.test(name.slice(0, 100))) score -= 3;
  if (name.includes('.')) score -= 5;
  return score - Math.min(name.length, 99) / 100;
}

function electTexts(
  endpoints: readonly Endpoint[],
  authority: Authority,
  ledger: LedgerWriter,
  entity: string,
): Pick<Endpoint, 'summary' | 'description'> {
  const summaries = endpoints.flatMap((endpoint) => endpoint.summary ?? []);
  const summary = electSummary(summaries, authority);
  // Every difference is recorded, even a difference in case or in an article, because people compare the texts of
  // documents.
  if (summary) ledger.record(entity, [fieldStep('summary')], summary, 'reconcile/summary');
  const descriptions = endpoints.flatMap((endpoint) => endpoint.description ?? []);
  const description = electDescription(
    descriptions,
    summaries.map(({ value }) => value),
    authority,
  );
  if (description)
    ledger.record(entity, [fieldStep('description')], description, 'reconcile/description');
  return {
    ...(summary && { summary: summary.kept }),
    ...(description && { description: description.kept }),
  };
}

/**
 * Records that documents assign different tags to an operation. This is not a conflict if one document has all tags
 * that the other documents have.
 */
function recordTags(endpoints: readonly Endpoint[], entry: FactEntry): void {
  const facts = endpoints.flatMap(({ tags }) => {
    const declared = tags.filter(({ origins }) => trustOf(origins) === 'declared');
    const [first] = declared;
    return first ? [{ value: declared.map(({ value }) => value), origins: first.origins }] : [];
  });
  const all = new Set(facts.flatMap(({ value }) => value));
  if (facts.some(({ value }) => new Set(value).size === all.size)) return;
  recordUnion(facts, within(entry, 'tags'));
}

/** Records that documents declare different servers for an operation. The merged operation has all of them. */
function recordServers(endpoints: readonly Endpoint[], entry: FactEntry): void {
  const facts = endpoints.flatMap(({ servers }) => {
    const declared = servers.filter(({ origins }) => trustOf(origins) === 'declared');
    const [first] = declared;
    return first ? [{ value: declared.map(({ url }) => url), origins: first.origins }] : [];
  });
  recordUnion(facts, within(entry, 'servers'));
}

/**
 * Returns true if requests are sent with a trailing slash. The documents may differ on this, so one value is chosen.
 */
function wireSlash(claims: readonly Claim[], { entity, ledger, authority }: FactEntry): boolean {
  const spelled = claims.map(({ endpoint }) => ({
    value: endpoint.trailingSlash === true,
    origins: endpoint.origins,
  }));
  const outcome = elect(spelled, authority);
  if (outcome && !isOfOneSource(spelled.map(({ origins }) => origins))) {
    const keptText = outcome.kept.value ? 'with a slash' : 'without a slash';
    ledger.record(entity, [fieldStep('slash at the end of the path')], outcome, undefined, {
      keptText,
    });
  }
  return outcome?.kept.value ?? false;
}

/** Merges the callbacks that several documents declare for one endpoint. */
function mergeCallbacks(
  claims: readonly Claim[],
  { entity, ledger, authority }: FactEntry,
): Callback[] {
  const callbacks = claims.flatMap(({ api, endpoint }) =>
    endpoint.callbacks.map((callback) => ({ api, ...callback })),
  );
  const keyOf = ({ name, expression, endpoint: { method } }: Callback): string =>
    `${name} ${expression} ${method}`;
  return [...groupBy(callbacks, keyOf).values()].map((list) => {
    const [{ name, expression }] = list;
    const named = `callback ${name} of ${entity}`;
    return { name, expression, endpoint: mergeReceived(list, named, authority, ledger) };
  });
}

/** Merges the webhooks of all documents. */
export function mergeWebhooks(
  apis: readonly Api[],
  authority: Authority,
  ledger: LedgerWriter,
): Webhook[] {
  const webhooks = apis.flatMap((api) => api.webhooks.map((webhook) => ({ api, ...webhook })));
  const byName = groupBy(webhooks, ({ name, endpoint: { method } }) => `${name} ${method}`);
  return [...byName.values()].map((list) => {
    const [{ name }] = list;
    return { name, endpoint: mergeReceived(list, `webhook ${name}`, authority, ledger) };
  });
}

/** Merges the descriptions of a webhook or callback. It has no path and no servers, because the API calls it. */
function mergeReceived(
  claims: readonly Claim[],
  entity: string,
  authority: Authority,
  ledger: LedgerWriter,
): Endpoint {
  const [first] = claims as [Claim];
  if (claims.length === 1) return settled(first, [], authority, ledger);
  const named = claims.map(({ api, endpoint }) => ({
    api,
    endpoint: { ...endpoint, key: entity },
  }));
  return { ...mergeEndpoint(named, [], authority, ledger), key: first.endpoint.key };
}
