/** Numbers and booleans of parameters and forms, which are sent as text. */
import { code, dereference, lit, type Code, type Schema } from '../../../kit.js';
import type { Spelling } from './spelling.js';

/** Adds a codec that also accepts text to the zod schema of a number or a boolean; any other schema is unchanged. */
export function alsoText(value: Code, schema: Schema, { api, support }: Spelling): Code {
  const type = sentAsText(dereference(schema, api));
  return type === undefined ? value : code`${support('fromText')}(${lit(type)}, ${value})`;
}

function sentAsText(schema: Schema): 'integer' | 'number' | 'boolean' | undefined {
  switch (schema.kind) {
    case 'integer':
    case 'number':
    case 'boolean':
      return schema.kind;
    case 'enum': {
      const [type, ...others] = new Set(schema.values.map((value) => typeof value));
      return others.length === 0 && (type === 'number' || type === 'boolean') ? type : undefined;
    }
    default:
      return undefined;
  }
}
