/** Reads the declaration of a discriminator, in either form. */
import type { SchemaId } from '../../../../model/schema.js';
import type { Cursor } from '../../../source/cursor.js';
import { schemaIdAt, type SchemaContext } from '../table.js';

/** The property that a discriminator names, in either form. */
export function discriminatorProperty(place: Cursor): string | undefined {
  return (place.type === 'object' ? place.get('propertyName') : place).text();
}

/** The mapping that a discriminator declares: value of the property to schema id. */
export function readMapping(place: Cursor, context: SchemaContext): Map<string, SchemaId> {
  const mapping = new Map<string, SchemaId>();
  if (place.type !== 'object') return mapping;
  for (const [value, entry] of place.get('mapping').entries()) {
    const id = mappedId(entry, context);
    if (id !== undefined) mapping.set(value, id);
  }
  return mapping;
}

/** A mapping's target is the name of a schema, or a reference to one. */
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

/** The values that schemas declare for themselves in the dialect of Azure. */
export function namesOf(ids: readonly SchemaId[], { table }: SchemaContext): Map<SchemaId, string> {
  return new Map(
    ids.flatMap((id): [SchemaId, string][] => {
      const own = table.byName(id)?.get('x-ms-discriminator-value').text();
      return own === undefined ? [] : [[id, own]];
    }),
  );
}
