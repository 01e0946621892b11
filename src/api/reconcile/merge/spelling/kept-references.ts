/**
 * Replaces a merged schema with a reference or an `allOf` that has the same meaning. The schema names that documents
 * use are thereby preserved.
 */
import { effective, effectiveObject } from '../../../../model/effective/effective.js';
import { OWN_NOTES, ownNote, withOwnNotes } from '../../../../model/effective/own-notes.js';
import { notesOf } from '../../../../model/effective/statements.js';
import type { Property, Schema } from '../../../../model/schema.js';
import { hasSameContent, schemaShapeText } from '../../schema-text.js';
import type { Authority } from '../../elect.js';
import { withoutNull } from './nullable.js';
import type { MergeInner } from '../objects.js';
import { comparing, type LedgerEntry } from '../schema-ledger.js';

type Intersection = Extract<Schema, { kind: 'intersection' }>;
type ObjectSchema = Extract<Schema, { kind: 'object' }>;

/**
 * Finds a reference or an intersection that has the same meaning as a merged schema.
 * @param flat the merged schema, without references
 * @param spelled the schemas as written in the documents
 * @param isDropped true if the merged schema lacks a keyword because documents contradict each other; a schema that has
 * this keyword is then not chosen, because it has another meaning
 * @returns a bare reference, an intersection with the texts of the merged schema, or `undefined` if the merged schema
 * contradicts every named schema
 */
export function inWordsOf(
  flat: Schema,
  spelled: readonly Schema[],
  entry: LedgerEntry,
  authority: Authority,
  merge: MergeInner,
  isDropped: boolean,
): Schema | undefined {
  const bare = withoutNull(flat);
  const implies = (name: Schema, isStrict: boolean): boolean => {
    const whole = withOwnNotes(effective(name, authority), name);
    if (!addsNothing(whole, bare, entry, merge, isStrict)) return false;
    return !isDropped || addsNothing(bare, whole, entry, merge, false);
  };
  const candidates = spelled.map(withoutNull);
  const names = candidates.filter(({ kind }) => kind === 'ref');
  const intersections = candidates.filter((schema) => schema.kind === 'intersection');
  const children = intersections.flatMap(
    (one) => childOf(one, bare, authority, merge, entry) ?? [],
  );
  const name = names.find((one) => implies(one, false));
  if (name) return name;
  const found =
    intersections.find((one) => implies(one, true)) ??
    children.find((child) => implies(child, false));
  return found && withNotesOf(found, flat);
}

/** Adds the title, the description and other annotations of the merged schema to a reference or an intersection. */
function withNotesOf(spelled: Schema, flat: Schema): Schema {
  const noted: Record<string, unknown> = { ...spelled };
  for (const note of OWN_NOTES) {
    if (hasSameContent(ownNote(spelled, note), flat[note])) continue;
    delete noted[note];
    if (flat[note] !== undefined) noted[note] = flat[note];
  }
  return noted as unknown as Schema;
}

/**
 * Returns true if merging one schema into another adds nothing.
 * @param isStrict true if a different title or description counts as an addition
 */
function addsNothing(
  schema: Schema,
  other: Schema,
  entry: LedgerEntry,
  merge: MergeInner,
  isStrict: boolean,
): boolean {
  let isContradicted = false;
  const record: LedgerEntry['ledger']['record'] = (_, __, ___, conflict) => {
    isContradicted ||= isStrict || conflict !== undefined;
  };
  const ledger = { elections: [], agree() {}, record };
  const both = merge([schema, other], comparing(entry, ledger));
  return !isContradicted && schemaShapeText(both) === schemaShapeText(schema);
}

/**
 * Returns an intersection of the named parents and an object that contains only the differences of the merged schema
 * from its parents.
 */
function childOf(
  { members, origins }: Intersection,
  flat: Schema,
  authority: Authority,
  merge: MergeInner,
  entry: LedgerEntry,
): Schema | undefined {
  const parents = members.filter(({ kind }) => kind === 'ref');
  if (parents.length === 0 || flat.kind !== 'object') return undefined;
  const parent = effectiveObject({ kind: 'intersection', members: parents, origins }, authority);
  if (parent?.kind !== 'object') return undefined;
  const isInherited = ([name, property]: readonly [string, Property]): boolean => {
    const above = parent.properties.get(name);
    if (above === undefined || (property.required && !above.required)) return false;
    return addsNothing(above.schema, property.schema, entry, merge, true);
  };
  const properties = [...flat.properties].filter((one) => !isInherited(one));
  const { minProperties, maxProperties, patterns, assertions } = flat;
  const limits = { minProperties, maxProperties, patterns, assertions };
  const ownLimits = Object.entries(limits).filter(
    ([keyword, value]) =>
      value !== undefined && !hasSameContent(value, Reflect.get(parent, keyword)),
  );
  const own = {
    ...plainObject(flat),
    properties: new Map(properties),
    ...Object.fromEntries(ownLimits),
  };
  return { ...notesOf(flat), kind: 'intersection', members: [...parents, own], origins };
}

/** Returns a copy of an object schema with only its `kind` and its `additionalProperties` (`rest`). */
function plainObject({ kind, rest, restStated }: ObjectSchema): Omit<ObjectSchema, 'properties'> {
  return { kind, ...(rest && { rest }), ...(restStated && { restStated }), origins: [] };
}
