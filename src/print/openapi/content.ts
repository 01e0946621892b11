/** Writes media types, examples, headers and encodings. */
import type { Encoding, Header, Media, Style } from '../../model/api.js';
import type { Example } from '../../model/schema.js';
import { EXTENSION } from '../../model/extensions.js';
import { trustOf, weakTrust } from '../../model/origin.js';
import { verbatimKeywords } from './keywords.js';
import { writeShared, type ExportState } from './export-state.js';
import { putMember, jsonObject, unlessEmptyMap, type JsonObject } from './record.js';
import { schemaObject } from './schema.js';
import { uriReference } from './uri.js';
import { versionedKeyword } from './version.js';
import { freeName } from '../../base/foundation/free-name.js';

/**
 * Writes the `content` map of a body or response.
 * @param media the declared media types; if a type is declared twice, the first declaration is written
 */
export function contentObject(media: readonly Media[], state: ExportState): JsonObject {
  const content: JsonObject = new Map();
  for (const entry of media) {
    if (content.has(entry.type)) continue;
    content.set(
      entry.type,
      writeShared(entry, state, () => mediaObject(entry, state)),
    );
  }
  return content;
}

/**
 * Writes a Media Type Object (OpenAPI 3.1 §4.8.14).
 * @param examples further examples, declared by the parameter that has this media type
 */
export function mediaObject(
  media: Media,
  state: ExportState,
  examples: readonly Example[] = [],
): JsonObject {
  const trust = trustOf(media.origins);
  const object: JsonObject = new Map();
  object.set('schema', schemaObject(media.schema, state, trust));
  addExamples(
    object,
    examples.length > 0 ? [...media.examples, ...examples] : media.examples,
    state,
  );
  if (media.encoding.size > 0) object.set('encoding', encodings(media.encoding, state));
  if (media.item) {
    object.set(
      versionedKeyword(EXTENSION.itemSchema, state.isNewer),
      schemaObject(media.item, state, trust),
    );
  }
  for (const [key, value] of keptMembers(media.keywords, state)) object.set(key, value);
  putMember(object, EXTENSION.trust, weakTrust(media.origins));
  return object;
}

function encodings(declared: Media['encoding'], state: ExportState): JsonObject {
  const object: JsonObject = new Map();
  for (const [property, entry] of declared) object.set(property, encodingObject(entry, state));
  return object;
}

const ENCODING_STYLES: ReadonlySet<Style> = new Set([
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
]);

function encodingObject(encoding: Encoding, state: ExportState): JsonObject {
  const { style } = encoding;
  const kept = keptMembers(encoding.keywords, state);
  const known = style !== undefined && ENCODING_STYLES.has(style);
  return jsonObject({
    contentType: encoding.contentType,
    headers: unlessEmptyMap(headersObject(encoding.headers, state)),
    style: known ? style : undefined,
    explode: encoding.explode,
    allowReserved: encoding.allowReserved,
    [EXTENSION.style]: known ? undefined : style,
    [EXTENSION.itemStyle]: encoding.itemStyle,
    ...Object.fromEntries(kept),
  });
}

/**
 * Returns keywords of OpenAPI 3.2 for which the model has no field. In an older document, they are kept in an
 * extension.
 */
function keptMembers(keywords: Media['keywords'], state: ExportState): JsonObject {
  const kept = verbatimKeywords(keywords, state);
  if (kept === undefined) return new Map();
  return state.isNewer ? kept : new Map([[EXTENSION.kept, kept]]);
}

/** Writes the `headers` map of a response or an encoding. */
export function headersObject(headers: readonly Header[], state: ExportState): JsonObject {
  const object: JsonObject = new Map();
  for (const header of headers) {
    object.set(
      header.name,
      writeShared(header, state, () => headerObject(header, state)),
    );
  }
  return object;
}

function headerObject(header: Header, state: ExportState): JsonObject {
  const { mediaType, examples = [] } = header;
  const object: JsonObject = jsonObject({
    description: header.description,
    required: header.required || undefined,
    deprecated: header.deprecated,
    explode: header.explode,
  });
  // In a header with a media type, the schema and the examples are in `content`.
  const described: JsonObject = mediaType === undefined ? object : new Map();
  described.set('schema', schemaObject(header.schema, state, trustOf(header.origins)));
  addExamples(described, examples, state);
  if (mediaType !== undefined) object.set('content', new Map([[mediaType, described]]));
  putMember(object, EXTENSION.trust, weakTrust(header.origins));
  return object;
}

/**
 * Writes `example` for a single value without a name, otherwise `examples`.
 * @param examples in the order of the document
 */
export function addExamples(
  object: JsonObject,
  examples: readonly Example[],
  { isNewer }: ExportState,
): void {
  const first = examples[0];
  if (first === undefined) return;
  const bare =
    first.summary === undefined &&
    first.description === undefined &&
    first.serialized === undefined;
  if (examples.length === 1 && first.name === '' && first.value !== undefined && bare) {
    object.set('example', first.value);
    return;
  }
  const named: JsonObject = new Map();
  for (const example of examples) {
    const name = freeName(example.name || 'example', named, ' ');
    named.set(name, exampleObject(example, name, isNewer));
  }
  object.set('examples', named);
}

/**
 * Writes an Example Object. OpenAPI does not allow both a value and an external value. If an example has both, the
 * external value is written as an extension. The name is repeated in an extension if it differs from the key, or if the
 * object contains no value.
 */
function exampleObject(example: Example, key: string, isNewer: boolean): JsonObject {
  const { name, value, serialized, externalValue } = example;
  const isDataValue = isNewer && serialized !== undefined;
  const empty = value === undefined && externalValue === undefined;
  const external = externalValue === undefined ? undefined : uriReference(externalValue);
  const object = jsonObject({
    summary: example.summary,
    description: example.description,
    [isDataValue ? 'dataValue' : 'value']: value,
    externalValue: value === undefined ? external : undefined,
  });
  putMember(object, isDataValue ? 'serializedValue' : EXTENSION.serialized, serialized);
  if (value !== undefined) putMember(object, EXTENSION.externalValue, external);
  if (empty || name !== key) object.set(EXTENSION.name, name);
  return object;
}
