/** What limits a value, in words: the same for Markdown and HTML. */
import { jsonLine } from '../../src/emit/json.js';
import type { Json, Schema } from '../../src/model/schema.js';

/** A limit and its value: `at most`, `75`. */
export type Limit = readonly [what: string, value: string];

/** What a type does not say: formats, limits and the default. */
export function limitsOf(schema: Schema): readonly Limit[] {
  const limits: Limit[] = [];
  switch (schema.kind) {
    case 'number':
    case 'integer':
      add(limits, 'format', schema.format);
      add(limits, 'at least', schema.minimum);
      add(limits, 'at most', schema.maximum);
      add(limits, 'above', schema.exclusiveMinimum);
      add(limits, 'below', schema.exclusiveMaximum);
      add(limits, 'multiple of', schema.multipleOf);
      break;
    case 'string':
      add(limits, 'format', schema.format);
      add(limits, 'pattern', schema.pattern);
      add(limits, 'length at least', schema.minLength);
      add(limits, 'length at most', schema.maxLength);
      add(limits, 'encoding', schema.contentEncoding);
      break;
    case 'array':
      add(limits, 'items at least', schema.minItems);
      add(limits, 'items at most', schema.maxItems);
  }
  if (schema.default !== undefined) add(limits, 'default', jsonLine(schema.default));
  return limits;
}

function add(limits: Limit[], what: string, value: string | number | undefined): void {
  if (value !== undefined) limits.push([what, String(value)]);
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
