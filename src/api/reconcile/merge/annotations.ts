/** Merges the keywords of a schema that do not define its type: texts, defaults, flags, examples and assertions. */
import { ASSERTIONS, TOGETHER } from '../../../model/keywords.js';
import {
  UNKNOWN,
  type Assertions,
  type ExternalDocs,
  type Json,
  type Schema,
} from '../../../model/schema.js';
import type { Fact } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { groupBy } from '../../../base/foundation/group.js';
import { isJsonObject } from '../../../model/json.js';
import { isAsserted } from '../../../print/openapi/assertions.js';
import { plainJson } from '../../../print/openapi/plain-json.js';
import { canonicalText, type Comparable } from '../../../model/canonical.js';
import { contentText } from '../schema-text.js';
import { elect, unionOrigins } from '../elect.js';
import { completed } from './keywords/completed.js';
import { electDescription } from '../elect-text.js';
import { within } from './recorded.js';
import { electKeyword, keywordOrigins } from './keywords/keyword-election.js';
import { unitCode } from './recorded.js';
import type { MergeInner } from './objects.js';
import { forTexts, type LedgerEntry } from './schema-ledger.js';

/**
 * Adds the merged annotations of several schemas to one schema. For each keyword, one of the declared values is chosen;
 * a schema that omits the keyword is ignored. Examples are merged.
 * @param entry where differences are recorded; if omitted, they are not recorded
 * @param merge merges schemas inside assertions
 */
export function mergeAnnotations(
  shape: Schema,
  schemas: readonly Schema[],
  entry?: LedgerEntry,
  merge?: MergeInner,
): Schema {
  const texts = entry && forTexts(entry);
  const title = text(schemas, 'title', texts);
  const description = text(schemas, 'description', texts);
  const fallback = mergedDefault(schemas, entry);
  const examples = distinct(schemas.flatMap((schema) => schema.examples ?? []));
  const docs = mergedDocs(schemas, texts);
  const assertions = mergeAssertions(schemas, entry, merge);
  const keywords = mergeVerbatim(schemas, assertions, texts);
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

/**
 * Returns true if at least one document sets a flag. One document is enough, because other documents often omit it. If
 * the schemas are alternatives in a single document, all of them must set the flag.
 */
function isSet(
  schemas: readonly Schema[],
  flag: 'readOnly' | 'writeOnly',
  entry: LedgerEntry | undefined,
): boolean {
  // Schemas that were inferred from examples never have flags. `described` does not contain them.
  const { areAlternatives = false, described = schemas } = entry ?? {};
  return areAlternatives
    ? described.every((schema) => schema[flag])
    : schemas.some((schema) => schema[flag]);
}

function text(
  schemas: readonly Schema[],
  keyword: 'title' | 'description',
  entry: LedgerEntry | undefined,
): string | undefined {
  const facts = factsOf(schemas, keyword, (schema) => schema[keyword]);
  if (facts.length === 0) return undefined;
  if (entry?.authority === undefined) return longest(facts.map(({ value }) => value));
  const { authority } = entry;
  const outcome =
    keyword === 'title'
      ? elect(facts, authority, { score: (value) => value.length })
      : electDescription(facts, [], authority);
  if (!outcome) return undefined;
  const { steps } = within(entry, { at: 'keyword', name: keyword });
  const { kept, rejected } = outcome;
  if (rejected.length === 0 && authority.scope(kept.origins) === 0) {
    const silent = schemas.filter((schema) => schema[keyword] === undefined);
    const origins = unionOrigins(silent.map((schema) => schema.origins));
    entry.ledger.agree(entry.entity, steps, kept, origins);
  }
  const code = keyword === 'title' ? undefined : unitCode(outcome);
  entry.ledger.record(entry.entity, steps, outcome, code);
  return kept.value;
}

function longest(texts: readonly string[]): string | undefined {
  return [...texts].sort((a, b) => b.length - a.length || byCodeUnit(a, b))[0];
}

function mergedDocs(
  schemas: readonly Schema[],
  entry: LedgerEntry | undefined,
): ExternalDocs | undefined {
  const facts = completed(factsOf(schemas, 'externalDocs', (schema) => schema.externalDocs));
  const [first] = distinct(facts.map(({ value }) => value));
  return entry ? electKeyword('externalDocs', facts, entry, () => first, null) : first;
}

/** Merges defaults. If documents declare different defaults, the result has none of them, unless a rule prefers one. */
function mergedDefault(
  schemas: readonly Schema[],
  entry: LedgerEntry | undefined,
): Json | undefined {
  const facts = factsOf(schemas, 'default', (schema) => schema.default);
  if (entry) return electKeyword('default', facts, entry, () => undefined, 'reconcile/default');
  const values = distinct(facts.map(({ value }) => value));
  return values.length === 1 ? values[0] : undefined;
}

/**
 * Assertions that contain schemas for parts of a value. These schemas are merged in the same way as properties and
 * items.
 */
const OF_PARTS = ['propertyNames', 'unevaluatedProperties', 'unevaluatedItems'] as const;

const APART: readonly string[] = [...OF_PARTS, 'values', 'forms', ...TOGETHER.flat()];

/**
 * Groups of all other assertions. Assertions that depend on each other are in the same group, and one document's values
 * are chosen for the whole group.
 */
const GROUPS: readonly (readonly (keyof Assertions)[])[] = [
  ...TOGETHER,
  ...(Object.keys(ASSERTIONS) as (keyof Assertions)[])
    .filter((keyword) => !APART.includes(keyword))
    .map((keyword) => [keyword]),
];

function mergeAssertions(
  schemas: readonly Schema[],
  entry: LedgerEntry | undefined,
  merge: MergeInner = ([first = UNKNOWN]) => first,
): Assertions | undefined {
  if (!schemas.some(({ assertions }) => assertions !== undefined)) return undefined;
  const merged: Partial<Record<keyof Assertions, Comparable>> = {};
  for (const group of GROUPS) {
    const [keyword = 'not'] = group;
    const declared = factsOf(schemas, keyword, ({ assertions }) => part(assertions, group));
    const facts = completed(declared);
    const [first] = facts;
    const kept = entry ? electKeyword(keyword, facts, entry, () => undefined) : first?.value;
    if (kept) Object.assign(merged, kept);
  }
  for (const keyword of OF_PARTS) {
    const declared = schemas.flatMap(({ assertions }) => assertions?.[keyword] ?? []);
    if (declared.length > 0)
      merged[keyword] = entry
        ? merge(declared, within(entry, { at: 'keyword', name: keyword }))
        : declared[0];
  }
  const values = mergeValues(schemas, entry);
  if (values !== undefined) merged.values = values;
  const forms = mergeForms(schemas, entry, merge);
  if (forms.length > 0) merged.forms = forms;
  return Object.keys(merged).length > 0 ? (merged as Assertions) : undefined;
}

/** Merges the values of enums that contain objects or arrays. */
function mergeValues(
  schemas: readonly Schema[],
  entry: LedgerEntry | undefined,
): readonly Json[] | undefined {
  const facts = factsOf(schemas, 'enum', ({ assertions }) => assertions?.values);
  const sorted = facts.map(({ value, origins }) => ({ value: distinct(value), origins }));
  const all = (lists: readonly (readonly Json[])[]): Json[] => distinct(lists.flat());
  return entry
    ? electKeyword('enum', sorted, entry, all, 'reconcile/enum')
    : (facts[0]?.value ?? undefined);
}

/**
 * Merges the keywords that restrict the values of one type (such as `maxLength` for strings), in schemas that declare
 * no type.
 */
function mergeForms(
  schemas: readonly Schema[],
  entry: LedgerEntry | undefined,
  merge: MergeInner,
): readonly Schema[] {
  const facts = factsOf(schemas, 'allOf', ({ assertions }) => assertions?.forms);
  const [first] = facts;
  if (first === undefined || entry === undefined) return first?.value ?? [];
  const areSingle = facts.every(
    ({ value }) => new Set(value.map(({ kind }) => kind)).size === value.length,
  );
  if (!areSingle) return electKeyword('allOf', facts, entry, () => undefined) ?? [];
  const byType = groupBy(
    facts.flatMap(({ value }) => value),
    ({ kind }) => kind,
  );
  return [...byType.values()].map((forms) => merge(forms, entry));
}

function part(
  assertions: Assertions | undefined,
  group: readonly (keyof Assertions)[],
): Assertions | undefined {
  const declared = group.filter((keyword) => assertions?.[keyword] !== undefined);
  if (declared.length === 0) return undefined;
  return Object.fromEntries(declared.map((keyword) => [keyword, assertions?.[keyword]]));
}

/**
 * Merges the keywords that the model stores unchanged, as they are in the document. If the model also stores such a
 * keyword as an assertion, the keyword gets the value of the merged assertion, so that both agree.
 */
function mergeVerbatim(
  schemas: readonly Schema[],
  assertions: Assertions | undefined,
  entry: LedgerEntry | undefined,
): ReadonlyMap<string, Json> {
  const names = new Set(schemas.flatMap(({ keywords }) => [...(keywords?.keys() ?? [])]));
  if (names.size === 0) return NO_KEYWORDS;
  const merged = new Map<string, Json>();
  const kept = contentText(assertions);
  const repeating = schemas.find(
    (schema) => schema.keywords !== undefined && contentText(schema.assertions) === kept,
  );
  const written = repeating?.keywords ?? writtenKeywords(assertions);
  for (const name of [...names].sort(byCodeUnit)) {
    const isRepeated = schemas.some((schema) => isAsserted(name, schema.assertions ?? {}));
    const value = isRepeated ? written?.get(name) : electVerbatim(name, schemas, entry);
    if (value !== undefined) merged.set(name, value);
  }
  return merged;
}

const NO_KEYWORDS: ReadonlyMap<string, Json> = new Map();

function electVerbatim(
  name: string,
  schemas: readonly Schema[],
  entry: LedgerEntry | undefined,
): Json | undefined {
  const declared = factsOf(schemas, name, ({ keywords }) => keywords?.get(name));
  // The fields of a vendor extension may depend on each other, so they are not combined from several documents.
  const facts = name.startsWith('x-') ? declared : completed(declared);
  const sorted = [...facts].sort((a, b) =>
    byCodeUnit(canonicalText(a.value), canonicalText(b.value)),
  );
  return entry ? electKeyword(name, sorted, entry, ([first]) => first, null) : sorted[0]?.value;
}

/** Converts assertions to keywords. It is used for assertions with a merged value that no document declares. */
function writtenKeywords(assertions: Assertions | undefined): ReadonlyMap<string, Json> {
  const written = assertions && plainJson({ kind: 'any', assertions, origins: [] });
  return isJsonObject(written) ? written : NO_KEYWORDS;
}

/** Returns the value and the origins of a keyword for each schema that declares it. */
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
