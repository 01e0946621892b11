/** Normalizes nested schemas that can be written in several ways. */
import { isJsonArray, isJsonObject } from '../../../model/json.js';
import type { Json } from '../../../model/schema.js';

/**
 * Rewrites `const` as an `enum` with one value (JSON Schema Validation 2020-12 §6.1.3). Drops `type: string` next to
 * values that are all strings.
 */
export function respelled(value: Json): Json {
  if (isJsonArray(value)) return value.map(respelled);
  if (!isJsonObject(value)) return value;
  const found = new Map<string, Json>();
  for (const [name, member] of value) {
    if (name === 'const') found.set('enum', [member]);
    else found.set(name, name === 'enum' ? member : respelled(member));
  }
  const values = found.get('enum');
  const isOfTexts = isJsonArray(values) && values.every(isText);
  if (found.get('type') === 'string' && isOfTexts) found.delete('type');
  return found;
}

function isText(value: Json): boolean {
  return typeof value === 'string';
}
