/** The spelling of a schema as a TypeScript type. */
import { code, type Code } from '../../print/emit/typescript/code.js';
import type { ObjectShape, Schema, SchemaId } from '../../model/schema.js';
import type { TypeOptions } from '../../print/typescript/type-options.js';
import { propertyMember, restType, typeOf } from '../../print/typescript/types.js';

/**
 * The type of a schema in JSON: dates are strings, numbers are `number`.
 * @param ref returns the type of a named schema: `(id) => clientType(input, id)`; `unknown` if it returns none
 * @param direction `read`: without write-only properties; `write`: without read-only ones
 */
export function schemaTypeOf(
  schema: Schema,
  ref: (id: SchemaId) => Code | undefined,
  direction: 'read' | 'write' = 'read',
): Code {
  return typeOf(schema, { ref: (id) => ref(id) ?? code`unknown`, direction });
}

/**
 * The type of an object's further properties, as in its index signature.
 * @returns `undefined` if it has none
 */
export function furtherType(shape: ObjectShape, options: TypeOptions): Code | undefined {
  const types: Code[] = [];
  shape.properties.forEach((property, name) => propertyMember(name, property, options, types));
  return restType(shape, types, options);
}
