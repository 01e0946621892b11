/** Reads bodies in HTTP archives. They may be plain text, base64, compressed, split into parts, or omitted. */
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';
import { isJsonMediaType } from '../../../model/media-type.js';
import type { Cursor } from '../../source/cursor.js';
import { parseEmbedded } from '../../source/json/embedded.js';
import { decompressed } from '../../source/decompress.js';
import { recordedMediaType } from '../content-type.js';
import { readFormParts } from '../form-data.js';
import type { Content, ContentForm, FormField, NamedText } from '../traffic/index.js';
import { textAt } from './text.js';

const FORM = 'application/x-www-form-urlencoded';
const STREAMS = /^(?:text\/event-stream|application\/(?:x-ndjson|jsonl|json-seq))/;

/**
 * Reads the body of a recorded request.
 * @param request the object `request`; its member `postData` contains the body (HAR 1.2 §postData)
 * @returns `undefined` if the request had no body
 */
export function recordedRequestBody(
  request: Cursor,
  headers: readonly NamedText[],
): Content | undefined {
  const postData = request.get('postData');
  const contentType = textAt(postData.get('mimeType')) || contentTypeOf(headers);
  const mediaType = recordedMediaType(contentType) ?? '';
  const params = postData.get('params');
  const hasParams = Array.isArray(params.value) && params.value.length > 0;
  const text = textAt(postData.get('text'));
  if (!hasParams && text === '') {
    const size = request.get('bodySize').value;
    const isSent = typeof size === 'number' && size > 0 && mediaType !== '';
    return isSent ? { mediaType, read: () => ({ kind: 'missing' }) } : undefined;
  }
  const read = (): ContentForm =>
    hasParams && !isJsonMediaType(mediaType)
      ? { kind: 'fields', fields: readParams(params) }
      : formOf(text, mediaType, contentType);
  return { mediaType, read };
}

/**
 * Reads the body of a recorded response.
 * @param response the object `response`; its member `content` contains the body
 * @returns `undefined` if the response had no body
 */
export function recordedResponseBody(
  response: Cursor,
  headers: readonly NamedText[],
): Content | undefined {
  const content = response.get('content');
  if (content.type !== 'object') return undefined;
  const text = textAt(content.get('text'));
  const size = content.get('size').value;
  const contentType = textAt(content.get('mimeType')) || contentTypeOf(headers);
  // Chrome uses this name for a response without a media type.
  const mediaType = contentType === 'x-unknown' ? '' : (recordedMediaType(contentType) ?? '');
  if (text === '') {
    const isSent = typeof size === 'number' && size > 0 && mediaType !== '';
    return isSent ? { mediaType, read: () => ({ kind: 'missing' }) } : undefined;
  }
  const isBase64 = textAt(content.get('encoding')).toLowerCase() === 'base64';
  const read = (): ContentForm =>
    isBase64
      ? formOfBytes(Buffer.from(text, 'base64'), mediaType, contentType)
      : formOf(text, mediaType, contentType);
  return { mediaType, read };
}

function formOfBytes(bytes: Buffer, mediaType: string, contentType: string): ContentForm {
  if (!isText(mediaType)) return { kind: 'binary' };
  // Some recorders store the compressed bytes of the body.
  const plain = decompressed(bytes, READING_LIMITS.inflatedBytes.most);
  return plain
    ? formOf(new TextDecoder().decode(plain), mediaType, contentType)
    : { kind: 'missing' };
}

function isText(mediaType: string): boolean {
  const isWritten = /^text\/|[/+]xml\b|javascript|graphql/.test(mediaType);
  return (
    mediaType === '' ||
    isWritten ||
    isJsonMediaType(mediaType) ||
    mediaType === FORM ||
    STREAMS.test(mediaType)
  );
}

function formOf(text: string, mediaType: string, contentType: string): ContentForm {
  if (STREAMS.test(mediaType)) return { kind: 'stream', items: streamItems(text, mediaType) };
  if (isJsonMediaType(mediaType)) {
    const value = parsed(text);
    return value ? { kind: 'json', value: value.json } : { kind: 'missing' };
  }
  if (mediaType === FORM) return { kind: 'fields', fields: readPairs(withoutHeaders(text)) };
  if (mediaType.startsWith('multipart/form-data')) {
    const fields = readFormParts(text, contentType);
    return fields ? { kind: 'fields', fields } : { kind: 'missing' };
  }
  return isText(mediaType) ? { kind: 'text', text } : { kind: 'binary' };
}

function parsed(text: string): { readonly json: unknown } | undefined {
  const found = parseEmbedded(text.startsWith('\uFEFF') ? text.slice(1) : text);
  return found?.notFinite.length === 0 ? { json: found.value } : undefined;
}

/** Returns the items of a stream that are JSON: the data of events (HTML §9.2), or whole lines. */
function streamItems(text: string, mediaType: string): unknown[] {
  const isEvents = mediaType.startsWith('text/event-stream');
  return text.split(/\r\n|[\r\n]/).flatMap((line) => {
    if (isEvents && !line.startsWith('data:')) return [];
    const item = parsed(isEvents ? line.slice('data:'.length) : line.replace(/^\x1e/, ''));
    return item ? [item.json] : [];
  });
}

/** Removes the headers that Firefox stores in the text of a form. */
function withoutHeaders(text: string): string {
  if (!/^content-type:/i.test(text)) return text;
  const end = text.indexOf('\r\n\r\n');
  return end < 0 ? text : text.slice(end + 4);
}

/**
 * Reads the fields of a URL-encoded form. A field without `=` is omitted: according to WHATWG URL §5.1 its text is a
 * name, but it may be private data.
 */
function readPairs(text: string): FormField[] {
  const pairs = text.split('&').filter((pair) => pair.includes('='));
  return [...new URLSearchParams(pairs.join('&'))].map(([name, value]) => ({
    name,
    value,
    isFile: false,
  }));
}

function readParams(params: Cursor): FormField[] {
  return params.items().flatMap((item): FormField[] => {
    const name = textAt(item.get('name'));
    if (name === '') return [];
    return [
      { name, value: textAt(item.get('value')), isFile: textAt(item.get('fileName')) !== '' },
    ];
  });
}

function contentTypeOf(headers: readonly NamedText[]): string {
  return headers.find(([one]) => one.toLowerCase() === 'content-type')?.[1] ?? '';
}
