/** The effect of a changed named schema: it is reported once for all uses. */
import { describe, expect, it } from 'vitest';
import { type Data, changes, shown, OK, string, integer, object } from './changes.js';

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
        text: 's: value "b" added',
        subject: { kind: 'schema', id: 'Pet' },
        endpoints: ['GET /pets', 'POST /pets'],
      },
      {
        rule: 'property/became-required',
        severity: 'breaking',
        text: 'n is required now',
        endpoints: ['GET /pets', 'POST /pets'],
      },
    ]);
  });

  it('may be recursive, in cycles of different lengths', async () => {
    const one = api({ Pet: object({ next: ref('Pet'), n: string }) });
    const two = api({
      Pet: object({ next: object({ next: ref('Pet'), n: integer }), n: string }),
    });
    expect((await changes(one, one)).map(shown)).toEqual([]);
    const found = await changes(one, two);
    expect(found.map(({ rule }) => rule)).toEqual(['type/changed']);
    const three = api({
      Pet: { allOf: [ref('Base'), object({ next: { allOf: [ref('Pet'), ref('Base')] } })] },
      Base: object({ next: ref('Pet'), n: string }),
    });
    expect((await changes(three, three)).map(shown)).toEqual([]);
    expect((await changes(one, three)).map(shown)).toEqual([]);
  });

  it('may be renamed and replaced', async () => {
    const pet = object({ n: string });
    expect(await changes(api({ Pet: pet }), api({ Animal: pet }, 'Animal'))).toMatchObject([
      {
        rule: 'schema/renamed',
        severity: 'warning',
        text: 'was called Pet',
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
    expect(change?.text).toMatch(/^type of (body|response 200) n changed from string to integer$/);
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
    expect((await changes(before, after)).map(shown)).toEqual([
      'breaking discriminator/changed: the discriminator of variants of the value is b, not a',
    ]);
    const swapped = variants({ propertyName: 'a', mapping: { x: '#/components/schemas/Dog' } });
    expect((await changes(before, swapped)).map(shown)).toEqual([
      'breaking discriminator/changed: "x" of the value means Dog now, not Cat',
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
    expect((await changes(plain, marked)).map(shown)).toEqual([
      'breaking discriminator/added: variants of the value are discriminated by kind now',
    ]);
    expect((await changes(marked, plain)).map(shown)).toEqual([
      'breaking discriminator/removed: variants of the value are no longer discriminated by kind',
    ]);
    // Variants that declare the values as `const` are distinguished without a discriminator.
    const own = (value: string): unknown => ({ const: value });
    const stated = variants({ discriminator: { propertyName: 'kind' } }, own);
    expect(await changes(variants({}, own), stated)).toEqual([]);
  });
});
