/** The names that an OpenAPI document gives to things: component keys and operationIds. */
import type { Api, EndpointKey, Server } from '../model/api.js';
import type { Origin } from '../model/origin.js';
import type { Json, SchemaId } from '../model/schema.js';
import type { JsonObject } from './record.js';
import { neededVersion } from './version.js';

/** A disagreement between documents, as it is written beside the operation it concerns. */
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
  /** Line and column of a place. */
  locate(origin: Origin): { readonly line: number; readonly column: number };
  /** Endpoint key, or `api`, … → what the documents disagree on there. */
  readonly conflicts: ReadonlyMap<string, readonly ExportedConflict[]>;
}

/** Endpoints that belong together; written as the one tag of each. */
export interface TagGroup {
  readonly name: string;
  /** As people read it; a tag that documents describe is read as they say. */
  readonly label: string;
  readonly parent?: string;
  readonly description?: string;
  readonly endpoints: readonly EndpointKey[];
}

export interface OpenApiOptions {
  /** Names to use as operationIds; without an entry the operation keeps the id that its document states. */
  readonly operationIds?: ReadonlyMap<EndpointKey, string>;
  /** When given, an operation's only tag is its group, and the tags that documents state become labels. */
  readonly groups?: readonly TagGroup[];
  /** When given, the places that state each thing are written beside it. */
  readonly provenance?: Provenance;
  /** Told of the objects that stand in several places of the document. */
  readonly shared?: Set<object>;
}

/** What the parts of one document share while it is written. */
export interface ExportState {
  readonly options: OpenApiOptions;
  /** True for a document of OpenAPI 3.2. */
  readonly isNewer: boolean;
  readonly schemaKeys: ReadonlyMap<SchemaId, string>;
  readonly schemeKeys: ReadonlyMap<string, string>;
  readonly groupOf: ReadonlyMap<EndpointKey, string>;
  /** The ids that documents give operations → the id in this document, for links. */
  readonly idsByAlias: ReadonlyMap<string, string>;
  /** The URLs of the API's servers: operations that have the same ones do not repeat them. */
  readonly servers: string;
  /** What was written of things that many operations share, by the thing; nothing yet of one that was met once. */
  readonly written: Map<object, JsonObject | undefined>;
  /** What was written of references that say nothing more. */
  readonly references: Map<SchemaId, JsonObject>;
  /** The operationIds of `Api.endpoints`. */
  readonly operationIds: ReadonlyMap<EndpointKey, string>;
  /**
   * Takes an operationId for an operation; false when another one has it.
   * @param key of one of `Api.endpoints`, which come first; nothing for webhooks and callbacks
   */
  claim(operationId: string, key?: EndpointKey): boolean;
}

/**
 * Names everything that needs a name.
 * @param api the API that is written
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
 * What is written of a thing that may stand in many places: an object, which nobody changes.
 * Most things stand in one place only, and nothing of them is kept: from the second place on it is one object.
 * @param write called the first two times
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

/** The URLs of some servers as one text, for comparing. */
export function serverUrls(servers: readonly Server[]): string {
  return servers.map(({ url }) => url).join('\n');
}

/** Keys of components are limited to `[A-Za-z0-9._-]`: valid names keep theirs, others get what is free beside them. */
function componentKeys(ids: Iterable<string>): ReadonlyMap<string, string> {
  const distinct = [...new Set(ids)];
  const keys = new Map(distinct.filter((id) => /^[\w.-]+$/.test(id)).map((id) => [id, id]));
  const taken = new Set(keys.values());
  for (const id of distinct.filter((id) => !keys.has(id)).sort()) {
    const base = id.replace(/[^\w.-]/g, '_') || '_';
    let key = base;
    for (let count = 2; taken.has(key); count++) key = `${base}_${count}`;
    taken.add(key);
    keys.set(id, key);
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
