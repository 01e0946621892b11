/**
 * Chooses one value from those that documents declare. All values are compared at once, so the order and number of
 * documents do not matter.
 */
import { largest, smallest } from '../../base/foundation/lists.js';
import { groupBy, least } from '../../base/foundation/group.js';
import type { SecurityScheme } from '../../model/api.js';
import type { Schema, SchemaId } from '../../model/schema.js';
import {
  type Fact,
  type Origin,
  placeKey,
  type SourceId,
  trustOf,
  TRUSTS,
} from '../../model/origin.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { canonicalText, type Comparable } from '../../model/canonical.js';
import type { DocumentVersion } from './match/api-versions.js';

/** The properties of documents that decide which value is chosen. */
export interface Authority {
  /**
   * The position of a document in the configured order of precedence. A lower position is preferred. All documents have
   * the same position if no order is configured.
   */
  rank(source: SourceId): number;
  /** The number of independent documents among the origins. Documents that repeat each other count once. */
  support(origins: readonly Origin[]): number;
  /**
   * The rank of a document's format. OpenAPI 3 ranks above Swagger, and Swagger above collections. Collections rank
   * lowest because their texts describe only one request.
   */
  format(source: SourceId): number;
  /** The version of the API that a document describes. Versions are compared among documents with the same title. */
  version(source: SourceId): DocumentVersion | undefined;
  /** Returns 0 for a text that documents declare for only some uses of a named schema, and 1 for any other value. */
  scope(origins: readonly Origin[]): number;
  /** Returns true if two schemas have the same content. At least one of the schemas must be a reference. */
  isAlike(a: Schema, b: Schema): boolean;
  /** The named schemas after merging, to which references in the result refer. */
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The named schemas of each document, to which references in that document refer. */
  readonly documents: ReadonlyMap<SourceId, ReadonlyMap<SchemaId, Schema>>;
  /**
   * Maps each document to its renamed security schemes: from the name in the document to the name in the merged API.
   */
  readonly schemeNames: ReadonlyMap<SourceId, ReadonlyMap<string, string>>;
  /** The security schemes of the merged API, by name. */
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /**
   * Schemas that some documents define inline, at locations where another document refers to a named schema. The map is
   * filled during merging.
   */
  readonly inlined: Map<SchemaId, InlinedSchema[]>;
  /** Returns the document that includes a file. */
  owner(file: SourceId): SourceId;
}

/** Inline definitions of a named schema at one location. */
export interface InlinedSchema {
  /** The owner of the location, such as the key of an endpoint or `schema Foo`. */
  readonly entity: string;
  /** The inline schema of each document, without the title and description of the schema itself. */
  readonly schemas: readonly Schema[];
}

export interface ElectionResult<T> {
  readonly kept: Fact<T>;
  /** The rule that decided which value is kept. */
  readonly rule: string;
  readonly rejected: readonly {
    readonly fact: Fact<T>;
    readonly why: string;
    /** The rule by which the value was rejected, if it differs from the rule that chose the kept value. */
    readonly rule?: string;
  }[];
}

export interface ElectOptions<T> {
  /** Values with the same key count as equal. The default key is the canonical JSON of the value. */
  readonly keyOf?: (value: T) => string;
  /**
   * Returns a number; values with a higher number are preferred. Values are compared by this number before they are
   * compared by the number of documents.
   */
  readonly fit?: (value: T, origins: readonly Origin[]) => number;
  /**
   * Returns the quality of a value, which does not depend on the documents that declare the value. A higher result is
   * preferred.
   */
  readonly score?: (value: T) => number;
}

type ElectionRule = readonly [name: string, compare: (a: Weights, b: Weights) => number];
interface Weights {
  readonly trust: number;
  readonly rank: number;
  readonly scope: number;
  readonly fit: number;
  readonly support: number;
  readonly version: number;
  readonly score: number;
  readonly format: number;
  readonly text: string;
}

/** The rules in the order in which they apply. The first rule that prefers one of two values decides. */
const RULES: readonly ElectionRule[] = [
  ['trust', (a, b) => b.trust - a.trust],
  ['rank', (a, b) => a.rank - b.rank],
  ['scope', (a, b) => b.scope - a.scope],
  ['fit', (a, b) => b.fit - a.fit],
  ['support', (a, b) => b.support - a.support],
  ['version', (a, b) => b.version - a.version],
  ['score', (a, b) => b.score - a.score],
  ['format', (a, b) => b.format - a.format],
  ['order', (a, b) => byCodeUnit(a.text, b.text)],
];

const DEFEATS: Readonly<Record<string, string>> = {
  trust: 'declared with less trust',
  rank: 'its document ranks lower in the configuration',
  scope: 'its document describes only some uses of the schema',
  fit: 'it is less specific',
  support: 'fewer independent documents declare it',
  version: 'its document describes an older version of the API, or one that is not released',
  score: 'it is worded worse',
  format: 'its document is of an older format, or describes requests',
  order: 'no rule decides: a person has to choose',
};

/**
 * Chooses one value. The criteria in order are: trust level, configured precedence, validity for all uses of a schema,
 * fit, number of independent documents, version of the API, score, format, and code-point order.
 * @returns `undefined` if there are no values
 */
export function elect<T extends Comparable>(
  claims: readonly Fact<T>[],
  authority: Authority,
  options: ElectOptions<T> = {},
): ElectionResult<T> | undefined {
  const [only] = claims;
  if (only === undefined) return undefined;
  if (claims.length === 1) return { kept: only, rule: 'only', rejected: [] };
  const same = options.keyOf ?? ((value: T) => canonicalText(value));
  const facts = distinctFacts(claims, same);
  const versionOf = versionsAmong(facts, authority);
  const weighed = facts.map((fact) => ({
    fact,
    weight: { ...weigh(fact, authority, options), version: versionOf(fact) },
  }));
  weighed.sort((a, b) => firstDifference(a.weight, b.weight)[1]);
  const [winner, ...losers] = weighed;
  if (winner === undefined) return undefined;
  if (losers.length === 0) return { kept: winner.fact, rule: 'agreed', rejected: [] };
  const rejected = losers.map(({ fact, weight }) => {
    const [rule] = firstDifference(winner.weight, weight);
    return { fact, why: DEFEATS[rule] ?? '', rule };
  });
  const [second] = rejected;
  const rule = second?.rule ?? 'agreed';
  return { kept: winner.fact, rule, rejected };
}

/**
 * Returns each distinct value once, with the origins of all equal values. If equal values are spelled differently, the
 * first spelling by code point is used.
 */
export function distinctFacts<T extends Comparable>(
  claims: readonly Fact<T>[],
  same: (value: T) => string = (value) => canonicalText(value),
): Fact<T>[] {
  return [...groupBy(claims, ({ value }) => same(value)).values()].map((list) => {
    const { value } = least(list, (a, b) =>
      byCodeUnit(canonicalText(a.value), canonicalText(b.value)),
    );
    return { value, origins: unionOrigins(list.map((claim) => claim.origins)) };
  });
}

/** Returns all origins without duplicates, sorted by document and location. */
export function unionOrigins(lists: readonly (readonly Origin[])[]): readonly Origin[] {
  if (lists.length === 1) return lists[0] ?? [];
  const byPlace = new Map<string, Origin>();
  for (const origin of lists.flat()) {
    const key = placeKey(origin);
    const known = byPlace.get(key);
    if (!known || TRUSTS.indexOf(known.trust) < TRUSTS.indexOf(origin.trust))
      byPlace.set(key, origin);
  }
  return [...byPlace].sort(([a], [b]) => byCodeUnit(a, b)).map(([, origin]) => origin);
}

/**
 * Returns true if all facts are from the same document. If one document declares variants of a path (`/#Action=A`,
 * `/#Action=B`), the variants complement each other, so differences between them are not a conflict.
 */
export function isOfOneSource(lists: readonly (readonly Origin[])[]): boolean {
  return new Set(lists.flatMap((origins) => origins.map(({ source }) => source))).size <= 1;
}

/** Returns the best precedence among the documents that declare a fact. A lower number means a higher precedence. */
export function rankOf({ origins }: Fact<unknown>, authority: Pick<Authority, 'rank'>): number {
  return smallest(origins.map(({ source }) => authority.rank(source)));
}

/**
 * Sorts items by the documents that declare them: first by trust (declared before observed), then by the configured
 * precedence, the format and the name of the document. Items of the same document keep their order.
 */
export function inDocumentOrder<T extends { readonly origins: readonly Origin[] }>(
  things: readonly T[],
  authority: Pick<Authority, 'rank' | 'format'> | undefined,
): readonly T[] {
  if (things.length < 2) return things;
  const weighed = things.map((thing) => ({ thing, first: firstDocument(thing, authority) }));
  return weighed.sort((a, b) => compareDocuments(a.first, b.first)).map(({ thing }) => thing);
}

/** The criteria by which documents are sorted. Lower numbers come first. */
interface DocumentPlace {
  readonly trust: number;
  readonly rank: number;
  readonly format: number;
  readonly source: SourceId;
}

function firstDocument(
  { origins }: { readonly origins: readonly Origin[] },
  authority: Pick<Authority, 'rank' | 'format'> | undefined,
): DocumentPlace | undefined {
  const places = origins.map(({ source, trust }) => ({
    trust: -Math.min(TRUSTS.indexOf(trust), TRUSTS.indexOf('declared')),
    rank: authority?.rank(source) ?? 0,
    format: -(authority?.format(source) ?? 0),
    source,
  }));
  const [first, ...others] = places;
  return first && least([first, ...others], compareDocuments);
}

/** Compares documents. Items without a document come last. */
function compareDocuments(a: DocumentPlace | undefined, b: DocumentPlace | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return (
    a.trust - b.trust || a.rank - b.rank || a.format - b.format || byCodeUnit(a.source, b.source)
  );
}

/**
 * Creates a function that ranks a fact by API version: the newer the versions in the documents of a fact, the higher its
 * rank. If the documents of the facts describe different APIs, their versions cannot be compared, and the rank of every
 * fact is 0. Collections are ignored, because they have no version.
 */
function versionsAmong(
  facts: readonly Fact<unknown>[],
  authority: Authority,
): (fact: Fact<unknown>) => number {
  if (facts.length < 2) return () => 0;
  const sources = new Set(facts.flatMap(({ origins }) => origins.map(({ source }) => source)));
  const isDescribed = (source: SourceId): boolean => authority.format(source) > 0;
  // A collection has no version, so at least two descriptions are needed to compare versions.
  const stating = facts.filter(({ origins }) => origins.some(({ source }) => isDescribed(source)));
  if (stating.length < 2) return () => 0;
  const described = [...sources].filter(isDescribed);
  const apis = new Set(described.map((source) => authority.version(source)?.api));
  if (apis.size !== 1 || apis.has(undefined)) return () => 0;
  return ({ origins }) =>
    largest(origins.map(({ source }) => authority.version(source)?.position ?? 0));
}

function weigh<T extends Comparable>(
  fact: Fact<T>,
  authority: Authority,
  options: ElectOptions<T>,
): Omit<Weights, 'version'> {
  const trust = trustOf(fact.origins);
  return {
    trust: trust === 'absent' ? -1 : TRUSTS.indexOf(trust),
    rank: rankOf(fact, authority),
    scope: authority.scope(fact.origins),
    fit: options.fit?.(fact.value, fact.origins) ?? 0,
    support: authority.support(fact.origins),
    score: options.score?.(fact.value) ?? 0,
    format: largest(fact.origins.map((origin) => authority.format(origin.source))),
    text: canonicalText(fact.value),
  };
}

function firstDifference(a: Weights, b: Weights): readonly [string, number] {
  for (const [name, compare] of RULES) {
    const difference = compare(a, b);
    // The difference is NaN if neither value has origins: `Infinity - Infinity`.
    if (difference !== 0 && !Number.isNaN(difference)) return [name, difference];
  }
  return ['order', 0];
}
