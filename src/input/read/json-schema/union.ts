/** Reads `oneOf`, `anyOf` and discriminators. */
import type { Discriminator, Schema } from '../../../model/schema.js';
import { EXTENSION } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import type { ReadInner } from './object.js';
import { inheritedDiscriminator } from './polymorphism/inherited.js';
import {
  discriminatorProperty,
  mappedId,
  readMapping,
} from './polymorphism/declared-discriminator.js';
import type { SchemaContext } from './table.js';

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
