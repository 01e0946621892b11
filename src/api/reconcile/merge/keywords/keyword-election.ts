/** Elects one keyword of a schema that several documents describe. A document that omits the keyword has no vote. */
import type { Fact, Origin } from '../../../../model/origin.js';
import type { Schema } from '../../../../model/schema.js';
import { canonicalText, type Comparable } from '../../../../model/canonical.js';
import { contentText } from '../../schema-text.js';
import { distinctFacts, elect, unionOrigins, type ElectionResult } from '../../elect.js';
import type { ConflictCode } from '../../ledger/writer.js';
import type { LedgerEntry } from '../schema-ledger.js';

/** Combines different values if no rule prefers one: returns a value that admits all of them, or `undefined`. */
export type Widen<T> = (values: readonly T[]) => T | undefined;

/**
 * Rules that decide a keyword. The other rules of elections compare texts, so they must not choose a bound or a
 * format.
 */
const DECISIVE: ReadonlySet<string> = new Set(['trust', 'rank', 'scope', 'fit', 'support']);

/**
 * Elects one keyword by trust, `precedence`, recorded traffic, and support by independent documents. If none of them
 * decides, the result accepts everything that one of the documents accepts, and the difference is a conflict.
 * @param keyword its name in JSON Schema
 * @param facts one per schema that declares it
 * @param widen returns the value that admits all others, or `undefined` if the keyword must be removed
 * @param code the code of the conflict; null if the difference changes nothing for callers
 * @returns `undefined` if no schema declares the keyword, or if it must be removed
 */
export function electKeyword<T extends Comparable>(
  keyword: string,
  facts: readonly Fact<T>[],
  entry: LedgerEntry,
  widen: Widen<T>,
  code: ConflictCode | null = 'reconcile/keyword',
): T | undefined {
  const distinct = distinctFacts(facts, contentText);
  const [agreed] = distinct;
  const field = `${entry.field} ${keyword}`;
  if (agreed === undefined) return undefined;
  const silent = silentOrigins(facts, entry);
  if (distinct.length === 1) {
    entry.ledger.agree(entry.entity, field, agreed, silent);
    return agreed.value;
  }
  const decided = entry.authority && decisive(keyword, distinct, entry, entry.authority);
  if (decided) {
    entry.ledger.record(entry.entity, field, decided, undefined, { silent });
    return decided.kept.value;
  }
  const value = widen(distinct.map((fact) => fact.value));
  const outcome = widened(value, distinct);
  entry.ledger.record(entry.entity, field, outcome, code ?? undefined, {
    shown: value === undefined ? 'none of them' : shownText(value),
    silent,
  });
  return value;
}

/** The origins of documents that describe the schema without the keyword. */
function silentOrigins(
  facts: readonly Fact<Comparable>[],
  { described = [], areAlternatives = false }: LedgerEntry,
): readonly Origin[] {
  if (areAlternatives) return [];
  const stating = new Set(facts.flatMap(({ origins }) => origins.map(({ source }) => source)));
  return unionOrigins(described.map(({ origins }) => origins)).filter(
    ({ source }) => !stating.has(source),
  );
}

/**
 * Returns the schema that a rule prefers among types that exclude each other.
 * @returns `undefined` if no rule decides
 */
export function decidedSchema(schemas: readonly Schema[], entry: LedgerEntry): Schema | undefined {
  const facts = schemas.map((schema) => ({ value: schema, origins: schema.origins }));
  const outcome = entry.authority && decisive('type', facts, entry, entry.authority);
  if (outcome) entry.ledger.record(entry.entity, entry.field, outcome);
  return outcome?.kept.value;
}

/** The outcome of an election, unless only a rule for texts prefers a value. */
function decisive<T extends Comparable>(
  keyword: string,
  facts: readonly Fact<T>[],
  { shown = [] }: LedgerEntry,
  authority: NonNullable<LedgerEntry['authority']>,
): ElectionResult<T> | undefined {
  const seen = new Set(
    shown.flatMap((schema) => {
      const value = declaredKeyword(schema, keyword);
      return value === undefined ? [] : [canonicalText(value)];
    }),
  );
  const fit = (value: T): number => (seen.has(canonicalText(value)) ? 1 : 0);
  const outcome = elect(facts, authority, { fit });
  return outcome && DECISIVE.has(outcome.rule) ? outcome : undefined;
}

/** The outcome for a value that no document needs to declare. */
export function widened<T extends Comparable>(
  value: T | undefined,
  facts: readonly Fact<T>[],
): ElectionResult<T | null> {
  const text = value === undefined ? undefined : contentText(value);
  const isKept = (fact: Fact<T>): boolean => contentText(fact.value) === text;
  const keeping = facts.filter(isKept);
  const why =
    value === undefined
      ? 'the documents contradict each other, so the output contains none of them'
      : 'it refuses values that another document accepts';
  return {
    kept: {
      value: value ?? null,
      origins: unionOrigins((keeping.length > 0 ? keeping : facts).map(({ origins }) => origins)),
    },
    rule: value === undefined ? 'dropped' : 'widen',
    rejected: facts.filter((fact) => !isKept(fact)).map((fact) => ({ fact, why })),
  };
}

/** The origins of a keyword: its location in each schema that declares it. */
export function keywordOrigins({ origins }: Pick<Schema, 'origins'>, keyword: string): Origin[] {
  return origins.map((origin) => ({ ...origin, pointer: `${origin.pointer}/${keyword}` }));
}

/** The value of a keyword that the model keeps as a member of the schema. */
export function declaredKeyword(schema: Schema, keyword: string): Comparable {
  return Reflect.get(schema, keyword) as Comparable;
}

function shownText(value: Comparable): string {
  return typeof value === 'string' ? value : canonicalText(value);
}
