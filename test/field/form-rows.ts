/** Facts about forms and media types that generators lose, and the expected results. */
import { expect } from 'vitest';
import type { Row } from '../program-rows.js';
import {
  text,
  whole,
  done,
  ref,
  body,
  record,
  openapi,
  given,
  statusOf,
  exported,
} from './described.js';

export const FORMS: readonly Row[] = [
  {
    name: 'keywords without an equivalent in TypeScript, such as `not`, are exported',
    documents: {
      'a.json': given(ref('Odd'), {
        Odd: {
          ...record({ a: text, b: { not: { type: 'string' } } }),
          not: { required: ['c'] },
          patternProperties: { '^x-': whole },
          if: { required: ['a'] },
          then: { required: ['b'] },
          dependentRequired: { a: ['b'] },
        },
      }),
    },
    check: (made) => {
      const { Odd } = (exported(made) as { components: { schemas: Record<string, object> } })
        .components.schemas;
      expect(Odd).toMatchObject({
        not: { required: ['c'] },
        patternProperties: { '^x-': { type: 'integer' } },
        if: { required: ['a'] },
        then: { required: ['b'] },
        dependentRequired: { a: ['b'] },
        properties: { b: { not: { type: 'string' } } },
      });
    },
  },
  {
    name: 'readOnly and writeOnly properties result in separate types, without the modifier `readonly`',
    documents: {
      'a.json': given(ref('User'), {
        User: record(
          { id: { ...whole, readOnly: true }, name: text, secret: { ...text, writeOnly: true } },
          'id',
          'name',
          'secret',
        ),
      }),
    },
    program: `
export async function use(api: c.Client): Promise<unknown> {
  const user = await c.swap(api, { body: { name: 'a', secret: 'b' } });
  user.name = 'c';
  user.id = 7;
  // @ts-expect-error secret is writeOnly
  user.secret;
  return user;
}
export const handler: s.Handlers['POST /swap'] = ({ body }) => ({
  status: 200, body: { id: body.secret.length, name: body.name },
});
export const unwise = ({ body }: s.Req<'POST /swap'>): s.Res<'POST /swap'> => {
  // @ts-expect-error id is readOnly
  void body.id;
  // @ts-expect-error secret is writeOnly
  return { status: 200, body: { id: 1, name: body.name, secret: 'a' } };
};`,
    check: async (made) => {
      expect(await statusOf(made, { name: 'a', secret: 'b' })).toBe(200);
      expect(await statusOf(made, { id: 1, name: 'a' })).toBe(400);
    },
  },
  {
    name: 'declared properties next to additional properties of another type',
    documents: {
      'a.json': given(ref('Counts'), {
        Counts: { ...record({ total: whole }, 'total'), additionalProperties: text },
      }),
    },
    program: `
declare const counts: c.Counts;
export const total: number = counts.total;`,
    check: async (made) => {
      expect(await statusOf(made, { total: 1, a: 'b' })).toBe(200);
      expect(await statusOf(made, { total: 1, a: 2 })).toBe(400);
      expect(await statusOf(made, { total: 'x' })).toBe(400);
    },
  },
  {
    name: 'tuples that are open, closed, or followed by items of one type',
    documents: {
      'a.json': given(
        record({
          open: { type: 'array', prefixItems: [text, { type: 'boolean' }] },
          closed: { type: 'array', prefixItems: [text], items: false, minItems: 1 },
          rest: { type: 'array', prefixItems: [text], items: whole },
        }),
      ),
    },
    program: `
type Sent = Required<c.SwapArgs['body']>;
export const open: Sent['open'] = ['a', true, 7, null];
export const short: Sent['open'] = ['a'];
export const closed: Sent['closed'] = ['a'];
export const rest: Sent['rest'] = ['a', 1, 2];
// @ts-expect-error the tuple is closed
export const long: Sent['closed'] = ['a', 'b'];
// @ts-expect-error further items are integers
export const other: Sent['rest'] = ['a', 'b'];`,
    check: async (made) => {
      expect(await statusOf(made, { open: ['a', true, 7], rest: ['a', 1] })).toBe(200);
      expect(await statusOf(made, { open: ['a'], closed: ['a'] })).toBe(200);
      expect(await statusOf(made, { open: [1] })).toBe(400);
      expect(await statusOf(made, { closed: ['a', 'b'] })).toBe(400);
      expect(await statusOf(made, { rest: ['a', 'b'] })).toBe(400);
    },
  },
  {
    name: 'a $dynamicRef resolves to the anchor of the schema that uses it',
    documents: {
      'a.json': given(ref('Texts'), {
        List: {
          $id: 'list',
          type: 'array',
          items: { $dynamicRef: '#item' },
          $defs: { item: { $dynamicAnchor: 'item' } },
        },
        Texts: {
          $id: 'texts',
          $ref: 'list',
          $defs: { item: { $dynamicAnchor: 'item', ...text } },
        },
      }),
    },
    program: `
export const texts: c.Texts = ['a'];`,
    check: async (made) => {
      expect(await statusOf(made, ['a'])).toBe(200);
      expect(await statusOf(made, 'a')).toBe(400);
      expect(await statusOf(made, [1])).toBe(400);
    },
  },
  {
    name: 'recursive schemas: trees, parents and children, and references that only lead to themselves',
    documents: {
      'a.json': given(
        record({ tree: ref('Tree'), parent: ref('Parent'), a: ref('A'), s: ref('S') }),
        {
          Tree: { oneOf: [text, { type: 'array', items: ref('Tree') }] },
          Parent: record({ child: ref('Child') }),
          Child: { allOf: [ref('Parent'), record({ name: text })] },
          A: ref('B'),
          B: ref('A'),
          S: { allOf: [ref('S'), ref('A')] },
        },
      ),
    },
    program: `
type Sent = Required<c.SwapArgs['body']>;
export const tree: Sent['tree'] = ['a', ['b', ['c']]];
export const parent: Sent['parent'] = { child: { name: 'a', child: { name: 'b' } } };`,
    check: async (made) => {
      expect(await statusOf(made, { tree: [['a']], parent: { child: { name: 'a' } } })).toBe(200);
      expect(await statusOf(made, { tree: [[1]] })).toBe(400);
      expect(await statusOf(made, { parent: { child: { child: { name: 1 } } } })).toBe(400);
      expect(made.said).toContain('error ref/cycle');
    },
  },
  {
    name: 'constants, lists of types, and null in every notation',
    documents: {
      'a.json': given(
        record(
          {
            kind: { const: 'a' },
            either: { type: ['string', 'integer', 'null'] },
            none: { type: 'null' },
            one: { anyOf: [text, { type: 'null' }] },
            choice: { enum: ['x', null] },
          },
          'kind',
        ),
      ),
      'old.json': {
        ...openapi(
          {
            '/old': {
              post: {
                operationId: 'old',
                requestBody: body(
                  record({
                    text: { type: 'string', nullable: true },
                    pet: { nullable: true, allOf: [ref('Pet')] },
                    choice: { type: 'string', nullable: true, enum: ['x', null] },
                  }),
                ),
                responses: done,
              },
            },
          },
          { Pet: record({ name: text }) },
          '3.0.3',
        ),
      },
    },
    program: `
type New = Required<c.SwapArgs['body']>;
type Old = Required<c.OldArgs['body']>;
export const proofs: true[] = [
  true satisfies Is<New['kind'], 'a'>,
  true satisfies Is<Exclude<New['either'], undefined>, string | number | null>,
  true satisfies Is<Exclude<New['none'], undefined>, null>,
  true satisfies Is<Exclude<New['one'], undefined>, string | null>,
  true satisfies Is<Exclude<New['choice'], undefined>, 'x' | null>,
  true satisfies Is<Exclude<Old['text'], undefined>, string | null>,
  true satisfies Is<Exclude<Old['pet'], undefined>, c.Pet | null>,
  true satisfies Is<Exclude<Old['choice'], undefined>, 'x' | null>,
];`,
    check: async (made) => {
      const nulls = { kind: 'a', either: null, none: null, one: null, choice: null };
      expect(await statusOf(made, nulls)).toBe(200);
      expect(await statusOf(made, { kind: 'b' })).toBe(400);
      expect(await statusOf(made, { kind: 'a', either: true })).toBe(400);
      expect(await statusOf(made, { text: null, pet: null, choice: null }, '/v1/old')).not.toBe(
        400,
      );
      expect(await statusOf(made, { text: 1 }, '/v1/old')).toBe(400);
    },
  },
];
