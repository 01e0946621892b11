/** What limits a value, in words: the same for Markdown and HTML. */
import { jsonLine } from '../../src/emit/json.js';
import type { Json, Schema } from '../../src/model/schema.js';

/** A limit and its value: `at most`, `75`. */
export type Limit = readonly [what: string, value: string];

/** What a type does not say: formats, limits and the default. */
export function limitsOf(schema: Schema): Limit[] {
  const limits = Object.entries(statedLimits(schema)).flatMap(([what, value]): Limit[] =>
    value === undefined ? [] : [[what, String(value)]],
  );
  return schema.default === undefined ? limits : [...limits, ['default', jsonLine(schema.default)]];
}

function statedLimits(schema: Schema): Record<string, string | number | undefined> {
  switch (schema.kind) {
    case 'number':
    case 'integer':
      return {
        format: schema.format,
        'at least': schema.minimum,
        'at most': schema.maximum,
        above: schema.exclusiveMinimum,
        below: schema.exclusiveMaximum,
        'multiple of': schema.multipleOf,
      };
    case 'string':
      return {
        format: schema.format,
        pattern: schema.pattern,
        'length at least': schema.minLength,
        'length at most': schema.maxLength,
        encoding: schema.contentEncoding,
      };
    case 'array':
      return { 'items at least': schema.minItems, 'items at most': schema.maxItems };
    default:
      return {};
  }
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
