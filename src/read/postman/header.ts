/** Headers in Postman collections, and which of them are parameters of the API. */
import type { Cursor } from '../../source/cursor.js';

export interface HeaderEntry {
  readonly name: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly description?: Cursor;
  readonly cursor: Cursor;
}

/** Stated elsewhere in a description: as media types and as security. */
const RESERVED = new Set(['accept', 'content-type', 'authorization']);
const TRANSPORT = new Set([
  'accept-encoding',
  'cache-control',
  'connection',
  'content-length',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'postman-token',
  'pragma',
  'proxy-authorization',
  'referer',
  'te',
  'traceparent',
  'tracestate',
  'transfer-encoding',
  'upgrade',
  'upgrade-insecure-requests',
  'user-agent',
  'via',
  'x-requested-with',
]);
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/;

/**
 * Reads headers: a list of `{key, value}`, one text with a header per line, or nothing.
 * Names that are no HTTP tokens are dropped; those that a variable computes are reported.
 */
export function readHeaderEntries(cursor: Cursor): HeaderEntry[] {
  if (!cursor.exists) return [];
  if (cursor.type === 'string') {
    return String(cursor.value)
      .split('\n')
      .flatMap((line) => headerOf(line, cursor));
  }
  return cursor.items().flatMap((item) => {
    if (item.type === 'string') return headerOf(String(item.value), item);
    if (item.type !== 'object') return [];
    const name = String(item.get('key').value ?? '').trim();
    const { value } = item.get('value');
    if (name.includes('{{')) item.get('key').add('postman/dynamic-name', { name });
    if (!TOKEN.test(name)) return [];
    return [
      {
        name,
        value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
        disabled: item.get('disabled').value === true,
        description: item.get('description'),
        cursor: item,
      },
    ];
  });
}

/** The value of the first enabled header of a name, without regard to case. */
export function headerValue(headers: readonly HeaderEntry[], name: string): string | undefined {
  const found = headers.find((header) => !header.disabled && header.name.toLowerCase() === name);
  return found && found.value.trim() !== '' ? found.value : undefined;
}

/**
 * What a header is: a parameter, several of them (cookies), something said elsewhere, or a matter of the transport.
 * @param dropped further names that the configuration drops
 */
export function headerRole(
  name: string,
  dropped: readonly string[],
): 'parameter' | 'cookies' | 'reserved' | 'transport' {
  const lower = name.toLowerCase();
  if (lower === 'cookie') return 'cookies';
  if (RESERVED.has(lower)) return 'reserved';
  const transport = TRANSPORT.has(lower) || /^(?:sec|x-forwarded)-/.test(lower);
  return transport || dropped.some((one) => one.toLowerCase() === lower)
    ? 'transport'
    : 'parameter';
}

/**
 * The names of the cookies in a `Cookie` header (RFC 6265 §4.2.1); one that a variable computes is reported. Their values
 * are left behind: nearly always they are sessions.
 */
export function cookieNames({ value, cursor }: HeaderEntry): readonly string[] {
  const names = value.split(';').flatMap((piece) => {
    const [name = ''] = piece.split('=').map((part) => part.trim());
    if (name.includes('{{')) cursor.get('key').add('postman/dynamic-name', { name });
    return TOKEN.test(name) ? [name] : [];
  });
  return [...new Set(names)];
}

/**
 * A media type as the model writes it: lower case, without `charset` and `boundary`.
 * @param value the value of a Content-Type header
 * @returns nothing when it is no media type
 */
export function mediaTypeOf(value: string | undefined): string | undefined {
  const [essence = '', ...parameters] = (value ?? '').toLowerCase().split(';');
  const type = essence.trim();
  if (!/^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/.test(type)) return undefined;
  const kept = parameters
    .map((parameter) => parameter.trim())
    .filter((parameter) => /^(?!charset|boundary)[\w-]{1,40}=["\w.+-]{1,80}$/.test(parameter));
  return [type, ...kept].join('; ');
}

function headerOf(line: string, cursor: Cursor): HeaderEntry[] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon)).trim();
  if (!TOKEN.test(name)) return [];
  return [{ name, value: line.slice(colon + 1).trim(), disabled: false, cursor }];
}
