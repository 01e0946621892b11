/**
 * Chooses the value of a keyword if documents declare different values for it. Documents that omit the keyword are
 * ignored.
 */
import type { Fact, Origin } from '../../../../model/origin.js';
import type { Schema } from '../../../../model/schema.js';
import { canonicalText, type Comparable } from '../../../../model/canonical.js';
import { contentText } from '../../schema-text.js';
import { distinctFacts, elect, unionOrigins, type ElectionResult } from '../../elect.js';
import type { ConflictCode } from '../../ledger/writer.js';
import { fullest } from '../fullest.js';
import { within } from '../recorded.js';
import type { LedgerEntry } from '../schema-ledger.js';

/**
 * Combines different values of a keyword if no rule prefers one of them. The result accepts everything that at least
 * one of the values accepts. Returns `undefined` if there is no such value.
 */
export type Widen<T> = (values: readonly T[]) => T | undefined;

/**
 * Rules that may choose the value of a keyword. The other rules compare the quality of texts, so they cannot choose a
 * bound or a format.
 */
const DECISIVE: ReadonlySet<string> = new Set([
  'trust',
  'rank',
  'scope',
  'relation',
  'fit',
  'support',
]);

/**
 * Chooses the value of a keyword by trust level, `precedence`, the relations of the documents, recorded traffic, and the
 * number of independent documents. If none of these decides, the values are combined so that the result accepts everything that one of the
 * documents accepts, and the difference is a conflict.
 * @param keyword the name of the keyword in JSON Schema
 * @param facts the values, one for each schema that declares the keyword
 * @param widen returns the combined value; `undefined` to remove the keyword
 * @param code the diagnostic code of the conflict; `null` if the difference does not affect callers
 * @returns `undefined` if no schema declares the keyword, or if it was removed
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
  const { steps } = within(entry, { at: 'keyword', name: keyword });
  if (agreed === undefined) return undefined;
  const silent = silentOrigins(facts, entry);
  const reported = { silent, ...(entry.isUndescribed && { isUndescribed: true as const }) };
  if (distinct.length === 1) {
    entry.ledger.agree(entry.entity, steps, agreed, silent);
    return agreed.value;
  }
  const decided = entry.authority && decisive(keyword, distinct, entry, entry.authority);
  if (decided) {
    entry.ledger.record(entry.entity, steps, decided, undefined, reported);
    return decided.kept.value;
  }
  const value = widen(distinct.map((fact) => fact.value));
  const outcome = widened(value, distinct);
  entry.ledger.record(entry.entity, steps, outcome, code ?? undefined, {
    keptText: value === undefined ? 'none of them' : valueText(value),
    ...reported,
  });
  return value;
}

/** Returns the origins of the schemas in documents that omit the keyword. */
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
 * Chooses one of several schemas whose types exclude each other, or that are references to different schemas.
 * @returns `undefined` if no rule decides
 */
export function decidedSchema(schemas: readonly Schema[], entry: LedgerEntry): Schema | undefined {
  const { authority } = entry;
  if (authority === undefined) return undefined;
  const facts = schemas.map((schema) => ({ value: schema, origins: schema.origins }));
  const full = fullest(schemas, authority);
  const outcome =
    decisive('type', facts, entry, authority) ??
    (full && {
      kept: { value: full, origins: full.origins },
      rule: 'fit',
      rejected: facts
        .filter(({ value }) => value !== full)
        .map((fact) => ({ fact, why: 'it describes fewer properties' })),
    });
  if (outcome) entry.ledger.record(entry.entity, entry.steps, outcome);
  return outcome?.kept.value;
}

/**
 * Chooses a value for a keyword. Returns `undefined` if the only rule that prefers one of the values compares their
 * texts.
 */
function decisive<T extends Comparable>(
  keyword: string,
  facts: readonly Fact<T>[],
  { evidence = [] }: LedgerEntry,
  authority: NonNullable<LedgerEntry['authority']>,
): ElectionResult<T> | undefined {
  const seen = new Set(
    evidence.flatMap((schema) => {
      const value = declaredKeyword(schema, keyword);
      return value === undefined ? [] : [canonicalText(value)];
    }),
  );
  const fit = (value: T): number => (seen.has(canonicalText(value)) ? 1 : 0);
  const outcome = elect(facts, authority, { fit });
  return outcome && DECISIVE.has(outcome.rule) ? outcome : undefined;
}

/**
 * Returns an outcome whose kept value was computed from the declared values, so that it may differ from all of them.
 */
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

/** Returns the location of a keyword in each document that declares it, as origins. */
export function keywordOrigins({ origins }: Pick<Schema, 'origins'>, keyword: string): Origin[] {
  return origins.map((origin) => ({ ...origin, pointer: `${origin.pointer}/${keyword}` }));
}

/** Returns the value of a keyword that the model stores as a field of the schema. */
export function declaredKeyword(schema: Schema, keyword: string): Comparable {
  return Reflect.get(schema, keyword) as Comparable;
}

function valueText(value: Comparable): string {
  return typeof value === 'string' ? value : canonicalText(value);
}
