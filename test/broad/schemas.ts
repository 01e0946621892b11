/** The schemas of the broad API. */
import type { Json, Schema } from '../../src/model/schema.js';
import { at, schema } from '../model-parts.js';

export const UNKNOWN: Schema = { kind: 'unknown', origins: [] };
export const PET: Schema = { kind: 'ref', id: 'Pet', origins: [at('/ref')] };

export const SCHEMAS = new Map<string, Schema>([
  [
    'Pet',
    schema({
      kind: 'object',
      title: 'A pet',
      description: 'Anything that lives in the house.',
      properties: new Map([
        [
          'id',
          { required: true, schema: schema({ kind: 'integer', format: 'int64', readOnly: true }) },
        ],
        [
          'name',
          { required: true, schema: schema({ kind: 'string', minLength: 1, maxLength: 80 }) },
        ],
        ['tag', { required: false, schema: nullable(schema({ kind: 'string' })) }],
        [
          'state',
          {
            required: false,
            schema: schema({
              kind: 'enum',
              values: ['free', 'sold'],
              open: true,
              names: ['Free', 'Sold'],
            }),
          },
        ],
        ['owner', { required: false, schema: schema({ kind: 'ref', id: 'Owner<Pet>' }) }],
        ['__proto__', { required: false, schema: UNKNOWN }],
      ]),
      rest: schema({ kind: 'any' }),
      keywords: new Map<string, Json>([
        ['not', new Map([['$ref', '#/definitions/Cat']])],
        ['if', new Map([['$ref', '#/definitions/Nobody']])],
        ['$id', 'https://elsewhere.example/pet'],
      ]),
    }),
  ],
  [
    'Owner<Pet>',
    schema({
      kind: 'object',
      properties: new Map([
        [
          'pets',
          {
            required: true,
            schema: schema({ kind: 'array', items: PET, uniqueItems: true, minItems: 0 }),
          },
        ],
        [
          'home',
          {
            required: false,
            schema: schema({
              kind: 'tuple',
              items: [schema({ kind: 'number' }), schema({ kind: 'number' })],
              rest: schema({ kind: 'string' }),
            }),
          },
        ],
      ]),
    }),
  ],
  [
    'Cat',
    schema({
      kind: 'intersection',
      members: [
        PET,
        schema({
          kind: 'object',
          properties: new Map(),
          rest: schema({ kind: 'boolean' }),
          restStated: true,
        }),
      ],
    }),
  ],
  [
    'Animal',
    schema({
      kind: 'union',
      exclusive: true,
      members: [PET, schema({ kind: 'ref', id: 'Cat' }), schema({ kind: 'null' })],
      discriminator: {
        property: 'kind',
        mapping: new Map([
          ['cat', 'Cat'],
          ['pet', 'Pet'],
        ]),
        defaultMapping: 'Pet',
      },
    }),
  ],
  ['Nothing', schema({ kind: 'never' })],
  ['Empty', schema({ kind: 'never', description: 'never sent' })],
  ['Flag', schema({ kind: 'enum', values: [1, 2.5, null] })],
  ['Pair', schema({ kind: 'tuple', items: [] })],
]);

function nullable(inner: Schema): Schema {
  return schema({ kind: 'union', members: [inner, schema({ kind: 'null' })] });
}
