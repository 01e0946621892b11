import { describe, expect, test } from 'vitest';
import { createReport } from '../../diagnostics/report.js';
import type { Document } from '../../source/document.js';
import { Cursor } from '../../source/cursor.js';
import { readNamedSchemas, readSchema, readValueSchema, schemaContext } from './index.js';
import { JSON_SCHEMA_2020_12, OPENAPI_3_0, SWAGGER_2_0, type Dialect } from './dialect.js';
import { References } from '../references/reference.js';

function open(data: unknown) {
  const report = createReport();
  const document: Document = {
    source: 'x.json',
    syntax: 'json',
    text: '',
    data,
    hash: '',
    locate: () => ({ line: 1, column: 1, length: 0 }),
    line: () => '',
    scalarText: () => undefined,
  };
  return { root: new Cursor(document, report, data), report };
}

/** Origins away, maps as lists of entries: so that rows stay readable and `__proto__` is only a name. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return [...value].map(([key, item]) => [key, plain(item)]);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      key === 'origins' ? [] : [[key, plain(item)] as const],
    ),
  );
}

function readOne(given: unknown, dialect: Dialect) {
  const { root, report } = open({
    definitions: { Pet: { type: 'object' }, x: given },
    components: { schemas: { Pet: { type: 'object' }, x: given } },
  });
  const section = root.get('definitions');
  const place = dialect === SWAGGER_2_0 ? section : root.get('components').get('schemas');
  const context = schemaContext(place, dialect, new References(root));
  const want = plain(readSchema(place.get('x'), context));
  return { want, codes: report.list().map(({ code }) => code) };
}

const ANY = { kind: 'any' };
const NULL = { kind: 'null' };
const STRING = { kind: 'string' };
const PET = { kind: 'ref', id: 'Pet' };
const pet = { $ref: '#/components/schemas/Pet' };
const open_ = { rest: ANY };

// given, want, codes
type Row = [given: unknown, want: unknown, codes?: string[]];

describe('JSON Schema 2020-12', () => {
  const rows: Row[] = [
    [{}, ANY],
    [true, ANY],
    [false, { kind: 'never' }],
    [null, { kind: 'unknown' }],
    [[], ANY, ['shape/empty-array']],
    ['string', { kind: 'unknown' }, ['shape/type']],
    [{ description: 'd' }, { kind: 'any', description: 'd' }],
    [
      { type: 'string', minLength: 1, maxLength: 2, pattern: 'a', format: 'uuid' },
      { kind: 'string', format: 'uuid', pattern: 'a', minLength: 1, maxLength: 2 },
    ],
    [
      { type: 'string', format: 'byte' },
      { kind: 'string', format: 'byte', contentEncoding: 'base64' },
    ],
    [{ type: 'string', format: 'binary' }, { kind: 'binary' }],
    [
      { type: 'string', contentMediaType: 'image/png' },
      { kind: 'binary', mediaType: 'image/png' },
    ],
    [
      { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' },
      { kind: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' },
    ],
    [
      { contentMediaType: 'application/octet-stream' },
      { kind: 'binary', mediaType: 'application/octet-stream' },
    ],
    [
      { type: 'integer', format: 'int64', minimum: 1, exclusiveMaximum: 9, multipleOf: 2 },
      { kind: 'integer', format: 'int64', minimum: 1, exclusiveMaximum: 9, multipleOf: 2 },
    ],
    [
      { type: 'number', minimum: 1, exclusiveMinimum: true },
      { kind: 'number', exclusiveMinimum: 1 },
      ['schema/exclusive'],
    ],
    [
      { type: ['string', 'null'], description: 'd' },
      { kind: 'union', members: [STRING, NULL], description: 'd' },
    ],
    [
      { type: ['integer', 'number', 'string'] },
      { kind: 'union', members: [{ kind: 'number' }, STRING] },
    ],
    [{ type: 'null' }, NULL],
    [{ type: ['string'] }, STRING],
    [
      { type: 'string', nullable: true },
      { kind: 'union', members: [STRING, NULL] },
      ['schema/nullable'],
    ],
    [{ nullable: true }, ANY, ['schema/nullable']],
    [{ const: 'a' }, { kind: 'enum', values: ['a'] }],
    [{ const: null }, NULL],
    [{ enum: ['a', null] }, { kind: 'union', members: [{ kind: 'enum', values: ['a'] }, NULL] }],
    [{ enum: ['a', 'a', 1] }, { kind: 'enum', values: ['a', 1] }],
    [
      { type: 'integer', enum: ['1', 2, 'x'] },
      { kind: 'enum', values: [1, 2] },
      ['schema/default-type'],
    ],
    [
      { type: 'string', enum: [1, true] },
      { kind: 'enum', values: ['1', 'true'] },
    ],
    [{ enum: [{ a: 1 }] }, { kind: 'any', keywords: [['enum', [[['a', 1]]]]] }, ['schema/keyword']],
    [
      { type: 'array', items: { type: 'string' }, enum: ['a', 1] },
      { kind: 'array', items: { kind: 'enum', values: ['a', '1'] } },
      ['schema/enum-place'],
    ],
    [
      { type: 'array', enum: [['a']] },
      { kind: 'array', items: ANY, keywords: [['enum', [['a']]]] },
      ['schema/keyword'],
    ],
    [{ type: 'object', enum: ['a'] }, { kind: 'enum', values: ['a'] }, ['schema/enum-place']],
    [
      { enum: ['a', 'b'], 'x-enum-varnames': ['A', 'B'] },
      { kind: 'enum', values: ['a', 'b'], names: ['A', 'B'] },
    ],
    [
      { enum: ['a', 'b'], 'x-enumNames': ['A'] },
      { kind: 'enum', values: ['a', 'b'] },
    ],
    [
      { enum: ['a'], 'x-ms-enum': { modelAsString: true, values: [{ value: 'a', name: 'A' }] } },
      { kind: 'enum', values: ['a'], open: true, names: ['A'] },
    ],
    [
      { type: 'string', enum: ['a'], format: 'f' },
      { kind: 'enum', values: ['a'], keywords: [['format', 'f']] },
    ],
    [{ type: 'array' }, { kind: 'array', items: ANY }],
    [
      { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
      { kind: 'array', items: STRING, minItems: 1, uniqueItems: true },
    ],
    [
      { type: 'array', prefixItems: [{ type: 'string' }] },
      { kind: 'tuple', items: [STRING], rest: ANY },
    ],
    [
      { prefixItems: [{ type: 'string' }], items: false },
      { kind: 'tuple', items: [STRING] },
    ],
    [
      { type: 'array', items: [{ type: 'string' }] },
      { kind: 'tuple', items: [STRING], rest: ANY },
      ['schema/items'],
    ],
    [{ type: 'object' }, { kind: 'object', properties: [], ...open_ }],
    [
      { properties: { a: { type: 'string' }, b: {} }, required: ['a'] },
      {
        kind: 'object',
        properties: [
          ['a', { schema: STRING, required: true }],
          ['b', { schema: ANY, required: false }],
        ],
        ...open_,
      },
    ],
    [
      { type: 'object', required: ['z'] },
      { kind: 'object', properties: [['z', { schema: ANY, required: true }]], ...open_ },
    ],
    [
      { properties: { a: { type: 'string', required: true } } },
      { kind: 'object', properties: [['a', { schema: STRING, required: true }]], ...open_ },
      ['schema/required-flag'],
    ],
    [
      JSON.parse('{"properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}'),
      { kind: 'object', properties: [['__proto__', { schema: STRING, required: true }]], ...open_ },
    ],
    [{ additionalProperties: false }, { kind: 'object', properties: [], restStated: true }],
    [
      { additionalProperties: true },
      { kind: 'object', properties: [], rest: ANY, restStated: true },
    ],
    [
      { additionalProperties: { type: 'string' }, maxProperties: 3 },
      { kind: 'object', properties: [], rest: STRING, restStated: true, maxProperties: 3 },
    ],
    [
      { oneOf: [{ type: 'string' }, { type: 'null' }] },
      { kind: 'union', members: [STRING, NULL], exclusive: true },
    ],
    [
      { anyOf: [{ type: 'string' }], description: 'd' },
      { ...STRING, description: 'd' },
    ],
    [
      { type: 'object', oneOf: [pet, { required: ['a'] }] },
      {
        kind: 'union',
        exclusive: true,
        members: [
          PET,
          { kind: 'object', properties: [['a', { schema: ANY, required: true }]], ...open_ },
        ],
      },
    ],
    [
      { allOf: [pet], title: 't' },
      { ...PET, title: 't' },
    ],
    [
      { allOf: [pet, { properties: { a: {} } }] },
      {
        kind: 'intersection',
        members: [
          PET,
          { kind: 'object', properties: [['a', { schema: ANY, required: false }]], ...open_ },
        ],
      },
    ],
    [
      { properties: { a: {} }, allOf: [pet], anyOf: [pet, pet] },
      {
        kind: 'intersection',
        members: [
          { kind: 'object', properties: [['a', { schema: ANY, required: false }]], ...open_ },
          PET,
          { kind: 'union', members: [PET, PET] },
        ],
      },
    ],
    [
      { oneOf: [pet], discriminator: { propertyName: 't', mapping: { p: 'Pet' } } },
      {
        kind: 'union',
        exclusive: true,
        members: [PET],
        discriminator: { property: 't', mapping: [['p', 'Pet']] },
      },
    ],
    [
      { oneOf: [pet], discriminator: { propertyName: 't' } },
      {
        kind: 'union',
        exclusive: true,
        members: [PET],
        discriminator: { property: 't', mapping: [['Pet', 'Pet']] },
      },
    ],
    [
      {
        oneOf: [pet],
        discriminator: {
          propertyName: 't',
          mapping: { p: 'Dog' },
          defaultMapping: '#/components/schemas/Pet',
        },
      },
      {
        kind: 'union',
        exclusive: true,
        members: [PET],
        discriminator: { property: 't', mapping: [['Pet', 'Pet']], defaultMapping: 'Pet' },
      },
      ['ref/unresolved'],
    ],
    [pet, PET],
    [
      { ...pet, description: 'd', readOnly: true },
      { ...PET, description: 'd', readOnly: true },
    ],
    [
      { ...pet, required: ['a'] },
      {
        kind: 'intersection',
        members: [
          PET,
          { kind: 'object', properties: [['a', { schema: ANY, required: true }]], ...open_ },
        ],
      },
    ],
    [
      { $ref: '#/components/schemas/Pte' },
      { kind: 'unknown', keywords: [['$ref', '#/components/schemas/Pte']] },
      ['ref/unresolved'],
    ],
    [
      { $ref: 'other.yaml#/Pet' },
      { kind: 'unknown', keywords: [['$ref', 'other.yaml#/Pet']] },
      ['ref/remote'],
    ],
    [
      { type: 'string', not: { const: 'a' }, if: {} },
      {
        ...STRING,
        keywords: [
          ['if', []],
          ['not', [['const', 'a']]],
        ],
      },
      ['schema/keyword', 'schema/keyword'],
    ],
    [
      { type: 'string', 'x-y': 1, xml: { name: 'n' } },
      {
        ...STRING,
        keywords: [
          ['x-y', 1],
          ['xml', [['name', 'n']]],
        ],
      },
    ],
    [{ type: 'string', defalt: 1 }, { ...STRING, keywords: [['defalt', 1]] }, ['key/unknown']],
    [
      { type: 'string', default: 5, examples: ['a'], example: 'b' },
      { ...STRING, default: '5', examples: ['a'] },
      ['schema/example-twice'],
    ],
    [
      { type: 'integer', default: '5' },
      { kind: 'integer', default: 5 },
    ],
    [
      { enum: ['a', 'b'], default: 'c' },
      { kind: 'enum', values: ['a', 'b'] },
      ['schema/default-enum'],
    ],
    [
      { type: 'integer', enum: ['1', 2], default: '1' },
      { kind: 'enum', values: [1, 2], default: 1 },
    ],
    [
      { enum: ['a'], 'x-extensible-enum': ['a'], default: 'c' },
      { kind: 'enum', values: ['a'], open: true, default: 'c' },
    ],
    [{ type: 'integer', default: 'five' }, { kind: 'integer' }, ['schema/default-type']],
    [
      { type: 'boolean', default: 'true' },
      { kind: 'boolean', default: true },
    ],
    [
      { type: ['boolean', 'null'], default: null },
      { kind: 'union', members: [{ kind: 'boolean' }, NULL], default: null },
    ],
    [
      { type: 'string', default: '' },
      { ...STRING, default: '' },
    ],
    [
      { type: 'string', deprecated: true, writeOnly: true, externalDocs: { url: 'u' } },
      { ...STRING, deprecated: true, writeOnly: true, externalDocs: { url: 'u' } },
    ],
    [{ pattern: 'a' }, { ...STRING, pattern: 'a' }],
    [{ format: 'date-time' }, { ...STRING, format: 'date-time' }],
    [{ type: 'strnig' }, { kind: 'unknown' }, ['schema/type']],
    [{ $dynamicRef: '#/components/schemas/Pet' }, PET],
  ];
  test.each(rows)('%j', (given, want, codes = []) => {
    expect(readOne(given, JSON_SCHEMA_2020_12)).toEqual({ want, codes });
  });
});

describe('OpenAPI 3.0', () => {
  const rows: Row[] = [
    [
      { type: 'string', nullable: true },
      { kind: 'union', members: [STRING, NULL] },
    ],
    [
      { type: 'string', nullable: true, enum: ['a'] },
      { kind: 'union', members: [{ kind: 'enum', values: ['a'] }, NULL] },
    ],
    [
      { nullable: true, allOf: [pet] },
      { kind: 'union', members: [PET, NULL] },
    ],
    [
      { nullable: true, oneOf: [pet, { type: 'string' }] },
      { kind: 'union', exclusive: true, members: [PET, STRING, NULL] },
    ],
    [
      { type: 'integer', minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false },
      { kind: 'integer', exclusiveMinimum: 1, maximum: 2 },
    ],
    [
      { ...pet, nullable: true },
      { kind: 'union', members: [PET, NULL] },
    ],
    [{ ...pet, minLength: 1, description: 'd' }, { ...PET, description: 'd' }, ['ref/siblings']],
    [
      { type: ['string', 'null'] },
      { kind: 'union', members: [STRING, NULL] },
      ['schema/type-list'],
    ],
    [{ type: 'array' }, { kind: 'array', items: { kind: 'unknown' } }, ['schema/items']],
  ];
  test.each(rows)('%j', (given, want, codes = []) => {
    expect(readOne(given, OPENAPI_3_0)).toEqual({ want, codes });
  });
});

describe('Swagger 2.0', () => {
  const rows: Row[] = [
    [{ type: 'int' }, { kind: 'integer' }, ['schema/type-alias']],
    [{ type: 'float' }, { kind: 'number', format: 'float' }, ['schema/type-alias']],
    [{ type: 'bool' }, { kind: 'boolean' }, ['schema/type-alias']],
    [{ type: 'date' }, { ...STRING, format: 'date' }, ['schema/type-alias']],
    [{ type: 'datetime' }, { ...STRING, format: 'date-time' }, ['schema/type-alias']],
    [{ type: 'String' }, STRING, ['schema/type-alias']],
    [{ type: 'any' }, ANY, ['schema/type-alias']],
    [{ type: 'file' }, { kind: 'binary' }],
    [
      { type: 'string', 'x-nullable': true },
      { kind: 'union', members: [STRING, NULL] },
    ],
    [
      { $ref: '#/definitions/Pet', 'x-nullable': true },
      { kind: 'union', members: [PET, NULL] },
    ],
    [{ $ref: 'Pet' }, PET, ['ref/short']],
    [{ type: 'array', items: [] }, { kind: 'array', items: { kind: 'unknown' } }, ['schema/items']],
    [
      { type: 'array', items: [{ type: 'string' }] },
      { kind: 'tuple', items: [STRING], rest: ANY },
    ],
    [
      { type: 'object', discriminator: 't', properties: {} },
      { kind: 'object', properties: [['t', { schema: STRING, required: true }]], ...open_ },
    ],
    [
      { 'x-oneOf': [{ type: 'string' }, { $ref: '#/definitions/Pet' }] },
      { kind: 'union', exclusive: true, members: [STRING, PET] },
    ],
  ];
  test.each(rows)('%j', (given, want, codes = []) => {
    expect(readOne(given, SWAGGER_2_0)).toEqual({ want, codes });
  });

  test('a parameter that tells no type is unknown, its own keywords are no schema', () => {
    const { root, report } = open({
      a: { in: 'query', name: 'a', required: true, description: 'd' },
    });
    const context = schemaContext(root.get('definitions'), SWAGGER_2_0, new References(root));
    expect(plain(readValueSchema(root.get('a'), context))).toEqual({ kind: 'unknown' });
    expect(report.list()).toEqual([]);
  });
});

describe('named schemas', () => {
  const read = (definitions: unknown, dialect = SWAGGER_2_0) => {
    const swagger = dialect === SWAGGER_2_0;
    const { root, report } = open(
      swagger ? { definitions } : { components: { schemas: definitions } },
    );
    const section = swagger ? root.get('definitions') : root.get('components').get('schemas');
    const context = schemaContext(section, dialect, new References(root));
    const schemas = new Map(
      [...readNamedSchemas(context)].map(([id, schema]) => [id, plain(schema)]),
    );
    return { schemas, codes: report.list().map(({ code }) => code) };
  };

  test('recursion stays a reference', () => {
    const { schemas } = read({ Tree: { type: 'array', items: { $ref: '#/definitions/Tree' } } });
    expect(schemas.get('Tree')).toEqual({ kind: 'array', items: { kind: 'ref', id: 'Tree' } });
  });

  test('what only a reference names gets an id from its pointer', () => {
    const { schemas } = read({
      A: { properties: { b: { type: 'array', items: { type: 'string' } } } },
      B: { $ref: '#/definitions/A/properties/b' },
      C: { $ref: '#/definitions/A/properties/b/items' },
    });
    expect([...schemas.keys()]).toEqual(['A', 'B', 'C', 'A.b', 'A.b.items']);
    expect(schemas.get('B')).toEqual({ kind: 'ref', id: 'A.b' });
    expect(schemas.get('A.b.items')).toEqual(STRING);
  });

  test('an id that is taken gives way to the pointer', () => {
    const { schemas } = read({
      A: { properties: { b: { type: 'string' } } },
      'A.b': { type: 'integer' },
      C: { $ref: '#/definitions/A/properties/b' },
    });
    expect(schemas.get('C')).toEqual({ kind: 'ref', id: '/definitions/A/properties/b' });
    expect(schemas.get('/definitions/A/properties/b')).toEqual(STRING);
  });

  test('$defs and anchors are schemas of their own', () => {
    const { schemas, codes } = read(
      {
        A: { $defs: { in: { type: 'string' } }, $ref: '#/components/schemas/A/$defs/in' },
        B: { $anchor: 'bee', type: 'object' },
        C: { $ref: '#bee' },
      },
      JSON_SCHEMA_2020_12,
    );
    expect(schemas.get('A')).toEqual({ kind: 'ref', id: 'A.in' });
    expect(schemas.get('A.in')).toEqual(STRING);
    expect(schemas.get('C')).toEqual({ kind: 'ref', id: 'B' });
    expect(codes).toEqual([]);
  });

  test('names that are nothing but references to each other are unknown', () => {
    const { schemas, codes } = read({
      A: { $ref: '#/definitions/B' },
      B: { $ref: '#/definitions/A' },
    });
    expect(schemas.get('A')).toEqual({ kind: 'unknown' });
    expect(codes).toEqual(['ref/cycle', 'ref/cycle']);
  });

  test('a reference to another section is read, and reported', () => {
    const { root, report } = open({
      parameters: { P: { in: 'body', schema: { type: 'string' } } },
      definitions: { A: { $ref: '#/parameters/P' } },
    });
    const context = schemaContext(root.get('definitions'), SWAGGER_2_0, new References(root));
    const schemas = readNamedSchemas(context);
    expect(plain(schemas.get('A'))).toEqual({ kind: 'ref', id: 'parameters.P.schema' });
    expect(plain(schemas.get('parameters.P.schema'))).toEqual(STRING);
    expect(report.list().map(({ code }) => code)).toEqual(['ref/section']);
  });

  test('a parent with a discriminator is the union of all that extend it', () => {
    const extend = (name: string, extra: object = {}) => ({
      allOf: [{ $ref: `#/definitions/${name}` }, { type: 'object', ...extra }],
    });
    const { schemas } = read({
      Pet: {
        discriminator: 'kind',
        description: 'A pet.',
        properties: { kind: { type: 'string' } },
      },
      Cat: extend('Pet'),
      Siamese: extend('Cat'),
      Dog: { ...extend('Pet'), 'x-ms-discriminator-value': 'DOG' },
      Owner: {
        properties: {
          pet: { $ref: '#/definitions/Pet' },
          same: { allOf: [{ $ref: '#/definitions/Pet' }] },
        },
      },
    });
    expect(schemas.get('Pet')).toEqual({
      kind: 'union',
      description: 'A pet.',
      members: ['Cat', 'Dog', 'Siamese', 'Pet.base'].map((id) => ({ kind: 'ref', id })),
      discriminator: {
        property: 'kind',
        mapping: [
          ['Cat', 'Cat'],
          ['DOG', 'Dog'],
          ['Siamese', 'Siamese'],
          ['Pet', 'Pet.base'],
        ],
      },
    });
    expect(schemas.get('Pet.base')).toMatchObject({
      kind: 'object',
      properties: [['kind', { schema: STRING, required: true }]],
    });
    expect(schemas.get('Cat')).toMatchObject({
      kind: 'intersection',
      members: [{ id: 'Pet.base' }, {}],
    });
    expect(schemas.get('Siamese')).toMatchObject({ members: [{ id: 'Cat' }, {}] });
    expect(schemas.get('Owner')).toMatchObject({
      properties: [
        ['pet', { schema: PET }],
        ['same', { schema: PET }],
      ],
    });
  });

  test('a parent that lists what extends it is taken apart', () => {
    const extend = { allOf: [{ $ref: '#/definitions/Pet' }, { required: ['c'] }] };
    const { schemas, codes } = read({
      Pet: {
        properties: { k: { type: 'string' } },
        'x-oneOf': [{ $ref: '#/definitions/Cat' }, { type: 'null' }],
      },
      Cat: extend,
    });
    const own = {
      kind: 'object',
      properties: [['k', { schema: STRING, required: false }]],
      ...open_,
    };
    expect(schemas.get('Pet.base')).toEqual(own);
    expect(schemas.get('Pet')).toEqual({
      kind: 'intersection',
      members: [
        own,
        { kind: 'union', exclusive: true, members: [{ kind: 'ref', id: 'Cat' }, NULL] },
      ],
    });
    expect(schemas.get('Cat')).toMatchObject({ members: [{ id: 'Pet.base' }, {}] });
    expect(codes).toEqual([]);
  });

  test('schemas made of nothing but themselves are unknown', () => {
    const ref = (id: string) => ({ $ref: `#/definitions/${id}` });
    const { schemas, codes } = read({
      A: { 'x-anyOf': [ref('B'), { type: 'string' }] },
      B: { 'x-anyOf': [ref('C'), { type: 'object' }] },
      C: { allOf: [ref('A')] },
      D: ref('A'),
      E: { properties: { e: ref('E') } },
      F: { 'x-oneOf': [ref('E'), { type: 'array', items: ref('F') }] },
    });
    expect(['A', 'B', 'C'].map((id) => schemas.get(id))).toEqual(
      Array(3).fill({ kind: 'unknown' }),
    );
    expect(schemas.get('D')).toEqual({ kind: 'ref', id: 'A' });
    expect(schemas.get('F')).toMatchObject({ kind: 'union' });
    expect(codes).toEqual(['ref/cycle', 'ref/cycle', 'ref/cycle']);
  });

  test('a schema nested without end is cut off, and said', () => {
    let given: object = { type: 'string' };
    for (let depth = 0; depth < 150; depth++) given = { type: 'array', items: given };
    const { codes } = read({ A: given });
    expect(codes).toEqual(['schema/depth']);
  });
});
