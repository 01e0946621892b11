/** Properties, parameters and values have the order of the first document that declares them, in all output. */
import { expect, test } from 'vitest';
import { fc, runs } from '../property.js';
import { file, run } from '../stride.js';
import type { Generated } from '../../src/run/pipeline/generate.js';

const TARGETS = {
  targets: {
    client: true,
    server: true,
    zod: true,
    msw: true,
    docs: { markdown: true },
    openapi: true,
  },
} as const;

/** Names with a prefix, so that they occur nowhere else in the output. */
const names = (prefix: string) =>
  fc
    .uniqueArray(fc.stringMatching(/^[a-z]{3,6}$/), { minLength: 2, maxLength: 6 })
    .map((all) => all.map((name) => `${prefix}${name}`));

interface Stated {
  readonly properties: readonly string[];
  readonly parameters: readonly string[];
  readonly values: readonly string[];
  readonly members: readonly string[];
}

const stated: fc.Arbitrary<Stated> = fc.record({
  properties: names('pxq'),
  parameters: names('qxq'),
  values: names('vxq'),
  members: names('Mxq'),
});

function description({ properties, parameters, values, members }: Stated): object {
  const string = { type: 'string' };
  const thing = {
    type: 'object',
    required: properties.toSorted(),
    properties: Object.fromEntries(properties.map((name) => [name, string])),
  };
  const only = (name: string) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string', enum: [name] } },
  });
  const refs = members.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        post: {
          operationId: 'makeThing',
          parameters: parameters.map((name, index) => ({
            ...{ name, in: 'query', schema: string },
            ...(index % 2 === 1 && { required: true }),
          })),
          requestBody: { required: true, content },
          responses: { 200: { description: 'OK', content } },
        },
      },
      '/kinds': {
        get: {
          operationId: 'listKinds',
          parameters: [{ name: 'kind', in: 'query', schema: { type: 'string', enum: values } }],
          responses: {
            200: {
              description: 'OK',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Any' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Thing: thing,
        Any: { oneOf: refs },
        ...Object.fromEntries(members.map((name) => [name, only(name)])),
      },
    },
  };
}

/** The files that contain all of these names, with the order in which the names first occur. */
function ordersIn(files: Generated['files'], all: readonly string[], where: RegExp) {
  return files.flatMap(({ path, text }) => {
    if (!where.test(path)) return [];
    const found = text.match(new RegExp(`(?<!\\w)(?:${all.join('|')})(?!\\w)`, 'g')) ?? [];
    const order = [...new Set(found)];
    return order.length === all.length ? [{ path, order }] : [];
  });
}

test('types, checks, mocks, docs and export keep the order of the document', async () => {
  await fc.assert(
    fc.asyncProperty(stated, async (what) => {
      const { files } = await run([file('things.json', description(what))], TARGETS);
      const expectOrder = (list: readonly string[], where: RegExp, atLeast: number) => {
        const found = ordersIn(files, list, where);
        expect(found.length).toBeGreaterThanOrEqual(atLeast);
        for (const { path, order } of found) expect(order, path).toEqual(list);
      };
      expectOrder(what.properties, /^(client|server|zod|msw|docs|openapi)/, 6);
      expectOrder(what.parameters, /^(client|server|zod|msw|docs|openapi)/, 4);
      expectOrder(what.values, /^(client|server|zod|docs|openapi)/, 4);
      expectOrder(what.members, /^client\/schemas\.ts$/, 0);
    }),
    runs({ suite: 4, all: 40 }),
  );
});

test('properties of further documents follow, and the order of the inputs changes no byte', async () => {
  const parts = fc.tuple(stated, stated, fc.boolean());
  await fc.assert(
    fc.asyncProperty(parts, async ([one, other, isReversed]) => {
      const [a, b] = [file('a.json', description(one)), file('b.json', description(other))];
      const precedence = isReversed ? ['b.json'] : [];
      const config = { targets: { client: true, openapi: true }, precedence } as const;
      const { files } = await run([a, b], config);
      expect((await run([b, a], config)).files).toEqual(files);
      const [first, second] = isReversed ? [other, one] : [one, other];
      for (const key of ['properties', 'parameters'] as const) {
        const all = [...new Set([...first[key], ...second[key]])];
        for (const { path, order } of ordersIn(files, all, /^(client|openapi)/)) {
          expect(order, path).toEqual(all);
        }
      }
    }),
    runs({ suite: 4, all: 40 }),
  );
});

test('properties named like integers or members of Object keep their order, too', async () => {
  const properties = ['zebra', '__proto__', '10', 'constructor', '9', 'ant'];
  const text = JSON.stringify(description({ ...EMPTY, properties: ['zebra'] })).replace(
    '"zebra":{"type":"string"}',
    properties.map((name) => `"${name}":{"type":"string"}`).join(),
  );
  const { files } = await run([file('things.json', text)], TARGETS);
  const types = files.find(({ path }) => path === 'client/schemas.ts')?.text ?? '';
  const found = [...types.matchAll(/^ {2}\[?"?(\w+)"?\]?\??: string/gm)].map(([, name]) => name);
  expect(found).toEqual(['9', '10', 'zebra', '__proto__', 'constructor', 'ant']);
});

const EMPTY: Stated = { properties: [], parameters: [], values: ['v'], members: ['M'] };
