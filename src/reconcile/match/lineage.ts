/** Which documents are independent votes: one that only repeats another does not count again. */
import type { Api, Endpoint } from '../../model/api.js';
import { trustOf, type Fact, type Origin, type SourceId } from '../../model/origin.js';
import { byCodeUnit } from '../../foundation/sort.js';
import { canonical, type Comparable } from '../canonical.js';
import type { Authority } from '../elect.js';

/** Documents that share at least this part of their facts are one witness. */
const SHARED = 0.9;

export interface Lineage {
  /** Document → the document that speaks for it (itself, unless another states nearly all it states). */
  readonly speaker: ReadonlyMap<SourceId, SourceId>;
  /** Document → the documents that state every fact of it. */
  readonly containedIn: ReadonlyMap<SourceId, readonly SourceId[]>;
}

/**
 * Compares the documents by what they state of their endpoints.
 * @param apis partial APIs, one per document
 */
export function lineageOf(apis: readonly Api[]): Lineage {
  // A single document has nobody to repeat; gathering its facts would cost more than reading it.
  if (apis.length < 2) return { speaker: new Map(), containedIn: new Map() };
  const facts = new Map(apis.map((api) => [sourceOf(api), factsOf(api)] as const));
  const sources = [...facts.keys()].sort(
    (a, b) => sizeOf(facts, b) - sizeOf(facts, a) || byCodeUnit(a, b),
  );
  const speaker = new Map<SourceId, SourceId>();
  const containedIn = new Map<SourceId, SourceId[]>();
  for (const [index, source] of sources.entries()) {
    const own = facts.get(source) ?? new Set();
    speaker.set(source, source);
    if (own.size === 0) continue;
    for (const larger of sources.slice(0, index)) {
      const shared = countShared(own, facts.get(larger) ?? new Set());
      if (shared === own.size)
        containedIn.set(source, [...(containedIn.get(source) ?? []), larger]);
      if (shared >= own.size * SHARED && speaker.get(source) === source) {
        speaker.set(source, speaker.get(larger) ?? larger);
      }
    }
  }
  for (const list of containedIn.values()) list.sort(byCodeUnit);
  return { speaker, containedIn };
}

/**
 * How much the documents weigh in elections.
 * @param order documents the user ranks, first is best
 * @param apis partial APIs: files that were read as parts of a document speak with its voice
 */
export function authorityOf(
  lineage: Lineage,
  order: readonly SourceId[],
  apis: readonly Api[],
): Authority {
  const ranks = new Map(order.map((source, index) => [source, index]));
  const ownerOf = owners(apis);
  const formats = new Map(apis.map((api) => [sourceOf(api), formatOf(api)]));
  const witness = ({ source }: Origin): SourceId => {
    const owner = ownerOf.get(source) ?? source;
    return lineage.speaker.get(owner) ?? owner;
  };
  return {
    rank: (source) => ranks.get(source) ?? ranks.get(ownerOf.get(source) ?? source) ?? order.length,
    support: (origins: readonly Origin[]) => new Set(origins.map(witness)).size,
    format: (source) => formats.get(ownerOf.get(source) ?? source) ?? 0,
  };
}

function formatOf({ document }: Api): number {
  const format = document?.format ?? '';
  return format.startsWith('openapi') ? 2 : format.startsWith('swagger') ? 1 : 0;
}

/** File → the document it is a part of; a file that several documents share speaks for itself. */
function owners(apis: readonly Api[]): Map<SourceId, SourceId> {
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

/** The document a partial API was read from. */
export function sourceOf(api: Api): SourceId {
  return api.document?.source ?? '';
}

function sizeOf(facts: ReadonlyMap<SourceId, ReadonlySet<string>>, source: SourceId): number {
  return facts.get(source)?.size ?? 0;
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of a) if (b.has(item)) shared++;
  return shared;
}

/** Every statement of a document as a line of text. */
function factsOf(api: Api): Set<string> {
  const facts = new Set<string>();
  for (const endpoint of api.endpoints) {
    for (const line of endpointFacts(endpoint)) facts.add(line);
    // What a complete document leaves out, it denies.
    if (api.document?.complete) {
      const names = endpoint.parameters.map(({ in: place, name }) => `${place} ${name}`);
      facts.add(`${endpoint.key} no parameters but ${canonical(names.sort(byCodeUnit))}`);
    }
  }
  for (const { name, endpoint } of api.webhooks) {
    for (const line of endpointFacts(endpoint)) facts.add(`webhook ${name} ${line}`);
  }
  for (const { url } of api.servers) facts.add(`server ${url}`);
  for (const [id, scheme] of api.securitySchemes) {
    facts.add(`scheme ${id} ${canonical(scheme, PLACES)}`);
  }
  for (const [id, schema] of api.schemas) facts.add(`schema ${id} ${canonical(schema, PLACES)}`);
  return facts;
}

const PLACES: ReadonlySet<string> = new Set(['origins', 'keywords']);

function isDeclared({ origins }: Fact<boolean>): boolean {
  return trustOf(origins) === 'declared';
}

function* endpointFacts(endpoint: Endpoint): Generator<string> {
  const say = (field: string, value: Comparable): string =>
    `${endpoint.key} ${field} ${canonical(value, PLACES)}`;
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
