/**
 * A path parameter has the name from the documents of its operation, even if other methods of the
 * path use another name.
 */
import { expect, test } from 'vitest';
import { operationSignatures } from '../../src/print/typescript/signature.js';
import { TARGETS } from '../../src/output/targets/index.js';
import { fc, runs } from '../property.js';
import { file, run } from '../stride.js';

const operation = (operationId: string, path: string) => ({
  operationId,
  parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  responses: { 200: { description: 'ok', content: { 'application/json': { schema: {} } } } },
});

/** An API whose operations have different paths. */
const described = (...operations: readonly [method: string, path: string][]) => {
  const paths: Record<string, Record<string, object>> = {};
  for (const [method, path] of operations) {
    (paths[path] ??= {})[method] = operation(`${method}Attestation`, path);
  }
  const server = { url: 'https://api.acme.io' };
  return { openapi: '3.1.0', info: { title: 'Acme', version: '1' }, servers: [server], paths };
};

const TWINS = described(
  ['get', '/orgs/{org}/attestations/{subject_digest}'],
  ['delete', '/orgs/{org}/attestations/{attestation_id}'],
);
const ALL = Object.fromEntries(TARGETS.map(({ name }) => [name, true]));

/** These pass arguments on. */
const NAMELESS = new Set(['facade', 'package', 'query']);

test.each(TARGETS.filter(({ name }) => !NAMELESS.has(name)))(
  'each operation has separate names in $name',
  async ({ name }) => {
    const { files } = await run([file('acme.json', TWINS)], { targets: ALL });
    const text = files
      .filter(({ path }) => path.startsWith(name))
      .map((one) => one.text)
      .join('\n');
    expect(text).toMatch(/subject_?digest/i);
    expect(text).toMatch(/attestation_?id/i);
  },
);

const namesOf = async (data: unknown): Promise<Map<string, string[]>> => {
  const { api, names } = await run([file('acme.json', data)]);
  return new Map(
    operationSignatures(api, names).map(({ endpoint, arguments: all }) => [
      endpoint.key,
      all.map((argument) => argument.name),
    ]),
  );
};

const path = fc
  .uniqueArray(fc.constantFrom('id', 'org', 'owner', 'petId', 'name'), {
    minLength: 3,
    maxLength: 3,
  })
  .map(([a, b, c]) => `/a/{${a}}/b/{${b}}/c/{${c}}`);

test('the arguments of an operation do not depend on other operations', async () => {
  await fc.assert(
    fc.asyncProperty(path, path, path, async (get, put, remove) => {
      const all = [
        ['get', get],
        ['put', put],
        ['delete', remove],
      ] as const;
      const together = await namesOf(described(...all.map(([a, b]): [string, string] => [a, b])));
      for (const [method, own] of all) {
        for (const [key, names] of await namesOf(described([method, own]))) {
          expect(together.get(key)).toEqual(names);
        }
      }
    }),
    runs({ suite: 20, all: 200 }),
  );
});

test('documents that swap two names give each parameter a different name', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(path, { minLength: 2, maxLength: 4 }), async (paths) => {
      const files = paths.map((one, index) => file(`${index}.json`, described(['get', one])));
      const { api } = await run(files);
      const names = api.endpoints[0]?.parameters.map((parameter) => parameter.name);
      expect(new Set(names).size).toBe(3);
    }),
    runs({ suite: 20, all: 200 }),
  );
});

test('the exported description generates the same code', async () => {
  const config = { targets: ALL };
  const made = await run([file('acme.json', TWINS)], config);
  const exported = made.files.find((one) => one.path === 'openapi.json')?.text ?? '';
  // OpenAPI allows one template for both.
  expect(exported.match(/"\/orgs\/[^"]*"/g)).toHaveLength(1);
  const again = await run([file('acme.json', exported)], config);
  const code = ({ files }: typeof made): [string, string][] =>
    files
      .filter(({ path: name }) => /^(client|server|zod|query|msw|mcp)\/.*\.ts$/.test(name))
      .map(({ path: name, text: of }) => [name, of]);
  expect(code(again)).toEqual(code(made));
});
