/**
 * Generates the fields of request forms for the route table: `ValueSpec` and `PartSpec` in
 * `runtime/route.ts`.
 */
import { isJsonArray, isJsonObject } from '../../src/model/json.js';
import type { Api, Encoding, Media } from '../../src/model/api.js';
import { isSent } from '../../src/model/direction.js';
import { effective, effectiveMembers } from '../../src/model/effective/effective.js';
import type { Json, ObjectShape, Schema } from '../../src/model/schema.js';
import { mediaTypesIn } from '../../src/model/media-type.js';
import { dataRecord, type DataEntry } from './data.js';
import { headerData } from './response-data.js';
import type { ServerView } from './view.js';
import { anyOf, wireType } from './wire-type.js';
import { isDeclared } from '../../src/model/origin.js';

interface Field {
  readonly schemas: Schema[];
  required: boolean;
}

/** The fields of a form, merged from all object schemas that declare them. */
interface Form {
  readonly fields: Map<string, Field>;
  /**
   * The schemas of undeclared fields (`additionalProperties`). If the list is empty and `closed` is
   * false, undeclared fields may have any value.
   */
  readonly rest: Schema[];
  /** True if undeclared fields are not allowed. */
  closed: boolean;
  /**
   * True for a union (`oneOf`, `anyOf`). No field can then be checked until all fields have
   * arrived.
   */
  alternatives: boolean;
}

/** Returns the fields of a url-encoded form. */
export function formEntries({ schema, encoding }: Media, api: Api): DataEntry[] {
  const form = formOf(schema, api);
  const fields = [...form.fields].map(([name, { schemas, required }]) => {
    const { style, explode, contentType, itemStyle } = encoding.get(name) ?? {};
    const type = typeOf(schemas, form, api);
    // Without a declared `style` or `explode`, an object is sent as JSON (OpenAPI 3.1 §4.8.15.1).
    const plain = style === undefined && explode === undefined;
    const media = contentType ?? (isRecord(type) ? 'application/json' : '');
    return dataRecord(
      ['name', name],
      required && ['required', true],
      type !== 'unknown' && ['type', type],
      style !== undefined && style !== 'form' && ['style', style],
      explode !== undefined && ['explode', explode],
      itemStyle !== undefined && ['itemStyle', itemStyle],
      plain && /[/+]json\b/.test(media) && ['media', media],
      plain && contentType === undefined && holdsRecords(type) && ['itemMedia', 'application/json'],
    );
  });
  return fields.length === 0 ? [] : [['form', fields]];
}

/**
 * Returns the declared fields of a multipart form, and the declaration of additional fields. Fields
 * inferred from an example are omitted, so they are not checked.
 */
export function multipartEntries({ schema, encoding }: Media, view: ServerView): DataEntry[] {
  const { api } = view;
  const form = formOf(schema, api, isDeclared);
  if (form.alternatives) return [];
  const parts = [...form.fields].map(([name, { schemas }]) =>
    dataRecord(
      ['name', name],
      ...partEntries(schemas, encoding.get(name) ?? {}, form, api),
      ...headEntries(encoding.get(name), view),
    ),
  );
  const rest = form.closed
    ? 'none'
    : form.rest.length > 0 && dataRecord(...partEntries(form.rest, {}, form, api));
  if (parts.length === 0 && rest === false) return [];
  return [['parts', parts], ...(rest === false ? [] : [['rest', rest] as const])];
}

function partEntries(
  schemas: readonly Schema[],
  { style, explode, contentType = '', itemStyle }: Partial<Encoding>,
  form: Form,
  api: Api,
): (DataEntry | false)[] {
  const type = typeOf(schemas.filter(isDeclared), form, api);
  const file = schemas.some((one) => isFile(one, api));
  // Objects and lists of objects are sent as JSON (OpenAPI 3.1 §4.8.15.1).
  const json = /[/+]json\b/.test(contentType) || isRecord(type) || holdsRecords(type);
  return [
    type !== 'unknown' && ['type', type],
    style !== undefined && style !== 'form' && ['style', style],
    explode === false && ['explode', false],
    itemStyle !== undefined && ['itemStyle', itemStyle],
    file ? ['file', true] : json && ['media', 'application/json'],
  ];
}

/** Returns the declared media types and headers of a part (`encoding`). */
function headEntries(encoding: Encoding | undefined, view: ServerView): (DataEntry | false)[] {
  const { contentType = '', headers = [] } = encoding ?? {};
  const types = mediaTypesIn(contentType);
  const specs = headers.flatMap((header) => headerData(header, view));
  return [types.length > 0 && ['types', types], specs.length > 0 && ['headers', specs]];
}

/**
 * Merges the fields of all object schemas of a form.
 * @param counts returns false for an object schema whose fields must be omitted
 */
function formOf(schema: Schema, api: Api, counts: (shape: Schema) => boolean = () => true): Form {
  const form: Form = { fields: new Map(), rest: [], closed: false, alternatives: false };
  const members = effectiveMembers(schema, api).filter(({ kind }) => kind !== 'null');
  form.alternatives = members.length > 1;
  for (const member of members) {
    if (member.kind === 'object' && counts(member)) addObject(member, form);
  }
  return form;
}

function addObject(shape: ObjectShape, form: Form): void {
  const { fields, alternatives } = form;
  for (const [name, { schema, required }] of shape.properties) {
    const field = fields.get(name) ?? { schemas: [], required: false };
    fields.set(name, field);
    field.schemas.push(schema);
    field.required ||= !alternatives && required && isSent(schema, 'write');
  }
  const { rest, restStated } = shape;
  if (alternatives) return;
  if (rest === undefined) form.closed = true;
  else if (restStated === true && rest.kind !== 'any' && rest.kind !== 'unknown')
    form.rest.push(rest);
}

/** Returns the type of a field. If several schemas declare the field, the type is their union. */
function typeOf(schemas: readonly Schema[], { alternatives }: Form, api: Api): Json {
  const types = schemas.map((one) => wireType(one, api)).filter((type) => type !== 'unknown');
  if (types.length === 0) return 'unknown';
  // The members of a union may declare different fields. A text that is invalid for this field, such
  // as `"abc"` for a number, may therefore be valid in another member.
  const isPlain = types.every((type) => typeof type === 'string');
  return anyOf(alternatives && isPlain ? [...types, 'string'] : types);
}

/** Returns true if a field contains a file, or a list of files. */
function isFile(schema: Schema, api: Api): boolean {
  // A form cannot contain null, so null does not count as a type of the field.
  const members = effectiveMembers(schema, api).filter(({ kind }) => kind !== 'null');
  const [shape, another] = members;
  if (shape === undefined || another !== undefined) return false;
  if (shape.kind === 'array') return effective(shape.items, api).kind === 'binary';
  return shape.kind === 'binary';
}

/** Returns true if a type is an object, or a union that consists of an object and null. */
function isRecord(type: Json): boolean {
  if (!isJsonObject(type)) return false;
  const members = type.get('anyOf');
  if (!isJsonArray(members)) return type.has('object');
  const nonNull = members.filter((member) => member !== 'null');
  return nonNull.length > 0 && nonNull.every(isRecord);
}

function holdsRecords(type: Json): boolean {
  const items = isJsonObject(type) ? (type.get('array') ?? null) : null;
  return isRecord(items) || (isJsonObject(items) && items.has('array'));
}
