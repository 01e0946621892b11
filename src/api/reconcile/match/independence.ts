/**
 * Finds independent documents. If a document only repeats another one, both count as one document when a value is
 * chosen by the number of documents.
 */
import type { Api, Endpoint } from '../../../model/api.js';
import { trustOf, type Fact, type Origin, type SourceId } from '../../../model/origin.js';
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { canonicalText, type Comparable } from '../../../model/canonical.js';
import type { Authority } from '../elect.js';
import { sourceOf } from './claim.js';
import type { Standing } from './relations.js';

/**
 * If a larger document contains at least this share of a document's facts, the smaller document counts as a repetition
 * of the larger one.
 */
const MIN_SHARED = 0.9;

export interface Independence {
  /**
   * Maps each document to the document that represents it: itself, unless a larger document contains nearly all of its
   * facts.
   */
  readonly representative: ReadonlyMap<SourceId, SourceId>;
  /** Maps each document to the documents that contain all of its facts. */
  readonly containedIn: ReadonlyMap<SourceId, readonly SourceId[]>;
}

/**
 * Compares documents by their facts, to find those that repeat others.
 * @param apis the partial APIs, one for each document
 */
export function compareDocuments(apis: readonly Api[]): Independence {
  // A single document cannot repeat another one, so its facts are not collected. Collecting them would take longer than
  // reading the document.
  if (apis.length < 2) return { representative: new Map(), containedIn: new Map() };
  const facts = new Map(apis.map((api) => [sourceOf(api), documentStatements(api)] as const));
  const sources = [...facts.keys()].sort(
    (a, b) => sizeOf(facts, b) - sizeOf(facts, a) || byCodeUnit(a, b),
  );
  const representative = new Map<SourceId, SourceId>();
  const containedIn = new Map<SourceId, SourceId[]>();
  for (const [index, source] of sources.entries()) {
    const own = facts.get(source) ?? new Set();
    representative.set(source, source);
    if (own.size === 0) continue;
    for (const larger of sources.slice(0, index)) {
      const shared = countShared(own, facts.get(larger) ?? new Set());
      if (shared === own.size)
        containedIn.set(source, [...(containedIn.get(source) ?? []), larger]);
      if (shared >= own.size * MIN_SHARED && representative.get(source) === source) {
        representative.set(source, representative.get(larger) ?? larger);
      }
    }
  }
  for (const list of containedIn.values()) list.sort(byCodeUnit);
  return { representative, containedIn };
}

/**
 * Determines the properties of documents (such as their precedence) by which one of several values is chosen.
 * @param order the configured order of documents, best first
 * @param standing the standing of documents by their relations; releases of one API count as one document
 * @param apis the partial APIs; a file that was read as part of a document counts as this document
 */
export function authorityOf(
  independence: Independence,
  order: readonly SourceId[],
  standing: Standing,
  apis: readonly Api[],
): Authority {
  const ranks = new Map(order.map((source, index) => [source, index]));
  const ownerOf = partOwners(apis);
  const bySource = new Map(apis.map((api) => [sourceOf(api), api]));
  const representativeOf = ({ source }: Origin): SourceId => {
    const owner = standing.voice(ownerOf.get(source) ?? source);
    return independence.representative.get(owner) ?? owner;
  };
  return {
    rank: (source) => ranks.get(source) ?? ranks.get(ownerOf.get(source) ?? source) ?? order.length,
    support: (origins: readonly Origin[]) => new Set(origins.map(representativeOf)).size,
    listsRequired: (origins) =>
      origins.some(({ source }) => {
        const api = bySource.get(ownerOf.get(source) ?? source);
        return api !== undefined && listsRequired(api);
      }),
    scope: () => 1,
    isAlike: (a, b) => a.kind === 'ref' && b.kind === 'ref' && a.id === b.id,
    schemas: new Map(),
    documents: new Map(),
    schemeNames: new Map(),
    securitySchemes: new Map(),
    inlined: new Map(),
    owner: (file) => ownerOf.get(file) ?? file,
    depth: (source) => standing.depth(ownerOf.get(source) ?? source),
  };
}

/** Returns true if a document lists required properties in at least one schema. */
const listsRequired = memoizeByObject((api: Api): boolean => {
  const pending: unknown[] = [api.schemas, api.endpoints, api.webhooks];
  const seen = new Set<unknown>();
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (hasRequiredProperty(value)) return true;
    const items = value instanceof Map ? [...value.values()] : Object.values(value);
    for (const item of items) pending.push(item ?? null);
  }
  return false;
});

/** Parameters and bodies have a field `required` too, which says nothing about properties. */
function hasRequiredProperty(value: object): boolean {
  if (!('properties' in value && value.properties instanceof Map)) return false;
  return [...value.properties.values()].some(
    (one: unknown) =>
      typeof one === 'object' && one !== null && 'required' in one && one.required === true,
  );
}

/**
 * Maps each file to the document that includes it. A file that several documents include counts as a separate document.
 */
function partOwners(apis: readonly Api[]): Map<SourceId, SourceId> {
  const found = new Map<SourceId, SourceId>();
  const shared = new Set<SourceId>();
  for (const { document } of apis) {
    for (const file of document?.files ?? []) {
      if (found.has(file)) shared.add(file);
      found.set(file, document?.source ?? file);
    }
  }
  for (const file of [...shared, ...apis.map(sourceOf)]) found.delete(file);
  return found;
}

function sizeOf(facts: ReadonlyMap<SourceId, ReadonlySet<string>>, source: SourceId): number {
  return facts.get(source)?.size ?? 0;
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of a) if (b.has(item)) shared++;
  return shared;
}

/** Returns every fact of a document as a line of text, so that documents can be compared. */
function documentStatements(api: Api): Set<string> {
  const facts = new Set<string>();
  for (const endpoint of api.endpoints) {
    for (const line of endpointStatements(endpoint)) facts.add(line);
    // In a complete document, an omitted parameter means that the operation does not have it.
    if (api.document?.complete) {
      const names = endpoint.parameters.map(({ in: place, name }) => `${place} ${name}`);
      facts.add(`${endpoint.key} no parameters but ${canonicalText(names.sort(byCodeUnit))}`);
    }
  }
  for (const { name, endpoint } of api.webhooks) {
    for (const line of endpointStatements(endpoint)) facts.add(`webhook ${name} ${line}`);
  }
  for (const { url } of api.servers) facts.add(`server ${url}`);
  for (const [id, scheme] of api.securitySchemes) {
    facts.add(`scheme ${id} ${canonicalText(scheme, PROVENANCE)}`);
  }
  for (const [id, schema] of api.schemas)
    facts.add(`schema ${id} ${canonicalText(schema, PROVENANCE)}`);
  return facts;
}

const PROVENANCE: ReadonlySet<string> = new Set(['origins', 'keywords']);

function isDeclared({ origins }: Fact<boolean>): boolean {
  return trustOf(origins) === 'declared';
}

function* endpointStatements(endpoint: Endpoint): Generator<string> {
  const say = (field: string, value: Comparable): string =>
    `${endpoint.key} ${field} ${canonicalText(value, PROVENANCE)}`;
  yield endpoint.key;
  if (endpoint.operationId) yield say('operationId', endpoint.operationId.value);
  if (endpoint.summary) yield say('summary', endpoint.summary.value);
  if (endpoint.description) yield say('description', endpoint.description.value);
  if (endpoint.security) yield say('security', endpoint.security.value);
  if (endpoint.deprecated) yield say('deprecated', endpoint.deprecated.value);
  for (const { url } of endpoint.servers) yield say('server', url);
  for (const { name, in: place, description, required, content } of endpoint.parameters) {
    if (isDeclared(required)) yield say(`parameter ${place} ${name} required`, required.value);
    yield say(`parameter ${place} ${name}`, null);
    if (description) yield say(`parameter ${place} ${name} description`, description.value);
    yield say(`parameter ${place} ${name} content`, content);
  }
  if (endpoint.body && isDeclared(endpoint.body.required)) {
    yield say('body required', endpoint.body.required.value);
  }
  for (const media of endpoint.body?.media ?? []) yield say(`body ${media.type}`, media.schema);
  for (const { status, media } of endpoint.responses) {
    yield say('response', status);
    for (const { type, schema } of media) yield say(`response ${status} ${type}`, schema);
  }
}
