/** Reads the parameters of Swagger 2.0 in the path, the query and headers, and how their arrays are written. */
import type { Header, Parameter, ParameterLocation, Style } from '../../../../model/api.js';

import type { Schema } from '../../../../model/schema.js';
import type { Cursor } from '../../../source/cursor.js';
import type { Description } from '../description.js';
import { readExamples } from '../example.js';
import { readSchema, readValueSchema } from '../../json-schema/index.js';
import { ownExtensions } from '../info.js';
import { readDeprecated, readRequired, withPattern } from '../parameter-facts.js';
import type { ParameterPlace } from '../parameter-list.js';
import type { OperationPlace } from '../path-item.js';
import { readText, readTextFact } from '../../text.js';

/** How an array is written as a text. */
export interface ArrayFormat {
  readonly style: Style;
  readonly explode: boolean;
}

/**
 * Reads a parameter that is neither a body nor a form field.
 * @param parameter the parameter with its name and location
 */
export function readSimpleParameter(
  parameter: ParameterPlace & { readonly in: ParameterLocation },
  place: OperationPlace,
  description: Description,
): Parameter {
  const { cursor, name } = parameter;
  const schema = withPattern(readOwnSchema(parameter, description), name, place);
  const text = readTextFact(cursor.get('description'));
  const deprecated = readDeprecated(cursor);
  const itemStyle = nestedStyle(cursor, parameter.in);
  const reserved = cursor.get('x-ms-skip-url-encoding').value === true;
  const allowEmpty = cursor.get('allowEmptyValue').boolean() === true;
  return {
    name,
    in: parameter.in,
    required: readRequired(parameter),
    ...(text && { description: text }),
    ...(deprecated && { deprecated }),
    content: {
      kind: 'schema',
      schema,
      ...readCollectionFormat(cursor, parameter.in, schema),
      ...(!cursor.has('collectionFormat') && { assumed: ['style', 'explode'] as const }),
      ...((reserved || place.template.reserved.has(name)) && { allowReserved: true }),
      ...(allowEmpty && { allowEmptyValue: true }),
      ...(itemStyle && { itemStyle }),
    },
    examples: readExamples(cursor, description.schemas.references),
    aliases: [],
    ...ownExtensions(parameter.cursor),
    origins: [cursor.origin()],
  };
}

/** Reads the schema of a parameter or form field from its own keywords. `schema`, as in OpenAPI 3, is accepted too. */
export function readOwnSchema(parameter: ParameterPlace, description: Description): Schema {
  const { cursor, name } = parameter;
  if (cursor.has('schema') && !cursor.has('type')) {
    cursor.get('schema').add('param/schema', { name });
    return readSchema(cursor.get('schema'), description.schemas);
  }
  const schema = readValueSchema(cursor, description.schemas);
  if (schema.kind !== 'unknown') return schema;
  const place = cursor.has('name') ? cursor.get('name') : cursor;
  place.add('param/type-unknown', { name });
  // The document declares no type, so the schema has no origin.
  return { ...schema, origins: [] };
}

const QUERY = new Map<string, ArrayFormat>([
  ['csv', { style: 'form', explode: false }],
  ['multi', { style: 'form', explode: true }],
  ['ssv', { style: 'spaceDelimited', explode: false }],
  ['pipes', { style: 'pipeDelimited', explode: false }],
  ['tsv', { style: 'tabDelimited', explode: false }],
]);

/**
 * Returns how an array is written: as declared, or by default. The result is always set, because the default of Swagger
 * 2.0 (`csv`) differs from that of OpenAPI 3.
 * @param cursor the object that may contain `collectionFormat`
 * @param location the location of the parameter; `formData` is treated like `query`
 */
export function readCollectionFormat(
  cursor: Cursor,
  location: ParameterLocation | 'formData',
  schema: Schema,
): ArrayFormat {
  const inQuery = ['query', 'formData', 'querystring'].includes(location);
  const plain: ArrayFormat = inQuery
    ? { style: 'form', explode: true }
    : { style: location === 'cookie' ? 'form' : 'simple', explode: false };
  const place = cursor.get('collectionFormat');
  const format = place.text();
  // A schema with a `$ref`, or of an unknown type, may be an array, so a declared format is used.
  const scalar = ['string', 'number', 'integer', 'boolean', 'binary', 'enum'].includes(schema.kind);
  if (scalar) {
    if (format !== undefined && format !== 'csv')
      place.add('param/collection-format', { format, isList: false });
    return plain;
  }
  if (format === undefined && schema.kind !== 'array' && schema.kind !== 'tuple') return plain;
  const joining = QUERY.get(format ?? 'csv');
  if (!joining || (format === 'multi' && !inQuery)) {
    place.add('param/collection-format', { format: format ?? '', isList: true });
    return inQuery ? { style: 'form', explode: false } : plain;
  }
  return inQuery || joining.style !== 'form' ? joining : plain;
}

/** Returns how the arrays inside an array are written. */
export function nestedStyle(cursor: Cursor, location: ParameterLocation): Style | undefined {
  const items = cursor.get('items');
  if (items.type !== 'object' || items.get('type').value !== 'array') return undefined;
  const format = items.get('collectionFormat').text() ?? 'csv';
  const style = QUERY.get(format)?.style ?? 'form';
  return style === 'form' && location !== 'query' ? 'simple' : style;
}

/** Reads the headers of a response. `Content-Type` is skipped, because the media types declare it. */
export function readResponseHeaders(headers: Cursor, description: Description): Header[] {
  return headers.entries().flatMap(([name, cursor]) => {
    if (name.toLowerCase() === 'content-type') return [];
    const text = readText(cursor.get('description'));
    const schema = cursor.has('schema')
      ? readSchema(cursor.get('schema'), description.schemas)
      : readValueSchema(cursor, description.schemas);
    return [
      {
        name,
        ...(text !== undefined && { description: text }),
        schema,
        origins: [cursor.origin()],
      },
    ];
  });
}
