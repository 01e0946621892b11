/** Reads short recordings. */
import { short } from '../../../../../test/short-schema.js';
import { createReport } from '../../../../base/diagnostics/report.js';
import type { Api, Endpoint } from '../../../../model/api.js';
import { templateOf } from '../../../../model/path.js';
import type { ReadOptions } from '../../read-options.js';
import {
  observedApis,
  readAddress,
  type Content,
  type Exchange,
  type NamedText,
} from '../index.js';

interface Words {
  readonly status?: number;
  readonly answer?: unknown;
  readonly sent?: unknown;
  /** `name=value&…`, sent as a form. */
  readonly form?: string;
  readonly headers?: readonly NamedText[];
  readonly responseHeaders?: readonly NamedText[];
  readonly type?: string;
}

let count = 0;

/** An exchange: `GET https://api.b.io/users/1`. */
export function exchange(request: string, words: Words = {}): Exchange {
  const [method = '', url = ''] = request.split(' ');
  const address = readAddress(url);
  if (!address) throw new Error(`no address: ${url}`);
  const { status = 200, headers = [], responseHeaders = [] } = words;
  return {
    method,
    address,
    requestHeaders: headers,
    requestBody:
      words.form === undefined ? contentOf(words.sent, 'application/json') : formOf(words.form),
    status,
    responseHeaders,
    responseBody: contentOf(words.answer, words.type ?? 'application/json'),
    origin: { source: 'a.har', pointer: `/log/entries/${count++}`, trust: 'observed' },
  };
}

function contentOf(value: unknown, mediaType: string): Content | undefined {
  return value === undefined
    ? undefined
    : { mediaType, read: () => ({ kind: 'json', value: JSON.parse(JSON.stringify(value)) }) };
}

function formOf(text: string): Content {
  const fields = [...new URLSearchParams(text)].map(([name, value]) => {
    return { name, value, isFile: false };
  });
  return {
    mediaType: 'application/x-www-form-urlencoded',
    read: () => ({ kind: 'fields', fields }),
  };
}

export function observe(
  exchanges: readonly Exchange[],
  declared: readonly Api[] = [],
  options: ReadOptions = {},
) {
  const report = createReport();
  const recording = { source: 'a.har', format: 'har-1', exchanges };
  const [api] = observedApis([recording], declared, options, report);
  if (!api) throw new Error('a recording is an API');
  const list = report.list();
  return { api, paths: pathsOf(api), codes: list.map(({ code }) => code), list };
}

/** `GET /users/{userId}`, sorted. */
export function pathsOf(api: Api): string[] {
  return api.endpoints.map(({ method, path }) => `${method} ${templateOf(path)}`).sort();
}

export function find(api: Api, name: string): Endpoint {
  const found = api.endpoints.find(({ method, path }) => `${method} ${templateOf(path)}` === name);
  if (!found) throw new Error(`no ${name} among ${pathsOf(api).join(', ')}`);
  return found;
}

/** Returns the schema of an endpoint's response with the given status, in short notation. */
export function answerOf(api: Api, name: string, status = 200): string {
  const response = find(api, name).responses.find((one) => one.status === status);
  return response?.media[0] ? short(response.media[0].schema) : 'nothing';
}

/** Calls a function `count` times, and returns the results. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
