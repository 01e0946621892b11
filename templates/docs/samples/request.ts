/** Describes the request of a code sample as data, from which every language prints it. */
import type {
  Api,
  Endpoint,
  Media,
  Parameter,
  Server,
  SecurityScheme,
} from '../../../src/model/api.js';
import { isJsonMediaType } from '../../../src/model/media-type.js';
import type { PathPart } from '../../../src/model/path.js';
import { calledServer, serversOf } from '../../../src/model/server.js';
import { wellFormed } from '../../../src/base/foundation/text/percent-encoding.js';
import { preferredMedia } from '../../../src/print/typescript/signature-body.js';
import { encode } from '../../client/runtime/encode.js';
import type { Instance } from '../../../src/values/sample/index.js';
import { responseKind, type ResponseKind } from './response.js';
import { exampleText } from './example.js';
import { formFields, type SentField } from './form.js';
import { placeholder, writtenParameter } from './parameters.js';
import { sentType } from './sent-type.js';
import { bodyJson } from './values.js';

export type SampleBody =
  /** A JSON body. `value` is `undefined` if the author's text is not JSON. */
  | { readonly kind: 'json'; readonly text: string; readonly value: Instance | undefined }
  | { readonly kind: 'text'; readonly text: string }
  /** A file whose content is the whole body. */
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'form'; readonly fields: readonly SentField[] }
  | { readonly kind: 'multipart'; readonly fields: readonly SentField[] };

/**
 * A request with all required parts. Values that only the caller knows are placeholders
 * (`<token>`).
 */
export interface SampleRequest {
  readonly method: string;
  readonly url: string;
  /**
   * All headers except two: `Cookie`, and the media type of a form. Each language writes these
   * itself.
   */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The value of the header `Cookie`, such as `a=1; b=2`; empty if no cookies are sent. */
  readonly cookies: string;
  readonly user: SampleCredential['user'];
  readonly certificate: string | undefined;
  readonly body: SampleBody | undefined;
  readonly answer: ResponseKind;
}

/**
 * Returns the request of an operation.
 * @param media the media type of the body; by default the most preferred one
 */
export function sampleRequest(
  endpoint: Endpoint,
  api: Api,
  media: Media | undefined = endpoint.body && preferredMedia(endpoint.body)[0]?.media,
): SampleRequest {
  const credentials = sampleCredentials(endpoint, api);
  const secrets = credentials.flatMap(({ header }) => (header ? [header] : []));
  const body = media && bodyOf(media, api);
  const type = media && body && typeOf(media, body);
  const typed = type === undefined ? [] : [['Content-Type', type] as const];
  const written = new Set([...secrets, ...typed].map(([name]) => name.toLowerCase()));
  const given = required(endpoint, 'header')
    .filter(({ name }) => !written.has(name.toLowerCase()))
    .map((one) => [one.name, writtenParameter(one, api)] as const);
  const cookies = [
    ...credentials.flatMap(({ cookie }) => (cookie ? [`${cookie[0]}=${cookie[1]}`] : [])),
    ...required(endpoint, 'cookie').map((one) => writtenParameter(one, api)),
  ];
  return {
    method: endpoint.method,
    url: urlOf(endpoint, api, credentials),
    headers: [...secrets, ...given, ...typed],
    cookies: cookies.filter(Boolean).join('; '),
    user: credentials.find(({ user }) => user)?.user,
    certificate: credentials.find(({ certificate }) => certificate)?.certificate,
    body,
    answer: responseKind(endpoint, api),
  };
}

function required(endpoint: Endpoint, place: Parameter['in']): Parameter[] {
  return endpoint.parameters.filter((one) => one.in === place && one.required.value);
}

function urlOf(endpoint: Endpoint, api: Api, credentials: readonly SampleCredential[]): string {
  const values = new Map(
    endpoint.parameters.flatMap((one) =>
      one.in === 'path' ? [[one.name, writtenParameter(one, api)] as const] : [],
    ),
  );
  const segments = endpoint.path.map(
    (segment) => '/' + segment.map((part) => pathPart(part, values)).join(''),
  );
  const slash = endpoint.trailingSlash === true ? '/' : '';
  const path = segments.length === 0 ? '/' : segments.join('') + slash;
  const query = [
    ...[...required(endpoint, 'query'), ...required(endpoint, 'querystring')].map((one) =>
      writtenParameter(one, api),
    ),
    ...credentials.flatMap(({ query }) => (query ? [`${encode(query[0])}=${query[1]}`] : [])),
  ].filter(Boolean);
  const base = baseUrl(calledServer(serversOf(endpoint, api)));
  return base + path + (query.length === 0 ? '' : `?${query.join('&')}`);
}

function pathPart(part: PathPart, values: ReadonlyMap<string, string>): string {
  if (part.kind === 'parameter') return values.get(part.name) ?? placeholder(part.name);
  return wellFormed(part.text).replace(/[^A-Za-z0-9_.~:@!$&'()*+,;=%-]/gu, encodeURIComponent);
}

function baseUrl(server: Server | undefined): string {
  if (server === undefined) return placeholder('baseUrl');
  const { url, variables } = server;
  const base = url === '' || url.startsWith('/') ? placeholder('baseUrl') : '';
  return (
    base +
    url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
      const { default: value, enum: values } = variables.get(name) ?? {};
      return value ?? values?.[0] ?? placeholder(name);
    })
  );
}

function bodyOf(media: Media, api: Api): SampleBody | undefined {
  const sent = sentType(media);
  if (/^multipart\/form-data\b/.test(sent)) {
    const fields = formFields(media, api);
    return fields.length === 0 ? undefined : { kind: 'multipart', fields };
  }
  if (/^application\/x-www-form-urlencoded\b/.test(sent)) {
    const fields = formFields(media, api);
    return fields.length === 0 ? undefined : { kind: 'form', fields };
  }
  if (isJsonMediaType(sent)) return { kind: 'json', ...bodyJson(media, api) };
  const text = exampleText(media);
  return text === undefined ? { kind: 'file', name: '<file>' } : { kind: 'text', text };
}

function typeOf(media: Media, { kind }: SampleBody): string | undefined {
  return kind === 'form' || kind === 'multipart' ? undefined : sentType(media);
}

type Pair = readonly [name: string, value: string];

/** The part of a request that contains the secret of a security scheme. */
interface SampleCredential {
  readonly header?: Pair;
  readonly cookie?: Pair;
  readonly query?: Pair;
  /**
   * A user name and a password. For Basic authentication (RFC 7617), the request contains them
   * directly. For Digest authentication (`isDigest`, RFC 7616), the response to a challenge is
   * computed from them.
   */
  readonly user?: { readonly pair: Pair; readonly isDigest: boolean };
  /** The path of the client's TLS certificate. */
  readonly certificate?: string;
}

const BEARER: SampleCredential = { header: ['Authorization', 'Bearer <token>'] };

/**
 * Returns the credentials for the first security alternative. One way to call the operation is
 * enough for a sample.
 */
function sampleCredentials({ security }: Endpoint, api: Api): SampleCredential[] {
  const [first = []] = security?.value ?? [];
  const schemes = first.flatMap(({ scheme }) => api.securitySchemes.get(scheme) ?? []);
  return schemes.map(credentialOf);
}

function credentialOf(scheme: SecurityScheme): SampleCredential {
  switch (scheme.kind) {
    case 'http':
      return httpCredential(scheme.scheme);
    case 'oauth2':
    case 'openIdConnect':
      return BEARER;
    case 'apiKey':
      return { [scheme.in]: [scheme.name, placeholder(scheme.name)] };
    case 'mutualTLS':
      return { certificate: '<certificate>' };
    case 'custom':
      return {};
    default:
      return scheme satisfies never;
  }
}

function httpCredential(scheme: string): SampleCredential {
  const kind = scheme.toLowerCase();
  switch (kind) {
    case 'bearer':
      return BEARER;
    case 'basic':
    case 'digest':
      return { user: { pair: ['<user>', '<password>'], isDigest: kind === 'digest' } };
    default:
      return { header: ['Authorization', `${scheme} <credentials>`] };
  }
}
