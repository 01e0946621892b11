/** The keywords of JSON Schema 2020-12, one by one. */
import { describe, expect, test } from 'vitest';
import { JSON_SCHEMA_2020_12 } from '../dialect.js';
import { readOne, ANY, NULL, STRING, open_, REQUIRED, type Row } from './reading.js';

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
    [
      { enum: [{ a: 1 }] },
      { kind: 'any', keywords: [['enum', [[['a', 1]]]]], assertions: { values: [[['a', 1]]] } },
    ],
    [
      { type: 'array', items: { type: 'string' }, enum: ['a', 1] },
      { kind: 'array', items: { kind: 'enum', values: ['a', '1'] } },
      ['schema/enum-place'],
    ],
    [
      { type: 'array', enum: [['a']] },
      {
        ...{ kind: 'array', items: ANY, keywords: [['enum', [['a']]]] },
        assertions: { values: [['a']] },
      },
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
      { kind: 'tuple', items: [STRING], typeImplied: true },
      ['schema/type-implied'],
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
      { kind: 'object', properties: [['z', REQUIRED]], ...open_ },
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
  ];

  test.each(rows)('%j', (given, want, codes = []) => {
    expect(readOne(given, JSON_SCHEMA_2020_12)).toEqual({ want, codes });
  });
});
