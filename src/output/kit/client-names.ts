/**
 * Chooses the names of a client's types. A schema must not have the name of an operation's type, or of an export of
 * the client.
 */
import type { ClientType } from '../../../templates/client/view.js';
import type { Api } from '../../model/api.js';
import type { SchemaId } from '../../model/schema.js';
import type { Names } from '../../api/resolve/name-table.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { CLIENT_TYPES } from '../../print/typescript/client-exports.js';
import type { OperationSignature } from '../../print/typescript/signature.js';
import { requestSchemas, requestTypeNames, sentTypeNames } from './request-types.js';
import { freeName } from '../../base/foundation/free-name.js';

export interface ClientTypeNames {
  /** The type names for responses. Requests use the same name unless `write` contains another. */
  readonly read: ReadonlyMap<SchemaId, string>;
  /**
   * The type names for requests, for schemas whose request type differs from the response type: it omits `readOnly`
   * properties, and includes `writeOnly` ones.
   */
  readonly write: ReadonlyMap<SchemaId, string>;
  /** The exported names that are specific to the client of this API. Names that every client exports are omitted. */
  readonly taken: ReadonlySet<string>;
}

/** Chooses the type names of all named schemas. The order of the schemas does not matter. */
export function clientTypeNames(
  api: Api,
  names: Names,
  signatures: readonly OperationSignature[],
): ClientTypeNames {
  const taken = new Set(CLIENT_TYPES);
  for (const signature of signatures) {
    const { name, typeName } = signature;
    taken.add(name);
    for (const suffix of ['Args', 'Result', 'Error']) taken.add(typeName + suffix);
    if (mayBeNegotiated(signature)) taken.add(`${typeName}Accept`);
  }
  const wanted = [...api.schemas.keys()]
    .map((id) => ({ id, name: names.schemas.get(id) ?? id }))
    .sort((a, b) => byCodeUnit(a.name, b.name));
  const plain = new Set(wanted.map(({ name }) => name).filter((name) => !taken.has(name)));
  const read = new Map<SchemaId, string>();
  for (const { id, name } of wanted) {
    const rivals = taken.has(name) ? new Set([...taken, ...plain]) : taken;
    const free = taken.has(name) ? freeName(`${name}Schema`, rivals) : name;
    read.set(id, free);
    taken.add(free);
  }
  const write = requestTypeNames(api.schemas, read, taken);
  // Names of request types are reserved even if they are not used, so that no name changes when a schema is first
  // used in a request.
  for (const name of write.values()) taken.add(name);
  for (const own of CLIENT_TYPES) taken.delete(own);
  return { read, write: sentTypeNames(api, write), taken };
}

/**
 * Returns true if callers may choose the media type of a response. Client options are ignored, because they must not
 * change names.
 */
function mayBeNegotiated({ replies }: OperationSignature): boolean {
  return replies.some(({ ok, body }) => ok && typeof body !== 'string' && body.length > 1);
}

/** Returns all named types. A schema that only requests use has a single type, with the properties of a request. */
export function allNamedTypes(api: Api, types: ClientTypeNames): readonly ClientType[] {
  const sent = requestSchemas(api);
  const named = [...api.schemas].flatMap(([id, schema]) => {
    const both: ClientType[] = [];
    const [read, write] = [types.read.get(id), types.write.get(id)];
    const direction = write === undefined && sent.has(id) ? 'write' : 'read';
    if (read !== undefined) both.push({ id, name: read, schema, direction });
    if (write !== undefined) both.push({ id, name: write, schema, direction: 'write' });
    return both;
  });
  return named.sort((a, b) => byCodeUnit(a.name, b.name));
}
