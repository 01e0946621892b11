/** The fields of forms, as the route table has them (`ValueSpec` and `PartSpec` in `runtime/route.ts`). */
import { isJsonArray, isJsonObject } from '../../src/model/json.js';
import type { Api, Encoding, Media } from '../../src/model/api.js';
import { isSent } from '../../src/model/direction.js';
import { effective, effectiveMembers } from '../../src/model/effective/effective.js';
import type { Json, ObjectShape, Schema } from '../../src/model/schema.js';
import { isDeclaredSchema } from '../../src/typescript/validator/constraints.js';
import { dataRecord, type DataEntry } from './data.js';
import { anyOf, wireType } from './wire-type.js';

interface Field {
  readonly schemas: Schema[];
  required: boolean;
}

/** What is said of a form, whether in one object or in several that it has to be all at once. */
interface Form {
  readonly fields: Map<string, Field>;
  /** What further fields have to be; none: anything. */
  readonly rest: Schema[];
  /** There are no further fields. */
  closed: boolean;
  /** It is one of several forms: nothing holds of a field before all have come. */
  alternatives: boolean;
}

/** The fields of a url-encoded form. */
export function formEntries({ schema, encoding }: Media, api: Api): DataEntry[] {
  const form = formOf(schema, api);
  const fields = [...form.fields].map(([name, { schemas, required }]) => {
    const { style, explode, contentType, itemStyle } = encoding.get(name) ?? {};
    const type = typeOf(schemas, form, api);
    // Unless a style is stated, an object is JSON (OpenAPI 3.1 §4.8.15.1).
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
 * The declared fields of a multipart form, and what others may be. What was only seen in an example is no field that has
 * to be of a type.
 */
export function multipartEntries({ schema, encoding }: Media, api: Api): DataEntry[] {
  const form = formOf(schema, api, isDeclaredSchema);
  if (form.alternatives) return [];
  const parts = [...form.fields].map(([name, { schemas }]) =>
    dataRecord(['name', name], ...partEntries(schemas, encoding.get(name) ?? {}, form, api)),
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
  const type = typeOf(schemas.filter(isDeclaredSchema), form, api);
  const file = schemas.some((one) => isFile(one, api));
  // Objects are JSON (OpenAPI 3.1 §4.8.15.1), alone or as the items of a list.
  const json = /[/+]json\b/.test(contentType) || isRecord(type) || holdsRecords(type);
  return [
    type !== 'unknown' && ['type', type],
    style !== undefined && style !== 'form' && ['style', style],
    explode === false && ['explode', false],
    itemStyle !== undefined && ['itemStyle', itemStyle],
    file ? ['file', true] : json && ['media', 'application/json'],
  ];
}

/** @param counts whether what an object says is taken for true */
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

/** What a field is: of what is said in several places, all that says something. */
function typeOf(schemas: readonly Schema[], { alternatives }: Form, api: Api): Json {
  const types = schemas.map((one) => wireType(one, api)).filter((type) => type !== 'unknown');
  if (types.length === 0) return 'unknown';
  // A text that is no number may be right in another of the forms.
  const isPlain = types.every((type) => typeof type === 'string');
  return anyOf(alternatives && isPlain ? [...types, 'string'] : types);
}

/** Whether a field holds bytes, or a list of them. */
function isFile(schema: Schema, api: Api): boolean {
  // Null is not sent.
  const members = effectiveMembers(schema, api).filter(({ kind }) => kind !== 'null');
  const [shape, another] = members;
  if (shape === undefined || another !== undefined) return false;
  if (shape.kind === 'array') return effective(shape.items, api).kind === 'binary';
  return shape.kind === 'binary';
}

/** Whether a type is an object, or nothing: which is not sent. */
function isRecord(type: Json): boolean {
  if (!isJsonObject(type)) return false;
  const members = type.get('anyOf');
  if (!isJsonArray(members)) return type.has('object');
  const stated = members.filter((member) => member !== 'null');
  return stated.length > 0 && stated.every(isRecord);
}

/** Whether a type is an array of values that are no texts. */
function holdsRecords(type: Json): boolean {
  const items = isJsonObject(type) ? (type.get('array') ?? null) : null;
  return isRecord(items) || (isJsonObject(items) && items.has('array'));
}
