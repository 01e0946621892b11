/** The effect of a changed named schema: it is reported once for all uses. */
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../model/schema.js';
import { collectChanges, createScope } from '../change.js';
import { compareQueuedPairs } from '../schema/index.js';
import { enqueuePair } from '../schema/queue.js';
import { createWalk, positionOf } from '../schema/walk.js';
import { type Data, changes, changeText, OK, string, integer, object, read } from './changes.js';

describe('named schemas', () => {
  const ref = (name: string): Data => ({ $ref: `#/components/schemas/${name}` });
  const api = (schemas: Data, name = 'Pet'): Data => ({
    paths: {
      '/pets': {
        get: {
          responses: {
            200: { description: 'ok', content: { 'application/json': { schema: ref(name) } } },
          },
        },
        post: {
          requestBody: { content: { 'application/json': { schema: ref(name) } } },
          responses: OK,
        },
      },
    },
    components: { schemas },
  });

  it('are reported once, with the more severe direction and all uses', async () => {
    const before = api({ Pet: object({ s: { enum: ['a'] }, n: string }), Other: string });
    const after = api({ Pet: object({ s: { enum: ['a', 'b'] }, n: string }, 'n'), Other: integer });
    expect(await changes(before, after)).toMatchObject([
      {
        rule: 'enum/value-added',
        severity: 'breaking',
        text: 'enum value "b" of property s added',
        subject: { kind: 'schema', id: 'Pet' },
        endpoints: ['GET /pets', 'POST /pets'],
      },
      {
        rule: 'property/became-required',
        severity: 'breaking',
        text: 'property n changed from optional to required',
        endpoints: ['GET /pets', 'POST /pets'],
      },
    ]);
  });

  it('may be recursive, in cycles of different lengths', async () => {
    const one = api({ Pet: object({ next: ref('Pet'), n: string }) });
    const two = api({
      Pet: object({ next: object({ next: ref('Pet'), n: integer }), n: string }),
    });
    expect((await changes(one, one)).map(changeText)).toEqual([]);
    const found = await changes(one, two);
    expect(found.map(({ rule }) => rule)).toEqual(['type/changed']);
    const three = api({
      Pet: { allOf: [ref('Base'), object({ next: { allOf: [ref('Pet'), ref('Base')] } })] },
      Base: object({ next: ref('Pet'), n: string }),
    });
    expect((await changes(three, three)).map(changeText)).toEqual([]);
    expect((await changes(one, three)).map(changeText)).toEqual([]);
  });

  it.each<[string, (leaf: Data) => Data]>([
    [
      'in a union inside of a union',
      (leaf) => ({
        Pet: {
          anyOf: [
            object({ leaf, map: { additionalProperties: { anyOf: [ref('Pet'), string] } } }),
            { type: 'boolean' },
          ],
        },
      }),
    ],
    [
      'in parts that are combined at each level',
      (leaf) => ({
        Pet: { anyOf: [ref('B'), ref('A')] },
        A: object({ x: ref('Pet'), y: { additionalProperties: ref('B') } }),
        B: {
          ...object({ x: ref('A'), leaf }),
          additionalProperties: { allOf: [ref('Pet'), ref('B'), ref('D')] },
        },
        D: { ...object({ y: object({ x: ref('Pet') }) }), additionalProperties: ref('A') },
      }),
    ],
    [
      'in an allOf of several unions',
      (leaf) => ({
        Pet: { allOf: [ref('A'), ref('B'), { anyOf: [{ type: 'boolean' }, object({})] }] },
        A: { anyOf: [object({ x: ref('Pet'), l: { items: ref('Pet') } }), { type: 'boolean' }] },
        B: {
          anyOf: [object({ leaf, m: { anyOf: [ref('Pet'), string] } }), { type: 'boolean' }],
        },
      }),
    ],
  ])('may be recursive %s', async (_, schemas) => {
    const [before, after] = [api(schemas(string)), api(schemas(integer))];
    expect(await changes(before, before)).toEqual([]);
    const rules = new Set((await changes(before, after)).map(({ rule }) => rule));
    expect([...rules]).toEqual(['type/changed']);
  });

  it('are reported if there are too many to compare', async () => {
    const [before, after] = await Promise.all([string, integer].map((n) => read(api({ Pet: n }))));
    if (before === undefined || after === undefined) throw new Error('not read');
    const walk = createWalk(before.schemas, after.schemas, 0);
    const scope = createScope({ kind: 'api' });
    const pet: Schema = { kind: 'ref', id: 'Pet', origins: [] };
    enqueuePair(walk, positionOf({ scope, direction: 'response' }), pet, pet);
    compareQueuedPairs(walk);
    expect(collectChanges([scope])).toMatchObject([
      { severity: 'warning', rule: 'type/not-compared', subject: { id: 'Pet' } },
    ]);
  });

  it('may have another default at each reference', async () => {
    const pets = (value: string): Data =>
      api({
        Pet: object({ kind: { ...ref('Kind'), default: value } }),
        Kind: { enum: ['a', 'b'] },
      });
    expect((await changes(pets('a'), pets('b'))).map(changeText)).toEqual([
      'warning default/changed: default of property kind changed from "a" to "b"',
    ]);
  });

  it('may be renamed and replaced', async () => {
    const pet = object({ n: string });
    expect(await changes(api({ Pet: pet }), api({ Animal: pet }, 'Animal'))).toMatchObject([
      {
        rule: 'schema/renamed',
        severity: 'warning',
        text: 'renamed from Pet to Animal',
        subject: { kind: 'schema', id: 'Animal' },
        endpoints: ['GET /pets', 'POST /pets'],
      },
    ]);
    expect(await changes(api({ Pet: pet }), api({ pet }, 'pet'))).toEqual([]);
    const grown = object({ n: string, m: string });
    const both = await changes(api({ Pet: pet }), api({ Animal: grown }, 'Animal'));
    expect(both.map(({ rule }) => rule)).toContain('schema/renamed');
    const [change, ...more] = await changes(
      api({ Pet: pet, Dog: object({ n: integer }) }),
      api({ Pet: pet, Dog: object({ n: integer }) }, 'Dog'),
    );
    expect(change?.text).toMatch(
      /^type of property n of (request body|response 200) changed from string to integer$/,
    );
    expect(more).toHaveLength(1);
  });

  it('may form a chain of thousands', async () => {
    const chain = (last: Data): Data => {
      const links = Array.from({ length: 3000 }, (_, index) => {
        return [
          `S${index}`,
          object({ next: index === 2999 ? last : ref(`S${index + 1}`) }),
        ] as const;
      });
      return api(Object.fromEntries(links), 'S0');
    };
    const [change] = await changes(chain(string), chain(integer));
    expect(change).toMatchObject({ rule: 'type/changed', subject: { id: 'S2999' } });
  });

  it('distinguish variants by a property', async () => {
    const variants = (discriminator: Data): Data =>
      api({
        Pet: { oneOf: [ref('Cat'), ref('Dog')], discriminator },
        Cat: object({ a: string, b: string }, 'a', 'b'),
        Dog: object({ a: string, b: string }, 'a', 'b'),
      });
    const before = variants({ propertyName: 'a', mapping: { x: '#/components/schemas/Cat' } });
    const after = variants({ propertyName: 'b' });
    expect((await changes(before, after)).map(changeText)).toEqual([
      'breaking discriminator/changed: discriminator of the value changed from a to b',
    ]);
    const swapped = variants({ propertyName: 'a', mapping: { x: '#/components/schemas/Dog' } });
    expect((await changes(before, swapped)).map(changeText)).toEqual([
      'breaking discriminator/changed: schema for discriminator value "x" of the value changed from Cat to Dog',
    ]);
  });

  it('gain or lose a discriminator', async () => {
    const variants = (more: Data, kind: (value: string) => unknown = () => string): Data =>
      api({
        Pet: { oneOf: [ref('Cat'), ref('Dog')], ...more },
        Cat: object({ kind: kind('Cat') }, 'kind'),
        Dog: object({ kind: kind('Dog'), b: string }, 'kind', 'b'),
      });
    const plain = variants({});
    const marked = variants({ discriminator: { propertyName: 'kind' } });
    expect((await changes(plain, marked)).map(changeText)).toEqual([
      'breaking discriminator/added: discriminator of the value added: kind',
    ]);
    expect((await changes(marked, plain)).map(changeText)).toEqual([
      'breaking discriminator/removed: discriminator of the value removed; it was kind',
    ]);
    // Variants that declare the values as `const` are distinguished without a discriminator.
    const own = (value: string): unknown => ({ const: value });
    const discriminated = variants({ discriminator: { propertyName: 'kind' } }, own);
    expect(await changes(variants({}, own), discriminated)).toEqual([]);
  });
});
