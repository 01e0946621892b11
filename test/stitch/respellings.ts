/** Writes a whole description of OpenAPI 3.0 in another way, without changing what it says. */
import { isJsonObject } from '../../src/model/json.js';
import type { JsonObject } from './careful.js';

/** Returns the description in other words, without changing the original. */
export type Respelling = (description: JsonObject) => JsonObject;

const REF = '#/components/schemas/';

/** The size in characters up to which a schema is written out, because nested schemas multiply. */
const MOST_WRITTEN = 3000;

function mapped(value: unknown, change: (node: JsonObject) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isJsonObject(value as never)) return value;
  const entries = Object.entries(value as JsonObject).map(([key, item]): [string, unknown] => [
    key,
    DATA.test(key) ? item : mapped(item, change),
  ]);
  return change(Object.fromEntries(entries));
}

/** Members whose values are data and not schemas. */
const DATA = /^(example|examples|default|enum|x-.*|mapping)$/;

/** The description as OpenAPI 3.1: `null` is a type, and exclusive bounds are numbers. */
export const as31: Respelling = (description) => ({
  ...(mapped(description, nullAsType) as JsonObject),
  openapi: '3.1.0',
});

function nullAsType(node: JsonObject): unknown {
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = node;
  if (nullable !== undefined && typeof nullable !== 'boolean') return node;
  const bounds: JsonObject = {};
  if (exclusiveMinimum === true) Object.assign(bounds, { exclusiveMinimum: rest['minimum'] });
  if (exclusiveMaximum === true) Object.assign(bounds, { exclusiveMaximum: rest['maximum'] });
  if (exclusiveMinimum === true) delete rest['minimum'];
  if (exclusiveMaximum === true) delete rest['maximum'];
  if (typeof exclusiveMinimum === 'object') Object.assign(bounds, { exclusiveMinimum });
  if (typeof exclusiveMaximum === 'object') Object.assign(bounds, { exclusiveMaximum });
  const bounded = { ...rest, ...bounds };
  if (nullable !== true || typeof rest['type'] !== 'string') return bounded;
  const { enum: values } = rest as { enum?: readonly unknown[] };
  const listed = values && { enum: values.includes(null) ? values : [...values, null] };
  return { ...bounded, type: [rest['type'], 'null'], ...listed };
}

/** References to schemas that are not recursive are replaced with the content of the schemas. */
export const writtenOut: Respelling = (description) => {
  const { schemas = {} } = (description['components'] ?? {}) as { schemas?: JsonObject };
  const told = toldApart(schemas);
  const expanded = (value: unknown, above: readonly string[]): unknown =>
    mapped(value, (node) => {
      const name = nameOf(node);
      const target = name === undefined ? undefined : schemas[name];
      if (name === undefined || !isJsonObject(target as never)) return node;
      if (told.has(name) || above.includes(name) || Object.keys(node).length > 1) return node;
      const text = JSON.stringify(target);
      if (text.length > MOST_WRITTEN || text.includes(`"${REF}${name}"`)) return node;
      const whole = expanded(target, [...above, name]);
      return JSON.stringify(whole).length > MOST_WRITTEN ? node : whole;
    });
  return expanded(description, []) as JsonObject;
};

function nameOf(node: JsonObject): string | undefined {
  const { $ref } = node;
  return typeof $ref === 'string' && $ref.startsWith(REF) ? $ref.slice(REF.length) : undefined;
}

/** Schemas that a discriminator selects, and their parents. Their names have a meaning. */
function toldApart(schemas: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, schema] of Object.entries(schemas)) {
    mapped(schema, (node) => {
      if ('discriminator' in node) {
        names.add(name);
        for (const one of JSON.stringify(node).matchAll(/#\/components\/schemas\/([^"]+)/g))
          names.add(one[1] ?? '');
      }
      return node;
    });
  }
  for (const [name, schema] of Object.entries(schemas)) {
    const text = JSON.stringify(schema);
    if (text.includes('allOf') && [...names].some((one) => text.includes(`"${REF}${one}"`)))
      names.add(name);
  }
  return names;
}

/** Each `allOf` of plain objects becomes one object. */
export const flattened: Respelling = (description) => {
  const { schemas = {} } = (description['components'] ?? {}) as { schemas?: JsonObject };
  const told = toldApart(schemas);
  return mapped(description, (node) => {
    const { allOf, ...rest } = node;
    if (!Array.isArray(allOf)) return node;
    const parts = allOf.map((part: JsonObject) => {
      const name = nameOf(part);
      return name === undefined
        ? part
        : told.has(name)
          ? {}
          : ((schemas[name] ?? {}) as JsonObject);
    });
    const all = [...parts, ...(Object.keys(rest).length > 0 ? [{ type: 'object', ...rest }] : [])];
    const names = all.flatMap((part) => Object.keys((part['properties'] ?? {}) as JsonObject));
    if (!all.every(isPlain) || new Set(names).size < names.length) return node;
    const required = [...new Set(all.flatMap((part) => (part['required'] ?? []) as string[]))];
    const properties = Object.assign({}, ...all.map((part) => part['properties'] ?? {}));
    const texts = Object.fromEntries(Object.entries(rest).filter(([key]) => TEXTS.test(key)));
    return { ...texts, type: 'object', properties, ...(required.length > 0 && { required }) };
  }) as JsonObject;
};

const TEXTS = /^(title|description|x-.*)$/;
const PLAIN = /^(type|properties|required|title|description|example|x-.*)$/;

function isPlain(schema: JsonObject): boolean {
  return schema['type'] === 'object' && Object.keys(schema).every((key) => PLAIN.test(key));
}

/** All respellings together. */
export const allAtOnce: Respelling = (description) => as31(writtenOut(flattened(description)));

/** Every second operation, and the schemas. */
export const subset: Respelling = (description) => {
  let count = 0;
  const paths = Object.entries((description['paths'] ?? {}) as JsonObject).flatMap(
    ([path, item]): [string, unknown][] => {
      const entries = Object.entries(item as JsonObject).filter(
        ([key]) => !METHODS.test(key) || count++ % 2 === 0,
      );
      return entries.some(([key]) => METHODS.test(key))
        ? [[path, Object.fromEntries(entries)]]
        : [];
    },
  );
  return { ...description, paths: Object.fromEntries(paths) };
};

const METHODS = /^(get|put|post|delete|options|head|patch|trace)$/;
