/** The spelling of a schema as a TypeScript type. */
import { code, type Code } from '../emit/typescript/code.js';
import type { Api } from '../model/api.js';
import type { Schema, SchemaId } from '../model/schema.js';
import { typeOf } from '../typescript/types.js';

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
 * The schema that a reference leads to, through references to references.
 * @returns the schema itself where it is none, or leads to nothing or in circles
 */
export function followed(schema: Schema, { schemas }: Pick<Api, 'schemas'>): Schema {
  const seen = new Set<Schema>();
  let current = schema;
  while (current.kind === 'ref' && !seen.has(current)) {
    seen.add(current);
    current = schemas.get(current.id) ?? current;
  }
  return current;
}
