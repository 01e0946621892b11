/** What generators of clients are known to drop, to get wrong or to stop at. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectJson } from '../../src/pipeline/inspect.js';
import { startLoop, type Loop } from '../loop.js';
import { file, run } from '../stride.js';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown): object => ({ content: { 'application/json': { schema } } });
const ok = (schema: unknown): object => ({ 200: { description: 'Good', ...json(schema) } });
const done = { 204: { description: 'Done' } };
const text = { type: 'string' };
const list = { type: 'array', items: text };
const anything = { type: 'object', additionalProperties: true };

const OPENAPI = {
  openapi: '3.2.0',
  info: { title: 'Hard', version: '1' },
  servers: [{ url: 'https://a.test' }],
  security: [],
  paths: {
    '/w/{p}': {
      get: {
        operationId: 'everyStyle',
        parameters: [
          { name: 'p', in: 'path', required: true, style: 'label', schema: list },
          { name: 'deep', in: 'query', style: 'deepObject', explode: true, schema: anything },
          { name: 'pipes', in: 'query', style: 'pipeDelimited', explode: false, schema: list },
          { name: 'json', in: 'query', ...json(anything) },
        ],
        responses: done,
      },
    },
    '/places/{id}': {
      get: {
        operationId: 'everyPlace',
        parameters: [
          { name: 'X-Trace', in: 'header', schema: text },
          { name: 'session', in: 'cookie', schema: text },
        ],
        responses: done,
      },
      query: { operationId: 'search', requestBody: json(text), responses: done },
      additionalOperations: { COPY: { operationId: 'copy', responses: done } },
    },
    '/bodies': {
      post: {
        operationId: 'send',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: ref('Note') },
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['scan'],
                properties: { scan: { type: 'string', format: 'binary' } },
              },
            },
          },
        },
        responses: {
          200: {
            description: 'Good',
            content: { 'application/json': { schema: ref('Note') }, 'image/png': {} },
          },
          404: { description: 'None', ...json({ type: 'object', properties: { why: text } }) },
          '5XX': { description: 'Broken', ...json({ type: 'object', properties: { at: text } }) },
        },
      },
    },
    '/events': {
      get: {
        operationId: 'listen',
        responses: {
          200: {
            description: 'Events',
            content: { 'text/event-stream': { itemSchema: ref('Note') } },
          },
        },
      },
    },
    '/odd': {
      post: { operationId: 'odd', requestBody: json(ref('Odd')), responses: ok(ref('Odd')) },
    },
    '/globals': { get: { operationId: 'globals', responses: ok(ref('Response')) } },
    '/circles': { get: { operationId: 'circles', responses: ok(ref('Circles')) } },
  },
  components: {
    schemas: {
      Note: { type: 'object', required: ['text'], properties: { text } },
      Odd: {
        type: 'object',
        required: ['open', 'known', 'flag', 'tree', 'dynamic'],
        properties: {
          anything: true,
          nothing: false,
          open: { prefixItems: [text, { type: 'boolean' }] },
          known: {
            type: 'object',
            required: ['count'],
            properties: { count: { type: 'integer' } },
            additionalProperties: text,
          },
          flag: { type: 'boolean', enum: [true] },
          tree: ref('Tree'),
          dynamic: ref('Texts'),
          id: { type: 'string', readOnly: true },
          $ref: text,
        },
      },
      Tree: { oneOf: [text, { type: 'array', items: ref('Tree') }] },
      Response: {
        type: 'object',
        required: ['status'],
        properties: { status: text, file: ref('File') },
      },
      File: { type: 'object', properties: { name: text } },
      Circles: { type: 'object', properties: { a: ref('A'), self: ref('Self') } },
      A: ref('B'),
      B: ref('A'),
      Self: { allOf: [ref('Self'), { type: 'object', properties: { name: text } }] },
      List: {
        $id: 'list',
        type: 'array',
        items: { $dynamicRef: '#item' },
        $defs: { item: { $dynamicAnchor: 'item' } },
      },
      Texts: {
        $ref: '#/components/schemas/List',
        $defs: { item: { $dynamicAnchor: 'item', ...text } },
      },
    },
  },
};

const FORMATS = ['csv', 'ssv', 'tsv', 'pipes', 'multi'];
const SWAGGER = {
  swagger: '2.0',
  info: { title: 'Old', version: '1' },
  host: 'a.test',
  schemes: ['https'],
  security: [],
  paths: {
    '/lists': {
      get: {
        operationId: 'lists',
        parameters: FORMATS.map((collectionFormat) => ({
          ...{ name: collectionFormat, in: 'query', type: 'array', items: text },
          collectionFormat,
        })),
        responses: { 200: { description: 'Good', schema: { $ref: '#/definitions/Maybe' } } },
      },
    },
  },
  definitions: {
    Maybe: {
      type: 'object',
      required: ['text'],
      properties: { text: { type: 'string', 'x-nullable': true } },
    },
  },
};

/** A program that compiles only if the types are what the description says. */
const USE = `
import * as c from './generated/client/index.js';
type Is<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
const odd: c.Odd = null as never;
export const proofs: true[] = [
  true satisfies Is<typeof odd.flag, true>,
  true satisfies Is<typeof odd.known.count, number>,
  true satisfies Is<undefined, typeof odd.nothing>,
  true satisfies Is<string | undefined, typeof odd.$ref>,
  true satisfies Is<typeof odd.id, string | undefined>,
  true satisfies 'anything' extends keyof c.Odd ? true : never,
  true satisfies Is<c.Tree, string | c.Tree[]>,
];
export const first: string | undefined = odd.open[0];
export const second: boolean | undefined = odd.open[1];
export const rest: unknown = odd.open[7];
export async function use(api: c.Client): Promise<unknown> {
  const global: c.ResponseSchema = await c.globals(api);
  const file: string | undefined = global.file?.name;
  for await (const note of await c.listen(api)) note.data satisfies c.Note;
  const sent = await c.send(api, { body: { text: 'a' }, contentType: 'application/json' }).result();
  if (sent.status === 404) return sent.body.why satisfies string | undefined;
  if (!sent.ok) return sent.body;
  return file;
}
`;

let loop: Loop;
let old: Loop;
beforeAll(async () => {
  loop = await startLoop([file('specs/hard.json', OPENAPI)]);
  old = await startLoop([file('specs/old.json', SWAGGER)]);
});
afterAll(() => {
  for (const { folder } of [loop, old]) rmSync(folder, { recursive: true });
});

/** What a call sends. */
async function sent(one: Loop, name: string, ...rest: unknown[]): Promise<Request> {
  let found: Request | undefined;
  const fetch = (request: Request): Response => {
    found = request.clone();
    return new Response(null, { status: 204 });
  };
  await one.call(one.client({ fetch, baseUrl: 'https://a.test' }), name, ...rest);
  if (!found) throw new Error('nothing was sent');
  return found;
}

describe('on the wire', () => {
  test('labels, nested objects, pipes and JSON in one address', async () => {
    const args = {
      ...{ p: ['a', 'b/c'], deep: { a: '1', b: { c: 2 } }, pipes: ['x', 'y'], json: { z: 'q' } },
    };
    const { url } = await sent(loop, 'everyStyle', args);
    expect(url).toBe(
      'https://a.test/w/.a,b%2Fc?deep%5Ba%5D=1&deep%5Bb%5D%5Bc%5D=2&json=%7B%22z%22%3A%22q%22%7D&pipes=x%7Cy',
    );
  });

  test.each([
    ['csv', 'a%2Cb'],
    ['ssv', 'a%20b'],
    ['tsv', 'a%09b'],
    ['pipes', 'a%7Cb'],
    ['multi', 'a&multi=b'],
  ])('lists of Swagger 2.0: %s', async (format, want) => {
    const { url } = await sent(old, 'lists', { [format]: ['a', 'b'] });
    expect(url.replace('a,b', 'a%2Cb')).toBe(`https://a.test/lists?${format}=${want}`);
  });

  test('headers, cookies, and a path parameter that nobody declares', async () => {
    const request = await sent(loop, 'everyPlace', { id: 'a b', xTrace: 't', session: 's' });
    expect(request.url).toBe('https://a.test/places/a%20b');
    expect(request.headers.get('x-trace')).toBe('t');
    expect(request.headers.get('cookie')).toBe('session=s');
  });

  test('methods of OpenAPI 3.2', async () => {
    const query = await sent(loop, 'search', { id: '1', body: 'a' });
    expect([query.method, await query.text()]).toEqual(['QUERY', '"a"']);
    expect((await sent(loop, 'copy', { id: '1' })).method).toBe('COPY');
  });

  test('a body goes out as the media type that is chosen', async () => {
    const scan = new Blob(['x']);
    const parts = await sent(loop, 'send', { body: { scan }, contentType: 'multipart/form-data' });
    expect(((await parts.formData()).get('scan') as Blob).size).toBe(1);
    const note = await sent(loop, 'send', { body: { text: 'a' }, contentType: 'application/json' });
    expect(await note.json()).toEqual({ text: 'a' });
  });

  test('a body comes in as the media type that it is of', async () => {
    const reply = async (type: string, body: string, status = 200): Promise<unknown> => {
      const fetch = (): Response =>
        new Response(body, { status, headers: { 'content-type': type } });
      const client = loop.client({ fetch });
      const args = { body: { text: 'a' }, contentType: 'application/json' };
      const call = loop.call(client, 'send', args, status === 200 ? { accept: type } : undefined);
      return (await call.result()).body;
    };
    expect(await reply('application/json', '{"text":"b"}')).toEqual({ text: 'b' });
    expect(await reply('image/png', 'png')).toBeInstanceOf(Blob);
    expect(await reply('application/json', '{"at":"x"}', 503)).toEqual({ at: 'x' });
  });

  test('events arrive one by one', async () => {
    const body = 'data: {"text":"a"}\n\ndata: {"text":"b"}\n\n';
    const headers = { 'content-type': 'text/event-stream' };
    const client = loop.client({ fetch: () => new Response(body, { headers }) });
    const found: unknown[] = [];
    const events = (await loop.call(client, 'listen')) as AsyncIterable<{ data: unknown }>;
    for await (const { data } of events) {
      found.push(data);
      if (found.length === 2) break;
    }
    expect(found).toEqual([{ text: 'a' }, { text: 'b' }]);
  });
});

test('every form has a true type, and all of it compiles', () => {
  const options = {
    ...{ target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'], module: 'nodenext' },
    ...{ types: ['node'], typeRoots: [join(import.meta.dirname, '../../node_modules/@types')] },
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ noEmit: true, skipLibCheck: true },
  };
  const packageFile = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(packageFile), 'bin/tsc');
  for (const { folder } of [loop, old]) {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
    if (folder === loop.folder) writeFileSync(join(folder, 'use.ts'), USE);
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
  }
}, 60_000);

describe('several documents', () => {
  const api = (title: string, pet: object, paths: object): object => ({
    openapi: '3.1.0',
    info: { title, version: '1' },
    servers: [{ url: 'https://a.test' }],
    paths,
    components: { schemas: { Pet: pet } },
  });
  const get = {
    get: { operationId: 'listPets', responses: ok({ type: 'array', items: ref('Pet') }) },
  };
  const post = { post: { operationId: 'addPet', requestBody: json(ref('Pet')), responses: done } };
  const one = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
  const other = { type: 'object', required: ['id'], properties: { id: text, name: text } };

  test('one path is one endpoint, names carry no prefix, and what differs is told with both places', async () => {
    const made = await run([
      file('a.json', api('A', one, { '/pets': get })),
      file('b.json', api('B', one, { '/pets': { ...get, ...post } })),
    ]);
    expect([...made.names.operations]).toEqual([
      ['GET /pets', 'listPets'],
      ['POST /pets', 'addPet'],
    ]);
    expect([...made.api.schemas.keys()]).toEqual(['Pet']);
  });

  test('one name for two forms loses neither', async () => {
    const made = await run([
      file('a.json', api('A', one, { '/pets': get })),
      file('b.json', api('B', other, { '/pets': post })),
    ]);
    expect([...made.api.schemas.keys()].sort()).toEqual(['Pet', 'Pet_b']);
    const [clash] = inspectJson(made).diagnostics.filter(
      ({ code }) => code === 'schema/name-clash',
    );
    expect(clash).toBeDefined();
  });

  test('a Swagger file and an OpenAPI file are one API', async () => {
    const swagger = { ...SWAGGER, paths: { '/pets': { delete: { responses: {} } } } };
    const made = await run([
      file('a.json', api('A', one, { '/pets': get })),
      file('b.json', swagger),
    ]);
    expect(made.api.endpoints.map(({ key }) => key)).toEqual(['GET /pets', 'DELETE /pets']);
    expect([...made.api.schemas.keys()].sort()).toEqual(['Maybe', 'Pet']);
  });
});

test('a reference to nowhere is an error with its line', async () => {
  const paths = { '/a': { get: { responses: ok(ref('Gone')) } } };
  const broken = file('a.json', { ...OPENAPI, components: {}, paths });
  const lines = new TextDecoder().decode(broken.bytes).split('\n');
  const { diagnostics } = inspectJson(await run([broken]));
  const [found] = diagnostics.filter(({ code }) => code === 'ref/unresolved');
  const line = lines.findIndex((one) => one.includes('Gone')) + 1;
  expect(found).toMatchObject({ severity: 'error', source: 'a.json', line });
});
