/** `oneOf`, `anyOf` and discriminators; and parents that stand for all that extend them. */
import type { Discriminator, Schema, SchemaId } from '../model/schema.js';
import { X } from '../model/vocabulary.js';
import type { Cursor } from '../source/cursor.js';
import type { ReadInner } from './json-schema-shapes.js';
import type { Family, SchemaContext } from './json-schema-table.js';

const KEYWORDS = [
  ['oneOf', true],
  ['x-oneOf', true],
  ['anyOf', false],
  ['x-anyOf', false],
] as const;

/**
 * Reads the alternatives of a schema object.
 * @param cursor the schema object
 * @param read reads the schemas inside it
 * @returns one schema for each keyword that is there; all of them hold
 */
export function readUnions(cursor: Cursor, context: SchemaContext, read: ReadInner): Schema[] {
  return KEYWORDS.flatMap(([keyword, exclusive]) => {
    const place = cursor.get(keyword);
    const members = place.items().map(read);
    const [only] = members;
    if (only === undefined) return [];
    const discriminator = readDiscriminator(cursor, members, context);
    if (members.length === 1 && !discriminator) return [only];
    return [
      {
        kind: 'union',
        members,
        ...(exclusive && { exclusive }),
        ...(discriminator && { discriminator }),
        origins: [place.origin()],
      },
    ];
  });
}

/** OpenAPI § Discriminator Object; Swagger 2.0's bare name is understood everywhere. */
function readDiscriminator(
  cursor: Cursor,
  members: readonly Schema[],
  context: SchemaContext,
): Discriminator | undefined {
  const place = discriminatorOf(cursor);
  const property = discriminatorProperty(place);
  if (property === undefined) return undefined;
  const mapping = readMapping(place, context);
  const mapped = new Set(mapping.values());
  for (const member of members) {
    if (member.kind !== 'ref' || mapped.has(member.id) || mapping.has(member.id)) continue;
    mapping.set(member.id, member.id);
  }
  const fallback =
    mappedId(place.get('defaultMapping'), context) ??
    mappedId(place.get(X.defaultMapping), context);
  return { property, mapping, ...(fallback !== undefined && { defaultMapping: fallback }) };
}

function discriminatorOf(cursor: Cursor): Cursor {
  return cursor.has('discriminator') ? cursor.get('discriminator') : cursor.get('x-discriminator');
}

function discriminatorProperty(place: Cursor): string | undefined {
  return (place.type === 'object' ? place.get('propertyName') : place).text();
}

function readMapping(place: Cursor, context: SchemaContext): Map<string, SchemaId> {
  const mapping = new Map<string, SchemaId>();
  if (place.type !== 'object') return mapping;
  for (const [value, entry] of place.get('mapping').entries()) {
    const id = mappedId(entry, context);
    if (id !== undefined) mapping.set(value, id);
  }
  return mapping;
}

/** A mapping's target is the name of a schema, or a reference to one. */
function mappedId(entry: Cursor, context: SchemaContext): SchemaId | undefined {
  const text = entry.text();
  if (text === undefined) return undefined;
  if (context.table.byName(text)) return text;
  if (!/[#/.]/.test(text)) {
    entry.add('ref/unresolved', { ref: text });
    return undefined;
  }
  const target = context.references.target(entry, context.dialect.section);
  return target && context.table.idOf(target);
}

/**
 * Finds the parents with a `discriminator` and no `oneOf` of their own: whoever refers to such a parent
 * means any schema that extends it with `allOf` (Swagger 2.0 § Schema Object, "Models with Polymorphism Support").
 */
export function findFamilies(context: SchemaContext): Map<SchemaId, Family> {
  const { table } = context;
  const children = new Map<SchemaId, SchemaId[]>();
  for (const [id, cursor] of table.names()) {
    for (const parent of parentsOf(cursor, context)) {
      children.set(parent, [...(children.get(parent) ?? []), id]);
    }
  }
  const families = new Map<SchemaId, Family>();
  for (const [id, cursor] of table.names()) {
    const place = discriminatorOf(cursor);
    if (discriminatorProperty(place) === undefined || hasUnion(cursor)) continue;
    const descendants = reachable(id, children);
    if (descendants.length === 0) continue;
    const base = table.free(`${id}.base`, `${cursor.pointer}.base`);
    families.set(id, { base, children: descendants });
  }
  return families;
}

function hasUnion(cursor: Cursor): boolean {
  return KEYWORDS.some(([keyword]) => cursor.get(keyword).type === 'array');
}

/** The named schemas that a schema extends. Dangling references are reported where the schema is read. */
function parentsOf(cursor: Cursor, context: SchemaContext): SchemaId[] {
  const allOf = cursor.get('allOf');
  if (allOf.type !== 'array') return [];
  return allOf.items().flatMap((item) => {
    const ref = item.get('$ref').value;
    const prefix = `#${context.dialect.section}/`;
    if (typeof ref !== 'string' || !ref.startsWith(prefix)) return [];
    const name = ref.slice(prefix.length);
    return context.table.byName(name) ? [name] : [];
  });
}

function reachable(id: SchemaId, children: ReadonlyMap<SchemaId, readonly SchemaId[]>): SchemaId[] {
  const found = new Set<SchemaId>();
  const stack = [...(children.get(id) ?? [])];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === id || found.has(next)) continue;
    found.add(next);
    stack.push(...(children.get(next) ?? []));
  }
  return [...found].sort();
}

/**
 * The union that a parent stands for: all its descendants, and the parent by itself.
 * @param id the parent's id
 * @param cursor the parent's schema object
 */
export function readFamily(
  id: SchemaId,
  cursor: Cursor,
  family: Family,
  context: SchemaContext,
): Schema {
  const place = discriminatorOf(cursor);
  const stated = readMapping(place, context);
  const mapping = new Map([...stated].map(([value, to]) => [value, to === id ? family.base : to]));
  const mapped = new Set(mapping.values());
  const members = [...family.children, family.base];
  for (const member of members) {
    if (mapped.has(member)) continue;
    const own = context.table.byName(member)?.get('x-ms-discriminator-value').text();
    mapping.set(own ?? (member === family.base ? id : member), member);
  }
  return {
    kind: 'union',
    members: members.map((member) => ({ kind: 'ref', id: member, origins: [place.origin()] })),
    discriminator: { property: discriminatorProperty(place) ?? '', mapping },
    origins: [cursor.origin()],
  };
}
