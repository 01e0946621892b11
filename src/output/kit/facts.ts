/** Facts of an API that nearly every target asks for. */
import type { JsonData } from '../../print/emit/json/index.js';
import type { Api, Endpoint, Media, SecurityScheme } from '../../model/api.js';
import { templateOf } from '../../model/path.js';
import type { Json, Schema } from '../../model/schema.js';
import { calledServer, serversOf, statedUrl } from '../../model/server.js';
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

/** `/pets/{petId}`, with the slash at its end where it has one. Foreign text: encode it. */
export function pathTemplate({ path, trailingSlash }: Endpoint): string {
  return templateOf(path, trailingSlash);
}

/**
 * The path as it is sent, percent-encoded.
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

/** Text that is percent-encoded already stays unchanged. */
function literalText(text: string): string {
  return text.replace(/%[\da-f]{2}|[^%]+|%/gi, (part) =>
    /^%[\da-f]{2}$/i.test(part) ? part : urlText(part),
  );
}

/** The URL of an endpoint's server, with the defaults of variables; `/` or a path if no document names a host. */
export function baseUrl(endpoint: Endpoint, api: Api): string {
  return statedUrl(calledServer(serversOf(endpoint, api)));
}

/** A scheme that is asked for, with the scopes. */
export interface AcceptedCredential {
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}

/**
 * The credentials that an endpoint requires: alternatives, each a set of credentials; the first is the usual one.
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

/** The use of a sample. */
export interface SampleOfOptions {
  /** The text to show for a text without a form: the name of a property. */
  readonly label?: string;
  /** `write`, the default: what callers send; `read`: what the API answers. */
  readonly direction?: 'read' | 'write';
  /** 0, the default, makes the plain value; the same seed makes the same one. */
  readonly seed?: number;
  /** Whether properties that may be missing are there; as a rule in what is read. */
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
 * A value of what the API answers in a media type: its first example that fits, else of its schema.
 * @returns nothing where no value was found
 */
export function answerSample(
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
 * A sample of what an operation is sent as JSON.
 * @returns nothing where it takes no JSON
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
