/** The exported form of schemas, and the additions of the export. */
import { expect, test } from 'vitest';
import { BROAD } from '../../../../test/broad/api.js';
import { api, schema } from '../../../../test/model-parts.js';
import type { Json, Schema } from '../../../model/schema.js';
import { isUriReference, uriReference } from '../uri.js';
import { plain, dig } from './document.js';

const SHAPES: [string, Schema, unknown][] = [
  ['any', schema({ kind: 'any' }), {}],
  ['unknown', { kind: 'unknown', origins: [] }, { 'x-restitch-unknown': true }],
  ['never', schema({ kind: 'never' }), false],
  ['never, with notes', schema({ kind: 'never', title: 'T' }), { not: {}, title: 'T' }],
  [
    'nullable',
    schema({ kind: 'union', members: [schema({ kind: 'string' }), schema({ kind: 'null' })] }),
    { type: ['string', 'null'] },
  ],
  [
    'nullable enum',
    schema({
      kind: 'union',
      members: [schema({ kind: 'enum', values: ['a'] }), schema({ kind: 'null' })],
    }),
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    'nullable reference',
    schema({
      kind: 'union',
      members: [schema({ kind: 'ref', id: 'Pet' }), schema({ kind: 'null' })],
    }),
    { anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] },
  ],
  [
    'reference with notes, to a name that is no component key',
    schema({ kind: 'ref', id: 'Owner<Pet>', description: 'D' }),
    { $ref: '#/components/schemas/Owner_Pet_', description: 'D' },
  ],
  [
    'closed object',
    schema({ kind: 'object', properties: new Map() }),
    { type: 'object', additionalProperties: false },
  ],
  [
    'map',
    schema({
      kind: 'object',
      properties: new Map(),
      rest: schema({ kind: 'any' }),
      restStated: true,
    }),
    { type: 'object', additionalProperties: true },
  ],
  [
    'property that only `required` names',
    schema({
      kind: 'object',
      properties: new Map([
        ['a', { schema: schema({ kind: 'any' }), required: true, undescribed: true }],
      ]),
      rest: schema({ kind: 'string' }),
      restStated: true,
    }),
    { type: 'object', required: ['a'], additionalProperties: { type: 'string' } },
  ],
  ['tuple', schema({ kind: 'tuple', items: [] }), { type: 'array', items: false }],
  ['big enum', schema({ kind: 'enum', values: [1n, 2] }), { type: 'integer', enum: [1n, 2] }],
  [
    'inferred inside inferred is marked once',
    schema({ kind: 'array', items: schema({ kind: 'string' }, 'inferred') }, 'inferred'),
    { type: 'array', items: { type: 'string' }, 'x-restitch-trust': 'inferred' },
  ],
  [
    'keywords that would redirect references',
    schema({
      kind: 'any',
      keywords: new Map<string, Json>([
        ['$anchor', 'a'],
        ['not', new Map([['$ref', '#/definitions/Pet']])],
      ]),
    }),
    { not: { $ref: '#/components/schemas/Pet' }, 'x-restitch-keywords': { anchor: 'a' } },
  ],
];

test.each(SHAPES)('schema: %s', (_name, given, want) => {
  const schemas = new Map([...BROAD.schemas, ['Given', given]]);
  expect(dig(plain(api({ schemas })), 'components', 'schemas', 'Given')).toEqual(want);
});

test.each([
  ['https://a.example/x?y#z', true],
  ['/a/b', true],
  ['', true],
  ['mailto:jo@a.example', true],
  ['a b', false],
  ['1:2', false],
  ['http://[x', false],
  ['%zz', false],
])('%j is a URI reference: %s', (text, want) => {
  expect(isUriReference(text)).toBe(want);
  expect(isUriReference(uriReference(text))).toBe(true);
  if (want) expect(uriReference(text)).toBe(text);
});
