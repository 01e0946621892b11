/** The state of writing one OpenAPI document, including its component keys and operationIds. */
import type { Api, EndpointKey, Server } from '../../model/api.js';
import type { Origin } from '../../model/origin.js';
import type { Json, SchemaId } from '../../model/schema.js';
import type { JsonObject } from './record.js';
import { neededVersion } from './version.js';
import { mintName } from '../../base/foundation/free-name.js';

/** A conflict between documents, in the form in which it is written next to its operation. */
export interface ExportedConflict {
  readonly field: string;
  readonly code: string;
  readonly rule: string;
  readonly kept: Json;
  readonly rejected: readonly {
    readonly value: Json;
    readonly why: string;
    readonly origins: readonly Origin[];
  }[];
}

export interface Provenance {
  locate(origin: Origin): { readonly line: number; readonly column: number };
  /** The conflicts about each endpoint (by its key) and about the API (`api`). */
  readonly conflicts: ReadonlyMap<string, readonly ExportedConflict[]>;
}

/** A group of endpoints. The tag of the group replaces the tags of its endpoints. */
export interface TagGroup {
  readonly name: string;
  /** The name that readers see. If a document describes the tag, the tag's own name is kept. */
  readonly label: string;
  readonly parent?: string;
  readonly description?: string;
  readonly endpoints: readonly EndpointKey[];
}

export interface OpenApiOptions {
  /** Generated operationIds. An operation without an entry keeps its declared operationId. */
  readonly operationIds?: ReadonlyMap<EndpointKey, string>;
  /**
   * If present, the group of each operation is written as its only tag, and its declared tags are kept in an extension.
   */
  readonly groups?: readonly TagGroup[];
  /** If present, the origins and conflicts of each value, such as a `summary`, are written next to the value. */
  readonly provenance?: Provenance;
  /** If present, the objects that occur several times in the document are added to this set. */
  readonly shared?: Set<object>;
}

/** The state that all functions share while they write one document. */
export interface ExportState {
  readonly options: OpenApiOptions;
  readonly isNewer: boolean;
  readonly schemaKeys: ReadonlyMap<SchemaId, string>;
  readonly schemeKeys: ReadonlyMap<string, string>;
  readonly groupOf: ReadonlyMap<EndpointKey, string>;
  /**
   * Maps the ids that API descriptions declare for operations to the operationIds in the written document. Links refer
   * to operations by the declared ids.
   */
  readonly idsByAlias: ReadonlyMap<string, string>;
  /** The URLs of the API's servers, as one text. For an operation with the same servers, no servers are written. */
  readonly servers: string;
  /**
   * Objects of the model that may occur in several operations, and the JSON that was written for each of them. The
   * value is `undefined` until the object has been written twice.
   */
  readonly written: Map<object, JsonObject | undefined>;
  /** Written `$ref` objects that have no other keywords. */
  readonly references: Map<SchemaId, JsonObject>;
  /** The operationIds of the endpoints in `Api.endpoints`. */
  readonly operationIds: ReadonlyMap<EndpointKey, string>;
  /**
   * Reserves an operationId. Returns false if another operation already has it.
   * @param key the key of the operation if it is in `Api.endpoints`; absent for webhooks and callbacks, because their
   * operationIds are assigned last
   */
  claim(operationId: string, key?: EndpointKey): boolean;
}

/**
 * Assigns the component keys and operationIds of a document.
 * @param api the API to write
 */
export function createExportState(api: Api, options: OpenApiOptions): ExportState {
  const groupOf = new Map<EndpointKey, string>();
  for (const group of options.groups ?? []) {
    for (const key of group.endpoints) groupOf.set(key, group.name);
  }
  const idsByAlias = new Map<string, string>();
  const operationIds = new Map<EndpointKey, string>();
  const owners = new Map<string, EndpointKey | undefined>();
  for (const { key, operationId, aliases } of api.endpoints) {
    const id = options.operationIds?.get(key) ?? operationId?.value;
    if (id === undefined) continue;
    operationIds.set(key, id);
    if (!owners.has(id)) owners.set(id, key);
    for (const alias of [...aliases, ...(operationId ? [operationId.value] : []), id]) {
      if (!idsByAlias.has(alias)) idsByAlias.set(alias, id);
    }
  }
  return {
    options,
    isNewer: neededVersion(api).number === '3.2.0',
    schemaKeys: componentKeys(api.schemas.keys()),
    schemeKeys: componentKeys([...api.securitySchemes.keys(), ...schemesInUse(api)]),
    groupOf,
    idsByAlias,
    servers: serverUrls(api.servers),
    operationIds,
    written: new Map(),
    references: new Map(),
    claim(operationId, key) {
      if (!owners.has(operationId)) {
        owners.set(operationId, key);
        return true;
      }
      return key !== undefined && owners.get(operationId) === key;
    },
  };
}

/**
 * Returns the JSON of an object that may occur several times. Most objects occur once, so the JSON is stored only at
 * the second occurrence. From then on, the same JSON is returned, so callers must not change it.
 * @param write writes the JSON; called for the first two occurrences
 */
export function writeShared(
  thing: object,
  state: ExportState,
  write: () => JsonObject,
): JsonObject {
  const known = state.written.get(thing);
  if (known) return known;
  const object = write();
  if (state.written.has(thing)) {
    state.written.set(thing, object);
    state.options.shared?.add(object);
  } else state.written.set(thing, undefined);
  return object;
}

/** Returns the URLs of servers as one text, so that two lists can be compared. */
export function serverUrls(servers: readonly Server[]): string {
  return servers.map(({ url }) => url).join('\n');
}

/**
 * Assigns component keys. OpenAPI limits them to `[A-Za-z0-9._-]`. An id that is a valid key is kept. Any other id is
 * replaced by a unique key.
 */
function componentKeys(ids: Iterable<string>): ReadonlyMap<string, string> {
  const distinct = [...new Set(ids)];
  const keys = new Map(distinct.filter((id) => /^[\w.-]+$/.test(id)).map((id) => [id, id]));
  const taken = new Set(keys.values());
  for (const id of distinct.filter((id) => !keys.has(id)).sort()) {
    const base = id.replace(/[^\w.-]/g, '_') || '_';
    keys.set(id, mintName(taken, base, '_'));
  }
  return keys;
}

function schemesInUse(api: Api): string[] {
  const endpoints = [...api.endpoints, ...api.webhooks.map((webhook) => webhook.endpoint)];
  return endpoints.flatMap((endpoint) => usedBy(endpoint));
}

function usedBy(endpoint: Api['endpoints'][number]): string[] {
  const own = (endpoint.security?.value ?? []).flat().map((use) => use.scheme);
  return [...own, ...endpoint.callbacks.flatMap((callback) => usedBy(callback.endpoint))];
}
