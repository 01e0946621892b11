/** The spelling of a schema as a TypeScript type. */
import { code, type Code } from '../../print/emit/typescript/code.js';
import type { ObjectShape, Schema, SchemaId } from '../../model/schema.js';
import type { TypeOptions } from '../../print/typescript/type-options.js';
import { propertyMember, restType, typeOf } from '../../print/typescript/types.js';

/**
 * The type of a schema as JSON has it: dates are texts, numbers are `number`.
 * @param ref the type of a named schema: `(id) => clientType(input, id)`; `unknown` where it gives none
 * @param direction `read`: without what is only written; `write`: without what is only read
 */
export function schemaTypeOf(
  schema: Schema,
  ref: (id: SchemaId) => Code | undefined,
  direction: 'read' | 'write' = 'read',
): Code {
  return typeOf(schema, { ref: (id) => ref(id) ?? code`unknown`, direction });
}

/**
 * The type of an object's further properties, as its index signature has it.
 * @returns nothing where it has none
 */
export function furtherType(shape: ObjectShape, options: TypeOptions): Code | undefined {
  const types: Code[] = [];
  shape.properties.forEach((property, name) => propertyMember(name, property, options, types));
  return restType(shape, types, options);
}
