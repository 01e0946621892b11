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
import { streamSamples } from '../../print/typescript/stream-samples.js';
import type { OperationSignature } from '../../print/typescript/signature.js';
import { urlText } from './text.js';
import { securityAlternatives } from '../../print/typescript/alternatives.js';

/** `/pets/{petId}`, with the slash at its end where it has one. Foreign text: encode it. */
export function pathTemplate({ path, trailingSlash }: Endpoint): string {
  return templateOf(path, trailingSlash);
}

/**
 * The path as it goes over the wire, percent-encoded.
 * @param parameter what stands for a parameter: `(name) => `:${urlText(name)}``
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

/** What is percent-encoded already stays as it is. */
function literalText(text: string): string {
  return text.replace(/%[\da-f]{2}|[^%]+|%/gi, (part) =>
    /^%[\da-f]{2}$/i.test(part) ? part : urlText(part),
  );
}

/** Where an endpoint is called: its server's URL, with the defaults of variables; `/` or a path where nobody states a host. */
export function baseUrl(endpoint: Endpoint, api: Api): string {
  return statedUrl(calledServer(serversOf(endpoint, api)));
}

/** A scheme that is asked for, with the scopes. */
export interface AcceptedCredential {
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}

/**
 * What an endpoint asks of its callers: alternatives of credentials that belong together, the first is the usual one.
 * @returns no alternative where nothing is asked for, or nobody says; an empty one where callers may be unknown
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

/** What a sample is made for. */
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
 * A value of JSON that fits a schema: an example or default of the description, else one that is made. Bytes are an empty text.
 * @returns nothing where no value was found
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
