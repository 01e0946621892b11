/** The defaults of an API's properties, by their names. */
import { memoizeByObject } from '../../src/base/foundation/memo.js';
import type { Api } from '../../src/model/api.js';
import type { Json, Schema } from '../../src/model/schema.js';
import { childSchemas } from '../../src/model/walk.js';

export const defaultsOf = memoizeByObject((api: Api): ReadonlyMap<string, readonly unknown[]> => {
  const found = new Map<string, unknown[]>();
  const bodies = api.endpoints.flatMap(({ body }) => body?.media ?? []);
  const left: Schema[] = [...api.schemas.values(), ...bodies.map(({ schema }) => schema)];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    left.push(...childSchemas(part));
    if (part.kind !== 'object') continue;
    for (const [name, { schema }] of part.properties) {
      const target = schema.kind === 'ref' ? api.schemas.get(schema.id) : undefined;
      const stated = schema.default === undefined ? target?.default : schema.default;
      if (stated !== undefined) found.set(name, [...(found.get(name) ?? []), plain(stated)]);
    }
  }
  return found;
});

function plain(value: Json): unknown {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([name, one]) => [name, plain(one)]));
  }
  return Array.isArray(value) ? value.map(plain) : value;
}
