/** Facts of an API that most targets need. */
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

/** `/pets/{petId}`, with a trailing slash if the path has one. The text is untrusted: encode it. */
export function pathTemplate({ path, trailingSlash }: Endpoint): string {
  return templateOf(path, trailingSlash);
}

/**
 * The percent-encoded path of a request.
 * @param parameter replaces a parameter: `(name) => `:${urlText(name)}``
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

/** Percent-encodes a literal part of the path. Text that is percent-encoded already stays unchanged. */
function literalText(text: string): string {
  return text.replace(/%[\da-f]{2}|[^%]+|%/gi, (part) =>
    /^%[\da-f]{2}$/i.test(part) ? part : urlText(part),
  );
}

/** The URL of an endpoint's server, with the defaults of variables; `/` or a path if no document names a host. */
export function baseUrl(endpoint: Endpoint, api: Api): string {
  return declaredUrl(calledServer(serversOf(endpoint, api)));
}

/** A required security scheme, with the required scopes. */
export interface AcceptedCredential {
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}

/**
 * Returns the credentials that an endpoint requires, as alternatives. Each alternative is a set of credentials. The first one is the default.
 * @returns an empty list if nothing is required or declared; an empty alternative if credentials are optional
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

/** Options for a sample. */
export interface SampleOfOptions {
  /** The name of the property: it is used as the sample of a string without a format or pattern. */
  readonly label?: string;
  /** `write`, the default: a value of a request; `read`: a value of a response. */
  readonly direction?: 'read' | 'write';
  /**
   * A number that selects the generated values; the same seed always generates the same value. 0 is the default and
   * generates the plainest values.
   */
  readonly seed?: number;
  /** True to include optional properties. By default they are included only with the direction `read`. */
  readonly optional?: boolean;
}

/**
 * A JSON value that fits a schema: an example or default of the description, otherwise a generated one. Bytes are an
 * empty text.
 * @returns `undefined` if no value was found
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
 * A sample of a response in a media type: its first valid example, otherwise a value generated from its schema.
 * @returns `undefined` if no value was found
 */
export function responseSample(
  media: Media,
  api: Api,
  { seed = 0 }: Pick<SampleOfOptions, 'seed'> = {},
): Json | undefined {
  const value = mediaSample(media, { api, direction: 'read', seed });
  return value === undefined ? undefined : jsonOf(value);
}

/** Sample items of a streamed body: whole events, or values one after the other. */
export function streamItemSamples(
  media: Media,
  api: Api,
  { seed = 0 }: Pick<SampleOfOptions, 'seed'> = {},
): readonly Json[] {
  return streamSamples(media, { api, direction: 'read', seed }).map(jsonOf);
}

/**
 * A sample of the JSON body of a request.
 * @returns `undefined` if the operation takes no JSON
 */
export function jsonBodySample({ body }: OperationSignature, api: Api): JsonData | undefined {
  const json = body?.choices.find(({ kind }) => kind === 'json');
  return json && sampleOf(json.media.schema, api, { label: 'body' });
}

function jsonOf(value: Instance): Json {
  if (value === BYTES) return '';
  if (typeof value !== 'object' || value === null) return value;
  if (!isObjectInstance(value)) return value.map(jsonOf);
  return new Map([...value].map(([name, held]) => [name, jsonOf(held)]));
}
