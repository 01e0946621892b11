/** Reads parameters with `in: body` or `in: formData`, as in Swagger 2.0, as the request body. */
import type { Body } from '../../../../model/api.js';
import type { Property, Schema } from '../../../../model/schema.js';
import type { Description } from '../description.js';
import { withNotes } from '../../json-schema/notes.js';
import type { ParameterPlace } from '../parameter-list.js';
import type { OperationPlace } from '../path-item.js';
import { readText, readTextFact } from '../../text.js';
import { readParameterSchema } from './parameters.js';

/**
 * Returns the request body that parameters declare.
 * @param parameters all parameters of the operation
 * @returns `undefined` if there is no such parameter, or if the operation declares a request body too
 */
export function readParametersOfBody(
  parameters: readonly ParameterPlace[],
  { operation }: OperationPlace,
  description: Description,
): Body | undefined {
  const fields = parameters.filter((one) => one.in === 'formData');
  const [body] = parameters.filter((one) => one.in === 'body');
  const isDeclared = operation.get('requestBody').exists;
  for (const one of parameters) {
    if (one.in !== 'formData' && one.in !== 'body') continue;
    const isRead = !isDeclared && (fields.length === 0 ? one === body : one.in === 'formData');
    one.cursor.add('param/body', { name: one.name, location: one.in, isRead });
  }
  if (isDeclared) return undefined;
  if (fields.length > 0) return formOf(fields, description);
  if (!body) return undefined;
  const origins = [body.cursor.origin()];
  const schema = readParameterSchema(body, description);
  const text = readTextFact(body.cursor.get('description'));
  return {
    required: requiredBy([body]),
    ...(text && { description: text }),
    media: [{ type: 'application/json', schema, encoding: new Map(), examples: [], origins }],
    origins,
  };
}

function formOf(fields: readonly ParameterPlace[], description: Description): Body {
  const origins = fields.map(({ cursor }) => cursor.origin());
  const properties = new Map(
    fields.map((field): [string, Property] => {
      const read = readParameterSchema(field, description);
      const text = readText(field.cursor.get('description'));
      const schema =
        text === undefined ? read : withNotes(read, { description: text }, field.cursor);
      return [field.name, { schema, required: isRequired(field) }];
    }),
  );
  const hasFile = [...properties.values()].some(
    ({ schema }) => (schema.kind === 'array' ? schema.items : schema).kind === 'binary',
  );
  const type = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const rest: Schema = { kind: 'any', origins: [] };
  const schema: Schema = { kind: 'object', properties, rest, origins };
  return {
    required: requiredBy(fields),
    media: [{ type, schema, encoding: new Map(), examples: [], origins }],
    origins,
  };
}

function isRequired({ cursor }: ParameterPlace): boolean {
  return cursor.get('required').boolean() === true;
}

function requiredBy(parameters: readonly ParameterPlace[]): Body['required'] {
  const found = parameters.find(isRequired);
  const [one] = found ? [found] : parameters;
  const trust = found ? 'declared' : 'assumed';
  return { value: found !== undefined, origins: one ? [one.cursor.origin(trust)] : [] };
}
