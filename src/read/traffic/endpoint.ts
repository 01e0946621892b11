/** One endpoint from all recorded exchanges with it. */
import type { Endpoint, Parameter, ParameterLocation, Response, Server } from '../../model/api.js';
import { fact, withSeen, type Origin } from '../../model/origin.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import { endpointKey, pathParameterNames, type PathSegment } from '../../model/path.js';
import { byCodeUnit } from '../../foundation/sort.js';
import { percentDecoded } from '../../foundation/percent-encoding.js';
import { headerRole, isToldHeader } from '../header-role.js';
import { isSecretName } from '../secret.js';
import { isCredentialHeader, observedSecurity } from './credentials.js';
import type { Exchange } from './exchange.js';
import { observedMedia, PLACES, type BodyCount, type SeenContent } from './media.js';
import { isValueName } from './field-names.js';
import {
  createParameterProfile,
  observeParameter,
  observedParameterSchema,
  type ParameterProfile,
} from './parameter-profile.js';

/** What was called, where, and how. */
export interface CalledEndpoint {
  readonly method: string;
  readonly path: readonly PathSegment[];
  /** Absent where the host says nothing of the API. */
  readonly server?: Server;
  /** The declared operation; absent where nobody declares one. */
  readonly endpoint?: Endpoint;
  readonly calls: readonly Call[];
}

export interface Call {
  readonly exchange: Exchange;
  /** The values of the path parameters, in the order of the path. */
  readonly values: readonly string[];
  /** The segments below the server, as they were sent. */
  readonly segments: readonly string[];
}

export interface EndpointOptions {
  /** Names of headers that are no parameters, beside the built-in list. */
  readonly dropHeaders: readonly string[];
  /** The names of the schemes that a request shows. */
  readonly schemesOf: (exchange: Exchange) => readonly string[];
  readonly bodies: BodyCount;
}

/** Headers that browsers add to every request. */
const BROWSER =
  /^(?:accept-language|if-(?:none-match|modified-since|range)|priority|range|purpose|x-client-data|save-data|alt-used)$/;
const BODILESS = new Set([204, 205, 304]);

/** Joins all exchanges with one endpoint. */
export function observedEndpoint(called: CalledEndpoint, options: EndpointOptions): Endpoint {
  const { method, path, server, calls } = called;
  const exchanges = calls.map(({ exchange }) => exchange);
  const slashes = exchanges.filter(({ address }) => address.trailingSlash).length;
  const security = observedSecurity(exchanges, options.schemesOf);
  const bodies = exchanges.flatMap(({ requestBody, origin }): SeenContent[] =>
    requestBody ? [{ content: requestBody, origin }] : [],
  );
  const origins = exchanges.slice(0, PLACES).map(({ origin }) => origin);
  return {
    key: endpointKey(method, path),
    method,
    path,
    ...(slashes * 2 > exchanges.length && { trailingSlash: true }),
    aliases: [],
    tags: [],
    parameters: parametersOf(called, options),
    ...(bodies.length > 0 && {
      body: {
        required: optional(origins),
        media: observedMedia(bodies, options.bodies, 'requests'),
        origins,
      },
    }),
    responses: responsesOf(exchanges, method, options),
    ...(security && { security }),
    servers: server ? [server] : [],
    callbacks: [],
    extensions: new Map(),
    origins,
  };
}

/** Always sent is not required: that only the service knows. */
function optional(origins: readonly Origin[]): Endpoint['parameters'][number]['required'] {
  return fact(false, ...origins.slice(0, 1).map((one) => ({ ...one, trust: 'assumed' as const })));
}

interface SeenParameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly profile: ParameterProfile;
  readonly origins: Origin[];
  /** In how many messages. */
  count: number;
  /** The message that was counted last. */
  last?: Origin;
}

function parametersOf({ path, calls }: CalledEndpoint, options: EndpointOptions): Parameter[] {
  const names = pathParameterNames(path);
  const seen = new Map<string, SeenParameter>();
  for (const { exchange, values } of calls) {
    const sent = new Set<string>();
    const observe = (place: ParameterLocation, name: string, value: string): void => {
      const id = parameterIdentity({ in: place, name });
      const one = seen.get(id) ?? {
        name,
        in: place,
        profile: createParameterProfile(),
        origins: [],
        count: 0,
      };
      seen.set(id, one);
      if (!sent.has(id)) one.count++;
      observeParameter(one.profile, value);
      if (one.origins.length < PLACES) one.origins.push(exchange.origin);
      if (sent.has(id)) one.profile.isRepeated = true;
      sent.add(id);
    };
    for (const [index, name] of names.entries()) observe('path', name, values[index] ?? '');
    for (const [name, value] of exchange.address.query) {
      if (name !== '' && !isSecretName(name) && !isValueName(name)) observe('query', name, value);
    }
    for (const [name, value] of exchange.requestHeaders) {
      if (isHeaderParameter(name, options.dropHeaders)) observe('header', name, value);
    }
  }
  return [...seen.values()].map((one) => parameterOf(one, calls.length));
}

/** True for a header that is a parameter of the API, and not one that browsers add or that carries a credential. */
export function isHeaderParameter(name: string, dropHeaders: readonly string[]): boolean {
  const lower = name.toLowerCase();
  if (BROWSER.test(lower) || isCredentialHeader(lower)) return false;
  return headerRole(lower, dropHeaders) === 'parameter';
}

function parameterOf(seen: SeenParameter, of: number): Parameter {
  const { name, in: place, profile, origins } = seen;
  const style = place === 'query' ? 'form' : 'simple';
  const required = place === 'path' ? fact(true, ...origins.slice(0, 1)) : optional(origins);
  return {
    name,
    in: place,
    required,
    content: {
      kind: 'schema',
      schema: observedParameterSchema(profile, name, origins),
      style,
      explode: style === 'form',
    },
    examples: [],
    aliases: [],
    // A path has all of its parameters.
    origins:
      place === 'path' ? origins : withSeen(origins, { count: seen.count, of, what: 'requests' }),
  };
}

function responsesOf(
  exchanges: readonly Exchange[],
  method: string,
  options: EndpointOptions,
): Response[] {
  const statuses = new Map<number, Exchange[]>();
  for (const exchange of exchanges) {
    const same = statuses.get(exchange.status);
    if (same) same.push(exchange);
    else statuses.set(exchange.status, [exchange]);
  }
  return [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, same]) => {
      const bodies = same.flatMap(({ responseBody, origin }): SeenContent[] =>
        responseBody ? [{ content: responseBody, origin }] : [],
      );
      const bodyless = method === 'HEAD' || BODILESS.has(status) || bodies.length === 0;
      return {
        status,
        headers: headersOf(same),
        media: bodyless ? [] : observedMedia(bodies, options.bodies, 'answers'),
        bodyless,
        links: new Map(),
        origins: withSeen(
          same.slice(0, PLACES).map(({ origin }) => origin),
          { count: same.length, of: exchanges.length, what: 'answers' },
        ),
      };
    });
}

function headersOf(exchanges: readonly Exchange[]): Response['headers'] {
  const headers = new Map<string, SeenParameter>();
  for (const { responseHeaders, origin } of exchanges) {
    for (const [name, value] of responseHeaders) {
      if (!isToldHeader(name)) continue;
      const lower = name.toLowerCase();
      const known: SeenParameter = headers.get(lower) ?? {
        name,
        in: 'header',
        profile: createParameterProfile(),
        origins: [],
        count: 0,
      };
      headers.set(lower, known);
      observeParameter(known.profile, value);
      if (known.last === origin) continue;
      known.last = origin;
      known.count++;
      if (known.origins.length < PLACES) known.origins.push(origin);
    }
  }
  return [...headers]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, { name, profile, origins, count }]) => ({
      name,
      required: false,
      schema: observedParameterSchema(profile, name, origins),
      origins: withSeen(origins, { count, of: exchanges.length, what: 'answers' }),
    }));
}

/** The values of the parameters of a path, from the segments of a request. */
export function valuesOf(path: readonly PathSegment[], segments: readonly string[]): string[] {
  return path.flatMap((segment, index) =>
    segment.some((part) => part.kind === 'parameter')
      ? [percentDecoded(segments[index] ?? '')]
      : [],
  );
}
