/**
 * Merges objects that describe the same value. The result has the properties of all of them. For each keyword, one
 * value is chosen.
 */
import type { Fact } from '../../../model/origin.js';
import type { ObjectShape, Property, Schema } from '../../../model/schema.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { distinctFacts, inDocumentOrder, isOfOneSource, unionOrigins } from '../elect.js';
import { hasRequiredList } from '../../../model/effective/unlisted.js';
import { electKeyword, keywordOrigins } from './keywords/keyword-election.js';
import { within } from './recorded.js';
import type { LedgerEntry } from './schema-ledger.js';
import { electKeywords } from './keywords/elected-keywords.js';
import { recordRenamedProperties } from './renamed-properties.js';

/** A function that merges the schemas of a property or of another value inside the object. */
export type MergeInner = (schemas: readonly Schema[], entry: LedgerEntry) => Schema;

type ObjectSchema = Extract<Schema, { kind: 'object' }>;

/**
 * Merges objects. A property is kept even if only some documents describe it. It is required if at least one document
 * requires it and no document describes it as optional.
 */
export function mergeObjects(
  objects: readonly ObjectSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
): ObjectSchema {
  const ordered = inDocumentOrder(objects, entry.authority);
  const names = new Set(ordered.flatMap((object) => [...object.properties.keys()]));
  const properties = new Map<string, Property>();
  for (const name of names) properties.set(name, mergeProperty(name, objects, entry, merge));
  recordRenamedProperties(objects, entry);
  recordUnrelated(objects, entry);
  return {
    kind: 'object',
    properties,
    ...mergeRest(objects, entry, merge),
    ...mergePatterns(objects, entry, merge),
    ...electKeywords('object', objects, entry),
    origins: [],
  };
}

/**
 * Records objects that have no property in common with the other objects, because the documents may describe different
 * values. The merged object nevertheless has all properties.
 */
function recordUnrelated(objects: readonly ObjectSchema[], entry: LedgerEntry): void {
  const listing = objects.filter(({ properties }) => properties.size > 0);
  if (listing.length < 2 || entry.areAlternatives) return;
  if (isOfOneSource(listing.map(({ origins }) => origins))) return;
  const isAlone = (object: ObjectSchema): boolean =>
    listing.every(
      (other) =>
        other === object ||
        ![...object.properties.keys()].some((name) => other.properties.has(name)),
    );
  if (!listing.some(isAlone)) return;
  const namesOf = ({ properties }: ObjectSchema): string[] =>
    [...properties.keys()].sort(byCodeUnit);
  const names = [...new Set(listing.flatMap(namesOf))].sort(byCodeUnit);
  const kept = { value: names, origins: unionOrigins(listing.map(({ origins }) => origins)) };
  const why = 'kept with the properties of the others';
  const facts = listing.map((object) => ({ value: namesOf(object), origins: object.origins }));
  const rejected = distinctFacts(facts).map((fact) => ({ fact, why }));
  const outcome = { kept, rule: 'both', rejected };
  const keptText = 'all of them, although the documents have none in common';
  const { entity, steps, ledger } = within(entry, { at: 'keyword', name: 'properties' });
  ledger.record(entity, steps, outcome, undefined, { keptText });
}

function mergeProperty(
  name: string,
  objects: readonly ObjectSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
): Property {
  const place = within(entry, { at: 'property', name });
  const declarations = objects.flatMap((object) => {
    const property = object.properties.get(name);
    return property ? [{ object, property }] : [];
  });
  const described = declarations.filter(({ property }) => property.undescribed !== true);
  const pool = described.length > 0 ? described : declarations;
  const evidence = entry.evidence?.flatMap((schema) =>
    schema.kind === 'object' ? (schema.properties.get(name)?.schema ?? []) : [],
  );
  const schema = merge(
    pool.map(({ property }) => property.schema),
    { ...place, ...(evidence && { evidence }) },
  );
  const isUndescribed = described.length === 0;
  const required = isRequired(name, objects, place, isUndescribed);
  // An optional property without a description is written as `{}`, because the output would lose its name otherwise.
  return { schema, required, ...(isUndescribed && required && { undescribed: true }) };
}

/**
 * Returns whether the merged object requires a property. A document that lists required properties anywhere declares
 * for each property whether it is required. An object of another document is ignored.
 * @param isUndescribed true if no object describes the property, so that each list without it contradicts the others
 */
function isRequired(
  name: string,
  objects: readonly ObjectSchema[],
  entry: LedgerEntry,
  isUndescribed: boolean,
): boolean {
  const facts = objects.flatMap((object): Fact<boolean>[] => {
    const property = object.properties.get(name);
    const value = property?.required === true;
    const origins = keywordOrigins(object, 'required');
    if (entry.areAlternatives) return [{ value, origins }];
    const isListing = entry.authority?.listsRequired(object.origins) ?? hasRequiredList(object);
    const isDeclared =
      property === undefined ? isUndescribed && hasRequiredList(object) : isListing;
    return isDeclared ? [{ value, origins }] : [];
  });
  if (entry.areAlternatives) return facts.every(({ value }) => value);
  const own = isUndescribed ? { ...entry, isUndescribed } : entry;
  return electKeyword('required', facts, own, () => false, 'reconcile/required') === true;
}

/**
 * Merges `additionalProperties`. `false` and a schema are declarations; an omitted keyword is not, although it allows
 * all properties.
 */
function mergeRest(
  objects: readonly ObjectSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
): Pick<ObjectShape, 'rest' | 'restStated'> {
  const stating = objects.filter(({ rest, restStated }) => rest === undefined || restStated);
  const inner = within(entry, { at: 'additional' });
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
    const schemas = objects.flatMap((object) => object.patterns?.get(pattern) ?? []);
    if (entry.areAlternatives && schemas.length < objects.length) return [];
    return [[pattern, merge(schemas, within(entry, { at: 'pattern', pattern }))]];
  });
  return patterns.length === 0 ? {} : { patterns: new Map(patterns) };
}
