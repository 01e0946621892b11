/** The arguments of an operation's function, without its body, as one schema. */
import type { Property, Schema } from '../../../model/schema.js';
import type { OperationSignature } from '../signature.js';

/**
 * An object with a property for each argument, by its name in the client. Its origins are `declared`, so that the check
 * of the object is not dropped.
 * @param replace replaces the schema of one argument
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
