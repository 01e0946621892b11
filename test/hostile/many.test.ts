/**
 * Thousands of one construct: the output grows in proportion to the input, never with its square.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { file, run } from '../stride.js';

type Json = unknown;

const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index));

const OK = { responses: { 204: { description: 'Done' } } };

function api(paths: object, schemas: object = {}): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Many', version: '1' },
    servers: [{ url: 'https://api.test' }],
    paths,
    components: { schemas },
  };
}

function collection(item: readonly Json[]): Json {
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  return { info: { name: 'c', schema }, item };
}

const answers = (schema: Json): object => ({
  responses: { 200: { description: 'Good', content: { 'application/json': { schema } } } },
});
const request = (name: string, url: string): Json => ({ name, request: { method: 'GET', url } });
const described = (description: string): Json => ({
  ...(api({ '/a': { get: { ...OK, description } } }) as object),
  info: { title: 'Many', version: '1', description },
});
const equal = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'object' } } };

/** The targets, and how many bytes they may write for each byte of input. */
const MANY: readonly (readonly [name: string, document: () => Json, most: number])[] = [
  [
    'equal inline schemas',
    () => {
      const properties = Object.fromEntries(rows(4000, (index) => [`p${index}`, equal]));
      return api({ '/a': { get: answers({ type: 'object', properties }) } });
    },
    30,
  ],
  [
    'equal named schemas',
    () => api({ '/a': { get: OK } }, Object.fromEntries(rows(3000, (at) => [`S${at}`, equal]))),
    30,
  ],
  [
    'folders of a collection',
    () =>
      collection(
        rows(2000, (at) => ({
          name: `G${at}`,
          item: [request(`r${at}`, `https://x.test/g${at}`)],
        })),
      ),
    100,
  ],
  [
    'path parameters',
    () => api({ [`/${rows(4000, (at) => `{p${at}}`).join('/')}`]: { get: OK } }),
    200,
  ],
  ['path parameters with the same name', () => api({ ['/{a}'.repeat(3000)]: { get: OK } }), 300],
  [
    'URL variables with the same name',
    () => collection([request('r', `https://x.test/${'{{v}}'.repeat(6000)}`)]),
    300,
  ],
  [
    'URL variables',
    () =>
      collection([request('r', `https://x.test/${rows(5000, (at) => `{{v${at}}}`).join('/')}`)]),
    200,
  ],
  [
    'security alternatives',
    () => api({ '/a': { get: { ...OK, security: rows(3000, (at) => ({ [`s${at}`]: [] })) } } }),
    200,
  ],
  [
    'query parameters',
    () => {
      const schema = { type: 'string' };
      const parameters = rows(10_000, (at) => ({ name: `q${at}`, in: 'query', schema }));
      return api({ '/a': { get: { ...OK, parameters } } });
    },
    30,
  ],
  ['backticks', () => described('`'.repeat(300_000)), 10],
  ['rows of a table', () => described('|a\n|-\n'.repeat(30_000)), 20],
];

test.each(MANY)('%s', async (_, document, most) => {
  const input = document();
  const { files } = await run([file('many.json', input)], {
    targets: { client: true, server: true, docs: true, openapi: true },
  });
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  // The fixed output, however small the input.
  expect(size).toBeLessThan(1_000_000 + most * JSON.stringify(input).length);
});

test('an example of backticks finishes', async () => {
  const schema = { type: 'string', example: '`'.repeat(300_000) };
  const { report } = await run([file('many.json', api({ '/a': { get: answers(schema) } }))], {
    targets: { client: true, docs: true },
  });
  expect(report.failed()).toBe(false);
});

test('a text that thousands of aliases repeat is rejected', async () => {
  const text = `openapi: 3.1.0\ninfo: {title: a, version: "1"}\nx-text: &t "${'lol '.repeat(100_000)}"\npaths:\n`;
  const paths = rows(3000, (at) => `  /p${at}: {get: {description: *t, responses: {}}}\n`);
  const { report } = await run([{ source: 'a.yaml', bytes: Buffer.from(text + paths.join('')) }], {
    targets: { openapi: true },
  });
  expect(report.list().map(({ code }) => code)).toContain('yaml/too-many-nodes');
});

test('thousands of expensive patterns share a budget', async () => {
  const pattern = (index: number): string => `^(a{0,30}b?){0,30}${index}(x|y|xy){0,100}$`;
  const properties = Object.fromEntries(
    rows(1500, (at): [string, Json] => [`p${at}`, { type: 'string', pattern: pattern(at) }]),
  );
  const { report } = await run(
    [file('many.json', api({ '/a': { get: answers({ type: 'object', properties }) } }))],
    { targets: { client: true, server: true, docs: true } },
  );
  const unsafe = report.list().filter(({ code }) => code === 'schema/pattern-unsafe');
  const messages = unsafe.map(({ message }) => message);
  expect(messages).toHaveLength(1500);
  expect(messages[0]).toContain('has too many repetitions');
  expect(messages.at(-1)).toContain('used up');
});
