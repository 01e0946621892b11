/** Bodies of Postman requests and saved responses, in every mode. */
import { isJsonMediaType } from '../../model/media-type.js';
import type { Origin } from '../../model/origin.js';
import type { Json } from '../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { mediaTypeOf } from '../content-type.js';
import { readJsonText, toBoundedJson } from './json.js';

/** What one request or response shows of a body. */
export interface BodyEvidence {
  /** Empty when nothing says which. */
  readonly mediaType: string;
  readonly form:
    | { readonly kind: 'json'; readonly value: Json }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'fields'; readonly fields: readonly Field[] }
    | { readonly kind: 'binary' }
    /** Something is sent, and its form cannot be read. */
    | { readonly kind: 'unknown' };
  readonly origin: Origin;
}

/** A field of a form. */
export interface Field {
  readonly name: string;
  readonly value?: string;
  /** A file, or several under one name. */
  readonly file?: 'one' | 'many';
  readonly contentType?: string;
  readonly description: Cursor;
  readonly cursor: Cursor;
}

const LANGUAGES = new Map([
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['html', 'text/html'],
  ['text', 'text/plain'],
  ['javascript', 'application/javascript'],
]);

/**
 * Reads the body of a request.
 * @param body `request.body`
 * @param contentType the value of the request's Content-Type header
 * @returns nothing when nothing is sent: no body, a disabled one, or a mode without data
 */
export function readBodyEvidence(
  body: Cursor,
  contentType: string | undefined,
): BodyEvidence | undefined {
  if (body.type === 'string') return readBodyText(body, mediaTypeOf(contentType));
  if (body.type !== 'object' || body.get('disabled').value === true) return undefined;
  const stated = mediaTypeOf(contentType);
  switch (body.get('mode').value) {
    case 'urlencoded':
      return readForm(body.get('urlencoded'), 'application/x-www-form-urlencoded');
    case 'formdata':
      return readForm(body.get('formdata'), 'multipart/form-data');
    case 'graphql':
      return readGraphql(body.get('graphql'));
    case 'file': {
      const { value } = body.get('file');
      const empty = value === undefined || value === null || value === '';
      if (empty || body.get('file').value === undefined) return undefined;
      const mediaType = stated ?? 'application/octet-stream';
      return { mediaType, form: { kind: 'binary' }, origin: body.get('file').origin() };
    }
    default: {
      const language = String(body.get('options').get('raw').get('language').value ?? '');
      return readBodyText(body.get('raw'), stated ?? LANGUAGES.get(language.toLowerCase()));
    }
  }
}

/**
 * Reads the text of a body.
 * @param cursor the text
 * @param stated its media type, where a header or a setting says so; otherwise it is sniffed
 * @returns nothing when there is no text
 */
export function readBodyText(cursor: Cursor, stated: string | undefined): BodyEvidence | undefined {
  if (cursor.type === 'object' || cursor.type === 'array') return readLiteral(cursor, stated);
  if (cursor.type !== 'string') return undefined;
  const text = String(cursor.value);
  if (text.trim() === '') return undefined;
  const origin = cursor.origin();
  const hidden = /^\s*\{\{[^{}]{0,200}\}\}\s*$/.test(text);
  const mediaType = stated ?? (hidden ? '' : sniff(text));
  if (hidden) return { mediaType, form: { kind: 'unknown' }, origin };
  if (!isJsonMediaType(mediaType)) return { mediaType, form: { kind: 'text', text }, origin };
  const json = readJsonText(text);
  if (!json && stated === undefined) {
    return { mediaType: 'text/plain', form: { kind: 'text', text }, origin };
  }
  if (!json) {
    cursor.add('postman/body-text', {});
    return { mediaType, form: { kind: 'unknown' }, origin };
  }
  if (json.repaired) cursor.add('postman/body-json', {});
  return { mediaType, form: { kind: 'json', value: json.value }, origin };
}

/** The media type of a language as Postman names it (`json`, `xml`, …). */
export function mediaTypeOfLanguage(language: unknown): string | undefined {
  return typeof language === 'string' ? LANGUAGES.get(language.toLowerCase()) : undefined;
}

/** Some exports hold the body as data instead of a text. */
function readLiteral(cursor: Cursor, stated: string | undefined): BodyEvidence | undefined {
  const value = toBoundedJson(cursor.value);
  const form =
    value === undefined ? ({ kind: 'unknown' } as const) : ({ kind: 'json', value } as const);
  return { mediaType: stated ?? 'application/json', form, origin: cursor.origin() };
}

function readForm(cursor: Cursor, mediaType: string): BodyEvidence | undefined {
  if (cursor.type === 'string') {
    const fields = String(cursor.value)
      .split('&')
      .map((pair) => pair.split('='))
      .map(([name = '', ...value]) => textField(name, value.join('='), cursor));
    return formOf(fields, mediaType, cursor);
  }
  if (!cursor.exists) return undefined;
  const fields = cursor.items().flatMap((item): Field[] => {
    if (item.type !== 'object') return [];
    const name = String(item.get('key').value ?? '');
    if (name.includes('{{')) {
      item.add('postman/dynamic-name', { name });
      return [];
    }
    const file = item.get('type').value === 'file' || item.has('src');
    const contentType = mediaTypeOf(String(item.get('contentType').value ?? ''));
    const { value } = item.get('value');
    const many =
      item.get('src').type === 'array' && (item.get('src').value as unknown[]).length > 1;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    return [
      {
        ...textField(name, file ? undefined : text, item),
        ...(file && { file: many ? 'many' : 'one' }),
        ...(contentType && { contentType }),
      },
    ];
  });
  return formOf(fields, mediaType, cursor);
}

function textField(name: string, value: string | undefined, cursor: Cursor): Field {
  const description = cursor.get('description');
  return { name, ...(value !== undefined && { value }), description, cursor };
}

function formOf(
  fields: readonly Field[],
  mediaType: string,
  cursor: Cursor,
): BodyEvidence | undefined {
  const named = fields.filter(({ name }) => name !== '');
  if (named.length === 0) return undefined;
  return { mediaType, form: { kind: 'fields', fields: named }, origin: cursor.origin() };
}

/** GraphQL over HTTP: `variables` usually are a JSON text of their own. */
function readGraphql(cursor: Cursor): BodyEvidence | undefined {
  const query = cursor.get('query').value;
  if (typeof query !== 'string' || query.trim() === '') return undefined;
  const members = new Map<string, Json>([['query', query]]);
  const variables = cursor.get('variables');
  const read =
    variables.type === 'string'
      ? readJsonText(String(variables.value))?.value
      : toBoundedJson(variables.value);
  if (read instanceof Map) members.set('variables', read);
  const name = cursor.get('operationName').value;
  if (typeof name === 'string' && name !== '') members.set('operationName', name);
  return {
    mediaType: 'application/json',
    form: { kind: 'json', value: members },
    origin: cursor.origin(),
  };
}

function sniff(text: string): string {
  const start = text.trimStart().slice(0, 20).toLowerCase();
  if (start.startsWith('{') || start.startsWith('[')) return 'application/json';
  if (/^<(?:!doctype html|html)/.test(start)) return 'text/html';
  return start.startsWith('<') ? 'application/xml' : 'text/plain';
}
