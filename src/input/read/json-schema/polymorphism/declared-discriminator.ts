/** Reads the declaration of a discriminator: a property name in Swagger 2.0, an object in OpenAPI 3. */
import type { SchemaId } from '../../../../model/schema.js';
import type { Cursor } from '../../../source/cursor.js';
import { schemaIdAt, type Hierarchy, type SchemaContext } from '../table.js';

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

/**
 * Returns the values that select a parent or one of the schemas that extend it. These are the values in the parent's own
 * mapping, and in the mappings of its own parents and of its children that declare the same property.
 * @param id the id of the parent
 */
export function mappingAround(
  id: SchemaId,
  { children }: Hierarchy,
  context: SchemaContext,
): Map<string, SchemaId> {
  const { table } = context;
  const place = table.byName(id)?.get('discriminator');
  if (place === undefined) return new Map();
  const property = discriminatorProperty(place);
  const mapping = readMapping(place, context);
  const size = (parent: SchemaId): number => table.hierarchyOf(parent)?.children.length ?? 0;
  const related = [...children, ...table.parentsOf(id)].sort((a, b) => size(a) - size(b));
  for (const other of related) {
    const further = table.byName(other)?.get('discriminator');
    if (further === undefined || discriminatorProperty(further) !== property) continue;
    for (const [value, to] of readMapping(further, context)) {
      const isWithin = to === id || children.includes(to);
      if (isWithin && !mapping.has(value)) mapping.set(value, to);
    }
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
