/**
 * The effect of changed bounds, patterns, formats and other keywords, in a request and in a
 * response.
 */
import { describe, expect, it } from 'vitest';
import {
  type Data,
  changes,
  changeText,
  sent,
  string,
  integer,
  object,
  typeRows,
} from './changes.js';

describe('types', () => {
  typeRows([
    [
      { type: 'string', minLength: 1 },
      { type: 'string', minLength: 2 },
      ['breaking bound/tightened: minLength of # changed from 1 to 2'],
      ['compatible bound/tightened: minLength of # changed from 1 to 2'],
    ],
    [
      { type: 'string', maxLength: 1 },
      { type: 'string', maxLength: 2 },
      ['compatible bound/loosened: maxLength of # changed from 1 to 2'],
      ['breaking bound/loosened: maxLength of # changed from 1 to 2'],
    ],
    [
      integer,
      { ...integer, maximum: 9 },
      ['breaking bound/tightened: maximum of # added: 9'],
      ['compatible bound/tightened: maximum of # added: 9'],
    ],
    [
      { ...integer, minimum: 1 },
      { ...integer, exclusiveMinimum: 1 },
      ['breaking bound/tightened: minimum of # changed from 1 to 1 (exclusive)'],
      ['compatible bound/tightened: minimum of # changed from 1 to 1 (exclusive)'],
    ],
    [
      { ...integer, minimum: 1 },
      integer,
      ['compatible bound/loosened: minimum of # removed; it was 1'],
      ['breaking bound/loosened: minimum of # removed; it was 1'],
    ],
    [
      { ...integer, multipleOf: 2 },
      { ...integer, multipleOf: 4 },
      ['breaking bound/tightened: multipleOf of # changed from 2 to 4'],
      ['compatible bound/tightened: multipleOf of # changed from 2 to 4'],
    ],
    [
      { ...integer, multipleOf: 2 },
      { ...integer, multipleOf: 3 },
      ['breaking bound/changed: multipleOf of # changed from 2 to 3'],
      ['breaking bound/changed: multipleOf of # changed from 2 to 3'],
    ],
    [
      { type: 'array', items: string },
      { type: 'array', items: string, uniqueItems: true },
      ['breaking bound/tightened: uniqueItems of # added: true'],
      ['compatible bound/tightened: uniqueItems of # added: true'],
    ],
    [
      string,
      { ...string, pattern: 'a' },
      ['breaking pattern/added: pattern of # added: a'],
      ['compatible pattern/added: pattern of # added: a'],
    ],
    [
      { ...string, pattern: 'a' },
      string,
      ['compatible pattern/removed: pattern of # removed; it was a'],
      ['breaking pattern/removed: pattern of # removed; it was a'],
    ],
    [
      { ...string, pattern: 'a' },
      { ...string, pattern: 'b' },
      ['warning pattern/changed: pattern of # changed from a to b'],
      ['warning pattern/changed: pattern of # changed from a to b'],
    ],
    [
      string,
      { ...string, format: 'uuid' },
      ['warning format/added: format of # added: uuid'],
      ['compatible format/added: format of # added: uuid'],
    ],
    [
      { ...string, format: 'uuid' },
      string,
      ['compatible format/removed: format of # removed; it was uuid'],
      ['warning format/removed: format of # removed; it was uuid'],
    ],
    [
      { ...string, format: 'uuid' },
      { ...string, format: 'date' },
      ['breaking format/changed: format of # changed from uuid to date'],
      ['breaking format/changed: format of # changed from uuid to date'],
    ],
    [
      { ...integer, format: 'int32' },
      { ...integer, format: 'int64' },
      ['compatible type/widened: format of # changed from int32 to int64'],
      ['breaking type/widened: format of # changed from int32 to int64'],
    ],
    [
      { ...string, not: { const: 'a' } },
      { ...string, not: { const: 'b' } },
      ['warning keyword/changed: keyword not of # changed'],
      ['warning keyword/changed: keyword not of # changed'],
    ],
    [
      string,
      { ...string, not: { const: 'a' } },
      ['breaking keyword/added: keyword not of # added'],
      ['compatible keyword/added: keyword not of # added'],
    ],
    [
      { ...string, if: { const: 'a' }, then: { minLength: 3 } },
      { ...string, if: { const: 'a' } },
      ['compatible keyword/removed: keyword if of # removed'],
      ['breaking keyword/removed: keyword if of # removed'],
    ],
    [
      { ...string, if: { const: 'a' }, then: { minLength: 3 } },
      { ...string, if: { const: 'a' }, then: { minLength: 4 } },
      ['warning keyword/changed: keyword then of # changed'],
      ['warning keyword/changed: keyword then of # changed'],
    ],
    [
      { ...string, not: { enum: ['a'] } },
      { ...string, not: { enum: ['a', 'b'] } },
      ['breaking bound/tightened: keyword not of # forbids more values now'],
      ['compatible bound/tightened: keyword not of # forbids more values now'],
    ],
    [
      { type: 'array', items: string, contains: { const: 'a' }, minContains: 2 },
      { type: 'array', items: string, contains: { const: 'a' }, minContains: 1 },
      ['compatible bound/loosened: keyword minContains of # forbids fewer values now'],
      ['breaking bound/loosened: keyword minContains of # forbids fewer values now'],
    ],
    [
      { allOf: [object({ a: string }), { not: { required: ['b'] } }] },
      { allOf: [object({ a: string }), { not: { required: ['c'] } }] },
      ['warning keyword/changed: keyword not of # changed'],
      ['warning keyword/changed: keyword not of # changed'],
    ],
    [
      { oneOf: [string, { type: 'array', items: string }] },
      { oneOf: [string, { type: 'array', items: string, contains: { const: 'a' } }] },
      ['breaking keyword/added: keyword contains of # added'],
      ['compatible keyword/added: keyword contains of # added'],
    ],
    [
      { ...string, $comment: 'a', xml: { name: 'a' } },
      { ...string, $comment: 'b', xml: { name: 'b' } },
      ['warning keyword/changed: keyword xml of # changed'],
      ['warning keyword/changed: keyword xml of # changed'],
    ],
  ]);
});

it('a keyword changes if a schema that it refers to changes', async () => {
  const limited = (schema: unknown): Data => ({
    ...sent({ ...string, not: { $ref: '#/components/schemas/Forbidden' } }),
    components: {
      schemas: { Forbidden: { allOf: [{ $ref: '#/components/schemas/Inner' }] }, Inner: schema },
    },
  });
  const found = await changes(limited({ const: 'a' }), limited({ enum: ['a', 'b'] }));
  expect(found.map(changeText)).toEqual([
    'warning keyword/changed: keyword not of request body changed',
  ]);
  expect(await changes(limited({ const: 'a' }), limited({ const: 'a' }))).toEqual([]);
});
