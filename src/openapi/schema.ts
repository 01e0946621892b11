/** Schemas as JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
import { trustOf, type Trust } from '../model/origin.js';
import type {
  Discriminator,
  EnumShape,
  ExternalDocs,
  Json,
  NumberShape,
  ObjectShape,
  Schema,
  StringShape,
  TupleShape,
  UnionShape,
} from '../model/schema.js';
import { X } from '../model/vocabulary.js';
import { schemaKeywords } from './keywords.js';
import type { Naming } from './naming.js';
import { record, unlessEmpty, unlessEmptyMap, weakTrust, type JsonObject } from './record.js';
import { uriReference } from './uri.js';

/** The trust of what a schema stands in; only a schema that differs from it says so. */
export type Around = Trust | 'absent';

/**
 * A schema as OpenAPI 3.1 writes it.
 * @param schema the schema; references become `#/components/schemas/…`
 * @param naming the keys of components
 * @param around the trust of the thing that the schema belongs to
 */
export function schemaObject(schema: Schema, naming: Naming, around: Around = 'declared'): Json {
  const noted = Object.keys(schema).some((key) => key !== 'kind' && key !== 'origins');
  if (schema.kind === 'never' && !noted) return false;
  const trust = schema.origins.length === 0 ? around : trustOf(schema.origins);
  const object = shape(schema, naming, trust);
  for (const [key, value] of notes(schema)) if (!object.has(key)) object.set(key, value);
  for (const [key, value] of schemaKeywords(schema, naming)) {
    if (!object.has(key)) object.set(key, value);
  }
  const weak = weakTrust(schema.origins);
  if (weak !== undefined && weak !== around) object.set(X.trust, weak);
  return object;
}

function shape(schema: Schema, naming: Naming, trust: Around): JsonObject {
  switch (schema.kind) {
    case 'any':
      return record({});
    case 'unknown':
      return record({ [X.unknown]: true });
    case 'never':
      return record({ not: record({}) });
    case 'null':
    case 'boolean':
      return record({ type: schema.kind });
    case 'number':
    case 'integer':
      return numberObject(schema);
    case 'string':
      return stringObject(schema);
    case 'binary':
      return record({ type: 'string', format: 'binary', contentMediaType: schema.mediaType });
    case 'enum':
      return enumObject(schema);
    case 'array':
      return record({
        type: 'array',
        items: schemaObject(schema.items, naming, trust),
        minItems: schema.minItems,
        maxItems: schema.maxItems,
        uniqueItems: schema.uniqueItems,
      });
    case 'tuple':
      return tupleObject(schema, naming, trust);
    case 'object':
      return objectObject(schema, naming, trust);
    case 'union':
      return unionObject(schema, naming, trust);
    case 'intersection':
      return record({ allOf: list(schema.members, naming, trust) });
    case 'ref':
      return record(reference(schema.id, naming));
    default:
      return schema satisfies never;
  }
}

function reference(id: string, naming: Naming): Record<string, Json> {
  const key = naming.schemaKeys.get(id);
  return key === undefined
    ? { [X.unknown]: true, [X.ref]: id }
    : { $ref: `#/components/schemas/${key}` };
}

function list(members: readonly Schema[], naming: Naming, trust: Around): Json[] {
  return members.map((member) => schemaObject(member, naming, trust));
}

function numberObject(shape: NumberShape): JsonObject {
  return record({
    type: shape.kind,
    format: shape.format,
    minimum: shape.minimum,
    exclusiveMinimum: shape.exclusiveMinimum,
    maximum: shape.maximum,
    exclusiveMaximum: shape.exclusiveMaximum,
    multipleOf: shape.multipleOf,
  });
}

function stringObject(shape: StringShape): JsonObject {
  return record({
    type: 'string',
    format: shape.format,
    pattern: shape.pattern,
    minLength: shape.minLength,
    maxLength: shape.maxLength,
    contentEncoding: shape.contentEncoding,
    contentMediaType: shape.contentMediaType,
  });
}

function enumObject(shape: EnumShape): JsonObject {
  return record({
    type: commonType(shape.values),
    enum: shape.values,
    'x-enum-varnames': shape.names,
    [X.openEnum]: shape.open,
  });
}

/** The type that all values of an enum share; nothing when they differ. */
function commonType(values: EnumShape['values']): string | undefined {
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

function tupleObject(shape: TupleShape, naming: Naming, trust: Around): JsonObject {
  return record({
    type: 'array',
    prefixItems: unlessEmpty(list(shape.items, naming, trust)),
    items: shape.rest === undefined ? false : schemaObject(shape.rest, naming, trust),
    minItems: shape.minItems,
    maxItems: shape.maxItems,
  });
}

function objectObject(shape: ObjectShape, naming: Naming, trust: Around): JsonObject {
  const properties: JsonObject = new Map();
  const required: string[] = [];
  for (const [name, property] of shape.properties) {
    properties.set(name, schemaObject(property.schema, naming, trust));
    if (property.required) required.push(name);
  }
  return record({
    type: 'object',
    properties: unlessEmptyMap(properties),
    required: unlessEmpty(required),
    additionalProperties: restOf(shape, naming, trust),
    minProperties: shape.minProperties,
    maxProperties: shape.maxProperties,
  });
}

function restOf(shape: ObjectShape, naming: Naming, trust: Around): Json | undefined {
  if (shape.rest === undefined) return false;
  const rest = schemaObject(shape.rest, naming, trust);
  const open = shape.rest.kind === 'any' && rest instanceof Map && rest.size === 0;
  if (!open) return rest;
  return shape.restStated === true ? true : undefined;
}

function unionObject(shape: UnionShape, naming: Naming, trust: Around): JsonObject {
  const nullable = nullableObject(shape, naming, trust);
  if (nullable) return nullable;
  const { discriminator } = shape;
  return record({
    [shape.exclusive === true ? 'oneOf' : 'anyOf']: list(shape.members, naming, trust),
    discriminator: discriminator && discriminatorObject(discriminator, naming),
  });
}

/** `type: [string, 'null']`, where one typed member and a bare null make the union. */
function nullableObject(shape: UnionShape, naming: Naming, trust: Around): JsonObject | undefined {
  const typed = shape.members.filter((member) => member.kind !== 'null');
  const [only] = typed;
  const nulls = shape.members.length - typed.length;
  if (only === undefined || typed.length !== 1 || nulls !== 1 || shape.exclusive === true) return;
  if (shape.discriminator !== undefined || shape.members.some(hasNotes)) return;
  const object = schemaObject(only, naming, trust);
  if (!(object instanceof Map) || object.has(X.trust)) return;
  const type = object.get('type');
  if (typeof type !== 'string') return;
  const values = object.get('enum');
  const merged: JsonObject = new Map(object as JsonObject).set('type', [type, 'null']);
  return Array.isArray(values) ? merged.set('enum', [...values, null]) : merged;
}

const NOTES = [
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
  'keywords',
] as const;

function hasNotes(schema: Schema): boolean {
  return NOTES.some((note) => schema[note] !== undefined);
}

function notes(schema: Schema): JsonObject {
  return record({
    title: schema.title,
    description: schema.description,
    default: schema.default,
    examples: schema.examples,
    deprecated: schema.deprecated,
    readOnly: schema.readOnly,
    writeOnly: schema.writeOnly,
    externalDocs: schema.externalDocs && externalDocsObject(schema.externalDocs),
  });
}

function discriminatorObject(discriminator: Discriminator, naming: Naming): JsonObject {
  const mapping: JsonObject = new Map();
  for (const [value, id] of discriminator.mapping) {
    const key = naming.schemaKeys.get(id);
    if (key !== undefined) mapping.set(value, `#/components/schemas/${key}`);
  }
  const fallback = discriminator.defaultMapping;
  return record({
    propertyName: discriminator.property,
    mapping: unlessEmptyMap(mapping),
    [X.defaultMapping]: fallback && naming.schemaKeys.get(fallback),
  });
}

/** An External Documentation Object (OpenAPI 3.1 §4.8.11). */
export function externalDocsObject(docs: ExternalDocs): JsonObject {
  return record({ description: docs.description, url: uriReference(docs.url) });
}
