/** Chooses the response of an operation, its media type and its values. */
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
import { isEventStream } from '../../print/typescript/signature-events.js';
import { streamSamples } from '../../output/kit/stream-samples.js';
import { exampleEvents, madeEvents } from './events.js';
import type { WantedPage } from './page.js';
import { isRecord, plainValue } from './plain.js';
import type { Preferences } from './preferences.js';
import { HttpProblem } from '../served/runtime.js';

/** The result of a handler. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Set if the description does not declare such a response: its body may then be any useful value. */
  readonly isUnsaid?: true;
}

/** The request and the API that a reply is generated for. */
export interface Asking {
  readonly api: Api;
  readonly preferences: Preferences;
  /** `Accept`, as it was sent. */
  readonly accept: string | undefined;
  readonly seed: number;
  /** Milliseconds between the events of a stream; absent, or 0: it ends after a few. */
  readonly eventPause?: number;
  /** The requested page; absent for an operation without pagination. */
  readonly page?: WantedPage | undefined;
}

/**
 * The response of an operation: its lowest success, or the preferred one.
 * @throws HttpProblem 404 for an undeclared status or example, 406 for an undeclared media type
 */
export function replyOf(endpoint: Endpoint, asking: Asking): Reply {
  const { status, response } = chosen(endpoint.responses, asking.preferences.code);
  if (response === undefined) return { status, isUnsaid: true };
  const headers = headersOf(response, asking);
  const more = Object.keys(headers).length > 0 && { headers };
  const { media } = response;
  if (response.bodyless || media.length === 0) return { status, ...more };
  const form = acceptable(media, asking);
  const contentType = concreteType(form.type);
  const body = bodyOf(form, contentType, asking);
  return { status, ...more, ...(body !== undefined && { body, contentType }) };
}

/** The response of a status. Without a status: the lowest success, else the `default` response, else a redirect. */
function chosen(
  responses: readonly Response[],
  code: number | undefined,
): { readonly status: number; readonly response?: Response } {
  const of = (status: Response['status']): Response | undefined =>
    responses.find((one) => one.status === status);
  if (code !== undefined) {
    const response = responseFor(responses, code);
    if (response === undefined || code < 200) {
      throw new HttpProblem(404, `The description has no response with the status ${code}`);
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
  // If only errors are declared, a valid request gets an undeclared response.
  if (other === undefined) return { status: 200 };
  const number = /^\dXX$/.test(String(other.status)) ? Number(String(other.status)[0]) * 100 : 200;
  const stated = typeof other.status === 'number' ? other.status : number;
  return { status: Math.max(stated, 200), response: other };
}

/** The requested media type; JSON before others. */
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
  throw new HttpProblem(406, `The response is ${all.map(({ type }) => type).join(' or ')}`);
}

function rank({ type }: Media): number {
  return essenceOf(type) === 'application/json' ? 0 : isJsonMediaType(type) ? 1 : 2;
}

/** True if a media type matches another (RFC 9110 §12.5.1); either may be a range. */
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
      throw new HttpProblem(404, `The response has no example ${JSON.stringify(example)}`);
    // An example that the request names is returned unchanged.
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
    return madeEvents(media, { pause: eventPause, samples: options(asking) });
  }
  if (media.item !== undefined || /json-?(?:seq|l|lines|stream)|ndjson/.test(contentType)) {
    return lines(media, asking);
  }
  const made = mediaSample(media, options(asking));
  if (made === undefined) return undefined;
  const value = asking.page ? pageOf(made, asking.page, media, asking) : made;
  // The schema allows every value: an empty object is more useful as a body than a word.
  const isUnsaid = media.schema.kind === 'unknown' || media.schema.kind === 'any';
  if (isUnsaid && media.examples.length === 0 && kindOfMediaType(contentType) === 'json') return {};
  return written(plainValue(value), contentType);
}

/**
 * The requested page of a generated list. The second page has other items than the first one, if the schema allows it.
 */
function pageOf(
  first: Instance,
  { paging, after }: WantedPage,
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

/** Converts a value to the form in which its media type can be sent. */
function written(value: unknown, contentType: string): unknown {
  const kind = kindOfMediaType(contentType);
  if (kind === 'json' || value instanceof Uint8Array) return value;
  if (kind === 'form' && isRecord(value)) {
    return new URLSearchParams(Object.entries(value).map(([name, held]) => [name, String(held)]));
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Writes JSON values, one per line. */
function lines(media: Media, asking: Asking): string {
  return streamSamples(media, options(asking))
    .map((value) => `${JSON.stringify(plainValue(value))}\n`)
    .join('');
}

/** Headers that describe the body. They are derived from the body that is sent, so generated ones are omitted. */
const OF_THE_BODY = /^(?:content-(?:type|length|encoding)|transfer-encoding|connection)$/i;

function headersOf({ headers }: Response, asking: Asking): Record<string, string> {
  const { api, seed } = asking;
  const made = headers.flatMap((header) => {
    if (OF_THE_BODY.test(header.name)) return [];
    const value = headerSample(header, { api, seed });
    const text = value === undefined ? undefined : headerText(plainValue(value));
    return text === undefined ? [] : [[header.name, text] as const];
  });
  return Object.fromEntries(made);
}

/** A value as text of a header (OpenAPI, `simple`); `undefined` if a header cannot contain it. */
function headerText(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.join(',') : isRecord(value) ? undefined : String(value);
  return text !== undefined && /^[\x20-\x7e]*$/.test(text) ? text : undefined;
}
