/** Converts a recorded exchange to an entry of an HTTP archive (HAR 1.2 §entries), with its values replaced. */
import { SERVICE_LIMITS } from '../../base/foundation/limits/service.js';
import { STATUS_CODES } from 'node:http';
import { isJsonMediaType } from '../../model/media-type.js';
import { decompressed } from '../../input/source/decompress.js';
import { mediaTypeOf } from '../../input/read/content-type.js';
import { isKnownMethod } from '../../input/read/traffic/index.js';
import type { Scrubbed, Scrubber } from './scrub/index.js';

/** An exchange as it passed through the proxy, with the original values of the request and the response. */
export interface CapturedExchange {
  readonly startedAt: Date;
  /** In milliseconds. */
  readonly duration: number;
  readonly method: string;
  /** The URL of the request. */
  readonly url: string;
  readonly request: CapturedMessage;
  readonly response: CapturedMessage;
  /** 0 without a response. */
  readonly status: number;
}

export interface CapturedMessage {
  /** Names and values in turn, as in Node's `rawHeaders`. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
  /** The size of the complete body in bytes. It exceeds the size of `body` if the captured body was cut off. */
  readonly size: number;
}

/** An entry in which every text from the exchange has been scrubbed: its values are replaced. */
export interface ScrubbedEntry {
  readonly startedDateTime: string;
  readonly time: number;
  /**
   * Tells `verify` what it can check: `replaced` values have the original format, and `replaced-as-declared` values are
   * also valid or invalid like the original ones.
   */
  readonly _values: 'replaced' | 'replaced-as-declared';
  readonly request: ScrubbedMessage & {
    readonly method: string;
    readonly url: Scrubbed;
    readonly queryString: readonly { readonly name: string; readonly value: string }[];
    readonly postData?: { readonly mimeType: Scrubbed; readonly text: Scrubbed | '' };
  };
  readonly response: ScrubbedMessage & {
    readonly status: number;
    readonly statusText: string;
    readonly redirectURL: '';
    readonly content: {
      readonly size: number;
      readonly mimeType: Scrubbed | '';
      readonly text?: Scrubbed | '';
    };
  };
  readonly cache: object;
  readonly timings: { readonly send: 0; readonly wait: number; readonly receive: 0 };
}

interface ScrubbedMessage {
  readonly httpVersion: 'HTTP/1.1';
  readonly cookies: readonly [];
  readonly headersSize: -1;
  readonly headers: readonly { readonly name: Scrubbed; readonly value: Scrubbed }[];
  readonly bodySize: number;
}

/** Creates the entry of an exchange. */
export function harEntry(exchange: CapturedExchange, scrubber: Scrubber): ScrubbedEntry {
  const { startedAt, duration, method, status, request, response } = exchange;
  const { pathname } = new URL(exchange.url);
  const isSuccess = status >= 200 && status < 300;
  const answer = isSuccess ? jsonOf(response) : undefined;
  scrubber.observe({ method, pathname, sent: jsonOf(request) }, { status, answer });
  const path = scrubber.placeOf(pathname);
  const ask = `${method} ${path}`;
  const reply = `${ask} ${status}`;
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 } as const;
  const mimeType = typeOf(response, scrubber);
  const received = scrubbedBody(
    response,
    { place: reply, address: `${method} ${pathname}` },
    scrubber,
  );
  return {
    startedDateTime: new Date(startedAt.getTime() + scrubber.shift).toISOString(),
    time: duration,
    _values: scrubber.isDeclared ? 'replaced-as-declared' : 'replaced',
    request: {
      ...common,
      method: isKnownMethod(method) ? method : 'X',
      url: scrubber.address(exchange.url),
      headers: headersOf(request, pathname, ask, scrubber),
      // This list is empty, because readers of the recording take the query from the URL.
      queryString: [],
      bodySize: request.size,
      ...(request.size > 0 && {
        postData: {
          mimeType: typeOf(request, scrubber),
          text:
            scrubbedBody(request, { place: ask, address: `${method} ${pathname}` }, scrubber) ?? '',
        },
      }),
    },
    response: {
      ...common,
      status,
      statusText: STATUS_CODES[status] ?? '',
      headers: headersOf(response, pathname, reply, scrubber),
      redirectURL: '',
      bodySize: response.size,
      content: { size: response.size, mimeType, ...(received !== undefined && { text: received }) },
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
  };
}

function headersOf(
  { rawHeaders }: CapturedMessage,
  path: string,
  place: string,
  scrubber: Scrubber,
): ScrubbedMessage['headers'] {
  const headers: { name: Scrubbed; value: Scrubbed }[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = scrubber.header(name, rawHeaders[index + 1] ?? '', place);
    headers.push({ name: scrubber.headerName(name, path), value });
  }
  return headers;
}

function typeOf(message: CapturedMessage, scrubber: Scrubber): Scrubbed {
  return scrubber.header('content-type', contentTypeOf(message), '');
}

function contentTypeOf({ rawHeaders }: CapturedMessage): string {
  const at = rawHeaders.findIndex(
    (name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type',
  );
  return at < 0 ? '' : (rawHeaders[at + 1] ?? '');
}

/**
 * Returns the scrubbed body as text. Returns `undefined` for bytes, and for a body that was cut off, because its
 * structure is incomplete.
 */
function scrubbedBody(
  message: CapturedMessage,
  where: { readonly place: string; readonly address: string },
  scrubber: Scrubber,
): Scrubbed | '' | undefined {
  if (message.size === 0) return '';
  const body = textOf(message);
  return body && scrubber.body(body.text, { ...body, ...where });
}

interface TextBody {
  readonly text: string;
  /** The media type without its parameters. */
  readonly type: string;
  readonly contentType: string;
}

function textOf(message: CapturedMessage): TextBody | undefined {
  if (message.body.length < message.size) return undefined;
  const bytes = decompressed(message.body, SERVICE_LIMITS.inflatedBytes.most);
  if (!bytes) return undefined;
  const contentType = contentTypeOf(message);
  return {
    text: new TextDecoder().decode(bytes),
    type: mediaTypeOf(contentType) ?? '',
    contentType,
  };
}

/** Parses a JSON body. Returns `undefined` for other bodies. */
function jsonOf(message: CapturedMessage): unknown {
  const body = textOf(message);
  if (!body || !isJsonMediaType(body.type)) return undefined;
  try {
    return JSON.parse(body.text);
  } catch {
    return undefined;
  }
}
