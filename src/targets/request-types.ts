/** Schemas of which requests hold something else than replies: both get a type of their own. */
import { memoizeByObject } from '../foundation/memo.js';
import { contentSchema } from '../model/content-schema.js';
import type { Api } from '../model/api.js';
import type { Schema, SchemaId } from '../model/schema.js';
import { childSchemas } from '../model/walk.js';
import { byCodeUnit } from '../foundation/sort.js';

/** The schemas that hold, or refer to, something that is only read or only written. */
export const directedSchemas = memoizeByObject((schemas: ReadonlyMap<SchemaId, Schema>) =>
  schemasWith(schemas, ({ readOnly, writeOnly }) => readOnly === true || writeOnly === true),
);

/**
 * The names of what is sent, where it differs: without what is only read, with what is only written.
 * @param read the names of what is received
 * @param taken names that are given already
 */
export function requestTypeNames(
  schemas: ReadonlyMap<SchemaId, Schema>,
  read: ReadonlyMap<SchemaId, string>,
  taken: ReadonlySet<string>,
): ReadonlyMap<SchemaId, string> {
  const used = new Set(taken);
  const named = [...directedSchemas(schemas)].map((id): [SchemaId, string] => [
    id,
    read.get(id) ?? id,
  ]);
  return new Map(
    named
      .sort(([, a], [, b]) => byCodeUnit(a, b))
      .map(([id, name]) => {
        const free = freeName(`${name}Input`, used);
        used.add(free);
        return [id, free];
      }),
  );
}

/** A name, with a number where it is taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  let free = name;
  while (taken.has(free)) free = `${name}${number++}`;
  return free;
}

/** The schemas of which a part, or what they refer to, is of a certain kind. */
export function schemasWith(
  schemas: ReadonlyMap<SchemaId, Schema>,
  test: (part: Schema) => boolean,
): ReadonlySet<SchemaId> {
  const found = new Set<SchemaId>();
  const users = new Map<SchemaId, SchemaId[]>();
  schemas.forEach((schema, id) => {
    const left = [schema];
    for (let part = left.pop(); part !== undefined; part = left.pop()) {
      if (test(part)) found.add(id);
      switch (part.kind) {
        case 'ref': {
          const known = users.get(part.id);
          if (known === undefined) users.set(part.id, [id]);
          else known.push(id);
          break;
        }
        case 'object':
          part.properties.forEach((property) => left.push(property.schema));
          if (part.rest) left.push(part.rest);
          break;
        case 'array':
          left.push(part.items);
          break;
        default:
          for (const one of childSchemas(part)) left.push(one);
      }
    }
  });
  const left = [...found];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const user of users.get(id) ?? []) {
      if (found.has(user)) continue;
      found.add(user);
      left.push(user);
    }
  }
  return found;
}

/** Those of the names that something is sent by: of what only comes back nobody needs another form. */
export function sentTypeNames(
  api: Api,
  names: ReadonlyMap<SchemaId, string>,
): ReadonlyMap<SchemaId, string> {
  const sent = requestSchemas(api);
  return new Map([...names].filter(([id]) => sent.has(id)));
}

/** The named schemas that requests hold, directly or through others. */
export const requestSchemas = memoizeByObject(
  ({ endpoints, schemas }: Api): ReadonlySet<SchemaId> => {
    const found = new Set<SchemaId>();
    const left: Schema[] = [];
    for (const { parameters, body } of endpoints) {
      for (const { content } of parameters) {
        left.push(contentSchema(content));
      }
      for (const { schema, item } of body?.media ?? []) {
        left.push(schema);
        if (item) left.push(item);
      }
    }
    for (let part = left.pop(); part !== undefined; part = left.pop()) {
      if (part.kind !== 'ref') for (const one of childSchemas(part)) left.push(one);
      else if (!found.has(part.id)) {
        found.add(part.id);
        const target = schemas.get(part.id);
        if (target !== undefined) left.push(target);
      }
    }
    return found;
  },
);
