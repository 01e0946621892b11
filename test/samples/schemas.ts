/** Descriptions of schemas: each is the body and the response of an operation. */
import { file } from '../stride.js';
import type { SourceFile } from '../../src/input/source/index.js';
import { fc } from '../property.js';
import { groupsOf } from '../json-schema/suite.js';

/** One operation for each schema: `POST /t/0`. */
export function descriptionOf(schemas: readonly unknown[]): SourceFile {
  const paths = schemas.map((schema, index) => {
    const content = { 'application/json': { schema } };
    const responses = { 200: { description: 'The same', content } };
    const requestBody = { required: true, content };
    return [`/t/${index}`, { post: { operationId: `t${index}`, requestBody, responses } }] as const;
  });
  return file('schemas.json', {
    openapi: '3.1.0',
    info: { title: 'Schemas', version: '1' },
    paths: Object.fromEntries(paths),
  });
}

/** The self-contained schemas of the JSON Schema Test Suite with a valid value. */
export function suiteSchemas(): { readonly name: string; readonly schema: unknown }[] {
  return (['required', 'formats'] as const).flatMap((part) =>
    groupsOf('draft2020-12', part).flatMap(({ keyword, description, schema, tests }) => {
      const isAlone = !/"\$(ref|dynamicRef|id|anchor|defs|schema":"http:)/.test(
        JSON.stringify(schema),
      );
      const isMet = tests.some(({ valid }) => valid);
      return isAlone && isMet ? [{ name: `${keyword}: ${description}`, schema }] : [];
    }),
  );
}

const name = fc.constantFrom('id', 'kind', 'name', 'a b', '__proto__', 'toString');

/**
 * A random schema that allows at least one value: its bounds do not contradict each other, and the
 * members of a union are distinct.
 */
export const anySchema: fc.Arbitrary<object> = fc.letrec<{ schema: object; object: object }>(
  (tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      text(),
      number(),
      fc.constantFrom(
        { type: 'boolean' },
        { type: 'null' },
        {},
        { const: 7 },
        { enum: ['x', 'y', 3] },
      ),
      fc.record({
        type: fc.constant('array'),
        items: tie('schema'),
        minItems: fc.constantFrom(0, 1, 3),
        maxItems: fc.constantFrom(3, 5),
      }),
      tie('object'),
      fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ allOf: fc.tuple(openObject(tie('schema')), otherObject(tie('schema'))) }),
      fc.record({ oneOf: fc.tuple(tie('object'), text(), fc.constant({ type: 'null' })) }),
      fc.record({
        type: fc.constantFrom(['string', 'null'], ['integer', 'boolean']),
        minimum: fc.constant(3),
      }),
    ),
    object: objectOf(tie('schema')),
  }),
).schema;

function text(): fc.Arbitrary<object> {
  return fc
    .record(
      {
        type: fc.constant('string'),
        format: fc.constantFrom(
          'uuid',
          'date',
          'date-time',
          'email',
          'uri',
          'ipv4',
          'ipv6',
          'hostname',
          'time',
          'duration',
          'regex',
          'uri-template',
          'json-pointer',
          'byte',
        ),
        minLength: fc.constantFrom(0, 1, 4),
      },
      { requiredKeys: ['type'] },
    )
    .chain((base) =>
      fc.constantFrom<object>(
        base,
        { type: 'string', minLength: 30, maxLength: 31 },
        { type: 'string', pattern: '^[A-Z]{2}-\\d+$', minLength: 6, maxLength: 9 },
        { type: 'string', pattern: '(ab|c)+d?$' },
        { type: 'string', pattern: '^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$' },
        { type: 'string', maxLength: 2 },
      ),
    );
}

function number(): fc.Arbitrary<object> {
  return fc
    .record({
      type: fc.constantFrom('integer', 'number'),
      least: fc.integer({ min: -50, max: 50 }),
      size: fc.integer({ min: 12, max: 40 }),
      multipleOf: fc.constantFrom(undefined, 2, 5, 0.5),
      isExclusive: fc.boolean(),
    })
    .map(({ type, least, size, multipleOf, isExclusive }) => ({
      type,
      [isExclusive ? 'exclusiveMinimum' : 'minimum']: least,
      [isExclusive ? 'exclusiveMaximum' : 'maximum']: least + size,
      ...(multipleOf !== undefined && { multipleOf }),
    }));
}

function objectOf(schema: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc
    .record({
      properties: fc.uniqueArray(fc.tuple(name, schema), {
        selector: ([one]) => one,
        maxLength: 4,
      }),
      required: fc.subarray(['id', 'kind', 'extra']),
      additionalProperties: fc.constantFrom(undefined, true, { type: 'string' }),
      minProperties: fc.constantFrom(0, 2),
    })
    .map(({ properties, ...rest }) => ({
      type: 'object',
      properties: fromEntries([...properties, ['extra', { type: 'string' }]]),
      ...rest,
    }));
}

/** An object schema that allows additional properties. */
function openObject(schema: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return objectOf(schema).map((one) => ({ ...one, additionalProperties: true }));
}

/**
 * An object schema whose property name occurs nowhere else, because two schemas for one property
 * may contradict each other.
 */
function otherObject(schema: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return schema.map((other) => ({ type: 'object', properties: { other }, required: ['other'] }));
}

/**
 * Builds an object. Its keys may include `__proto__`, which would set the prototype in an object
 * literal.
 */
function fromEntries(entries: readonly (readonly [string, object])[]): object {
  return Object.fromEntries(entries);
}
