/** Writes a schema as a TypeScript type. */
import { code, type Code } from '../../print/emit/typescript/code.js';
import type { ObjectShape, Schema, SchemaId } from '../../model/schema.js';
import type { TypeOptions } from '../../print/typescript/type-options.js';
import { propertyMember, restType, typeOf } from '../../print/typescript/types.js';

/**
 * Returns the TypeScript type of a schema's JSON values: dates are strings, and all numbers are `number`.
 * @param ref returns the type of a named schema: `(id) => clientType(input, id)`. If it returns `undefined`, the type
 * is `unknown`
 * @param direction `read` omits write-only properties; `write` omits read-only properties
 */
export function schemaTypeOf(
  schema: Schema,
  ref: (id: SchemaId) => Code | undefined,
  direction: 'read' | 'write' = 'read',
): Code {
  return typeOf(schema, { ref: (id) => ref(id) ?? code`unknown`, direction });
}

/**
 * Returns the type of an object's `additionalProperties`, as in its index signature.
 * @returns `undefined` if additional properties have no type
 */
export function furtherType(shape: ObjectShape, options: TypeOptions): Code | undefined {
  const types: Code[] = [];
  shape.properties.forEach((property, name) => propertyMember(name, property, options, types));
  return restType(shape, types, options);
}
