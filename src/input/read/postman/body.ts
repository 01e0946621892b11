/** Reads the bodies of Postman requests, in every mode. */
import type { Cursor } from '../../source/cursor.js';
import {
  fieldsOfText,
  formOf,
  readGraphql,
  mediaTypeOfLanguage,
  readBodyText,
  textField,
  type BodyEvidence,
  type Field,
} from '../collection/body.js';
import { mediaTypeOf } from '../content-type.js';

/**
 * Reads the body of a request.
 * @param body the location of `request.body`
 * @param contentType the value of the request's Content-Type header
 * @returns `undefined` if no body is sent, because it is absent, disabled, or has a mode without data
 */
export function readBodyEvidence(
  body: Cursor,
  contentType: string | undefined,
): BodyEvidence | undefined {
  if (body.type === 'string') return readBodyText(body, mediaTypeOf(contentType));
  if (body.type !== 'object' || body.get('disabled').value === true) return undefined;
  const declaredType = mediaTypeOf(contentType);
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
      const mediaType = declaredType ?? 'application/octet-stream';
      return { mediaType, form: { kind: 'binary' }, origin: body.get('file').origin() };
    }
    default: {
      const language = String(body.get('options').get('raw').get('language').value ?? '');
      return readBodyText(body.get('raw'), declaredType ?? mediaTypeOfLanguage(language));
    }
  }
}

function readForm(cursor: Cursor, mediaType: string): BodyEvidence | undefined {
  if (cursor.type === 'string') {
    const fields = fieldsOfText(String(cursor.value), cursor);
    return formOf(fields, mediaType, cursor);
  }
  if (!cursor.exists) return undefined;
  const fields = cursor.items().flatMap((item): Field[] => {
    if (item.type !== 'object') return [];
    const name = String(item.get('key').value ?? '');
    if (name.includes('{{')) {
      item.add('collection/dynamic-name', { name });
      return [];
    }
    const file = item.get('type').value === 'file' || item.has('src');
    const contentType = mediaTypeOf(String(item.get('contentType').value ?? ''));
    const { value } = item.get('value');
    const { value: src } = item.get('src');
    const many = Array.isArray(src) && src.length > 1;
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
