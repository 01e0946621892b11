/** Reads `oneOf`, `anyOf` and discriminators. */
import type { Discriminator, Schema, SchemaId } from '../../../model/schema.js';
import { EXTENSION } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import type { ReadInner } from './object.js';
import {
  discriminatorProperty,
  mappedId,
  readMapping,
  mappingAround,
  namesOf,
} from './polymorphism/declared-discriminator.js';
import type { SchemaContext, Hierarchy } from './table.js';

/** The keywords that declare alternatives. The value is true if exactly one alternative must match. */
export const UNION_KEYWORDS = [
  ['oneOf', true],
  ['anyOf', false],
] as const;

/**
 * Reads the alternatives of a schema object.
 * @param cursor the schema object
 * @param read reads the schemas inside it
 * @returns one schema for each keyword that is present; all of them apply
 */
export function readUnions(cursor: Cursor, context: SchemaContext, read: ReadInner): Schema[] {
  return UNION_KEYWORDS.flatMap(([keyword, exclusive]) => {
    if (!cursor.has(keyword)) return [];
    const place = cursor.get(keyword);
    const members = place.items().map((item) => read(item));
    const [only] = members;
    if (only === undefined) return [];
    const discriminator =
      readDiscriminator(cursor, members, context) ??
      (exclusive ? inheritedDiscriminator(members, context) : undefined);
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

/**
 * Reads a discriminator (OpenAPI § Discriminator Object). A property name in place of this object, as in Swagger 2.0,
 * is accepted in every version.
 */
function readDiscriminator(
  cursor: Cursor,
  members: Schema[],
  context: SchemaContext,
): Discriminator | undefined {
  const place = cursor.get('discriminator');
  const property = discriminatorProperty(place);
  if (property === undefined) return undefined;
  const declared = readMapping(place, context);
  const mapping = new Map(declared);
  const mapped = new Set(declared.values());
  for (const member of members) {
    if (member.kind !== 'ref' || mapped.has(member.id) || mapping.has(member.id)) continue;
    mapping.set(member.id, member.id);
  }
  const fallback =
    mappedId(place.get('defaultMapping'), context) ??
    mappedId(place.get(EXTENSION.defaultMapping), context);
  const defaults = fallback === undefined ? {} : { defaultMapping: fallback };
  const discriminator = { property, mapping, ...defaults };
  context.unions.push({ place, discriminator, members, declared, names: new Map() });
  return discriminator;
}

/**
 * Returns the discriminator of the nearest parent that all members extend with `allOf` (OpenAPI § Discriminator
 * Object). Without the discriminator, a value of one child could also match a sibling that has the same required
 * properties, and `oneOf` would reject this valid value.
 * @param members the members of a `oneOf` that declares no discriminator
 */
function inheritedDiscriminator(
  members: Schema[],
  context: SchemaContext,
): Discriminator | undefined {
  const ids = members.flatMap((member) => (member.kind === 'ref' ? [member.id] : []));
  const others = members.some(({ kind }) => kind !== 'ref' && kind !== 'null');
  if (ids.length < 2 || others) return undefined;
  const found = nearestParent(ids, context);
  if (found === undefined) return undefined;
  const [parent, hierarchy] = found;
  const { children } = hierarchy;
  const cursor = context.table.byName(parent);
  const place = cursor?.get('discriminator');
  const property = place && discriminatorProperty(place);
  if (place === undefined || property === undefined) return undefined;
  const declared = mappingAround(parent, hierarchy, context);
  const kin = new Map<SchemaId, SchemaId>();
  for (const id of ids) {
    for (const child of context.table.descendantsOf(id)) {
      if (!ids.includes(child) && children.includes(child)) kin.set(child, id);
    }
  }
  const names = namesOf(children, context);
  for (const [value, to] of declared) if (kin.has(to)) names.set(to, value);
  const mine = new Map([...declared].filter(([, to]) => ids.includes(to)));
  const discriminator = { property, mapping: new Map<string, SchemaId>() };
  context.unions.push({ place, discriminator, members, declared: mine, names, kin });
  return discriminator;
}

/** Returns the parent with the fewest children, among the parents that all of the schemas extend. */
function nearestParent(
  ids: readonly SchemaId[],
  { table }: SchemaContext,
): readonly [SchemaId, Hierarchy] | undefined {
  return table
    .parents()
    .filter(
      ([, { children, listsAlternatives }]) =>
        !listsAlternatives && ids.every((id) => children.includes(id)),
    )
    .sort(([, a], [, b]) => a.children.length - b.children.length)[0];
}
