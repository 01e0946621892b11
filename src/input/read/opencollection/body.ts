/** Reads bodies in the structure of OpenCollection. Other collection formats are converted to this structure. */
import { isJsonMediaType } from '../../../model/media-type.js';
import { mediaTypeOf } from '../content-type.js';
import type { Cursor } from '../../source/cursor.js';
import {
  fieldsOfText,
  formOf,
  readGraphql,
  readBodyText,
  textField,
  type BodyEvidence,
  type Field,
} from '../collection/body.js';
import { readFormParts } from '../form-data.js';
import { entriesOf, readFields, scalarText } from '../collection/entries.js';

const TYPES = new Map([
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['html', 'text/html'],
  ['text', 'text/plain'],
  ['sparql', 'application/sparql-query'],
]);
const FORM = 'application/x-www-form-urlencoded';

/**
 * Reads `body`: `{ type, data }`, or the selected one of several bodies.
 * @param contentType the value of the Content-Type header
 * @returns `undefined` if no body is sent
 */
export function readBody(body: Cursor, contentType: string | undefined): BodyEvidence | undefined {
  const one = selected(body);
  if (one.type !== 'object') return undefined;
  const data = one.get('data');
  const declaredType = mediaTypeOf(contentType);
  const type = String(one.get('type').value ?? '');
  switch (type) {
    case 'form-urlencoded':
      return readFields(data, FORM);
    case 'multipart-form':
      return readFields(data, 'multipart/form-data');
    case 'file':
      return readFile(data, declaredType);
    case 'graphql':
      return readGraphql(one);
    case 'raw':
      return readRaw(data, contentType ?? '', declaredType);
    default: {
      const text = scalarText(data);
      return text === undefined
        ? undefined
        : readBodyText(data.as(text), declaredType ?? TYPES.get(type));
    }
  }
}

/** Returns the body that is selected in `[{ title, selected, body }]`. */
function selected(body: Cursor): Cursor {
  if (body.type !== 'array') return body;
  const all = entriesOf(body);
  const chosen = all.find((one) => one.get('selected').value === true) ?? all[0];
  return chosen ? chosen.get('body') : body;
}

function readFile(data: Cursor, declaredType: string | undefined): BodyEvidence | undefined {
  const files = entriesOf(data);
  const file = files.find((one) => one.get('selected').value === true) ?? files[0];
  if (!file) return undefined;
  const own = mediaTypeOf(scalarText(file.get('contentType')));
  const mediaType = declaredType ?? own ?? 'application/octet-stream';
  // The file that contains the body is never opened, so only its media type is known.
  const isText = isJsonMediaType(mediaType) || /xml|^text\//.test(mediaType);
  return { mediaType, form: { kind: isText ? 'unknown' : 'binary' }, origin: data.origin() };
}

/** Reads a body that is written after the headers in a text file. */
function readRaw(
  data: Cursor,
  contentType: string,
  declaredType: string | undefined,
): BodyEvidence | undefined {
  const text = scalarText(data) ?? '';
  if (declaredType === FORM) {
    // Each pair may be on its own line, with spaces around it.
    const lines = text.split('\n').map((line) => line.trim());
    const pairs = lines
      .join('')
      .split('&')
      .map((pair) => pair.split('='));
    const joined = pairs.map((pair) => pair.map((one) => one.trim()).join('=')).join('&');
    return formOf(fieldsOfText(joined, data), FORM, data);
  }
  if (declaredType?.startsWith('multipart/form-data') !== true)
    return readBodyText(data, declaredType);
  const parts = readFormParts(text, contentType) ?? [];
  const fields = parts.map(({ name, value, isFile }): Field => {
    const file = isFile || /^<(?:@\w{0,20})? /.test(value.trimStart());
    const field = textField(name, file ? undefined : value, data);
    return file ? { ...field, file: 'one' } : field;
  });
  const mediaType = 'multipart/form-data';
  if (fields.length > 0) return formOf(fields, mediaType, data);
  return { mediaType, form: { kind: 'unknown' }, origin: data.origin() };
}
