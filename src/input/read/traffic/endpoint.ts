/** Merges all recorded exchanges with one endpoint. */
import type {
  Endpoint,
  Parameter,
  ParameterLocation,
  Response,
  Server,
} from '../../../model/api.js';
import { fact, withObservedCount, type Origin } from '../../../model/origin.js';
import { parameterIdentity } from '../../../model/parameter-identity.js';
import { endpointKey, pathParameterNames, type PathSegment } from '../../../model/path.js';
import { groupBy } from '../../../base/foundation/group.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import { headerRole, isCallerHeader } from '../header-role.js';
import { isSecretName } from '../secret.js';
import { isCredentialHeader, observedSecurity } from './credentials.js';
import type { Exchange, NamedText } from './exchange.js';
import { RECORDED } from '../infer/evidence.js';
import { formValue, isIndex, keysOfField, observeForm } from '../infer/form.js';
import { isApiName } from '../infer/api-name.js';
import { isValueName, LEAST_OBJECTS } from '../infer/field-names.js';
import { originsOf, schemaOfProfile } from '../infer/profile-schema.js';
import { createValueProfile, observeSent, type ValueProfile } from '../infer/value-profile.js';
import { observedMedia, type BodyCount, type RecordedContent } from './media.js';

/** An endpoint, and all recorded calls to it. */
export interface CalledEndpoint {
  readonly method: string;
  readonly path: readonly PathSegment[];
  /** The server; absent for a service on the local machine. */
  readonly server?: Server;
  /** The declared operation; absent if no description declares one. */
  readonly endpoint?: Endpoint;
  readonly calls: readonly Call[];
}

export interface Call {
  readonly exchange: Exchange;
  /** The values of the path parameters, in the order of the path. */
  readonly values: readonly string[];
  /** The segments that follow the server's path, as they were sent. */
  readonly segments: readonly string[];
}

export interface EndpointOptions {
  /** Names of headers that are not parameters, in addition to the built-in list. */
  readonly dropHeaders: readonly string[];
  /** Returns the names of the security schemes that an exchange uses. */
  readonly schemesOf: (exchange: Exchange) => readonly string[];
  readonly bodies: BodyCount;
}

/** Matches headers that browsers add to every request. */
const BROWSER =
  /^(?:accept-language|if-(?:none-match|modified-since|range)|priority|range|purpose|x-client-data|save-data|alt-used)$/;
const BODILESS = new Set([204, 205, 304]);

/** Merges all exchanges with one endpoint. */
export function observedEndpoint(called: CalledEndpoint, options: EndpointOptions): Endpoint {
  const { method, path, server, calls } = called;
  const exchanges = calls.map(({ exchange }) => exchange);
  const slashes = exchanges.filter(({ address }) => address.trailingSlash).length;
  const security = observedSecurity(exchanges, options.schemesOf);
  const bodies = exchanges.flatMap(({ requestBody, origin }): RecordedContent[] =>
    requestBody ? [{ content: requestBody, origin }] : [],
  );
  const origins = originsOfExchanges(exchanges);
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

/**
 * Marks a body or a parameter as optional, even if every request contains it, because recordings do not show what the
 * service requires.
 */
function optional(origins: readonly Origin[]): Endpoint['parameters'][number]['required'] {
  return fact(false, ...origins.slice(0, 1).map((one) => ({ ...one, trust: 'assumed' as const })));
}

function originsOfExchanges(exchanges: readonly Exchange[]): Origin[] {
  return originsOf({ origins: new Set(exchanges.map(({ origin }) => origin)) }, RECORDED);
}

interface SeenParameter {
  readonly name: string;
  readonly in: ParameterLocation;
  /** True for an object whose properties are sent with brackets in their names. */
  readonly isDeep?: true;
  /** Counts the messages that contain the parameter, and the values of the parameter. */
  readonly profile: ValueProfile;
}

type SentValue = Pick<SeenParameter, 'name' | 'in'> & { readonly value: string };

function observeMessage(
  seen: Map<string, SeenParameter>,
  sent: readonly SentValue[],
  origin: Origin,
): void {
  for (const [id, same] of groupBy(sent, parameterIdentity)) {
    const { name, in: place } = same[0];
    const one = seen.get(id) ?? { name, in: place, profile: createValueProfile() };
    seen.set(id, one);
    observeSent(
      one.profile,
      same.map(({ value }) => value),
      origin,
      RECORDED,
    );
  }
}

function parametersOf(called: CalledEndpoint, options: EndpointOptions): Parameter[] {
  const { path, calls } = called;
  const names = pathParameterNames(path);
  const seen = new Map<string, SeenParameter>();
  const isDeep = deepNameTest(called);
  for (const { exchange, values } of calls) {
    const sent: SentValue[] = names.map((name, index) => {
      return { in: 'path', name, value: values[index] ?? '' };
    });
    const { query } = exchange.address;
    for (const [name, value] of query) {
      if (name === '' || isSecretName(name) || isValueName(name) || isDeep(name)) continue;
      sent.push({ in: 'query', name, value });
    }
    const deep = query.filter(([name]) => isDeep(name));
    observeObjects(seen, deep, exchange.origin);
    for (const [name, value] of exchange.requestHeaders) {
      if (isHeaderParameter(name, options.dropHeaders) && !isValueName(name))
        sent.push({ in: 'header', name, value });
    }
    observeMessage(seen, sent, exchange.origin);
  }
  const declared = new Set(called.endpoint?.parameters.map(({ name }) => name.toLowerCase()));
  const isCertain = ({ name, in: place, profile }: SeenParameter): boolean =>
    place === 'path' ||
    isApiName(name) ||
    declared.has(name.toLowerCase()) ||
    profile.count >= LEAST_OBJECTS;
  return [...seen.values()].filter(isCertain).map((one) => parameterOf(one, calls.length));
}

/** Returns true for a header that is a parameter of the API: browsers do not add it, and it contains no credential. */
export function isHeaderParameter(name: string, dropHeaders: readonly string[]): boolean {
  const lower = name.toLowerCase();
  if (BROWSER.test(lower) || isCredentialHeader(lower)) return false;
  return headerRole(lower, dropHeaders) === 'parameter';
}

/**
 * Returns a test for names of query parameters that are properties of an object, such as `filter[status]`. If a
 * description declares the name, or if the part before the brackets is also sent alone, it is a separate parameter.
 * `ids[]` and `ids[0]` are lists, not objects.
 */
function deepNameTest({ endpoint, calls }: CalledEndpoint): (name: string) => boolean {
  const whole = new Set((endpoint?.parameters ?? []).map(({ name }) => name));
  const plain = new Set(
    calls.flatMap(({ exchange }) => exchange.address.query.map(([name]) => name)),
  );
  return (name) => {
    const [base, key] = keysOfField(name, FORM);
    if (key === undefined || isIndex(key) || whole.has(name)) return false;
    return !plain.has(base) && !isSecretName(base) && !isValueName(base);
  };
}

const FORM = 'application/x-www-form-urlencoded';

function observeObjects(
  seen: Map<string, SeenParameter>,
  query: readonly NamedText[],
  origin: Origin,
): void {
  const fields = query.flatMap(([name, value]) => {
    const isSecret = keysOfField(name, FORM).some((key) => isSecretName(key));
    return isSecret ? [] : { name, value, isFile: false };
  });
  for (const [name, value] of formValue(fields, FORM).members) {
    const id = parameterIdentity({ in: 'query', name });
    const one = seen.get(id) ?? { name, in: 'query', isDeep: true, profile: createValueProfile() };
    seen.set(id, one);
    observeForm(one.profile, value, origin, RECORDED);
  }
}

function parameterOf({ name, in: place, profile, isDeep }: SeenParameter, of: number): Parameter {
  const origins = originsOf(profile, RECORDED);
  const style = isDeep ? 'deepObject' : place === 'query' ? 'form' : 'simple';
  const required = place === 'path' ? fact(true, ...origins.slice(0, 1)) : optional(origins);
  return {
    name,
    in: place,
    required,
    content: {
      kind: 'schema',
      schema: schemaOfProfile(profile, RECORDED, name),
      style,
      explode: style !== 'simple',
    },
    examples: [],
    aliases: [],
    // Path parameters are in every request, so counting them would add no information.
    origins:
      place === 'path'
        ? origins
        : withObservedCount(origins, { count: profile.count, of, what: 'requests' }),
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
      const bodies = same.flatMap(({ responseBody, origin }): RecordedContent[] =>
        responseBody ? [{ content: responseBody, origin }] : [],
      );
      const bodyless = method === 'HEAD' || BODILESS.has(status) || bodies.length === 0;
      return {
        status,
        headers: headersOf(same),
        media: bodyless ? [] : observedMedia(bodies, options.bodies, 'responses'),
        bodyless,
        links: new Map(),
        origins: withObservedCount(originsOfExchanges(same), {
          count: same.length,
          of: exchanges.length,
          what: 'responses',
        }),
      };
    });
}

function headersOf(exchanges: readonly Exchange[]): Response['headers'] {
  const headers = new Map<string, SeenParameter>();
  for (const { responseHeaders, origin } of exchanges) {
    const sent = responseHeaders.filter(([name]) => isCallerHeader(name));
    observeMessage(
      headers,
      sent.map(([name, value]) => ({ in: 'header', name, value })),
      origin,
    );
  }
  return [...headers]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, { name, profile }]) => ({
      name,
      schema: schemaOfProfile(profile, RECORDED, name),
      origins: withObservedCount(originsOf(profile, RECORDED), {
        count: profile.count,
        of: exchanges.length,
        what: 'responses',
      }),
    }));
}

export function valuesOf(path: readonly PathSegment[], segments: readonly string[]): string[] {
  return path.flatMap((segment, index) =>
    segment.some((part) => part.kind === 'parameter')
      ? [percentDecoded(segments[index] ?? '')]
      : [],
  );
}
