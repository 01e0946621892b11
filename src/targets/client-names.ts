/** The names of a client's types: no schema hides an operation's types, or what the client itself exports. */
import type { Api } from '../model/api.js';
import type { Schema, SchemaId } from '../model/schema.js';
import { childSchemas } from '../model/walk.js';
import type { Names } from '../resolve/table.js';
import type { Signature } from '../typescript/signature.js';

/** Types and values of the runtime that no schema may be called by; others give way to schemas. */
const OWN: readonly string[] = [
  'ApiError',
  'ApiErrorOf',
  'ApiPromise',
  'Auth',
  'BASE_URL',
  'Client',
  'ClientOptions',
  'ConnectionError',
  'Failure',
  'Part',
  'RequestOptions',
  'Success',
];

export interface TypeNames {
  /** What is received, or both. */
  readonly read: ReadonlyMap<SchemaId, string>;
  /** What is sent, where it differs: without what is only read, with what is only written. */
  readonly write: ReadonlyMap<SchemaId, string>;
  /** Every name that the client exports for this API, beside its own. */
  readonly taken: ReadonlySet<string>;
}

/** The type names of all named schemas, dependent on the names themselves and never on order. */
export function typeNames(api: Api, names: Names, signatures: readonly Signature[]): TypeNames {
  const taken = new Set(OWN);
  for (const { name, typeName } of signatures) {
    taken.add(name);
    for (const suffix of ['Args', 'Result', 'Error']) taken.add(typeName + suffix);
  }
  const wanted = [...api.schemas.keys()]
    .map((id) => ({ id, name: names.schemas.get(id) ?? id }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const plain = new Set(wanted.map(({ name }) => name).filter((name) => !taken.has(name)));
  const read = new Map<SchemaId, string>();
  for (const { id, name } of wanted) {
    const rivals = taken.has(name) ? new Set([...taken, ...plain]) : taken;
    const free = taken.has(name) ? firstFree(`${name}Schema`, rivals) : name;
    read.set(id, free);
    taken.add(free);
  }
  // What is only read or only written makes all that refer to it differ, too.
  const directed = schemasWith(
    api.schemas,
    ({ readOnly, writeOnly }) => readOnly === true || writeOnly === true,
  );
  const write = new Map<SchemaId, string>();
  for (const { id } of wanted) {
    if (!directed.has(id)) continue;
    const name = firstFree(`${read.get(id) ?? id}Input`, taken);
    write.set(id, name);
    taken.add(name);
  }
  for (const own of OWN) taken.delete(own);
  return { read, write, taken };
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
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
  for (const [id, schema] of schemas) {
    for (const part of partsOf(schema)) {
      if (test(part)) found.add(id);
      if (part.kind !== 'ref') continue;
      const known = users.get(part.id);
      if (known === undefined) users.set(part.id, [id]);
      else known.push(id);
    }
  }
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

/** A schema and all schemas inside it. */
function partsOf(schema: Schema): readonly Schema[] {
  const parts: Schema[] = [];
  const left = [schema];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    parts.push(part);
    left.push(...childSchemas(part));
  }
  return parts;
}
