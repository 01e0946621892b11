/**
 * Determines the values in samples: values from the description, or generated values that match the
 * schema.
 */
import { jsonText } from '../../../src/print/emit/json/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Api, Media, Parameter } from '../../../src/model/api.js';
import { effective, effectiveObject } from '../../../src/model/effective/effective.js';
import { isJsonMediaType } from '../../../src/model/media-type.js';
import type { Example, Json, Schema } from '../../../src/model/schema.js';
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  mediaSample,
  type Instance,
} from '../../../src/values/sample/index.js';
import { displayedExample } from './example.js';

/**
 * Returns the request body of a sample: the author's first example, even if it does not match the
 * schema, or a generated value with the required properties. If no property is required, the
 * generated value has a few of them.
 */
export function bodyValue(media: Media, api: Api): Instance {
  return sent(media, api).value;
}

const sent = memoizeByView((media: Media, api: Api): { readonly value: Instance } => {
  const { schema } = media;
  const examples = media.examples.filter((one) => rawText(one, media, api) === undefined);
  const options = { api, direction: 'write', label: 'body', readers: true } as const;
  const value =
    examples.length > 0 || isDescribed(media)
      ? (formExample(media, api) ?? mediaSample({ schema, examples }, options))
      : undefined;
  return { value: value === undefined ? emptyValue(effective(schema, api)) : value };
});

/** Returns a value of the kind of a schema, if none is found that matches the schema. */
function emptyValue({ kind }: Schema): Instance {
  if (kind === 'array') return [];
  return kind === 'object' || kind === 'unknown' || kind === 'any' ? new Map() : null;
}

/** Returns the first example of a form. Files are added to it, because JSON cannot contain them. */
function formExample({ type, schema, examples }: Media, api: Api): Instance | undefined {
  if (!type.startsWith('multipart/')) return undefined;
  const properties = effectiveObject(schema, api, 'write')?.properties ?? [];
  const files = [...properties].flatMap(([name, property]): (readonly [string, Instance])[] => {
    const target = effective(property.schema, api);
    if (target.kind === 'binary') return [[name, BYTES]];
    const isList = target.kind === 'array' && effective(target.items, api).kind === 'binary';
    return isList ? [[name, [BYTES]]] : [];
  });
  if (files.length === 0) return undefined;
  const [given] = examples.flatMap(({ value }) => (isObjectInstance(value) ? [value] : []));
  return given && new Map<string, Instance>([...given, ...files]);
}

/**
 * Returns the text of an example that must be sent as its author wrote it, such as JSON with
 * comments.
 */
function rawText(example: Example, media: Media, api: Api): string | undefined {
  const shown = displayedExample(example, media, api);
  return example.serialized ?? (shown?.language === '' ? shown.text : undefined);
}

/** Returns the JSON body of a sample. The value is `undefined` if the author's text is not JSON. */
export function bodyJson(
  media: Media,
  api: Api,
): { readonly text: string; readonly value: Instance | undefined } {
  const [first] = media.examples;
  const raw = first && rawText(first, media, api);
  if (raw !== undefined) return { text: raw, value: undefined };
  const value = bodyValue(media, api);
  return { text: textOf(value), value };
}

/** Returns a generated response body as JSON; `undefined` if its type is unknown. */
export function responseText(media: Media, api: Api): string | undefined {
  return received(media, api).text;
}

const received = memoizeByView((media: Media, api: Api): { readonly text: string | undefined } => {
  if (!isDescribed(media) || !isJsonMediaType(media.type)) return { text: undefined };
  const value = mediaSample(media, { api, direction: 'read', readers: true });
  return { text: value === undefined || value === BYTES ? undefined : textOf(value) };
});

/** Returns true if a document describes the values of a media type. */
function isDescribed({ schema }: Media): boolean {
  if (schema.kind !== 'unknown' && schema.kind !== 'any') return true;
  return schema.examples !== undefined || schema.default !== undefined || isDemanded(schema);
}

/**
 * Returns true if a schema without a type lists the allowed values, or has constraints for the
 * values of one type, such as a list of properties for objects.
 */
function isDemanded({ assertions }: Schema): boolean {
  return assertions?.forms !== undefined || assertions?.values !== undefined;
}

function textOf(value: Instance): string {
  return jsonText(jsonOf(value)).trimEnd();
}

/** Returns a value as JSON. JSON cannot contain bytes, so a placeholder replaces them. */
function jsonOf(value: Instance): Json {
  if (value === BYTES) return '<file>';
  if (isArrayInstance(value)) return value.map(jsonOf);
  if (isObjectInstance(value)) {
    return new Map([...value].map(([name, held]) => [name, jsonOf(held)] as const));
  }
  return value;
}

/**
 * Returns the value of a form field as text; `undefined` for a file, and for a value that only
 * repeats the name, because a placeholder is clearer.
 */
export function fieldText(name: string, value: Instance | undefined): string | undefined {
  if (value === undefined || value === BYTES || value === name) return undefined;
  if (isObjectInstance(value) || isArrayInstance(value)) return jsonLineOf(value);
  return String(value);
}

/** Prints a value as JSON on one line. */
export function jsonLineOf(value: Instance): string {
  const lines = jsonText(jsonOf(value)).split('\n');
  return lines
    .map((line) => line.trim())
    .join(' ')
    .trim();
}

/** Prints a value as JSON without spaces, for URLs, in which each space would be encoded. */
export function compactJson(value: Instance): string {
  return jsonText(jsonOf(value)).replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, text = '') =>
    String(text),
  );
}

/**
 * Returns the value of a parameter that the description contains: an example, the only allowed
 * value, or the default.
 */
export function parameterExample({ examples, content }: Parameter): Json | undefined {
  const { schema } = content.kind === 'media' ? content.media : content;
  const [example] = [
    ...examples.flatMap(({ value }) => (value === undefined ? [] : [value])),
    ...(content.kind === 'media'
      ? content.media.examples.flatMap(({ value }) => (value === undefined ? [] : [value]))
      : []),
    ...(schema.examples ?? []),
    ...(schema.default === undefined ? [] : [schema.default]),
    ...(schema.kind === 'enum' ? schema.values : []),
  ];
  return example === '' || example === null ? undefined : example;
}
