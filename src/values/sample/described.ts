/** Returns values from the description: examples and defaults. */
import { flattened } from '../../model/effective/flattened.js';
import { isSent } from '../../model/direction.js';
import type { Schema } from '../../model/schema.js';
import { DEEPEST, type Making } from './making.js';
import { turned } from './seed.js';
import {
  type Instance,
  type Judging,
  fits,
  isArrayInstance,
  isObjectInstance,
  spend,
} from '../validation/index.js';

/** Returns the first example or default that is valid; for readers, the first one. */
export function declaredValue(schema: Schema, making: Making): Instance | undefined {
  if (!making.given) return undefined;
  const { examples = [], default: fallback } = schema;
  const values: readonly Instance[] = turned(examples, making.seed);
  for (const value of fallback === undefined ? values : [...values, fallback]) {
    const sided = ofSide(schema, value, making);
    if (making.readers || fits(schema, sided, making)) return sided;
  }
  return undefined;
}

/**
 * Removes read-only properties from a value that is sent in a request, and write-only ones from a value that is sent in
 * a response. Examples often contain such properties.
 */
export function ofSide(schema: Schema, value: Instance, judging: Judging, depth = 0): Instance {
  if (depth > DEEPEST || !spend(judging)) return value;
  const inner = (one: Schema, innerValue: Instance): Instance =>
    ofSide(one, innerValue, judging, depth + 1);
  const [only, ...others] = flattened(schema, judging.api) ?? [];
  if (only !== undefined && only !== schema) {
    return [only, ...others].reduce((whole, part) => inner(part, whole), value);
  }
  switch (schema.kind) {
    case 'union': {
      const member = schema.members.find((one) => one.kind !== 'null' && fits(one, value, judging));
      return member === undefined ? value : inner(member, value);
    }
    case 'array':
      return isArrayInstance(value) ? value.map((item) => inner(schema.items, item)) : value;
    case 'object': {
      if (!isObjectInstance(value)) return value;
      const sided = new Map<string, Instance>();
      for (const [name, propertyValue] of value) {
        const property = schema.properties.get(name)?.schema;
        if (property === undefined) sided.set(name, propertyValue);
        else if (isSent(property, judging.direction))
          sided.set(name, inner(property, propertyValue));
      }
      return sided;
    }
    default:
      return value;
  }
}
