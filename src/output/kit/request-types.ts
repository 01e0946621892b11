/** Finds the schemas whose types differ between requests and responses. Each of them gets two types. */
import { memoizeByObject } from '../../base/foundation/memo.js';
import { contentSchema } from '../../model/content-schema.js';
import type { Api } from '../../model/api.js';
import type { Schema, SchemaId } from '../../model/schema.js';
import { hasParts, reachedNames, visitChildren } from '../../model/walk.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { mintName } from '../../base/foundation/free-name.js';

/** The ids of schemas that contain or refer to properties with `readOnly` or `writeOnly`. */
export const directedSchemas = memoizeByObject((schemas: ReadonlyMap<SchemaId, Schema>) =>
  schemasWith(schemas, ({ readOnly, writeOnly }) => readOnly === true || writeOnly === true),
);

/**
 * Returns the names of request types that differ from response types. They omit `readOnly` properties, and include
 * `writeOnly` ones.
 * @param read the names of the response types
 * @param taken the names that are in use
 */
export function requestTypeNames(
  schemas: ReadonlyMap<SchemaId, Schema>,
  read: ReadonlyMap<SchemaId, string>,
  taken: ReadonlySet<string>,
): ReadonlyMap<SchemaId, string> {
  return suffixedNames(directedSchemas(schemas), read, taken, 'Input');
}

/** Returns unused names for a second type of each named schema: the schema's name with a suffix. */
export function suffixedNames(
  ids: Iterable<SchemaId>,
  names: ReadonlyMap<SchemaId, string>,
  taken: ReadonlySet<string>,
  suffix: string,
): ReadonlyMap<SchemaId, string> {
  const used = new Set(taken);
  const own = [...ids].map((id): [SchemaId, string] => [id, names.get(id) ?? id]);
  const sorted = own.sort(([, a], [, b]) => byCodeUnit(a, b));
  return new Map(sorted.map(([id, name]) => [id, mintName(used, name + suffix)]));
}

/** Returns the schemas for which a predicate is true, or that contain or refer to such a schema. */
export function schemasWith(
  schemas: ReadonlyMap<SchemaId, Schema>,
  test: (part: Schema) => boolean,
): ReadonlySet<SchemaId> {
  const found = new Set<SchemaId>();
  const users = new Map<SchemaId, SchemaId[]>();
  schemas.forEach((schema, id) => {
    const visit = (part: Schema): void => {
      if (test(part)) found.add(id);
      if (part.kind !== 'ref') {
        if (hasParts(part)) visitChildren(part, visit);
      } else {
        const known = users.get(part.id);
        if (known === undefined) users.set(part.id, [id]);
        else known.push(id);
      }
    };
    visit(schema);
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

/**
 * Returns the names of request types for schemas that requests use. A schema that only responses use needs no second
 * type.
 */
export function sentTypeNames(
  api: Api,
  names: ReadonlyMap<SchemaId, string>,
): ReadonlyMap<SchemaId, string> {
  const sent = requestSchemas(api);
  return new Map([...names].filter(([id]) => sent.has(id)));
}

/** The ids of named schemas that requests contain, directly or indirectly. */
export const requestSchemas = memoizeByObject((api: Api): ReadonlySet<SchemaId> => {
  const sent = api.endpoints.flatMap(({ parameters, body }) => [
    ...parameters.map(({ content }) => contentSchema(content)),
    ...(body?.media ?? []).flatMap(({ schema, item }) => (item ? [schema, item] : [schema])),
  ]);
  return reachedNames(sent, api);
});
