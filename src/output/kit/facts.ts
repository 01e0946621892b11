/** Paths, credentials and samples of an API, which most targets need. */
import type { JsonData } from '../../print/emit/json/index.js';
import type { Api, Endpoint, Media, SecurityScheme } from '../../model/api.js';
import { templateOf } from '../../model/path.js';
import type { Json, Schema } from '../../model/schema.js';
import { calledServer, serversOf, declaredUrl } from '../../model/server.js';
import {
  BYTES,
  isObjectInstance,
  mediaSample,
  sampleValue,
  type Instance,
} from '../../values/sample/index.js';
import { streamSamples } from './stream-samples.js';
import type { OperationSignature } from '../../print/typescript/signature.js';
import { urlText } from './text.js';
import { securityAlternatives } from '../../print/typescript/alternatives.js';

/**
 * Returns the path of an endpoint: `/pets/{petId}`, with a trailing slash if the path has one. The text is from the
 * description and untrusted, so encode it.
 */
export function pathTemplate({ path, trailingSlash }: Endpoint): string {
  return templateOf(path, trailingSlash);
}

/**
 * Returns the percent-encoded path of a request.
 * @param parameter returns the text that replaces a parameter: `(name) => `:${urlText(name)}``
 */
export function encodedPath(
  { path, trailingSlash }: Endpoint,
  parameter: (name: string) => string,
): string {
  const segments = path.map((parts) =>
    parts.map((part) => (part.kind === 'literal' ? literalText(part.text) : parameter(part.name))),
  );
  const text = segments.map((parts) => `/${parts.join('')}`).join('');
  return text === '' || trailingSlash === true ? `${text}/` : text;
}

/**
 * Percent-encodes a literal part of the path. Sequences that are already percent-encoded, and the separators that a path
 * may contain (RFC 3986 §3.3), stay unchanged, because servers compare literals as they are written.
 */
function literalText(text: string): string {
  return text.replace(/%[\da-f]{2}|[^%!$&'()*+,;=:@]+|%/gi, (part) =>
    /^%[\da-f]{2}$/i.test(part) ? part : urlText(part),
  );
}

/**
 * Returns the URL of the endpoint's server, with the default values of its variables. The result is `/` or a path if no
 * document declares a host.
 */
export function baseUrl(endpoint: Endpoint, api: Api): string {
  return declaredUrl(calledServer(serversOf(endpoint, api)));
}

/** A security scheme that a request must satisfy, with the required scopes. */
export interface AcceptedCredential {
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}

/**
 * Returns the credentials that an endpoint requires, as a list of alternatives. Each alternative is a set of
 * credentials that are sent together. The first alternative is the default.
 * @returns an empty list if no security is required or declared; a list that contains an empty alternative if
 * credentials are optional
 */
export function acceptedCredentials(
  endpoint: Endpoint,
  api: Api,
): readonly (readonly AcceptedCredential[])[] {
  return securityAlternatives(endpoint.security?.value ?? []).map((alternative) =>
    alternative.flatMap(({ scheme: id, scopes }) => {
      const scheme = api.securitySchemes.get(id);
      return scheme === undefined ? [] : [{ scheme, scopes }];
    }),
  );
}

/** Options for a sample value. */
export interface SampleOfOptions {
  /** The name of the property. It is used as the value of a string that has no format or pattern. */
  readonly label?: string;
  /** `write`, the default, for a value in a request; `read` for a value in a response. */
  readonly direction?: 'read' | 'write';
  /**
   * A number that selects among possible values. The same number always returns the same value, and 0, the default,
   * returns the simplest one.
   */
  readonly seed?: number;
  /** True to include optional properties. By default they are included only if the direction is `read`. */
  readonly optional?: boolean;
}

/**
 * Returns a JSON value that is valid for a schema: an example or default from the description, otherwise a generated
 * value. A binary value is an empty text.
 * @returns `undefined` if no valid value was found
 */
export function sampleOf(
  schema: Schema,
  api: Api,
  options: SampleOfOptions = {},
): JsonData | undefined {
  const value = sampleValue(schema, { direction: 'write', ...options, api });
  return value === undefined ? undefined : jsonOf(value);
}

/**
 * Returns a sample of a response body: the first valid example of the media type, otherwise a value generated from its
 * schema.
 * @returns `undefined` if no valid value was found
 */
export function responseSample(
  media: Media,
  api: Api,
  { seed = 0 }: Pick<SampleOfOptions, 'seed'> = {},
): Json | undefined {
  const value = mediaSample(media, { api, direction: 'read', seed });
  return value === undefined ? undefined : jsonOf(value);
}

/** Returns sample items of a streamed body: whole server-sent events, or values that follow one another. */
export function streamItemSamples(
  media: Media,
  api: Api,
  { seed = 0 }: Pick<SampleOfOptions, 'seed'> = {},
): readonly Json[] {
  return streamSamples(media, { api, direction: 'read', seed }).map(jsonOf);
}

/**
 * Returns a sample of the JSON body of a request.
 * @returns `undefined` if the operation accepts no JSON
 */
export function jsonBodySample({ body }: OperationSignature, api: Api): JsonData | undefined {
  const json = body?.choices.find(({ kind }) => kind === 'json');
  return json && sampleOf(json.media.schema, api, { label: 'body' });
}

function jsonOf(value: Instance): Json {
  if (value === BYTES) return '';
  if (typeof value !== 'object' || value === null) return value;
  if (!isObjectInstance(value)) return value.map(jsonOf);
  return new Map([...value].map(([name, member]) => [name, jsonOf(member)]));
}
