/**
 * Lists the fields of a form as samples send them, in their declared encodings (OpenAPI 3.2 §4.15).
 */
import { STYLE_DELIMITERS } from '../../../src/print/typescript/style-delimiters.js';
import type { Api, Encoding, Media } from '../../../src/model/api.js';
import { UNKNOWN } from '../../../src/model/schema.js';
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  type Instance,
} from '../../../src/values/sample/index.js';
import { effective, effectiveObject } from '../../../src/model/effective/effective.js';
import { bodyValue, fieldText, jsonLineOf } from './values.js';

/** A field with its value, or with the name of its file. */
export interface SentField {
  readonly name: string;
  /**
   * The text of the field, or the name of its file. It is a placeholder if only the caller can know
   * it.
   */
  readonly value: string;
  readonly file: boolean;
  /** The media type of the part; absent if it is plain text. */
  readonly type?: string;
}

/**
 * Returns the fields of a form as samples send them: those that are required or that the body of
 * the sample has.
 */
export function formFields(media: Media, api: Api): SentField[] {
  const properties = effectiveObject(media.schema, api, 'write')?.properties;
  const sample = bodyValue(media, api);
  const values = isObjectInstance(sample) ? sample : new Map<string, Instance>();
  return [...new Set([...(properties?.keys() ?? []), ...values.keys()])].flatMap((name) => {
    const property = properties?.get(name);
    if (property?.required !== true && !values.has(name)) return [];
    const target = effective(property?.schema ?? UNKNOWN, api);
    const items = target.kind === 'array' ? effective(target.items, api) : target;
    if (items.kind === 'binary') return [fileField(name, media.encoding.get(name))];
    const value = values.get(name);
    if (target.kind === 'array' && !isArrayInstance(value)) return [textField(name, value)];
    return fieldsOf(name, value, media, media.encoding.get(name));
  });
}

/**
 * Returns the media type that the encoding of a field declares; `undefined` if it is plain text, or
 * if several are declared.
 */
export function declaredPartType({ contentType }: Encoding): string | undefined {
  if (contentType === undefined || /[,*]/.test(contentType)) return undefined;
  return /^text\/plain\b/.test(contentType) ? undefined : contentType;
}

function fileField(name: string, encoding: Encoding | undefined): SentField {
  const type = encoding?.contentType;
  // If several media types are declared, the type depends on the file, so it is omitted.
  const isOne = type !== undefined && !/[,*]/.test(type);
  return { name, value: `<${name}>`, file: true, ...(isOne && { type }) };
}

function textField(name: string, value: Instance | undefined): SentField {
  return { name, value: fieldText(name, value) ?? `<${name}>`, file: false };
}

function fieldsOf(
  name: string,
  value: Instance | undefined,
  media: Media,
  encoding: Encoding | undefined,
): SentField[] {
  if (value === undefined) return [textField(name, value)];
  if (isArrayInstance(value)) return listFields(name, value, media, encoding);
  if (isObjectInstance(value)) return objectFields(name, value, media, encoding);
  return [typed(textField(name, value), value, media, encoding)];
}

/** Returns a separate field for each item, unless the style joins the items. */
function listFields(
  name: string,
  items: readonly Instance[],
  media: Media,
  encoding: Encoding | undefined,
): SentField[] {
  const { style, explode = style === undefined || style === 'form' } = encoding ?? {};
  const only = items.every((item) => !isArrayInstance(item) && !isObjectInstance(item));
  if (!explode && style !== 'deepObject' && only) {
    const joined = items.map(String).join(STYLE_DELIMITERS[style ?? 'form'] ?? ',');
    return [{ name, value: joined, file: false }];
  }
  if (items.length === 0) return [textField(name, undefined)];
  return items.flatMap((item) => {
    if (isArrayInstance(item)) return [typed(jsonField(name, item), item, media, encoding)];
    return fieldsOf(name, item, media, encoding);
  });
}

function objectFields(
  name: string,
  value: ReadonlyMap<string, Instance>,
  media: Media,
  encoding: Encoding | undefined,
): SentField[] {
  const { style, explode = true } = encoding ?? {};
  if (style === 'deepObject') return [...deepFields(name, value)];
  if (style === 'form' && explode) {
    return spreadFields(value);
  }
  return [typed(jsonField(name, value), value, media, encoding)];
}

/**
 * Returns the members of an exploded object as fields. Each member is sent as a field of its own
 * name. If its value is a list, each item is sent as a field of this name.
 */
function spreadFields(value: ReadonlyMap<string, Instance>): SentField[] {
  return [...value].flatMap(([key, held]) =>
    isArrayInstance(held) ? held.map((item) => textField(key, item)) : [textField(key, held)],
  );
}

/** Yields the fields of a `deepObject`: `a[b][c]=1`, and `a[0]=1` for the items of a list. */
function* deepFields(name: string, value: Instance): Generator<SentField> {
  if (isObjectInstance(value)) {
    for (const [key, held] of value) yield* deepFields(`${name}[${key}]`, held);
  } else if (isArrayInstance(value)) {
    for (const [index, held] of value.entries()) yield* deepFields(`${name}[${index}]`, held);
  } else yield textField(name, value);
}

function jsonField(name: string, value: Instance): SentField {
  return { name, value: jsonLineOf(value), file: false };
}

/** Adds the media type to a part of a multipart form, unless the part is plain text. */
function typed(
  field: SentField,
  value: Instance,
  { type: media }: Media,
  encoding: Encoding | undefined,
): SentField {
  const isJson = isArrayInstance(value) || isObjectInstance(value);
  const type = encoding?.contentType ?? (isJson ? 'application/json' : undefined);
  if (type === undefined || media !== 'multipart/form-data' || value === BYTES) return field;
  if (/[,*]/.test(type) || /^text\/plain\b/.test(type)) return field;
  return { ...field, type };
}
