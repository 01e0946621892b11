/** Describes the arguments of an operation's function, except the body, as one schema. */
import type { Property, Schema } from '../../../model/schema.js';
import type { OperationSignature } from '../signature.js';

/**
 * Returns an object schema with a property for each argument, under the argument's name in the client. The schema
 * counts as declared, because the check of an undeclared schema would be dropped.
 * @param replace returns the schema to use for an argument
 */
export function argumentsSchema(
  { endpoint, arguments: all }: OperationSignature,
  replace: (schema: Schema) => Schema = (schema) => schema,
): Schema {
  const properties = new Map(
    all.map(({ name, schema, required }): [string, Property] => [
      name,
      { schema: replace(schema), required },
    ]),
  );
  const origins = endpoint.origins.map((origin) => ({ ...origin, trust: 'declared' as const }));
  return { kind: 'object', properties, rest: { kind: 'any', origins: [] }, origins };
}
