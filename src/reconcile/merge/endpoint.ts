/** Merging all claims about one endpoint into one endpoint. */
import type { Callback, Endpoint, Server } from '../../model/api.js';
import { type Fact, trustOf } from '../../model/origin.js';
import { byCodeUnit } from '../../foundation/sort.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { electSecurity } from '../elect-security.js';
import { elect, distinctFacts, unionOrigins, type Authority } from '../elect.js';
import type { Claim } from '../match/match.js';
import { mergeExtensions } from './extensions.js';
import { mergeBodies, mergeResponses } from './media.js';
import { mergeEndpointParameters } from './parameter.js';
import { recordStatuses } from './statuses.js';
import { electDescription, electSummary } from '../elect-text.js';

/**
 * Merges the claims about one endpoint, fact by fact.
 * @param claims at least one; their path parameters are aligned
 * @param servers what the documents together say of its servers
 */
export function mergeEndpoint(
  claims: readonly Claim[],
  servers: readonly Server[],
  authority: Authority,
  ledger: LedgerWriter,
): Endpoint {
  const [first] = claims as [Claim];
  if (claims.length === 1) return settled(first, servers, authority, ledger);
  const endpoints = claims.map(({ endpoint }) => endpoint);
  const entity = first.endpoint.key;
  const entry = { entity, ledger, authority };
  const names = electName(endpoints, authority, ledger, entity);
  const texts = electTexts(endpoints, authority, ledger, entity);
  const bodies = endpoints.flatMap((endpoint) => endpoint.body ?? []);
  const body = mergeBodies(bodies, { ...entry, field: 'body' });
  const security = electSecurity(claims, authority, ledger);
  const deprecated = mergeDeprecated(endpoints, ledger, entity);
  recordStatuses(claims, ledger);
  const docs = elect(
    endpoints.flatMap((endpoint) => endpoint.externalDocs ?? []),
    authority,
  )?.kept;
  return {
    key: entity,
    method: first.endpoint.method,
    path: first.endpoint.path,
    ...(first.endpoint.address !== undefined && { address: first.endpoint.address }),
    ...(wireSlash(claims, authority) && { trailingSlash: true }),
    ...names,
    ...texts,
    ...(deprecated && { deprecated }),
    ...(docs && { externalDocs: docs }),
    tags: distinctFacts(endpoints.flatMap((endpoint) => endpoint.tags)),
    parameters: mergeEndpointParameters(claims, authority, ledger),
    ...(body && { body }),
    responses: mergeResponses(
      endpoints.map((endpoint) => endpoint.responses),
      { ...entry, field: 'responses' },
    ),
    ...(security && { security }),
    servers,
    callbacks: mergeCallbacks(endpoints),
    extensions: mergeExtensions(endpoints.map((endpoint) => endpoint.extensions)),
    origins: unionOrigins(endpoints.map((endpoint) => endpoint.origins)),
  };
}

/** What merging one claim with nothing makes of it: every fact is kept, in the order that facts have. */
function settled(
  claim: Claim,
  servers: readonly Server[],
  authority: Authority,
  ledger: LedgerWriter,
): Endpoint {
  const { endpoint } = claim;
  const { aliases, operationId, tags, callbacks } = endpoint;
  const entry = { entity: endpoint.key, ledger, authority, field: 'responses' };
  const security = endpoint.security && electSecurity([claim], authority, ledger);
  return {
    ...endpoint,
    aliases:
      aliases.length === 0
        ? aliases
        : [...new Set(aliases)].filter((name) => name !== operationId?.value).sort(byCodeUnit),
    tags: tags.length < 2 ? tags : distinctFacts(tags),
    parameters: mergeEndpointParameters([claim], authority, ledger),
    responses: mergeResponses([endpoint.responses], entry),
    ...(security && { security }),
    servers,
    callbacks: callbacks.length < 2 ? callbacks : mergeCallbacks([endpoint]),
  };
}

function electName(
  endpoints: readonly Endpoint[],
  authority: Authority,
  ledger: LedgerWriter,
  entity: string,
): Pick<Endpoint, 'operationId' | 'givenGroup' | 'aliases'> {
  const outcome = elect(
    endpoints.flatMap((endpoint) => endpoint.operationId ?? []),
    authority,
    { score: nameScore },
  );
  const stated = endpoints.flatMap((endpoint) => [
    ...endpoint.aliases,
    ...(endpoint.operationId ? [endpoint.operationId.value] : []),
  ]);
  const aliases = [...new Set(stated)]
    .filter((name) => name !== outcome?.kept.value)
    .sort(byCodeUnit);
  if (!outcome) return { aliases };
  ledger.record(entity, 'operationId', outcome, 'reconcile/operation-id');
  const givenGroup = endpoints.find(
    (endpoint) => endpoint.operationId?.value === outcome.kept.value && endpoint.givenGroup,
  )?.givenGroup;
  return { operationId: outcome.kept, ...(givenGroup !== undefined && { givenGroup }), aliases };
}

/** Names that people write are short, and carry no machine's marks. */
function nameScore(name: string): number {
  let score = name.length <= 32 ? 2 : 0;
  if (/(Handler|Controller|Using[A-Z]+|_\d+)$/.test(name)) score -= 3;
  if (/By[A-Z]\w*?(And[A-Z]|$|Get|Put|Post|Patch|Delete)/.test(name.slice(0, 100))) score -= 3;
  if (name.includes('.')) score -= 5;
  return score;
}

function electTexts(
  endpoints: readonly Endpoint[],
  authority: Authority,
  ledger: LedgerWriter,
  entity: string,
): Pick<Endpoint, 'summary' | 'description'> {
  const summaries = endpoints.flatMap((endpoint) => endpoint.summary ?? []);
  const summary = electSummary(summaries, authority);
  // Any difference is written down, also one of case or of an article: people compare documents by their words.
  if (summary) ledger.record(entity, 'summary', summary, 'reconcile/summary');
  const descriptions = endpoints.flatMap((endpoint) => endpoint.description ?? []);
  const description = electDescription(
    descriptions,
    summaries.map(({ value }) => value),
    authority,
  );
  if (description) ledger.record(entity, 'description', description, 'reconcile/description');
  return {
    ...(summary && { summary: summary.kept }),
    ...(description && { description: description.kept }),
  };
}

/** Deprecated as soon as one document says so; an explicit "no" of another is a disagreement. */
function mergeDeprecated(
  endpoints: readonly Endpoint[],
  ledger: LedgerWriter,
  entity: string,
): Fact<boolean> | undefined {
  const stated = endpoints.flatMap((endpoint) => endpoint.deprecated ?? []);
  const yes = stated.filter((item) => item.value);
  if (yes.length === 0) return stated[0];
  const kept = { value: true, origins: unionOrigins(yes.map((item) => item.origins)) };
  const no = stated.filter((item) => !item.value && trustOf(item.origins) !== 'assumed');
  const rejected = distinctFacts(no).map((fact) => ({
    fact,
    why: 'a warning too many is better than one too few',
  }));
  ledger.record(entity, 'deprecated', { kept, rule: 'any', rejected }, 'reconcile/deprecated');
  return kept;
}

/** The spelling on the wire that most documents use. */
function wireSlash(claims: readonly Claim[], authority: Authority): boolean {
  const spelled = claims.map(({ endpoint }) => ({
    value: endpoint.trailingSlash === true,
    origins: endpoint.origins,
  }));
  return elect(spelled, authority)?.kept.value ?? false;
}

function mergeCallbacks(endpoints: readonly Endpoint[]): Callback[] {
  const callbacks = endpoints.flatMap((endpoint) => endpoint.callbacks);
  const distinct = new Map(
    callbacks.map((item) => [`${item.name} ${item.expression} ${item.endpoint.method}`, item]),
  );
  return [...distinct.values()];
}
