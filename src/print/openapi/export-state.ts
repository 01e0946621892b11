/** The names in an OpenAPI document: component keys and operationIds. */
import type { Api, EndpointKey, Server } from '../../model/api.js';
import type { Origin } from '../../model/origin.js';
import type { Json, SchemaId } from '../../model/schema.js';
import type { JsonObject } from './record.js';
import { neededVersion } from './version.js';
import { mintName } from '../../base/foundation/free-name.js';

/** A conflict between documents, as written next to its operation. */
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
  /** Returns line and column of an origin. */
  locate(origin: Origin): { readonly line: number; readonly column: number };
  /** Endpoint key, `api`, … → its conflicts. */
  readonly conflicts: ReadonlyMap<string, readonly ExportedConflict[]>;
}

/** A group of endpoints, written as their only tag. */
export interface TagGroup {
  readonly name: string;
  /** The name for readers. A tag that a document describes keeps its own. */
  readonly label: string;
  readonly parent?: string;
  readonly description?: string;
  readonly endpoints: readonly EndpointKey[];
}

export interface OpenApiOptions {
  /** Generated operationIds. An operation without an entry keeps its declared id. */
  readonly operationIds?: ReadonlyMap<EndpointKey, string>;
  /** If present, each operation gets its group as its only tag, and its declared tags are kept in an extension. */
  readonly groups?: readonly TagGroup[];
  /** If present, origins and conflicts are written next to each fact. */
  readonly provenance?: Provenance;
  /** Receives the objects that occur in several places of the document. */
  readonly shared?: Set<object>;
}

/** The shared state of writing one document. */
export interface ExportState {
  readonly options: OpenApiOptions;
  /** True for a document of OpenAPI 3.2. */
  readonly isNewer: boolean;
  readonly schemaKeys: ReadonlyMap<SchemaId, string>;
  readonly schemeKeys: ReadonlyMap<string, string>;
  readonly groupOf: ReadonlyMap<EndpointKey, string>;
  /** The ids that documents declare for operations, mapped to their operationIds in this document. Links need them. */
  readonly idsByAlias: ReadonlyMap<string, string>;
  /** The URLs of the API's servers. Operations with the same servers do not repeat them. */
  readonly servers: string;
  /** Written objects that many operations share. The value is `undefined` if the object has occurred only once. */
  readonly written: Map<object, JsonObject | undefined>;
  /** Written references without other keywords. */
  readonly references: Map<SchemaId, JsonObject>;
  /** The operationIds of `Api.endpoints`. */
  readonly operationIds: ReadonlyMap<EndpointKey, string>;
  /**
   * Reserves an operationId; returns false if another operation has it.
   * @param key of an endpoint in `Api.endpoints`, which are named first; absent for webhooks and callbacks
   */
  claim(operationId: string, key?: EndpointKey): boolean;
}

/**
 * Assigns all names.
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
 * Returns the written form of an object that may occur in several places. Most occur once and are not stored; from the
 * second occurrence on, the same object is returned. Do not change it.
 * @param write called for the first two occurrences
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

/** Returns the URLs of servers as one text, for comparison. */
export function serverUrls(servers: readonly Server[]): string {
  return servers.map(({ url }) => url).join('\n');
}

/** Returns component keys, which are limited to `[A-Za-z0-9._-]`: valid names are kept, and others are made unique. */
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
