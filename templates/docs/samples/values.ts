/**
 * Determines the values in samples: values from the description, or generated values that match the
 * schema.
 */
import { jsonText } from '../../../src/print/emit/json/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Api, Media, Parameter } from '../../../src/model/api.js';
import { effective, effectiveObject } from '../../../src/model/effective/effective.js';
import { isJsonMediaType } from '../../../src/model/media-type.js';
import type { Json, Schema } from '../../../src/model/schema.js';
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  isSampleOf,
  mediaSample,
  sampleValue,
  type Instance,
} from '../../../src/values/sample/index.js';

interface Made {
  readonly value: Instance | undefined;
}

/**
 * Returns the request body of a sample: the first example that matches the schema, or a generated
 * value with the required properties. If no property is required, the generated value has all of
 * them.
 */
export function bodyValue(media: Media, api: Api): Instance | undefined {
  return sent(media, api).value;
}

const sent = memoizeByView((media: Media, api: Api): Made => {
  const options = { api, direction: 'write', label: 'body' } as const;
  const value = formExample(media, options) ?? mediaSample(media, options);
  const isEmpty = isObjectInstance(value) && value.size === 0;
  if (!isEmpty) return { value };
  return { value: sampleValue(media.schema, { ...options, optional: true }) };
});

/**
 * Returns the first example of a form that matches the schema. Files are added to it first, because
 * a JSON example cannot contain them.
 */
function formExample(
  { type, schema, examples }: Media,
  options: { readonly api: Api; readonly direction: 'write' },
): Instance | undefined {
  if (!type.startsWith('multipart/')) return undefined;
  const properties = effectiveObject(schema, options.api, 'write')?.properties ?? [];
  const files = [...properties].flatMap(([name, property]): (readonly [string, Instance])[] => {
    const target = effective(property.schema, options.api);
    if (target.kind === 'binary') return [[name, BYTES]];
    const isList =
      target.kind === 'array' && effective(target.items, options.api).kind === 'binary';
    return isList ? [[name, [BYTES]]] : [];
  });
  if (files.length === 0) return undefined;
  return examples
    .flatMap(({ value }) =>
      isObjectInstance(value) ? [new Map<string, Instance>([...value, ...files])] : [],
    )
    .find((value) => isSampleOf(schema, value, options));
}

/**
 * Returns the request body of a sample as JSON; `undefined` if no JSON value matches the schema.
 */
export function bodyText(media: Media, api: Api): string | undefined {
  if (media.examples.length === 0 && !isDescribed(media)) return undefined;
  return textOf(bodyValue(media, api));
}

/** Returns a generated response body as JSON; `undefined` if its type is unknown. */
export function responseText(media: Media, api: Api): string | undefined {
  return received(media, api).text;
}

const received = memoizeByView((media: Media, api: Api): { readonly text: string | undefined } => {
  if (!isDescribed(media) || !isJsonMediaType(media.type)) return { text: undefined };
  return { text: textOf(mediaSample(media, { api, direction: 'read' })) };
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

function textOf(value: Instance | undefined): string | undefined {
  return value === undefined || value === BYTES ? undefined : jsonText(jsonOf(value)).trimEnd();
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
