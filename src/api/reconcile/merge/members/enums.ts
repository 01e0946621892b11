/** Merges enums that documents declare for the same value, and enums with the type of their values. */
import type { EnumShape, Scalar, Schema } from '../../../../model/schema.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';
import { canonicalText } from '../../../../model/canonical.js';
import { inDocumentOrder } from '../../elect.js';
import { electKeyword, keywordOrigins } from '../keywords/keyword-election.js';
import type { LedgerEntry } from '../schema-ledger.js';

type EnumSchema = Extract<Schema, { kind: 'enum' }>;

/**
 * Merges an enum with the type of its values. The type does not restrict the values further, so the result is the enum.
 */
export function enumOfType(schemas: readonly Schema[], entry: LedgerEntry): Schema | undefined {
  const enums = schemas.filter((schema) => schema.kind === 'enum');
  const others = schemas.filter((schema) => schema.kind !== 'enum');
  const fits = others.every((other) => enums.every((item) => holdsValues(other, item)));
  if (enums.length === 0 || !fits) return undefined;
  const merged = enums.length === 1 ? enums[0] : mergeEnums(enums, entry);
  return merged && (entry.areAlternatives ? { ...merged, open: true } : merged);
}

/** Merges an enum with a `oneOf` whose members each declare a single value with `const`. */
export function mergeListed(schemas: readonly Schema[], entry: LedgerEntry): Schema | undefined {
  const enums = schemas.flatMap((schema): EnumSchema[] => {
    if (schema.kind === 'enum') return [schema];
    const members = schema.kind === 'union' ? schema.members : [];
    const values = members.flatMap((member) => (member.kind === 'enum' ? [member.values] : []));
    return values.length > 0 && values.length === members.length
      ? [{ kind: 'enum', values: values.flat(), origins: schema.origins }]
      : [];
  });
  if (enums.length < schemas.length || !schemas.some(({ kind }) => kind === 'enum'))
    return undefined;
  const merged = mergeEnums(enums, entry);
  const spelled = schemas.find(
    (schema, at) =>
      schema.kind === 'union' && haveSameValues(enums[at]?.values ?? [], merged.values),
  );
  return spelled ?? merged;
}

function haveSameValues(a: readonly Scalar[], b: readonly Scalar[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}

/** Returns true if all values of an enum have the type of a schema. */
export function holdsValues(schema: Schema, values: EnumShape): boolean {
  const type = schema.kind === 'integer' ? 'number' : schema.kind;
  return values.values.every((value) => value !== null && typeof value === type);
}

/**
 * Merges enums with different values. The result is an open enum with all values, unless a rule prefers one of the
 * enums.
 */
export function mergeEnums(schemas: readonly EnumSchema[], entry: LedgerEntry): EnumSchema {
  const [first] = schemas;
  const facts = schemas.map((schema) => ({
    value: [...schema.values].sort((a, b) => byCodeUnit(canonicalText(a), canonicalText(b))),
    origins: keywordOrigins(schema, 'enum'),
  }));
  const kept = entry.areAlternatives
    ? allValues(facts.map(({ value }) => value))
    : electKeyword('enum', facts, entry, allValues, 'reconcile/enum');
  const ordered = inDocumentOrder(schemas, entry.authority);
  const stating = ordered.find(({ values }) => kept !== undefined && haveSameValues(values, kept));
  const allDeclared = new Set(ordered.flatMap(({ values }) => values));
  const values = kept ? [...allDeclared].filter((value) => kept.includes(value)) : first?.values;
  if (stating === undefined) return { kind: 'enum', values: values ?? [], open: true, origins: [] };
  const { names: _, ...bare } = stating;
  const names = electNames(ordered, stating.values, entry);
  return { ...bare, ...(names && { names }) };
}

/**
 * Chooses the names of enum values. The names of each document are first put in the order of the merged values, because
 * documents list values in different orders.
 */
function electNames(
  schemas: readonly EnumSchema[],
  values: readonly Scalar[],
  entry: LedgerEntry,
): readonly string[] | undefined {
  const facts = schemas.flatMap((schema) => {
    const { names } = schema;
    const found = values.map((value) => names?.[schema.values.indexOf(value)]);
    return found.every((name) => name !== undefined)
      ? [{ value: found, origins: keywordOrigins(schema, 'x-enum-varnames') }]
      : [];
  });
  return electKeyword('x-enum-varnames', facts, entry, ([first]) => first, null);
}

function allValues(lists: readonly (readonly Scalar[])[]): Scalar[] {
  const values = new Map(lists.flat().map((value) => [canonicalText(value), value]));
  return [...values].sort(([a], [b]) => byCodeUnit(a, b)).map(([, value]) => value);
}
