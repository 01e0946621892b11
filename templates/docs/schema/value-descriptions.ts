/**
 * Reads the descriptions of single enum values (`x-enumDescriptions`). They are a map from values
 * to descriptions, or a list in the order of the values.
 */
import { isJsonArray, isJsonObject } from '../../../src/model/json.js';
import type { EnumShape, Notes } from '../../../src/model/schema.js';

const KEYWORDS = ['x-enumDescriptions', 'x-enum-descriptions'];

/** Returns the descriptions by value; empty if none are declared. */
export function valueDescriptions({
  values,
  keywords,
}: Pick<EnumShape & Notes, 'values' | 'keywords'>): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  if (keywords === undefined) return said;
  for (const keyword of KEYWORDS) {
    const declared = keywords.get(keyword);
    if (declared === undefined) continue;
    values.forEach((value, index) => {
      const name = String(value);
      const text = isJsonObject(declared)
        ? declared.get(name)
        : isJsonArray(declared)
          ? declared[index]
          : undefined;
      if (typeof text === 'string') said.set(name, text);
    });
  }
  return said;
}
