/** Reads the request bodies of Swagger 2.0, from a `body` parameter or from form fields. */
import type { Body, Encoding, Media } from '../../../../model/api.js';
import { byPreference } from '../../../../model/media-type.js';
import { fact, type Fact } from '../../../../model/origin.js';
import type { Example, Property, Schema } from '../../../../model/schema.js';
import type { Cursor } from '../../../source/cursor.js';
import type { Description } from '../description.js';
import { readExamples } from '../example.js';
import { ownExtensions } from '../info.js';
import { readSchema } from '../../json-schema/index.js';
import { withNotes } from '../../json-schema/notes.js';
import { mediaTypeName } from '../media-type.js';
import type { ParameterPlace } from '../parameter-list.js';
import type { OperationPlace } from '../path-item.js';
import { nestedStyle, readCollectionFormat, readOwnSchema } from './parameters.js';
import { readText, readTextFact } from '../../text.js';

const WRITES = ['POST', 'PUT', 'PATCH'];
const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/**
 * Returns the `consumes` or `produces` that applies to an operation: its own list, even if that is empty, otherwise the
 * document's.
 */
export function mediaTypes(
  key: 'consumes' | 'produces',
  place: OperationPlace,
  description: Description,
): string[] | undefined {
  const own = place.operation.get(key);
  const list = own.exists ? own : description.root.get(key);
  if (!list.exists) return undefined;
  const items = list.type === 'string' ? [list] : list.items();
  const names = items.flatMap((item) => {
    const text = item.text();
    const name = text === undefined ? undefined : mediaTypeName(text);
    if (text !== undefined && name === undefined) item.add('media/type', { found: text });
    return name ?? [];
  });
  return [...new Set(names)].sort(byPreference);
}

/**
 * Returns the body of an operation; `undefined` if it has none. If the body is not described, its list of media types
 * is empty.
 */
export function readBodyParameters(
  declared: readonly ParameterPlace[],
  place: OperationPlace,
  description: Description,
): Body | undefined {
  const [body, second] = declared.filter((parameter) => parameter.in === 'body');
  const fields = declared.filter((parameter) => parameter.in === 'formData');
  const extra = fields.length > 0 ? body : second;
  if (extra) extra.cursor.add('body/multiple', { isForm: fields.length > 0 });
  const described = body ?? fields[0];
  if (!described) return undescribed(place, description);
  if (['GET', 'HEAD'].includes(place.method)) {
    described.cursor.add('body/on-get', { method: place.method });
  }
  return fields.length > 0 || !body
    ? readForm(fields, place, description)
    : readWhole(body, place, description);
}

function undescribed(
  { method, operation }: OperationPlace,
  { root, describesBodies }: Description,
): Body | undefined {
  if (describesBodies || !WRITES.includes(method)) return undefined;
  const consumes = operation.exists ? operation.get('consumes') : root.get('consumes');
  // An operation that declares an empty list of media types has no body.
  if (consumes.type === 'array' && consumes.items().length === 0) return undefined;
  operation.add('body/unknown', { method, isUndeclared: true }, 'key');
  const origins = [operation.origin('assumed')];
  return { required: { value: false, origins }, media: [], origins };
}

function readWhole(
  { cursor }: ParameterPlace,
  place: OperationPlace,
  description: Description,
): Body {
  const text = readTextFact(cursor.get('description'));
  const schema: Schema = cursor.has('schema')
    ? readSchema(cursor.get('schema'), description.schemas)
    : readTyped(cursor, description);
  const declared = mediaTypes('consumes', place, description) ?? [];
  const types = declared.length > 0 ? declared : [defaultType(schema)];
  const examples = readExamples(cursor, description.schemas.references);
  return {
    required: required([cursor], cursor),
    ...(text && { description: text }),
    media: types.map((type): Media =>
      media(type, schema, cursor, { examples: examplesFor(type, types, examples) }),
    ),
    ...(cursor.has('schema') && ownExtensions(cursor)),
    origins: [cursor.origin()],
  };
}

/**
 * Returns the examples of a media type. A key of `x-examples` may be a media type, as in the examples of responses. An
 * example under any other key belongs to all media types.
 */
function examplesFor(
  type: string,
  types: readonly string[],
  examples: readonly Example[],
): readonly Example[] {
  return examples.flatMap((one) => {
    const named = one.name.includes('/') ? mediaTypeName(one.name) : undefined;
    if (named === undefined || !types.includes(named)) return [one];
    return named === type ? [{ ...one, name: '' }] : [];
  });
}

/** Reads the schema of a body that declares its type next to `in`, as other parameters do. */
function readTyped(cursor: Cursor, description: Description): Schema {
  const name = cursor.get('name').string() ?? '';
  return readOwnSchema({ name, in: 'body', cursor }, description);
}

/** Returns the media type of a body for which none is declared. */
export function defaultType(schema: Schema): string {
  const [value, ...others] =
    schema.kind === 'union' ? schema.members.filter(({ kind }) => kind !== 'null') : [];
  if (value && others.length === 0) return defaultType(value);
  switch (schema.kind) {
    case 'binary':
      return 'application/octet-stream';
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
    case 'enum':
    case 'any':
    case 'unknown':
      return '*/*';
    default:
      return 'application/json';
  }
}

/** Creates a `Media` object of the model. */
export function media(
  type: string,
  schema: Schema,
  cursor: Cursor,
  rest: Partial<Pick<Media, 'encoding' | 'examples'>>,
): Media {
  return { type, schema, encoding: new Map(), examples: [], ...rest, origins: [cursor.origin()] };
}

function readForm(
  fields: readonly ParameterPlace[],
  place: OperationPlace,
  description: Description,
): Body {
  const properties = new Map<string, Property>();
  const encoding = new Map<string, Encoding>();
  for (const field of fields) {
    const read = readOwnSchema(field, description);
    const text = readText(field.cursor.get('description'));
    const schema = text === undefined ? read : withNotes(read, { description: text }, field.cursor);
    properties.set(field.name, {
      schema,
      required: field.cursor.get('required').boolean() === true,
    });
    if (schema.kind === 'array') {
      const itemStyle = nestedStyle(field.cursor, 'query');
      encoding.set(field.name, {
        headers: [],
        ...readCollectionFormat(field.cursor, 'formData', schema),
        ...(itemStyle && { itemStyle }),
      });
    }
  }
  const origins = fields.map(({ cursor }) => cursor.origin());
  const schema: Schema = {
    kind: 'object',
    properties,
    rest: { kind: 'any', origins: [] },
    origins,
  };
  const cursors = fields.map(({ cursor }) => cursor);
  const [first] = cursors;
  const types = formTypes(properties, mediaTypes('consumes', place, description) ?? []);
  return {
    required: required(cursors, first ?? place.operation),
    media: types.map((type) => ({ type, schema, encoding, examples: [], origins })),
    origins,
  };
}

/** Returns the form types in `consumes`. If the form contains a file, its only type is `multipart/form-data`. */
function formTypes(
  properties: ReadonlyMap<string, Property>,
  consumes: readonly string[],
): string[] {
  const file = [...properties.values()].some(({ schema }) => {
    const inner = schema.kind === 'array' ? schema.items : schema;
    return inner.kind === 'binary';
  });
  if (file) return [MULTIPART];
  const forms = consumes.filter((type) => type === URLENCODED || type.startsWith('multipart/'));
  return forms.length > 0 ? forms : [URLENCODED];
}

/** Returns true if the `body` parameter, or one of the form fields, is required. */
function required(cursors: readonly Cursor[], whole: Cursor): Fact<boolean> {
  for (const cursor of cursors) {
    const place = cursor.get('required');
    if (place.boolean() === true) return fact(true, place.origin());
  }
  const place = whole.get('required');
  return place.boolean() === undefined
    ? fact(false, whole.origin('assumed'))
    : fact(false, place.origin());
}
