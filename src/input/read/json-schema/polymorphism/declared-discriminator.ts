/** Reads the declaration of a discriminator: a property name in Swagger 2.0, an object in OpenAPI 3. */
import type { SchemaId } from '../../../../model/schema.js';
import type { Cursor } from '../../../source/cursor.js';
import { schemaIdAt, type SchemaContext } from '../table.js';

export function discriminatorProperty(place: Cursor): string | undefined {
  return (place.type === 'object' ? place.get('propertyName') : place).text();
}

/** Reads the mapping that a discriminator declares, from values of the property to ids of schemas. */
export function readMapping(place: Cursor, context: SchemaContext): Map<string, SchemaId> {
  const mapping = new Map<string, SchemaId>();
  if (place.type !== 'object') return mapping;
  for (const [value, entry] of place.get('mapping').entries()) {
    const id = mappedId(entry, context);
    if (id !== undefined) mapping.set(value, id);
  }
  return mapping;
}

/** Returns the target of a mapping entry. The entry is the name of a schema, or a reference to a schema. */
export function mappedId(entry: Cursor, context: SchemaContext): SchemaId | undefined {
  const text = entry.text();
  if (text === undefined) return undefined;
  if (context.table.byName(text)) return text;
  if (!/[#/]|\.(?:json|ya?ml)$/i.test(text)) {
    entry.add('ref/unresolved', { ref: text });
    return undefined;
  }
  const target = context.references.target(entry, context.dialect.section);
  return target && schemaIdAt(target, context);
}

/** Returns the discriminator values that schemas declare by Azure's extension `x-ms-discriminator-value`. */
export function namesOf(ids: readonly SchemaId[], { table }: SchemaContext): Map<SchemaId, string> {
  return new Map(
    ids.flatMap((id): [SchemaId, string][] => {
      const own = table.byName(id)?.get('x-ms-discriminator-value').text();
      return own === undefined ? [] : [[id, own]];
    }),
  );
}
