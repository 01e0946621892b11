/** Writes schemas as JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
import { isJsonObject } from '../../model/json.js';
import type { PlainKind } from '../../model/keywords.js';
import { SINGLE_VALUE_ROWS } from '../../model/keywords/rows.js';
import { isWeak, trustOf, type Trust } from '../../model/origin.js';
import type {
  Discriminator,
  EnumShape,
  Json,
  ObjectShape,
  Schema,
  SchemaId,
  Shape,
  TupleShape,
  UnionShape,
} from '../../model/schema.js';
import { EXTENSION } from '../../model/extensions.js';
import { addAnnotations, hasAnnotations } from './annotations.js';
import { assertionKeywords } from './assertions.js';
import { schemaKeywords } from './keywords.js';
import type { ExportState } from './export-state.js';
import { putMember, jsonObject, unlessEmpty, unlessEmptyMap, type JsonObject } from './record.js';
import { versionedKeyword } from './version.js';

/** How reliable the enclosing object is. If a schema is equally reliable, it gets no mark of its own. */
export type OuterTrust = Trust | 'absent';

/**
 * Writes a schema for OpenAPI 3.1.
 * @param schema its references become `#/components/schemas/…`
 * @param state contains the component keys
 * @param around how reliable the enclosing object is
 * @returns for plain types and references, an object that other schemas share: do not change it
 */
export function schemaObject(
  schema: Schema,
  state: ExportState,
  around: OuterTrust = 'declared',
): Json {
  const { kind, origins, keywords } = schema;
  const trust = origins.length === 0 ? around : trustOf(origins);
  const weak = trust !== around && isWeak(trust) ? trust : undefined;
  // A schema that has only the fields `kind` and `origins` has no keywords. Counting its fields finds such a schema.
  let size = 0;
  for (const _ in schema) size++;
  if (kind === 'never' && size === 2) return false;
  if (weak === undefined) {
    const plain = size === 2 ? BARE_TYPES.get(kind) : undefined;
    if (plain) return plain;
    if (kind === 'ref' && size === 3) return referenceOnce(schema.id, state);
  }
  const object = shape(schema, state, trust);
  if (schema.assertions !== undefined) {
    const write = (inner: Schema): Json => schemaObject(inner, state, trust);
    for (const [key, value] of assertionKeywords(schema.assertions, write)) object.set(key, value);
  }
  addAnnotations(object, schema);
  if (keywords !== undefined) {
    for (const [key, value] of schemaKeywords(schema, state)) {
      if (!object.has(key)) object.set(key, value);
    }
  }
  if (weak !== undefined) object.set(EXTENSION.trust, weak);
  return object;
}

/** Types without keywords. All documents share one object for each type. */
export const BARE_TYPES: ReadonlyMap<Schema['kind'], JsonObject> = new Map<
  Schema['kind'],
  JsonObject
>([
  ['any', jsonObject({})],
  ['unknown', jsonObject({ [EXTENSION.unknown]: true })],
  ['null', jsonObject({ type: 'null' })],
  ['boolean', jsonObject({ type: 'boolean' })],
  ['number', jsonObject({ type: 'number' })],
  ['integer', jsonObject({ type: 'integer' })],
  ['string', jsonObject({ type: 'string' })],
]);

function referenceOnce(id: SchemaId, state: ExportState): JsonObject {
  const known = state.references.get(id);
  if (known) return known;
  const object = jsonObject(reference(id, state));
  state.references.set(id, object);
  state.options.shared?.add(object);
  return object;
}

function shape(schema: Schema, state: ExportState, trust: OuterTrust): JsonObject {
  switch (schema.kind) {
    case 'any':
      return jsonObject({});
    case 'unknown':
      return jsonObject({ [EXTENSION.unknown]: true });
    case 'never':
      return jsonObject({ not: jsonObject({}) });
    case 'null':
    case 'boolean':
      return jsonObject({ type: schema.kind });
    case 'number':
    case 'integer':
    case 'string':
      return withPlainKeywords(jsonObject({ type: schema.kind }), schema);
    case 'binary':
      return withPlainKeywords(jsonObject({ type: 'string', format: 'binary' }), schema);
    case 'enum':
      return enumObject(schema);
    case 'array':
      return withPlainKeywords(
        jsonObject({ type: 'array', items: unlessAssumed(schema.items, state, trust) }),
        schema,
      );
    case 'tuple':
      return tupleObject(schema, state, trust);
    case 'object':
      return objectObject(schema, state, trust);
    case 'union':
      return unionObject(schema, state, trust);
    case 'intersection':
      return jsonObject({ allOf: list(schema.members, state, trust) });
    case 'ref':
      return jsonObject(reference(schema.id, state));
    default:
      return schema satisfies never;
  }
}

function reference(id: string, state: ExportState): Record<string, Json> {
  const key = state.schemaKeys.get(id);
  return key === undefined
    ? { [EXTENSION.unknown]: true, [EXTENSION.ref]: id }
    : { $ref: `#/components/schemas/${key}` };
}

function list(members: readonly Schema[], state: ExportState, trust: OuterTrust): Json[] {
  return members.map((member) => schemaObject(member, state, trust));
}

/** Adds the keywords whose value is a single number, text or flag, such as `minLength`, after the existing members. */
function withPlainKeywords(
  object: JsonObject,
  shape: Shape & { readonly kind: PlainKind },
): JsonObject {
  const rows = SINGLE_VALUE_ROWS[shape.kind];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const value = row && (shape as unknown as Readonly<Record<string, Json | undefined>>)[row.name];
    if (row !== undefined && value !== undefined) object.set(row.keyword, value);
  }
  return object;
}

function enumObject(shape: EnumShape): JsonObject {
  const object = jsonObject({
    type: commonType(shape.values),
    enum: shape.values,
    'x-enum-varnames': shape.names,
  });
  putMember(object, EXTENSION.openEnum, shape.open);
  return object;
}

/** Returns the type that all enum values have; `undefined` if their types differ. */
function commonType(values: EnumShape['values']): string | undefined {
  if (values.length > 0 && values.every((value) => typeof value === 'string')) return 'string';
  const types = new Set(
    values.map((value) => {
      if (value === null) return 'null';
      if (typeof value === 'bigint') return 'integer';
      if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
      return typeof value;
    }),
  );
  if (types.size === 2 && types.has('integer') && types.has('number')) return 'number';
  const [first] = types;
  return types.size === 1 ? first : undefined;
}

/**
 * Returns `undefined` for a schema that is not declared and only follows from a default of the standard, so that it is
 * not written. If `items: {}` were written, all items would count as evaluated.
 */
function unlessAssumed(schema: Schema, state: ExportState, trust: OuterTrust): Json | undefined {
  const isAssumed = schema.kind === 'any' && schema.origins.length === 0;
  return isAssumed ? undefined : schemaObject(schema, state, trust);
}

function tupleObject(shape: TupleShape, state: ExportState, trust: OuterTrust): JsonObject {
  const object = jsonObject({
    type: 'array',
    prefixItems: unlessEmpty(list(shape.items, state, trust)),
    items: shape.rest === undefined ? false : unlessAssumed(shape.rest, state, trust),
  });
  return withPlainKeywords(object, shape);
}

function objectObject(shape: ObjectShape, state: ExportState, trust: OuterTrust): JsonObject {
  const properties: JsonObject = new Map();
  const required: string[] = [];
  shape.properties.forEach((property, name) => {
    // If an empty schema were written, the property would count as declared, so `additionalProperties` would not apply
    // to it.
    if (property.undescribed !== true) {
      properties.set(name, schemaObject(property.schema, state, trust));
    }
    if (property.required) required.push(name);
  });
  const object: JsonObject = new Map();
  object.set('type', 'object');
  if (properties.size > 0) object.set('properties', properties);
  if (required.length > 0) object.set('required', required);
  const patterns: JsonObject = new Map();
  shape.patterns?.forEach((one, name) => patterns.set(name, schemaObject(one, state, trust)));
  if (patterns.size > 0) object.set('patternProperties', patterns);
  const rest = restOf(shape, state, trust);
  if (rest !== undefined) object.set('additionalProperties', rest);
  return withPlainKeywords(object, shape);
}

function restOf(shape: ObjectShape, state: ExportState, trust: OuterTrust): Json | undefined {
  if (shape.rest === undefined) return false;
  const rest = schemaObject(shape.rest, state, trust);
  const open = shape.rest.kind === 'any' && rest instanceof Map && rest.size === 0;
  if (!open) return rest;
  return shape.restStated === true ? true : undefined;
}

function unionObject(shape: UnionShape, state: ExportState, trust: OuterTrust): JsonObject {
  const nullable = nullableObject(shape, state, trust);
  if (nullable) return nullable;
  const { discriminator } = shape;
  return jsonObject({
    [shape.exclusive === true ? 'oneOf' : 'anyOf']: list(shape.members, state, trust),
    discriminator: discriminator && discriminatorObject(discriminator, state),
  });
}

/** Writes `type: [string, 'null']` for a union of `null` and one member that has a type. */
function nullableObject(
  shape: UnionShape,
  state: ExportState,
  trust: OuterTrust,
): JsonObject | undefined {
  const { members } = shape;
  const [first, second] = members;
  if (!first || !second || members.length !== 2 || shape.exclusive === true) return;
  const only = first.kind === 'null' ? second : first;
  if (only.kind === 'null' || (first.kind !== 'null' && second.kind !== 'null')) return;
  if (shape.discriminator !== undefined || hasAnnotations(first) || hasAnnotations(second)) return;
  const object = schemaObject(only, state, trust);
  if (!isJsonObject(object) || object.has(EXTENSION.trust)) return;
  const type = object.get('type');
  if (typeof type !== 'string') return;
  const values = object.get('enum');
  const merged: JsonObject = new Map(object).set('type', [type, 'null']);
  return Array.isArray(values) ? merged.set('enum', [...values, null]) : merged;
}

function discriminatorObject(discriminator: Discriminator, state: ExportState): JsonObject {
  const mapping: JsonObject = new Map();
  for (const [value, id] of discriminator.mapping) {
    const key = state.schemaKeys.get(id);
    if (key !== undefined) mapping.set(value, `#/components/schemas/${key}`);
  }
  const fallback = discriminator.defaultMapping;
  return jsonObject({
    propertyName: discriminator.property,
    mapping: unlessEmptyMap(mapping),
    [versionedKeyword(EXTENSION.defaultMapping, state.isNewer)]:
      fallback && state.schemaKeys.get(fallback),
  });
}
