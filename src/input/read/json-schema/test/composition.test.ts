/** Composition in JSON Schema 2020-12, and schemas without a type. */
import { describe, expect, test } from 'vitest';
import { JSON_SCHEMA_2020_12 } from '../dialect.js';
import { readOne, ANY, NULL, STRING, PET, pet, open_, REQUIRED, type Row } from './reading.js';

describe('JSON Schema 2020-12', () => {
  const rows: Row[] = [
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
        members: [PET, { kind: 'object', properties: [['a', REQUIRED]], ...open_ }],
      },
    ],
    [
      { type: 'object', patternProperties: { '^x-': { type: 'string' } }, allOf: [pet] },
      {
        kind: 'intersection',
        members: [{ kind: 'object', properties: [], ...open_, patterns: [['^x-', STRING]] }, PET],
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
        members: [PET, { kind: 'object', properties: [['a', REQUIRED]], ...open_ }],
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
        assertions: { not: { kind: 'enum', values: ['a'] }, if: ANY },
      },
    ],
    // The schema inside of `not` has no type, so `minimum` restricts only the numbers in it.
    [
      { type: 'integer', not: { minimum: 8 } },
      {
        kind: 'integer',
        keywords: [['not', [['minimum', 8]]]],
        assertions: {
          not: {
            ...ANY,
            keywords: [['minimum', 8]],
            assertions: { forms: [{ kind: 'number', minimum: 8 }] },
          },
        },
      },
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
    [{ pattern: 'a' }, { ...STRING, pattern: 'a', typeImplied: true }, ['schema/type-implied']],
    [{ format: 'date-time' }, { ...STRING, format: 'date-time' }],
    [{ type: 'strnig' }, { kind: 'unknown' }, ['schema/type']],
    [{ $dynamicRef: '#/components/schemas/Pet' }, PET],
  ];
  test.each(rows)('%j', (given, want, codes = []) => {
    expect(readOne(given, JSON_SCHEMA_2020_12)).toEqual({ want, codes });
  });
});
