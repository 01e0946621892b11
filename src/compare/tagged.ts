/** Values of descriptions as JSON that says which of them were maps, or integers beyond what a double holds. */

/** What `JSON.stringify` writes of a value. */
export function tag(value: unknown): unknown {
  if (value instanceof Map) return { $map: [...(value as ReadonlyMap<string, unknown>)] };
  return typeof value === 'bigint' ? { $bigint: String(value) } : value;
}

/** Makes of parsed JSON what it was before it was tagged; lists in place. */
export function untagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) value[index] = untagged(item);
    return value;
  }
  const object = value as Record<string, unknown>;
  if (Array.isArray(object['$map']))
    return new Map(untagged(object['$map']) as [string, unknown][]);
  if (typeof object['$bigint'] === 'string') return BigInt(object['$bigint']);
  for (const key in object) object[key] = untagged(object[key]);
  return object;
}
