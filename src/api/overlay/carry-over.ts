/**
 * Preserves the origins of facts when overlays are applied. An overlay edits the merged API as an OpenAPI document, and
 * the edited document is read back. Changed facts are taken from the edited document. All other facts, with their
 * origins, are taken from the API before the overlay.
 */
import type { Api, Endpoint, Info, Parameter, Response, Server } from '../../model/api.js';
import type { Fact, Origin } from '../../model/origin.js';
import { escapePointer } from '../../model/pointer.js';
import { mapOrigins } from './map-origins.js';
import type { Touches } from './touches.js';

/**
 * Combines the API before the overlay with the API that was read back.
 * @param original the API before the overlay; its ids are component keys
 * @param read the API that was read back after the overlay was applied
 */
export function carryOver(original: Api, read: Api, touches: Touches): Api {
  const former = new Map(original.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const merge = <T>(
    field: string,
    was: ReadonlyMap<string, T>,
    now: ReadonlyMap<string, T>,
  ): Map<string, T> =>
    new Map(
      [...now].map(([id, value]): [string, T] => {
        const kept = was.get(id);
        const place = `/components/${field}/${escapePointer(id)}`;
        return [
          id,
          kept !== undefined && !touches.has(place) ? kept : adopt(value, kept, [], touches),
        ];
      }),
    );
  const servers = touches.has('/servers') ? serversOf(original, read, touches) : original.servers;
  const infoExtensions = extensions(
    { extensions: original.infoExtensions ?? NO_EXTENSIONS },
    { extensions: read.infoExtensions ?? NO_EXTENSIONS },
    '/info',
    touches,
  );
  return {
    ...infoOf(original, read, touches),
    ...(infoExtensions.size > 0 && { infoExtensions }),
    servers,
    endpoints: read.endpoints.map((endpoint) =>
      endpointOf(former.get(endpoint.key), endpoint, servers, touches),
    ),
    webhooks: touches.has('/webhooks')
      ? adopt(read.webhooks, original.webhooks, [], touches)
      : original.webhooks,
    schemas: merge('schemas', original.schemas, read.schemas),
    securitySchemes: merge('securitySchemes', original.securitySchemes, read.securitySchemes),
    tags: touches.has('/tags') ? adopt(read.tags, original.tags, [], touches) : original.tags,
    extensions: extensions(original, read, '', touches),
    ...(original.document && { document: original.document }),
  };
}

/**
 * Returns the servers of the API. They are computed once for all endpoints, because an API may have many endpoints and
 * many servers.
 */
function serversOf(original: Api, read: Api, touches: Touches): readonly Server[] {
  const origins = new Map(original.servers.map((server) => [server.url, server.origins]));
  return read.servers.map((server) =>
    adopt(server, undefined, origins.get(server.url) ?? [], touches),
  );
}

/**
 * The fields of the API that have a single value (such as the title), and the location of each field in the document
 * that overlays change.
 */
const INFO_PLACES = {
  title: '/info/title',
  version: '/info/version',
  summary: '/info/summary',
  description: '/info/description',
  termsOfService: '/info/termsOfService',
  contact: '/info/contact',
  license: '/info/license',
  externalDocs: '/externalDocs',
} as const satisfies Record<keyof SingleInfo, string>;

type SingleInfo = Omit<Info, 'infoExtensions'>;

const NO_EXTENSIONS: Api['extensions'] = new Map();

function infoOf(original: Api, read: Api, touches: Touches): SingleInfo {
  const pick = <K extends keyof typeof INFO_PLACES>(field: K): SingleInfo => {
    const place = INFO_PLACES[field];
    const value = touches.has(place)
      ? overlaid<unknown>(read[field], place, touches)
      : original[field];
    return value ? { [field]: value } : {};
  };
  const fields = Object.keys(INFO_PLACES) as (keyof typeof INFO_PLACES)[];
  return Object.assign({}, ...fields.map(pick)) as SingleInfo;
}

/**
 * Sets the origins of a value. Changed parts get the overlay as their origin, and all other parts keep the origins that
 * they had before.
 * @param was the value before the overlay, if it existed
 * @param elsewhere the origins for parts that had none before the overlay
 */
function adopt<T>(value: T, was: unknown, elsewhere: readonly Origin[], touches: Touches): T {
  const replace = (
    { pointer, trust }: Origin,
    former: readonly Origin[] = [],
  ): readonly Origin[] => {
    const changed = touches.at(pointer);
    if (touches.over(pointer).length > 0) return changed;
    // Only a part of the value changed. The documents still declare the rest, so the value keeps its former origins,
    // and the origins of the change are added.
    if (changed.length > 0) return [...former, ...changed];
    return former.length > 0 ? former : elsewhere.map((origin) => ({ ...origin, trust }));
  };
  return mapOrigins(value, replace, was, (pointer) => !touches.has(pointer));
}

/** Returns a fact whose only origins are in the overlay. */
function overlaid<T>(
  fact: Fact<T> | undefined,
  pointer: string,
  touches: Touches,
): Fact<T> | undefined {
  return fact && { value: fact.value, origins: touches.at(pointer) };
}

/**
 * Combines an endpoint from before the overlay with the endpoint that was read back.
 * @param inherited the servers of the API, used for an operation that declares no servers
 */
function endpointOf(
  was: Endpoint | undefined,
  now: Endpoint,
  inherited: readonly Server[],
  touches: Touches,
): Endpoint {
  const place = now.origins[0]?.pointer ?? '';
  const serversChanged = touches.has('/servers') || touches.has(`${place}/servers`);
  if (!was) {
    const origins = touches.at(place);
    const { servers, ...rest } = now;
    const own = servers.length > 0 ? adopt(servers, undefined, origins, touches) : inherited;
    return { ...adopt(rest, undefined, origins, touches), servers: own };
  }
  if (!touches.has(place)) {
    const security = was.security ?? inheritedSecurity(now, touches);
    if (!serversChanged && security === was.security) return was;
    return { ...was, ...(security && { security }), ...(serversChanged && { servers: inherited }) };
  }
  const changed = (field: string): boolean => touches.has(`${place}/${field}`);
  const { body: _b, callbacks: _c, ...rest } = was;
  const kept = withoutSingle(rest);
  const serversNow = (): readonly Server[] =>
    now.servers.length > 0 ? adopt(now.servers, was.servers, was.origins, touches) : inherited;
  const body = changed('requestBody')
    ? now.body && adopt(now.body, was.body, was.origins, touches)
    : was.body;
  return {
    ...kept,
    ...singleFacts(was, now, place, touches),
    tags: changed('tags') ? adopt(now.tags, was.tags, was.origins, touches) : was.tags,
    parameters: now.parameters.map((parameter) => parameterOf(was, parameter, touches)),
    ...(body && { body }),
    responses: now.responses.map((response) => responseOf(was, response, place, touches)),
    servers: serversChanged ? serversNow() : was.servers,
    callbacks: changed('callbacks')
      ? adopt(now.callbacks, was.callbacks, was.origins, touches)
      : was.callbacks,
    extensions: extensions(was, now, place, touches),
    origins: [...was.origins, ...touches.at(place).slice(0, 1)],
  };
}

/** Returns the root `security` if an overlay declares it and the operation declares no `security`. */
function inheritedSecurity(now: Endpoint, touches: Touches): Endpoint['security'] {
  if (!now.security || !touches.has('/security')) return undefined;
  return overlaid(now.security, '/security', touches);
}

/**
 * Returns the vendor extensions of an endpoint: those that overlays changed or added, and the unchanged ones from the
 * original.
 */
function extensions(
  was: Pick<Endpoint, 'extensions'>,
  now: Pick<Endpoint, 'extensions'>,
  place: string,
  touches: Touches,
): Endpoint['extensions'] {
  const changed = (key: string): boolean => touches.has(`${place}/${escapePointer(key)}`);
  const kept = [...was.extensions].filter(([key]) => !changed(key));
  const given = [...now.extensions].filter(([key]) => changed(key));
  return new Map([...kept, ...given]);
}

/** The fields of an endpoint that have a single value, such as `summary`. */
const SINGLE = [
  ...(['operationId', 'summary', 'description', 'deprecated'] as const),
  ...(['externalDocs', 'security'] as const),
] as const;

function withoutSingle<T extends object>(endpoint: T): Omit<T, (typeof SINGLE)[number]> {
  const single: ReadonlySet<string> = new Set(SINGLE);
  const others = Object.entries(endpoint).filter(([field]) => !single.has(field));
  return Object.fromEntries(others) as Omit<T, (typeof SINGLE)[number]>;
}

/**
 * Returns the fields of an endpoint that have a single value. If the operationId changed, the old one becomes an alias.
 */
function singleFacts(
  was: Endpoint,
  now: Endpoint,
  place: string,
  touches: Touches,
): Partial<Endpoint> {
  const result: Record<string, unknown> = {};
  for (const field of SINGLE) {
    const pointer = `${place}/${field}`;
    const value: Fact<unknown> | undefined = touches.has(pointer)
      ? overlaid<unknown>(now[field], pointer, touches)
      : was[field];
    result[field] = value;
  }
  result['security'] ??= inheritedSecurity(now, touches);
  const former = was.operationId?.value;
  const renamed = former !== undefined && touches.has(`${place}/operationId`);
  const aliases = renamed ? [...new Set([...was.aliases, former])].sort() : was.aliases;
  const kept = Object.entries(result).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(kept), aliases } as Partial<Endpoint>;
}

function parameterOf(was: Endpoint, now: Parameter, touches: Touches): Parameter {
  const kept = was.parameters.find((item) => item.in === now.in && item.name === now.name);
  const place = now.origins[0]?.pointer ?? '';
  if (kept && !touches.has(place)) return kept;
  const adopted = adopt(now, kept, kept?.origins ?? was.origins, touches);
  if (!kept) return adopted;
  return {
    ...adopted,
    aliases: kept.aliases,
    origins: [...kept.origins, ...touches.at(place).slice(0, 1)],
  };
}

function responseOf(was: Endpoint, now: Response, place: string, touches: Touches): Response {
  const kept = was.responses.find(({ status }) => status === now.status);
  const changed = touches.has(`${place}/responses/${String(now.status)}`);
  return kept && !changed ? kept : adopt(now, kept, kept?.origins ?? was.origins, touches);
}
