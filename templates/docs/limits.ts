/** What limits a value, in words: the same for Markdown and HTML. */
import { jsonLine } from '../../src/emit/json/index.js';
import { isJsonObject } from '../../src/model/json.js';
import type { Schema } from '../../src/model/schema.js';

/** A limit and its value: `at most`, `75`. */
export type ValueLimit = readonly [what: string, value: string];

const NUMBER_LIMITS = [
  ['format', 'format'],
  ['minimum', 'at least'],
  ['maximum', 'at most'],
  ['exclusiveMinimum', 'above'],
  ['exclusiveMaximum', 'below'],
  ['multipleOf', 'multiple of'],
] as const;
const STRING_LIMITS = [
  ['format', 'format'],
  ['pattern', 'pattern'],
  ['minLength', 'length at least'],
  ['maxLength', 'length at most'],
  ['contentEncoding', 'encoding'],
] as const;
const ARRAY_LIMITS = [
  ['minItems', 'items at least'],
  ['maxItems', 'items at most'],
] as const;

/** What a type does not say: formats, limits and the default. */
export function limitsOf(schema: Schema): readonly ValueLimit[] {
  let limits = NONE;
  switch (schema.kind) {
    case 'number':
    case 'integer':
      limits = statedOf(schema, NUMBER_LIMITS);
      break;
    case 'string':
      limits = statedOf(schema, STRING_LIMITS);
      break;
    case 'array':
      limits = statedOf(schema, ARRAY_LIMITS);
  }
  if (schema.default === undefined) return limits;
  return [...limits, ['default', jsonLine(schema.default)]];
}

/** Most schemas have none. */
const NONE: readonly ValueLimit[] = [];

function statedOf<K extends string>(
  schema: Readonly<Partial<Record<K, string | number>>>,
  names: readonly (readonly [key: K, what: string])[],
): readonly ValueLimit[] {
  let limits: ValueLimit[] | undefined;
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    if (name === undefined) continue;
    const value = schema[name[0]];
    if (value !== undefined) (limits ??= []).push([name[1], String(value)]);
  }
  return limits ?? NONE;
}

/** What an example, a description or a name suggests of a value that nobody typed. */
export function hintOf(schema: Schema): string | undefined {
  const note = schema.kind === 'unknown' ? schema.keywords?.get('x-inferred') : undefined;
  if (!isJsonObject(note)) return undefined;
  const words = [...note]
    .filter(([key]) => key !== 'basis' && key !== 'confidence')
    .map(([key, value]) => {
      const shown = typeof value === 'string' ? value : jsonLine(value);
      return key === 'type' ? `perhaps ${shown}` : `${key} ${shown}`;
    });
  return words.length === 0 ? undefined : words.join(', ');
}
