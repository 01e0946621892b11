/** Differences of OpenAPI 3.0 and Swagger 2.0 from JSON Schema. */
import { describe, expect, test } from 'vitest';
import { References } from '../../references/reference.js';
import { JSON_SCHEMA_2020_12, OPENAPI_3_0, SWAGGER_2_0 } from '../dialect.js';
import { readValueSchema, schemaContext } from '../index.js';
import { open, plain, readOne, ANY, NULL, STRING, PET, pet, open_, type Row } from './reading.js';

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
    [{ $ref: 'Pet' }, PET, ['ref/shorthand']],
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
      { oneOf: [{ type: 'string' }, { $ref: '#/definitions/Pet' }] },
      { kind: 'union', exclusive: true, members: [STRING, PET] },
    ],
    [
      { oneOf: [{ type: 'string' }, { $ref: '#/definitions/Pet' }], 'x-discriminator': 'kind' },
      {
        kind: 'union',
        exclusive: true,
        members: [STRING, PET],
        keywords: [['x-discriminator', 'kind']],
      },
    ],
  ];
  test.each(rows)('%j', (given, want, codes = []) => {
    expect(readOne(given, SWAGGER_2_0)).toEqual({ want, codes });
  });

  test('a parameter without a type is unknown, and its keywords do not count', () => {
    const { root, report } = open({
      a: { in: 'query', name: 'a', required: true, description: 'd' },
    });
    const context = schemaContext(root.get('definitions'), SWAGGER_2_0, new References(root));
    expect(plain(readValueSchema(root.get('a'), context))).toEqual({ kind: 'unknown' });
    expect(report.list()).toEqual([]);
  });
});

// Adyen writes x-anyOf next to additionalProperties as a hint for readers: a server that enforced
// it would reject valid bodies.
test.each([SWAGGER_2_0, OPENAPI_3_0, JSON_SCHEMA_2020_12])(
  'vendor keywords limit nothing in $name',
  (dialect) => {
    const hints = ['x-allOf', 'x-anyOf', 'x-not', 'x-oneOf'].map((key) => [key, [1, 2]]);
    const given = { type: 'string', ...Object.fromEntries(hints) };
    expect(readOne(given, dialect)).toEqual({ want: { ...STRING, keywords: hints }, codes: [] });
  },
);
