/**
 * Small documents that once caused quadratic time, a product of unions, or a stack overflow.
 *
 * @module-tag proof
 */
import { describe, expect, test } from 'vitest';
import { file, run } from '../stride.js';

type Json = unknown;

const ref = (index: number): Json => ({ $ref: `#/components/schemas/S${index}` });
const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index));

/** An API with one operation, which responds with the first schema. */
function api(schemas: readonly Json[], more: object = {}, operation: object = {}): Json {
  const content = { 'application/json': { schema: ref(0) } };
  const get = {
    operationId: 'read',
    responses: { 200: { description: 'Good', content } },
    ...operation,
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Small', version: '1', ...more },
    servers: [{ url: 'https://api.test' }],
    paths: { '/a': { get } },
    components: {
      schemas: Object.fromEntries(schemas.map((schema, index) => [`S${index}`, schema])),
    },
  };
}

/** A chain of schemas, which ends with a plain object. */
function chain(count: number, link: (next: Json, index: number) => Json): Json {
  return api([...rows(count, (index) => link(ref(index + 1), index)), { type: 'object' }]);
}

async function codesOf(document: Json, name = 'small.json'): Promise<string[]> {
  const { report } = await run([file(name, document)], {
    targets: { client: true, server: true, docs: true, openapi: true },
  });
  return report.list().map(({ code }) => code);
}

const text: Json[] = [{ type: 'string' }];

describe('finishes at once', () => {
  const FANS = ['allOf', 'oneOf', 'anyOf'] as const;
  test.each(FANS)('%s whose references fan out and join again', async (keyword) => {
    await codesOf(chain(40, (next) => ({ [keyword]: [next, next] })));
  });

  test('recursive parents that are distinguished by a property', async () => {
    const codes = await codesOf(
      chain(60, (next) => ({ allOf: [next], discriminator: { propertyName: 'kind' } })),
    );
    expect(codes).toContain('schema/too-deep');
  });

  test('a dense graph of allOf', async () => {
    const dense = (index: number) => ({ allOf: rows(59 - index, (step) => ref(index + step + 1)) });
    await codesOf(api(rows(60, (index) => (index === 59 ? { type: 'object' } : dense(index)))));
  });

  test.each(['<!--', '<b>x</i>', '<b>x</b>', '<ul><li>', '*_', '[', '> ', '[a](b '])(
    'a description of %j',
    async (piece) => {
      await codesOf(api(text, { description: piece.repeat(100_000 / piece.length) }));
    },
  );

  test('a title of many words', async () => {
    await codesOf(api(text, { title: '1-2, '.repeat(24_000) }));
  });

  test('an endless run of capitals', async () => {
    const capitals = 'A'.repeat(200_000);
    await codesOf(api(text, {}, { tags: [capitals], operationId: capitals }));
  });

  test('nested counted patterns', async () => {
    await codesOf(api([{ type: 'string', pattern: '((((){1000}){1000}){1000}){1000}' }]));
  });

  test('an example that starts like a token again and again', async () => {
    const collection = {
      info: {
        name: 'c',
        schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
      },
      item: [
        {
          name: 'r',
          request: {
            method: 'POST',
            url: 'https://x.test/a',
            body: { mode: 'raw', raw: `{"a":"${'eyJ'.repeat(100_000)}"}` },
          },
        },
      ],
    };
    await codesOf(collection, 'collection.json');
  });

  test('thousands of items in one long list', async () => {
    const values = rows(20_000, (index) => index);
    const items = { type: 'array', items: { enum: values }, example: [...values, ...values] };
    expect(await codesOf(api([items]))).not.toContain('example/mismatch');
  });

  test('servers that an overlay multiplies for many operations', async () => {
    const responses = { 204: { description: 'Done' } };
    const paths = Object.fromEntries(rows(60, (index) => [`/a${index}`, { get: { responses } }]));
    const actions = rows(24, () => ({ target: '$.servers', copy: '$.servers' }));
    const overlay = { overlay: '1.1.0', info: { title: 'o', version: '1' }, actions };
    const overlays = [file('overlay.json', overlay)];
    const { report } = await run(
      [file('small.json', { ...(api(text) as object), paths })],
      {},
      { overlays },
    );
    expect(report.list().map(({ code }) => code)).toContain('overlay/too-much');
  });

  test.each([
    ['overlay/no-match', "$..[?match(@.description,'(a+)+')]"],
    ['overlay/target', "$..[?search(@.description,'((((a){1,1000}){1,1000}){1,1000}){1,1000}')]"],
  ])('an overlay: %s', async (code, target) => {
    const description = `${'a'.repeat(50_000)}!`;
    const overlay = { overlay: '1.1.0', info: { title: 'o', version: '1' } };
    const overlays = [file('o.json', { ...overlay, actions: [{ target, update: {} }] })];
    const small = file('small.json', api([{ type: 'string', description }]));
    const { report } = await run([small], {}, { overlays });
    expect(report.list().map((one) => one.code)).toContain(code);
  });

  test('a URL with thousands of variables', async () => {
    const url = `https://x.test/${rows(4000, (index) => `{{v${index}}}`).join('/')}`;
    const collection = {
      info: {
        name: 'c',
        schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
      },
      item: [{ name: 'r', request: { method: 'GET', url } }],
    };
    await codesOf(collection, 'collection.json');
  });
});

describe('needs no deep stack', () => {
  test.each<[string, (next: Json, index: number) => Json]>([
    ['items', (next) => ({ type: 'array', items: next })],
    ['properties', (next) => ({ type: 'object', properties: { a: next } })],
    ['additionalProperties', (next) => ({ type: 'object', additionalProperties: next })],
    ['prefixItems', (next) => ({ type: 'array', prefixItems: [next] })],
    [
      'allOf',
      (next, index) => ({ allOf: [next, { type: 'object', properties: { [`p${index}`]: {} } }] }),
    ],
    ['oneOf', (next, index) => ({ oneOf: [next, { type: 'object', required: [`p${index}`] }] })],
    ['anyOf', (next, index) => ({ anyOf: [next, { type: 'string', pattern: `^${index}` }] })],
    ['not', (next) => ({ not: next })],
  ])('a chain of %s', async (_, link) => {
    expect(await codesOf(chain(1200, link))).toContain('schema/too-deep');
  });

  test('a chain of few deeply nested schemas', async () => {
    const deep = (next: Json): Json =>
      rows(100, () => 0).reduce<Json>((items) => ({ type: 'array', items }), next);
    expect(await codesOf(chain(200, deep))).toContain('schema/too-deep');
  });

  test('a chain of references', async () => {
    expect(await codesOf(chain(1200, (next) => next))).toContain('ref/cycle');
  });

  test('a reference to its own child', async () => {
    expect(await codesOf(api([{ $ref: '#/components/schemas/S0/x' }]))).toContain('ref/cycle');
  });
});

test('an unpaired surrogate in any text', async () => {
  const half = 'a\ud800b';
  const operation = {
    operationId: half,
    tags: [half],
    parameters: [{ name: half, in: 'query', schema: { enum: [half], default: half } }],
  };
  await codesOf(
    api([{ type: 'object', properties: { [half]: { const: half } } }], { title: half }, operation),
  );
});
