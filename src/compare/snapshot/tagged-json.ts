/** JSON with tags for maps and for integers beyond the range of a double. */

/** Tags a value for `JSON.stringify`. */
export function tagJson(value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  return typeof value === 'bigint' ? { $bigint: String(value) } : value;
}

/** Restores tagged values of parsed JSON. Lists are changed in place. */
export function untagJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) value[index] = untagJson(item);
    return value;
  }
  const object = value as Record<string, unknown>;
  if (Array.isArray(object['$map']))
    return new Map(untagJson(object['$map']) as [string, unknown][]);
  if (typeof object['$bigint'] === 'string') return BigInt(object['$bigint']);
  for (const key in object) object[key] = untagJson(object[key]);
  return object;
}
