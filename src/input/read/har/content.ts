/** Reads bodies in HTTP archives. They may be plain text, base64, compressed, split into parts, or omitted. */
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';
import { isJsonMediaType } from '../../../model/media-type.js';
import type { Cursor } from '../../source/cursor.js';
import { parseEmbedded } from '../../source/json/embedded.js';
import { decompressed } from '../../source/decompress.js';
import { recordedMediaType, sniffedMediaType } from '../content-type.js';
import { readFormParts } from '../form-data.js';
import type { Content, ContentForm, FormField, NamedText } from '../traffic/index.js';
import { textAt } from './text.js';

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
const STREAMS = /^(?:text\/event-stream|application\/(?:x-ndjson|jsonl|json-seq))/;

/**
 * Reads the body of a recorded request. If no media type is recorded, it is inferred from the content.
 * @param request the object `request`; its member `postData` contains the body (HAR 1.2 §postData)
 * @returns `undefined` if the request had no body
 */
export function recordedRequestBody(
  request: Cursor,
  headers: readonly NamedText[],
): Content | undefined {
  const postData = request.get('postData');
  const contentType = textAt(postData.get('mimeType')) || contentTypeOf(headers);
  const recordedType = recordedMediaType(contentType) ?? '';
  const params = postData.get('params');
  if (!isJsonMediaType(recordedType) && Array.isArray(params.value) && params.value.length > 0) {
    const fields = readParams(params);
    const sentAs = fields.some(({ isFile }) => isFile) ? MULTIPART : FORM;
    return { mediaType: recordedType || sentAs, read: () => ({ kind: 'fields', fields }) };
  }
  return contentOf(postData, request.get('bodySize'), contentType, true);
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
  const recorded = textAt(content.get('mimeType')) || contentTypeOf(headers);
  // Chrome uses this name for a response without a media type.
  const contentType = recorded === 'x-unknown' ? '' : recorded;
  return contentOf(content, content.get('size'), contentType, false);
}

/**
 * Reads the body in `postData` or `content`, which have the same form.
 * @param size the location of the size, which may be known although the body was not recorded
 * @param isSniffed true to infer a missing media type from the content
 */
function contentOf(
  part: Cursor,
  { value: size }: Cursor,
  contentType: string,
  isSniffed: boolean,
): Content | undefined {
  const text = textAt(part.get('text'));
  const recordedType = recordedMediaType(contentType) ?? '';
  if (text === '') {
    const isSent = typeof size === 'number' && size > 0 && recordedType !== '';
    return isSent ? { mediaType: recordedType, read: () => ({ kind: 'missing' }) } : undefined;
  }
  const bytes = bytesOf(part, text, recordedType);
  const mediaType =
    recordedType === '' && isSniffed
      ? sniffed(bytes ? decodedText(bytes, contentType) : text)
      : recordedType;
  const read = (): ContentForm =>
    bytes ? formOfBytes(bytes, mediaType, contentType) : formOf(text, mediaType, contentType);
  return { mediaType, read };
}

/** Returns the media type of a text without a recorded one; empty if the content is unreadable. */
function sniffed(text: string | undefined): string {
  if (text === undefined) return '';
  const type = sniffedMediaType(text);
  return type !== JSON_TYPE || parsed(text) ? type : 'text/plain';
}

/** Returns the bytes of a body in base64; `undefined` for a plain text, even if the recording calls it base64. */
function bytesOf(part: Cursor, text: string, mediaType: string): Buffer | undefined {
  const encoding = part.get('encoding');
  if (textAt(encoding).trim().toLowerCase() !== 'base64') return undefined;
  const bytes = Buffer.from(text, 'base64');
  // Short words and numbers, such as `true`, are also valid base64.
  const isWord = text.length < 40 && isJsonMediaType(mediaType) && parsed(text);
  const isPlain = !BASE64.test(text) || (isWord && !parsed(decodedText(bytes, '') ?? ''));
  if (isPlain) encoding.add('traffic/not-base64', {});
  return isPlain ? undefined : bytes;
}

const BASE64 = /^[\w+/\s-]*(?:={1,2}\s*)?$/;

function formOfBytes(bytes: Buffer, mediaType: string, contentType: string): ContentForm {
  if (!isText(mediaType) && !mediaType.startsWith(MULTIPART)) return { kind: 'binary' };
  const text = decodedText(bytes, contentType);
  return text === undefined ? { kind: 'missing' } : formOf(text, mediaType, contentType);
}

/** Decodes bytes. Some recorders store the compressed bytes of the body. */
function decodedText(bytes: Buffer, contentType: string): string | undefined {
  const plain = decompressed(bytes, READING_LIMITS.inflatedBytes.most);
  const charset = /charset="?([\w-]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8';
  return plain && decoderOf(charset).decode(plain);
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
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
  if (mediaType.startsWith(MULTIPART)) {
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
