/** Chooses which response of an operation the mock sends, its media type, and its values. */
import { smallest } from '../../base/foundation/lists.js';
import { responseFor } from '../../model/status.js';
import type { Api, Endpoint, Media, Response } from '../../model/api.js';
import {
  concreteType,
  essenceOf,
  isJsonMediaType,
  kindOfMediaType,
} from '../../model/media-type.js';
import { lastPage, singlePage } from '../../api/pagination/index.js';
import {
  headerSample,
  isSameValue,
  isSampleOf,
  mediaSample,
  type Instance,
  type SampleOptions,
} from '../../values/sample/index.js';
import { pathWithoutSample } from './missing-sample.js';
import { isEventStream } from '../../print/typescript/signature-events.js';
import { streamSamples } from '../../output/kit/stream-samples.js';
import { exampleEvents, generatedEvents } from './events.js';
import { operationKey } from '../../print/typescript/operation-key.js';
import type { RequestedPage } from './page.js';
import { isRecord, plainValue } from './plain.js';
import type { Preferences } from './preferences.js';
import { HttpProblem } from '../served/runtime.js';

/** The response of a handler, before it is serialized. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Set if the description does not declare the response or its schema. The body may then have any useful value. */
  readonly isUndeclared?: true;
}

/** The request and the API for which a response is generated. */
export interface Asking {
  readonly api: Api;
  readonly preferences: Preferences;
  /** The value of the header `Accept`, as the client sent it. */
  readonly accept: string | undefined;
  readonly seed: number;
  /** The milliseconds between the events of a stream. If 0 or absent, the stream ends after a few events. */
  readonly eventPause?: number;
  /** The requested page; absent for an operation without pagination. */
  readonly page?: RequestedPage | undefined;
}

/**
 * Generates the response of an operation: the response that the request prefers, or else the one with the lowest
 * successful status.
 * @throws HttpProblem 404 for a preferred status or example that is not declared, 406 if no declared media type is
 * acceptable
 */
export function replyOf(endpoint: Endpoint, asking: Asking): Reply {
  const { status, response } = chosen(endpoint.responses, asking.preferences.code);
  if (response === undefined) return { status, isUndeclared: true };
  const headers = headersOf(response, asking);
  const more = Object.keys(headers).length > 0 && { headers };
  const { media } = response;
  if (response.bodyless || media.length === 0) return { status, ...more };
  const form = acceptable(media, asking);
  const contentType = concreteType(form.type);
  const body = bodyOf(form, contentType, asking);
  if (body === undefined) throw new NoSample(endpoint, status, form, asking);
  return { status, ...more, body, contentType };
}

/** The mock has found no value for the body that the API description declares. */
export class NoSample extends HttpProblem {
  constructor(endpoint: Endpoint, status: number, { schema }: Media, asking: Asking) {
    const path = pathWithoutSample(schema, options(asking));
    const place = path === '' ? 'its schema' : `${path} in its schema`;
    super(
      500,
      `The mock found no body for the response ${status} of "${operationKey(endpoint)}": no value was found for ${place}, because the keywords contradict each other, the schema requires itself, or the value is too large. Correct the schema, or add an example.`,
    );
  }
}

/**
 * Returns the response for a status. If the request prefers no status, this is the lowest successful response,
 * otherwise `default`, otherwise a redirect.
 */
function chosen(
  responses: readonly Response[],
  code: number | undefined,
): { readonly status: number; readonly response?: Response } {
  const of = (status: Response['status']): Response | undefined =>
    responses.find((one) => one.status === status);
  if (code !== undefined) {
    const response = responseFor(responses, code);
    if (response === undefined || code < 200) {
      throw new HttpProblem(
        404,
        `The request prefers a response with the status ${code}, but the API description declares no such response for this operation.`,
      );
    }
    return { status: code, response };
  }
  const successes = responses.flatMap(({ status }) => {
    const number = status === '2XX' ? 200 : Number(status);
    return number >= 200 && number < 300 ? [number] : [];
  });
  const status = successes.length === 0 ? undefined : smallest(successes);
  if (status !== undefined) {
    const response = of(status) ?? of('2XX');
    return { status, ...(response && { response }) };
  }
  const other =
    of('default') ??
    responses.find(({ status: one }) => /^[123]/.test(String(one)) && one !== '1XX');
  // If only errors are declared, a valid request gets a response that is not declared.
  if (other === undefined) return { status: 200 };
  const number = /^\dXX$/.test(String(other.status)) ? Number(String(other.status)[0]) * 100 : 200;
  const declaredStatus = typeof other.status === 'number' ? other.status : number;
  return { status: Math.max(declaredStatus, 200), response: other };
}

/** Returns the media type that the request accepts. JSON is preferred to other types. */
function acceptable(all: readonly Media[], { accept }: Asking): Media {
  const ranked = [...all].sort((a, b) => rank(a) - rank(b));
  const [first] = ranked;
  const wanted = (accept ?? '*/*').split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    const quality = parameters.find((one) => one.startsWith('q='));
    return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
  });
  wanted.sort((a, b) => b.quality - a.quality);
  for (const { type, quality } of wanted) {
    const found = quality > 0 ? ranked.find((one) => isLike(essenceOf(one.type), type)) : undefined;
    if (found !== undefined) return found;
  }
  if (first !== undefined && accept === undefined) return first;
  const types = all.map(({ type }) => type).join(', ');
  throw new HttpProblem(
    406,
    `The header "Accept" of the request allows none of the media types of the response: ${types}.`,
  );
}

function rank({ type }: Media): number {
  return essenceOf(type) === 'application/json' ? 0 : isJsonMediaType(type) ? 1 : 2;
}

/** Returns true if a media type matches a range (RFC 9110 §12.5.1). The media type may be a range too. */
function isLike(type: string, range: string): boolean {
  if (range === '*/*' || range === '*' || type === '*/*' || type === range) return true;
  const [kind = '', rest = ''] = range.split('/');
  const [own = '', ownRest = ''] = type.split('/');
  return kind === own && (rest === '*' || ownRest === '*');
}

function bodyOf(media: Media, contentType: string, asking: Asking): unknown {
  const { preferences, eventPause = 0 } = asking;
  const { example } = preferences;
  if (example !== undefined && preferences.dynamic !== true) {
    const named = media.examples.find(({ name }) => name === example);
    if (named === undefined)
      throw new HttpProblem(
        404,
        `The request prefers the example ${JSON.stringify(example)}, but the API description declares no such example for this response.`,
      );
    // An example that the request names is sent unchanged.
    if (named.serialized !== undefined) return written(named.serialized, contentType);
    if (named.value !== undefined) return written(plainValue(named.value), contentType);
  }
  const [first] = media.examples;
  const isDynamic = preferences.dynamic === true;
  if (first?.serialized !== undefined && !isDynamic) {
    const { serialized } = first;
    const isEndless = isEventStream(contentType) && eventPause > 0;
    return isEndless ? exampleEvents(serialized, eventPause) : written(serialized, contentType);
  }
  if (isEventStream(contentType)) {
    return generatedEvents(media, { pause: eventPause, samples: options(asking) });
  }
  if (media.item !== undefined || /json-?(?:seq|l|lines|stream)|ndjson/.test(contentType)) {
    return lines(media, asking);
  }
  const sample = mediaSample(media, options(asking));
  if (sample === undefined) return undefined;
  const value = asking.page ? pageOf(sample, asking.page, media, asking) : sample;
  // If the schema allows every value, an empty object is more useful than a text.
  const allowsAny = media.schema.kind === 'unknown' || media.schema.kind === 'any';
  if (allowsAny && media.examples.length === 0 && kindOfMediaType(contentType) === 'json')
    return {};
  return written(plainValue(value), contentType);
}

/**
 * Generates the requested page of a list. If the schema allows it, the second page has other items than the first
 * one.
 */
function pageOf(
  first: Instance,
  { paging, after }: RequestedPage,
  media: Media,
  asking: Asking,
): Instance {
  const { api, seed } = asking;
  const fits = (one: Instance): boolean =>
    isSampleOf(media.schema, one, { api, direction: 'read' });
  if (after === undefined) return lastPage(first, paging, fits);
  const others = function* (): Generator<Instance> {
    for (const given of [true, false]) {
      const more = { ...options(asking), given, seed: seed + 1 };
      const other = mediaSample(media, more);
      if (other !== undefined) yield other;
    }
  };
  return singlePage({ paging, first, others, fits, isSame: isSameValue }, after);
}

function options({ api, seed, preferences }: Asking): SampleOptions & { readonly seed: number } {
  return { api, seed, direction: 'read', given: preferences.dynamic !== true };
}

/** Converts a value to the form in which its media type is sent. */
function written(value: unknown, contentType: string): unknown {
  const kind = kindOfMediaType(contentType);
  if (kind === 'json' || value instanceof Uint8Array) return value;
  if (kind === 'form' && isRecord(value)) {
    return new URLSearchParams(Object.entries(value).map(([name, item]) => [name, String(item)]));
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function lines(media: Media, asking: Asking): string {
  return streamSamples(media, options(asking))
    .map((value) => `${JSON.stringify(plainValue(value))}\n`)
    .join('');
}

/**
 * Matches headers that describe the body. They are derived from the body that is sent, so no values are generated for
 * them.
 */
const OF_THE_BODY = /^(?:content-(?:type|length|encoding)|transfer-encoding|connection)$/i;

function headersOf({ headers }: Response, asking: Asking): Record<string, string> {
  const { api, seed } = asking;
  const entries = headers.flatMap((header) => {
    if (OF_THE_BODY.test(header.name)) return [];
    const value = headerSample(header, { api, seed });
    const text = value === undefined ? undefined : headerText(plainValue(value));
    return text === undefined ? [] : [[header.name, text] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * Writes a value as the text of a header (OpenAPI style `simple`); `undefined` if a header cannot contain the value.
 */
function headerText(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.join(',') : isRecord(value) ? undefined : String(value);
  return text !== undefined && /^[\x20-\x7e]*$/.test(text) ? text : undefined;
}
