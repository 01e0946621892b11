/** Merging the keywords of a schema that say nothing about its shape: texts, defaults, flags, examples and assertions. */
import type { Assertions, ExternalDocs, Json, Schema } from '../../../model/schema.js';
import type { Fact } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { canonicalText, type Comparable } from '../canonical.js';
import { elect } from '../elect.js';
import { electDescription } from '../elect-text.js';
import { electKeyword, keywordOrigins, ORIGINS } from './keyword-election.js';
import { unitCode } from './recorded.js';
import type { LedgerEntry } from './schema-ledger.js';

/**
 * Lays the annotations of several schemas over one shape. Each is elected like every other fact: a schema without the
 * keyword has no vote, and equal values are one. Examples are united.
 * @param entry where differences are recorded; without it the result is the same, and nothing is recorded
 */
export function mergeAnnotations(
  shape: Schema,
  schemas: readonly Schema[],
  entry?: LedgerEntry,
): Schema {
  const title = text(schemas, 'title', entry);
  const description = text(schemas, 'description', entry);
  const fallback = mergedDefault(schemas, entry);
  const examples = distinct(schemas.flatMap((schema) => schema.examples ?? []));
  const docs = mergedDocs(schemas, entry);
  const assertions = mergeAssertions(schemas, entry);
  const keywords = mergeVerbatim(schemas, assertions, entry);
  const {
    title: _t,
    description: _d,
    default: _v,
    examples: _e,
    externalDocs: _x,
    keywords: _k,
    assertions: _a,
    deprecated: _o,
    readOnly: _r,
    writeOnly: _w,
    ...bare
  } = shape;
  return {
    ...bare,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(fallback !== undefined && { default: fallback }),
    ...(examples.length > 0 && { examples }),
    ...(docs && { externalDocs: docs }),
    ...(keywords.size > 0 && { keywords }),
    ...(assertions && { assertions }),
    ...(schemas.some((schema) => schema.deprecated) && { deprecated: true }),
    ...(isSet(schemas, 'readOnly', entry) && { readOnly: true }),
    ...(isSet(schemas, 'writeOnly', entry) && { writeOnly: true }),
  };
}

/** One document that sets the flag is enough, because the others are silent. Alternatives of one document must all set it. */
function isSet(
  schemas: readonly Schema[],
  flag: 'readOnly' | 'writeOnly',
  entry: LedgerEntry | undefined,
): boolean {
  const setting = schemas.filter((schema) => schema[flag]);
  return setting.length > 0 && (!entry?.areAlternatives || setting.length === schemas.length);
}

function text(
  schemas: readonly Schema[],
  keyword: 'title' | 'description',
  entry: LedgerEntry | undefined,
): string | undefined {
  const facts = factsOf(schemas, keyword, (schema) => schema[keyword]);
  const [only] = facts;
  if (only === undefined || facts.length === 1) return only?.value;
  if (entry?.authority === undefined) return longest(facts.map(({ value }) => value));
  const outcome =
    keyword === 'title'
      ? elect(facts, entry.authority, { score: (value) => value.length })
      : electDescription(facts, [], entry.authority);
  if (outcome) {
    const code = keyword === 'title' ? undefined : unitCode(outcome);
    entry.ledger.record(entry.entity, `${entry.field} ${keyword}`, outcome, code);
  }
  return outcome?.kept.value;
}

function longest(texts: readonly string[]): string | undefined {
  return [...texts].sort((a, b) => b.length - a.length || byCodeUnit(a, b))[0];
}

function mergedDocs(
  schemas: readonly Schema[],
  entry: LedgerEntry | undefined,
): ExternalDocs | undefined {
  const facts = factsOf(schemas, 'externalDocs', (schema) => schema.externalDocs);
  const [first] = distinct(facts.map(({ value }) => value));
  return entry ? electKeyword('externalDocs', facts, entry, () => first, null) : first;
}

/** Different defaults exclude each other, so none of them reaches code. */
function mergedDefault(
  schemas: readonly Schema[],
  entry: LedgerEntry | undefined,
): Json | undefined {
  const facts = factsOf(schemas, 'default', (schema) => schema.default);
  if (entry) return electKeyword('default', facts, entry, () => undefined, 'reconcile/default');
  const values = distinct(facts.map(({ value }) => value));
  return values.length === 1 ? values[0] : undefined;
}

/** Assertions that mean something only together: each group is one fact. */
const GROUPS: readonly (readonly (keyof Assertions)[])[] = [
  ['not'],
  ['if', 'then', 'else'],
  ['contains', 'minContains', 'maxContains'],
  ['propertyNames'],
  ['dependentRequired'],
  ['dependentSchemas'],
  ['unevaluatedProperties'],
  ['unevaluatedItems'],
  ['values'],
  ['forms'],
];

function mergeAssertions(
  schemas: readonly Schema[],
  entry: LedgerEntry | undefined,
): Assertions | undefined {
  if (!schemas.some(({ assertions }) => assertions !== undefined)) return undefined;
  const merged: Partial<Record<keyof Assertions, Comparable>> = {};
  for (const group of GROUPS) {
    const [keyword = 'not'] = group;
    const facts = factsOf(schemas, keyword, ({ assertions }) => part(assertions, group));
    const [first] = facts;
    const kept = entry ? electKeyword(keyword, facts, entry, () => undefined) : first?.value;
    if (kept) Object.assign(merged, kept);
  }
  return Object.keys(merged).length > 0 ? (merged as Assertions) : undefined;
}

function part(
  assertions: Assertions | undefined,
  group: readonly (keyof Assertions)[],
): Assertions | undefined {
  const stated = group.filter((keyword) => assertions?.[keyword] !== undefined);
  if (stated.length === 0) return undefined;
  return Object.fromEntries(stated.map((keyword) => [keyword, assertions?.[keyword]]));
}

/** The keyword of a description for an assertion whose name in the model differs. */
const SPELLINGS: ReadonlyMap<string, readonly (keyof Assertions)[]> = new Map([
  ['enum', ['values']],
  ['const', ['values']],
  ['dependencies', ['dependentRequired', 'dependentSchemas']],
]);

const ASSERTIONS: ReadonlySet<string> = new Set(GROUPS.flat());

/** Keywords that the model keeps verbatim. One that belongs to an assertion stays only with that assertion. */
function mergeVerbatim(
  schemas: readonly Schema[],
  assertions: Assertions | undefined,
  entry: LedgerEntry | undefined,
): ReadonlyMap<string, Json> {
  const names = new Set(schemas.flatMap(({ keywords }) => [...(keywords?.keys() ?? [])]));
  const merged = new Map<string, Json>();
  for (const name of [...names].sort(byCodeUnit)) {
    const asserted = [name, ...(SPELLINGS.get(name) ?? [])].filter((one) => ASSERTIONS.has(one));
    const stating = schemas.filter((schema) => statesWhatIsKept(schema, asserted, assertions));
    const facts = factsOf(stating, name, ({ keywords }) => keywords?.get(name));
    const first = (values: readonly Json[]): Json | undefined => values[0];
    const sorted = facts.sort((a, b) => byCodeUnit(canonicalText(a.value), canonicalText(b.value)));
    const value =
      entry && asserted.length === 0
        ? electKeyword(name, sorted, entry, first, null)
        : sorted[0]?.value;
    if (value !== undefined) merged.set(name, value);
  }
  return merged;
}

function statesWhatIsKept(
  schema: Schema,
  asserted: readonly string[],
  kept: Assertions | undefined,
): boolean {
  return asserted.every((name) => {
    const keyword = name as keyof Assertions;
    return shapeText(schema.assertions?.[keyword]) === shapeText(kept?.[keyword]);
  });
}

function shapeText(value: Comparable): string {
  return canonicalText(value, ORIGINS);
}

/** One fact for each schema that states the keyword. */
function factsOf<T extends Comparable>(
  schemas: readonly Schema[],
  keyword: string,
  read: (schema: Schema) => T | undefined,
): Fact<T>[] {
  return schemas.flatMap((schema) => {
    const value = read(schema);
    return value === undefined ? [] : [{ value, origins: keywordOrigins(schema, keyword) }];
  });
}

function distinct<T extends Comparable>(values: readonly T[]): T[] {
  const byText = new Map(values.map((value) => [canonicalText(value), value]));
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, value]) => value);
}
