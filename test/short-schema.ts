/** A short notation for schemas in tests. */
import type { Schema } from '../src/model/schema.js';

/**
 * A schema in short notation: `string:uuid`, `[integer]`, `{a!: …}`, `{*: …}`, `a|b`, `open/shut`.
 * `!` marks required properties and closed objects.
 */
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
