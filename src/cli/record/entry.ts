/** A recorded exchange as an entry of an HTTP archive (HAR 1.2 §entries), free of secrets. */
import { isJsonMediaType } from '../../model/media-type.js';
import { decompressed } from '../../source/decompress.js';
import { mediaTypeOf } from '../../read/content-type.js';
import { scrubHeader, scrubJson, scrubText, scrubUrl } from './scrub.js';

/** What went over the wire. */
export interface CapturedExchange {
  readonly startedAt: Date;
  /** In milliseconds. */
  readonly duration: number;
  readonly method: string;
  /** Where it went. */
  readonly url: string;
  readonly request: CapturedMessage;
  readonly response: CapturedMessage;
  /** 0 where no answer came. */
  readonly status: number;
  readonly reason: string;
}

export interface CapturedMessage {
  /** Names and values in turn, as Node tells them. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
  /** How many bytes there were: more than `body` has where it was cut off. */
  readonly size: number;
}

const FORM = 'application/x-www-form-urlencoded';
/** A body that grows beyond this is left out. */
const INFLATED = 16 * 1024 * 1024;

/** Makes the entry. */
export function harEntry(exchange: CapturedExchange): object {
  const { startedAt, duration, method, status, reason, request, response } = exchange;
  const url = scrubUrl(exchange.url);
  const sent = scrubbedBody(request);
  const received = scrubbedBody(response);
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
  return {
    startedDateTime: startedAt.toISOString(),
    time: duration,
    request: {
      ...common,
      method,
      url,
      headers: headersOf(request),
      queryString: URL.canParse(url)
        ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value }))
        : [],
      bodySize: request.size,
      ...(request.size > 0 && { postData: { mimeType: typeOf(request), text: sent ?? '' } }),
    },
    response: {
      ...common,
      status,
      statusText: reason,
      headers: headersOf(response),
      redirectURL: '',
      bodySize: response.size,
      content: {
        size: response.size,
        mimeType: typeOf(response),
        ...(received !== undefined && { text: received }),
      },
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
  };
}

function headersOf({ rawHeaders }: CapturedMessage): object[] {
  const headers: object[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    headers.push({ name, value: scrubHeader(name, rawHeaders[index + 1] ?? '') });
  }
  return headers;
}

function typeOf(message: CapturedMessage): string {
  return headerOf(message, 'content-type');
}

function headerOf({ rawHeaders }: CapturedMessage, wanted: string): string {
  const at = rawHeaders.findIndex(
    (name, index) => index % 2 === 0 && name.toLowerCase() === wanted,
  );
  return at < 0 ? '' : (rawHeaders[at + 1] ?? '');
}

/** The body as text; nothing for bytes, and for what was cut off: its form would be wrong. */
function scrubbedBody(message: CapturedMessage): string | undefined {
  if (message.size === 0) return '';
  if (message.body.length < message.size) return undefined;
  const bytes = decompressed(message.body, INFLATED);
  const type = mediaTypeOf(typeOf(message)) ?? '';
  if (!bytes) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (isJsonMediaType(type)) return scrubbedJson(text);
  if (type === FORM) return scrubbedForm(text);
  if (/^(?:text\/event-stream|application\/(?:x-ndjson|jsonl))/.test(type))
    return scrubbedLines(text);
  return type.startsWith('text/') ? scrubText(text) : undefined;
}

function scrubbedJson(text: string): string | undefined {
  try {
    return JSON.stringify(scrubJson(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

function scrubbedForm(text: string): string {
  const pairs = [...new URLSearchParams(text)].map(([name, value]) => {
    const scrubbed = scrubJson(value, name);
    return [name, typeof scrubbed === 'string' ? scrubbed : ''];
  });
  return new URLSearchParams(pairs).toString();
}

/** Streams of JSON, line by line; what is no JSON is a text of somebody. */
function scrubbedLines(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => {
      const [, field = '', data = ''] = /^(data: ?)?(.*)$/s.exec(line) ?? [];
      if (data === '' || /^(?:id|event|retry):/.test(line))
        return field === '' ? scrubText(line) : field;
      return field + (scrubbedJson(data) ?? scrubText(data));
    })
    .join('\n');
}
