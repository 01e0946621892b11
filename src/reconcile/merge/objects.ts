/** Merging objects that describe one thing: all properties stay, and each keyword is elected. */
import type { Fact } from '../../model/origin.js';
import type { ObjectShape, Property, Schema } from '../../model/schema.js';
import { byCodeUnit } from '../../foundation/sort.js';
import { inDocumentOrder } from '../elect.js';
import { electKeyword, keywordOrigins } from './keyword-election.js';
import type { LedgerEntry } from './schema-ledger.js';
import { electKeywords } from './elected-keywords.js';
import { recordRenamedProperties } from './renamed-properties.js';

/** Merges the schemas of one value inside the object. */
export type MergeInner = (schemas: readonly Schema[], entry: LedgerEntry) => Schema;

type ObjectSchema = Extract<Schema, { kind: 'object' }>;

/**
 * Merges objects. A property that only some documents describe stays. It is required if a document requires it and no
 * other document describes it as optional.
 */
export function mergeObjects(
  objects: readonly ObjectSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
): ObjectSchema {
  const ordered = inDocumentOrder(objects, entry.authority);
  const names = new Set(ordered.flatMap((object) => [...object.properties.keys()]));
  const properties = new Map<string, Property>();
  for (const name of names) {
    properties.set(name, mergeProperty(name, objects, entry, merge));
  }
  recordRenamedProperties(objects, entry);
  return {
    kind: 'object',
    properties,
    ...mergeRest(objects, entry, merge),
    ...mergePatterns(objects, entry, merge),
    ...electKeywords('object', objects, entry),
    origins: [],
  };
}

function mergeProperty(
  name: string,
  objects: readonly ObjectSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
): Property {
  const field = `${entry.field}.${name}`;
  const stated = objects.flatMap((object) => {
    const property = object.properties.get(name);
    return property ? [{ object, property }] : [];
  });
  const described = stated.filter(({ property }) => property.undescribed !== true);
  const pool = described.length > 0 ? described : stated;
  const shown = entry.shown?.flatMap((schema) =>
    schema.kind === 'object' ? (schema.properties.get(name)?.schema ?? []) : [],
  );
  const schema = merge(
    pool.map(({ property }) => property.schema),
    { ...entry, field, ...(shown && { shown }) },
  );
  const required = isRequired(name, objects, { ...entry, field });
  return { schema, required, ...(described.length === 0 && required && { undescribed: true }) };
}

/** An object without any required property states no list, so it denies nothing. */
function isRequired(name: string, objects: readonly ObjectSchema[], entry: LedgerEntry): boolean {
  const facts = objects.flatMap((object): Fact<boolean>[] => {
    const property = object.properties.get(name);
    const value = property?.required === true;
    const origins = keywordOrigins(object, 'required');
    if (entry.areAlternatives) return [{ value, origins }];
    const isStated = property !== undefined && hasRequiredList(object);
    return isStated ? [{ value, origins }] : [];
  });
  if (entry.areAlternatives) return facts.every(({ value }) => value);
  return electKeyword('required', facts, entry, () => false, 'reconcile/required') === true;
}

function hasRequiredList({ properties }: ObjectSchema): boolean {
  for (const { required } of properties.values()) if (required) return true;
  return false;
}

/** `additionalProperties`. The default of the standard is silence; `false` and a schema are statements. */
function mergeRest(
  objects: readonly ObjectSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
): Pick<ObjectShape, 'rest' | 'restStated'> {
  const stating = objects.filter(({ rest, restStated }) => rest === undefined || restStated);
  const inner = { ...entry, field: `${entry.field}.*` };
  const restStated = objects.some((object) => object.restStated) ? { restStated: true } : {};
  if (entry.areAlternatives || stating.length === 0) {
    const open = objects.flatMap(({ rest }) => rest ?? []);
    return open.length === 0 ? restStated : { rest: merge(open, inner), ...restStated };
  }
  const isOpen = electKeyword(
    'additionalProperties',
    stating.map((object) => ({
      value: object.rest !== undefined,
      origins: keywordOrigins(object, 'additionalProperties'),
    })),
    entry,
    () => true,
  );
  const rests = stating.flatMap(({ rest }) => rest ?? []);
  return isOpen === true ? { rest: merge(rests, inner), ...restStated } : restStated;
}

function mergePatterns(
  objects: readonly ObjectSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
): Pick<ObjectShape, 'patterns'> {
  const names = new Set(objects.flatMap(({ patterns }) => [...(patterns?.keys() ?? [])]));
  if (names.size === 0) return {};
  const patterns = [...names].sort(byCodeUnit).flatMap((pattern): [string, Schema][] => {
    const stated = objects.flatMap((object) => object.patterns?.get(pattern) ?? []);
    if (entry.areAlternatives && stated.length < objects.length) return [];
    return [[pattern, merge(stated, { ...entry, field: `${entry.field}.${pattern}` })]];
  });
  return patterns.length === 0 ? {} : { patterns: new Map(patterns) };
}
