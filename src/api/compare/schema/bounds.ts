/** Compares keywords that limit the values of a type: ranges, lengths, patterns and formats. */
import { sortTexts } from '../../../base/foundation/sort.js';
import type { CombineSchemas } from '../../../model/keywords/values.js';
import type { PlainKind } from '../../../model/keywords.js';
import { byKind, SINGLE_VALUE_ROWS, type KeywordRow } from '../../../model/keywords/rows.js';
import type { Schema } from '../../../model/schema.js';
import type { ChangeRule } from '../rules.js';
import { changedWords } from './describe.js';
import { addSchemaFinding, keywordAt, type SchemaPosition } from './walk.js';

type Statement = string | number | true;
type Stating = Pick<KeywordRow, 'name' | 'neutral'>;

/** Returns the value of a keyword; `undefined` if it equals the keyword's default. */
function statementOf(schema: Schema, { name, neutral }: Stating): Statement | undefined {
  const value = (schema as unknown as Readonly<Record<string, Statement | undefined>>)[name];
  return value === neutral ? undefined : value;
}

const keepFirst: CombineSchemas = (one) => one;

/** Compares the limits of two schemas: ranges, lengths, counts, multiples and uniqueness. */
export function compareBounds(at: SchemaPosition, before: PlainSchema, after: PlainSchema): void {
  for (const rows of BOUNDS[before.kind]) {
    const [row] = rows;
    if (row === undefined) continue;
    const [old, fresh] = [before, after].map((schema) => strictest(schema, rows));
    const rule = ruleOf(row, old, fresh);
    if (rule === undefined) continue;
    const words = changedWords(inWords(old), inWords(fresh));
    addSchemaFinding(keywordAt(at, row.keyword), rule, words, before, after);
  }
}

/** A schema of a type whose keywords are compared one by one. */
type PlainSchema = Schema & { readonly kind: PlainKind };

/**
 * Groups the keywords that limit values into bounds. Keywords for the same end of a range, such as `minimum` and
 * `exclusiveMinimum`, form one bound.
 */
const BOUNDS = byKind((rows) => {
  const ends = new Map<unknown, KeywordRow[]>();
  for (const row of rows) {
    const { limit, type, keyword } = row;
    if (limit === undefined && type !== 'flag') continue;
    const end = limit?.side === undefined ? keyword : `${limit.measure} ${limit.side}`;
    ends.set(end, [...(ends.get(end) ?? []), row]);
  }
  return [...ends.values()];
});

/** A limit for values. If it is exclusive, the limit itself is not a valid value. */
interface Bound {
  readonly value: Statement;
  readonly isExclusive: boolean;
}

function strictest(schema: Schema, rows: readonly KeywordRow[]): Bound | undefined {
  return rows.reduce<Bound | undefined>((bound, row) => {
    const value = statementOf(schema, row);
    if (value === undefined) return bound;
    const one = { value, isExclusive: row.limit?.isExclusive === true };
    return bound === undefined || ruleOf(row, bound, one) === 'bound/tightened' ? one : bound;
  }, undefined);
}

function ruleOf(
  { both }: KeywordRow,
  a: Bound | undefined,
  b: Bound | undefined,
): ChangeRule | undefined {
  if (a === undefined || b === undefined) {
    if (a === b) return undefined;
    return a === undefined ? 'bound/tightened' : 'bound/loosened';
  }
  if (a.value === b.value) {
    if (a.isExclusive === b.isExclusive) return undefined;
    return b.isExclusive ? 'bound/tightened' : 'bound/loosened';
  }
  // `both` combines two bounds into one that requires both. If the result equals one of the bounds, that bound is the
  // stricter one.
  if (both(b.value, a.value, keepFirst) === b.value) return 'bound/tightened';
  return both(a.value, b.value, keepFirst) === a.value ? 'bound/loosened' : 'bound/changed';
}

function inWords(bound: Bound | undefined): string | undefined {
  return bound && `${bound.value}${bound.isExclusive ? ' (exclusive)' : ''}`;
}

const PATTERN = { name: 'pattern' } as const;

export function comparePattern(at: SchemaPosition, before: Schema, after: Schema): void {
  const [had, has] = [before, after].map((schema) => statements(schema, PATTERN));
  const [old, fresh] = [had, has].map((all) => (all?.length ? all.join(' and ') : undefined));
  if (old === fresh) return;
  // A value must match all patterns of a schema, so a schema with fewer patterns accepts more values.
  const isMore = had?.every((one) => has?.includes(one)) === true;
  const isLess = has?.every((one) => had?.includes(one)) === true;
  const rule = isMore ? 'pattern/added' : isLess ? 'pattern/removed' : 'pattern/changed';
  addSchemaFinding(keywordAt(at, 'pattern'), rule, changedWords(old, fresh), before, after);
}

/**
 * Returns all values that a schema declares for a keyword, such as several patterns. A valid value must satisfy all of
 * them. Patterns that cannot be merged into one are stored in the assertions of the schema.
 */
function statements(schema: Schema, row: Stating): string[] {
  const all = [schema, ...(schema.assertions?.forms ?? [])];
  return sortTexts([...new Set(all.flatMap((one) => statementOf(one, row) ?? []).map(String))]);
}

/** Compares formats, encodings and media types. */
export function compareFormats(at: SchemaPosition, before: PlainSchema, after: Schema): void {
  for (const row of SINGLE_VALUE_ROWS[before.kind]) {
    if (row.type !== 'text' || row.keyword === 'pattern') continue;
    const [old, fresh] = [before, after].map(
      (schema) => statements(schema, row).join(' and ') || undefined,
    );
    if (old === fresh) continue;
    const rule = formatRule(row, old, fresh);
    const words = changedWords(old, fresh);
    addSchemaFinding(keywordAt(at, row.keyword), rule, words, before, after);
  }
}

function formatRule(
  { both }: KeywordRow,
  old: string | undefined,
  fresh: string | undefined,
): ChangeRule {
  if (old === undefined) return 'format/added';
  if (fresh === undefined) return 'format/removed';
  const narrower = both(old, fresh, keepFirst);
  if (narrower === undefined) return 'format/changed';
  return narrower === old ? 'type/widened' : 'type/narrowed';
}
