/** What a description gives as a value: examples, and defaults. */
import type { Schema } from '../model/schema.js';
import { fits } from './fits.js';
import { DEEPEST, isSent, spend, type Judging, type Making } from './making.js';
import { turned } from './seed.js';
import { isSampleArray, isSampleObject, type SampleValue } from './value.js';

/** The first value that a schema gives and that fits it; a mistaken example is none. */
export function givenValue(schema: Schema, making: Making): SampleValue | undefined {
  if (!making.given) return undefined;
  const { examples = [], default: fallback } = schema;
  const values: readonly SampleValue[] = turned(examples, making.seed);
  for (const value of fallback === undefined ? values : [...values, fallback]) {
    const sided = ofSide(schema, value, making);
    if (fits(schema, sided, making)) return sided;
  }
  return undefined;
}

/** A value without the properties that do not go its way: examples of a whole show both sides. */
export function ofSide(
  schema: Schema,
  value: SampleValue,
  judging: Judging,
  depth = 0,
): SampleValue {
  if (depth > DEEPEST || !spend(judging)) return value;
  const inner = (one: Schema, held: SampleValue): SampleValue =>
    ofSide(one, held, judging, depth + 1);
  switch (schema.kind) {
    case 'ref': {
      const target = judging.api.schemas.get(schema.id);
      return target === undefined ? value : inner(target, value);
    }
    case 'intersection':
      return schema.members.reduce((whole, member) => inner(member, whole), value);
    case 'union': {
      const member = schema.members.find((one) => one.kind !== 'null' && fits(one, value, judging));
      return member === undefined ? value : inner(member, value);
    }
    case 'array':
      return isSampleArray(value) ? value.map((item) => inner(schema.items, item)) : value;
    case 'object': {
      if (!isSampleObject(value)) return value;
      const sided = new Map<string, SampleValue>();
      for (const [name, held] of value) {
        const property = schema.properties.get(name)?.schema;
        if (property === undefined) sided.set(name, held);
        else if (isSent(property, judging.direction)) sided.set(name, inner(property, held));
      }
      return sided;
    }
    default:
      return value;
  }
}
