/** Reads the bodies of requests and of saved responses in collections. */
import { isJsonMediaType } from '../../../model/media-type.js';
import type { Origin } from '../../../model/origin.js';
import type { Json } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { sniffedMediaType } from '../content-type.js';
import { readJsonText, toBoundedJson, type JsonText } from './json.js';

/** The body of one request or saved response, from which a schema is inferred. */
export interface BodyEvidence {
  /** The media type; empty if it is unknown. */
  readonly mediaType: string;
  readonly form:
    | { readonly kind: 'json'; readonly value: Json }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'fields'; readonly fields: readonly Field[] }
    | { readonly kind: 'binary' }
    /** A body is sent, but its content cannot be read. */
    | { readonly kind: 'unknown' };
  readonly origin: Origin;
}

/** A field of a form. */
export interface Field {
  readonly name: string;
  readonly value?: string;
  /** Set if the field contains files: `one` for a single file, `many` for several files under the same name. */
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
 * Reads the text of a body.
 * @param cursor the location of the text
 * @param declaredType the media type, if a header or a setting declares it; otherwise it is inferred from the text
 * @returns `undefined` if there is no text
 */
export function readBodyText(
  cursor: Cursor,
  declaredType: string | undefined,
): BodyEvidence | undefined {
  if (cursor.type === 'object' || cursor.type === 'array') return readLiteral(cursor, declaredType);
  if (cursor.type !== 'string') return undefined;
  const text = String(cursor.value);
  if (text.trim() === '') return undefined;
  const origin = cursor.origin();
  const hidden = /^\s*\{\{[^{}]{0,200}\}\}\s*$/.test(text);
  const mediaType = declaredType ?? (hidden ? '' : sniffedMediaType(text));
  if (hidden) return { mediaType, form: { kind: 'unknown' }, origin };
  if (!isJsonMediaType(mediaType)) return { mediaType, form: { kind: 'text', text }, origin };
  const json = readJson(text, cursor);
  if (!json && declaredType === undefined) {
    return { mediaType: 'text/plain', form: { kind: 'text', text }, origin };
  }
  if (!json) {
    cursor.add('collection/body-text', {});
    return { mediaType, form: { kind: 'unknown' }, origin };
  }
  if (json.repaired) cursor.add('collection/body-json', {});
  return { mediaType, form: { kind: 'json', value: json.value }, origin };
}

/** Like `readJsonText`, but reports numbers that JSON cannot represent. */
function readJson(text: string, cursor: Cursor): JsonText | undefined {
  const json = readJsonText(text);
  for (const written of json?.notFinite ?? []) cursor.add('number/not-finite', { written });
  return json;
}

/** Returns the media type for a language that Postman names (`json`, `xml`, …). */
export function mediaTypeOfLanguage(language: unknown): string | undefined {
  return typeof language === 'string' ? LANGUAGES.get(language.toLowerCase()) : undefined;
}

/** Reads a body that is data instead of text, as some clients export it. */
function readLiteral(cursor: Cursor, declaredType: string | undefined): BodyEvidence | undefined {
  const value = toBoundedJson(cursor.value);
  const form =
    value === undefined ? ({ kind: 'unknown' } as const) : ({ kind: 'json', value } as const);
  return { mediaType: declaredType ?? 'application/json', form, origin: cursor.origin() };
}

/** Parses the fields of a form that is written as one text. */
export function fieldsOfText(text: string, cursor: Cursor): Field[] {
  return text
    .split('&')
    .map((pair) => pair.split('='))
    .map(([name = '', ...value]) => textField(name, value.join('='), cursor));
}

/** Creates a field that contains a text, not a file. */
export function textField(name: string, value: string | undefined, cursor: Cursor): Field {
  const description = cursor.get('description');
  return { name, ...(value !== undefined && { value }), description, cursor };
}

/** Creates a body from fields; `undefined` if no field has a name. */
export function formOf(
  fields: readonly Field[],
  mediaType: string,
  cursor: Cursor,
): BodyEvidence | undefined {
  const named = fields.filter(({ name }) => name !== '');
  if (named.length === 0) return undefined;
  return { mediaType, form: { kind: 'fields', fields: named }, origin: cursor.origin() };
}

/** Reads a GraphQL body. Its variables are an object, or a text that contains JSON. */
export function readGraphql(cursor: Cursor): BodyEvidence | undefined {
  const [query, variables, name] = ['query', 'variables', 'operationName'].map(
    (key) => cursor.get(key).value,
  );
  if (typeof query !== 'string' || query.trim() === '') return undefined;
  const members = new Map<string, Json>([['query', query]]);
  const read =
    typeof variables === 'string' ? readJson(variables, cursor)?.value : toBoundedJson(variables);
  if (read instanceof Map) members.set('variables', read);
  if (typeof name === 'string' && name !== '') members.set('operationName', name);
  const form = { kind: 'json', value: members } as const;
  return { mediaType: 'application/json', form, origin: cursor.origin() };
}
