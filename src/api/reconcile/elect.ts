/**
 * Chooses one value from those that documents declare. All values are compared at once, so the order and number of
 * documents do not matter.
 */
import { smallest } from '../../base/foundation/lists.js';
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
   * The number of documents that take precedence over a document by their relations: newer releases of an older one,
   * and descriptions over collections.
   */
  depth(source: SourceId): number;
  /** Returns true for facts of a document that lists required properties in at least one of its schemas. */
  listsRequired(origins: readonly Origin[]): boolean;
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
  readonly depth: number;
  readonly fit: number;
  readonly support: number;
  readonly score: number;
  readonly text: string;
}

/** The rules in the order in which they apply. The first rule that prefers one of two values decides. */
const RULES: readonly ElectionRule[] = [
  ['trust', (a, b) => b.trust - a.trust],
  ['rank', (a, b) => a.rank - b.rank],
  ['scope', (a, b) => b.scope - a.scope],
  ['relation', (a, b) => a.depth - b.depth],
  ['fit', (a, b) => b.fit - a.fit],
  ['support', (a, b) => b.support - a.support],
  ['score', (a, b) => b.score - a.score],
  ['order', (a, b) => byCodeUnit(a.text, b.text)],
];

const DEFEATS: Readonly<Record<string, string>> = {
  trust: 'declared with less trust',
  rank: 'its document ranks lower in the configuration',
  scope: 'its document describes only some uses of the schema',
  relation: 'its document is an older release, has an older format, or describes requests',
  fit: 'it is less specific',
  support: 'fewer independent documents declare it',
  score: 'it is worded worse',
  order: 'no rule decides: a person has to choose',
};

/**
 * Chooses one value. The criteria in order are: trust level, configured precedence, validity for all uses of a schema,
 * relations between documents, fit, number of independent documents, score, and code-point order.
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
  const weighed = facts.map((fact) => ({ fact, weight: weigh(fact, authority, options) }));
  weighed.sort((a, b) => firstDifference(a.weight, b.weight)[1]);
  const [winner, ...losers] = weighed;
  if (winner === undefined) return undefined;
  if (losers.length === 0) return { kept: winner.fact, rule: 'agreed', rejected: [] };
  const rejected = losers.map(({ fact, weight }) => {
    const [rule] = firstDifference(winner.weight, weight);
    return { fact, why: defeatedBy(rule), rule };
  });
  const [second] = rejected;
  const rule = second?.rule ?? 'agreed';
  return { kept: winner.fact, rule, rejected };
}

/**
 * Chooses a security scheme or a security as `elect` does. Relations between documents do not decide: the newer of two
 * documents may omit credentials that the API still requires.
 */
export function electCredentials<T extends Comparable>(
  claims: readonly Fact<T>[],
  authority: Authority,
  options?: ElectOptions<T>,
): ElectionResult<T> | undefined {
  return elect(claims, { ...authority, depth: () => 0 }, options);
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

/** Returns the best position among the documents that declare a fact, by their relations. 0 is the best. */
function depthOf({ origins }: Fact<unknown>, authority: Pick<Authority, 'depth'>): number {
  return smallest(origins.map(({ source }) => authority.depth(source)));
}

/**
 * Compares two facts by the precedence and then by the relations of their documents.
 * @returns the preferred fact first, with the rule that prefers it; `undefined` if neither is preferred
 */
export function preferred<T>(
  a: Fact<T>,
  b: Fact<T>,
  authority: Pick<Authority, 'rank' | 'depth'>,
): { readonly order: readonly [Fact<T>, Fact<T>]; readonly rule: string } | undefined {
  const byRank = rankOf(a, authority) - rankOf(b, authority);
  const difference = byRank === 0 ? depthOf(a, authority) - depthOf(b, authority) : byRank;
  if (difference === 0 || Number.isNaN(difference)) return undefined;
  return { order: difference < 0 ? [a, b] : [b, a], rule: byRank === 0 ? 'relation' : 'rank' };
}

/** Returns why a rule rejects a value. */
export function defeatedBy(rule: string): string {
  return DEFEATS[rule] ?? '';
}

/**
 * Sorts items by the documents that declare them: first by trust (declared before observed), then by the configured
 * precedence, the relations and the name of the document. Items of the same document keep their order.
 */
export function inDocumentOrder<T extends { readonly origins: readonly Origin[] }>(
  things: readonly T[],
  authority: Pick<Authority, 'rank' | 'depth'> | undefined,
): readonly T[] {
  if (things.length < 2) return things;
  const weighed = things.map((thing) => ({ thing, first: firstDocument(thing, authority) }));
  return weighed.sort((a, b) => compareDocuments(a.first, b.first)).map(({ thing }) => thing);
}

/** The criteria by which documents are sorted. Lower numbers come first. */
interface DocumentPlace {
  readonly trust: number;
  readonly rank: number;
  readonly depth: number;
  readonly source: SourceId;
}

function firstDocument(
  { origins }: { readonly origins: readonly Origin[] },
  authority: Pick<Authority, 'rank' | 'depth'> | undefined,
): DocumentPlace | undefined {
  const places = origins.map(({ source, trust }) => ({
    trust: -Math.min(TRUSTS.indexOf(trust), TRUSTS.indexOf('declared')),
    rank: authority?.rank(source) ?? 0,
    depth: authority?.depth(source) ?? 0,
    source,
  }));
  const [first, ...others] = places;
  return first && least([first, ...others], compareDocuments);
}

/** Compares documents. Items without a document come last. */
function compareDocuments(a: DocumentPlace | undefined, b: DocumentPlace | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return (
    a.trust - b.trust || a.rank - b.rank || a.depth - b.depth || byCodeUnit(a.source, b.source)
  );
}

function weigh<T extends Comparable>(
  fact: Fact<T>,
  authority: Authority,
  options: ElectOptions<T>,
): Weights {
  const trust = trustOf(fact.origins);
  return {
    trust: trust === 'absent' ? -1 : TRUSTS.indexOf(trust),
    rank: rankOf(fact, authority),
    scope: authority.scope(fact.origins),
    depth: depthOf(fact, authority),
    fit: options.fit?.(fact.value, fact.origins) ?? 0,
    support: authority.support(fact.origins),
    score: options.score?.(fact.value) ?? 0,
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
