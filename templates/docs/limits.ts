/** What limits a value, in words: the same for Markdown and HTML. */
import { jsonLine } from '../../src/emit/json.js';
import type { Json, Schema } from '../../src/model/schema.js';

/** A limit and its value: `at most`, `75`. */
export type Limit = readonly [what: string, value: string];

/** What a type does not say: formats, limits and the default. */
export function limitsOf(schema: Schema): readonly Limit[] {
  const limits: Limit[] = [];
  const add = (what: string, value: string | number | undefined): void => {
    if (value !== undefined) limits.push([what, String(value)]);
  };
  switch (schema.kind) {
    case 'number':
    case 'integer':
      add('format', schema.format);
      add('at least', schema.minimum);
      add('at most', schema.maximum);
      add('above', schema.exclusiveMinimum);
      add('below', schema.exclusiveMaximum);
      add('multiple of', schema.multipleOf);
      break;
    case 'string':
      add('format', schema.format);
      add('pattern', schema.pattern);
      add('length at least', schema.minLength);
      add('length at most', schema.maxLength);
      add('encoding', schema.contentEncoding);
      break;
    case 'array':
      add('items at least', schema.minItems);
      add('items at most', schema.maxItems);
  }
  if (schema.default !== undefined) add('default', jsonLine(schema.default));
  return limits;
}

/** What an example, a description or a name suggests of a value that nobody typed. */
export function hintOf(schema: Schema): string | undefined {
  const note = schema.kind === 'unknown' ? schema.keywords?.get('x-inferred') : undefined;
  if (!(note instanceof Map)) return undefined;
  const words = [...(note as ReadonlyMap<string, Json>)]
    .filter(([key]) => key !== 'basis' && key !== 'confidence')
    .map(([key, value]) => {
      const shown = typeof value === 'string' ? value : jsonLine(value);
      return key === 'type' ? `perhaps ${shown}` : `${key} ${shown}`;
    });
  return words.length === 0 ? undefined : words.join(', ');
}
