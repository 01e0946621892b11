/** Schemas in a few words, for tests. */
import type { Schema } from '../src/model/schema.js';

/** A schema in short: `string:uuid`, `[integer]`, `{a!: …}`, `{*: …}`, `a|b`, `open/shut`; `!` marks what is required, or closed. */
export function short(schema: Schema): string {
  switch (schema.kind) {
    case 'string':
      return schema.format ? `string:${schema.format}` : 'string';
    case 'array':
      return `[${short(schema.items)}]`;
    case 'object': {
      const members = [...schema.properties].map(
        ([name, { schema: inner, required }]) => `${name}${required ? '!' : ''}: ${short(inner)}`,
      );
      if (schema.rest && schema.rest.kind !== 'any') members.push(`*: ${short(schema.rest)}`);
      return `{${members.join(', ')}}`;
    }
    case 'union':
      return schema.members.map(short).join('|');
    case 'enum':
      return `${schema.values.join('/')}${schema.open ? '' : '!'}`;
    default:
      return schema.kind;
  }
}
