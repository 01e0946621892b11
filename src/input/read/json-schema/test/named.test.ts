/** Named schemas: references, cycles, inheritance. */
import { describe, expect, test } from 'vitest';
import { References } from '../../references/reference.js';
import { JSON_SCHEMA_2020_12, SWAGGER_2_0 } from '../dialect.js';
import { readNamedSchemas, schemaContext } from '../index.js';
import { open, plain, NULL, STRING, PET, open_ } from './reading.js';

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

  test('recursion remains a reference', () => {
    const { schemas } = read({ Tree: { type: 'array', items: { $ref: '#/definitions/Tree' } } });
    expect(schemas.get('Tree')).toEqual({ kind: 'array', items: { kind: 'ref', id: 'Tree' } });
  });

  test('a schema that only a reference names gets an id from its pointer', () => {
    const { schemas } = read({
      A: { properties: { b: { type: 'array', items: { type: 'string' } } } },
      B: { $ref: '#/definitions/A/properties/b' },
      C: { $ref: '#/definitions/A/properties/b/items' },
    });
    expect([...schemas.keys()]).toEqual(['A', 'B', 'C', 'A.b', 'A.b.items']);
    expect(schemas.get('B')).toEqual({ kind: 'ref', id: 'A.b' });
    expect(schemas.get('A.b.items')).toEqual(STRING);
  });

  test('a duplicate id is replaced by the pointer', () => {
    const { schemas } = read({
      A: { properties: { b: { type: 'string' } } },
      'A.b': { type: 'integer' },
      C: { $ref: '#/definitions/A/properties/b' },
    });
    expect(schemas.get('C')).toEqual({ kind: 'ref', id: '/definitions/A/properties/b' });
    expect(schemas.get('/definitions/A/properties/b')).toEqual(STRING);
  });

  test('$defs and anchors are separate schemas', () => {
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

  test('names that only refer to each other are unknown', () => {
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

  test('a parent with a discriminator is the union of all schemas that extend it', () => {
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

  test('a parent that lists its children is split', () => {
    const extend = { allOf: [{ $ref: '#/definitions/Pet' }, { required: ['c'] }] };
    const { schemas, codes } = read({
      Pet: {
        properties: { k: { type: 'string' } },
        oneOf: [{ $ref: '#/definitions/Cat' }, { type: 'null' }],
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

  test('schemas that contain only themselves are unknown', () => {
    const ref = (id: string) => ({ $ref: `#/definitions/${id}` });
    const { schemas, codes } = read({
      A: { anyOf: [ref('B'), { type: 'string' }] },
      B: { anyOf: [ref('C'), { type: 'object' }] },
      C: { allOf: [ref('A')] },
      D: ref('A'),
      E: { properties: { e: ref('E') } },
      F: { oneOf: [ref('E'), { type: 'array', items: ref('F') }] },
    });
    expect(['A', 'B', 'C'].map((id) => schemas.get(id))).toEqual(
      Array(3).fill({ kind: 'unknown' }),
    );
    expect(schemas.get('D')).toEqual({ kind: 'ref', id: 'A' });
    expect(schemas.get('F')).toMatchObject({ kind: 'union' });
    expect(codes).toEqual(['ref/cycle', 'ref/cycle', 'ref/cycle']);
  });

  test('an endlessly nested schema is cut off and reported', () => {
    let given: object = { type: 'string' };
    for (let depth = 0; depth < 150; depth++) given = { type: 'array', items: given };
    const { codes } = read({ A: given });
    expect(codes).toEqual(['schema/depth']);
  });
});
