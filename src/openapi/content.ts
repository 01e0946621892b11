/** Media types, examples, headers and encodings. */
import type { Encoding, Header, Media, Style } from '../model/api.js';
import type { Example, Json } from '../model/schema.js';
import { X } from '../model/vocabulary.js';
import { trustOf } from '../model/origin.js';
import { keptKeywords } from './keywords.js';
import type { Naming } from './naming.js';
import { record, unlessEmptyMap, weakTrust, type JsonObject } from './record.js';
import { schemaObject } from './schema.js';
import { uriReference } from './uri.js';

/**
 * The `content` map.
 * @param media every media type that is stated; of two entries of one type the first counts
 */
export function contentObject(media: readonly Media[], naming: Naming): JsonObject {
  const content: JsonObject = new Map();
  for (const entry of media) {
    if (!content.has(entry.type)) content.set(entry.type, mediaObject(entry, naming));
  }
  return content;
}

/**
 * A Media Type Object (OpenAPI 3.1 §4.8.14).
 * @param examples further examples, of the parameter that the media type belongs to
 */
export function mediaObject(
  media: Media,
  naming: Naming,
  examples: readonly Example[] = [],
): JsonObject {
  const encoding: JsonObject = new Map();
  for (const [property, entry] of media.encoding) {
    encoding.set(property, encodingObject(entry, naming));
  }
  const trust = trustOf(media.origins);
  return record({
    schema: schemaObject(media.schema, naming, trust),
    ...examplesOf([...media.examples, ...examples]),
    encoding: unlessEmptyMap(encoding),
    [X.itemSchema]: media.item && schemaObject(media.item, naming, trust),
    [X.kept]: keptKeywords(media.keywords, naming),
    [X.trust]: weakTrust(media.origins),
  });
}

const ENCODING_STYLES: ReadonlySet<Style> = new Set([
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
]);

function encodingObject(encoding: Encoding, naming: Naming): JsonObject {
  const { style } = encoding;
  const known = style !== undefined && ENCODING_STYLES.has(style);
  return record({
    contentType: encoding.contentType,
    headers: unlessEmptyMap(headersObject(encoding.headers, naming)),
    style: known ? style : undefined,
    explode: encoding.explode,
    allowReserved: encoding.allowReserved,
    [X.style]: known ? undefined : style,
    [X.kept]: keptKeywords(encoding.keywords, naming),
  });
}

/** The `headers` map of a response or an encoding. */
export function headersObject(headers: readonly Header[], naming: Naming): JsonObject {
  const object: JsonObject = new Map();
  for (const header of headers) {
    const { mediaType, examples = [] } = header;
    const described = record({
      schema: schemaObject(header.schema, naming, trustOf(header.origins)),
      ...examplesOf(examples),
    });
    object.set(
      header.name,
      record({
        description: header.description,
        required: header.required || undefined,
        deprecated: header.deprecated,
        explode: header.explode,
        ...(mediaType === undefined
          ? Object.fromEntries(described)
          : { content: record({ [mediaType]: described }) }),
        [X.trust]: weakTrust(header.origins),
      }),
    );
  }
  return object;
}

/**
 * `example`, for one nameless value, or `examples`.
 * @param examples in the order of the document
 */
export function examplesOf(examples: readonly Example[]): Record<string, Json> {
  const [first] = examples;
  if (first === undefined) return {};
  const bare = first.summary === undefined && first.description === undefined;
  if (examples.length === 1 && first.name === '' && first.value !== undefined && bare) {
    return { example: first.value };
  }
  const object: JsonObject = new Map();
  for (const example of examples) {
    const name = freeName(example.name, object);
    object.set(name, exampleObject(example, name));
  }
  return { examples: object };
}

function freeName(wanted: string, taken: ReadonlyMap<string, Json>): string {
  const base = wanted === '' ? 'example' : wanted;
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base} ${count}`;
  return name;
}

/**
 * An Example Object; a value wins over an external one, since only one of them is allowed.
 * The name is said again where it had to change, or where nothing else tells the object from a plain value.
 */
function exampleObject(example: Example, key: string): JsonObject {
  const { name, value, externalValue } = example;
  const empty = value === undefined && externalValue === undefined;
  const external = externalValue === undefined ? undefined : uriReference(externalValue);
  return record({
    summary: example.summary,
    description: example.description,
    value,
    externalValue: value === undefined ? external : undefined,
    [X.serialized]: example.serialized,
    [X.externalValue]: value === undefined ? undefined : external,
    [X.name]: empty || name !== key ? name : undefined,
  });
}
