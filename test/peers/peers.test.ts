/**
 * Constructs that other generators drop, misread, or cannot process.
 *
 * @module-tag proof
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { inspectJson } from '../../src/run/pipeline/inspect/index.js';
import { startLoop, type Loop } from '../loop.js';
import { file, run } from '../stride.js';
import { ref, json, ok, done, text, OPENAPI, SWAGGER, USE } from './documents.js';

let loop: Loop;
let old: Loop;
beforeAll(async () => {
  loop = await startLoop([file('specs/hard.json', OPENAPI)]);
  old = await startLoop([file('specs/old.json', SWAGGER)]);
});
afterAll(() => {
  for (const { folder } of [loop, old]) rmSync(folder, { recursive: true });
});

/** The request of a call. */
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
  test('labels, nested objects, pipes and JSON in one URL', async () => {
    const args = {
      ...{ p: ['a', 'b/c'], deep: { a: '1', b: { c: 2 } }, pipes: ['x', 'y'], json: { z: 'q' } },
    };
    const { url } = await sent(loop, 'everyStyle', args);
    expect(url).toBe(
      'https://a.test/w/.a,b%2Fc?deep%5Ba%5D=1&deep%5Bb%5D%5Bc%5D=2&pipes=x%7Cy&json=%7B%22z%22%3A%22q%22%7D',
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

  test('headers, cookies, and an undeclared path parameter', async () => {
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

  test('a request body has the selected media type', async () => {
    const scan = new Blob(['x']);
    const parts = await sent(loop, 'send', { body: { scan }, contentType: 'multipart/form-data' });
    expect(((await parts.formData()).get('scan') as Blob).size).toBe(1);
    const note = await sent(loop, 'send', { body: { text: 'a' }, contentType: 'application/json' });
    expect(await note.json()).toEqual({ text: 'a' });
  });

  test('a response body is decoded by its media type', async () => {
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

test('every schema has an exact type, and all types compile', () => {
  const options = {
    ...{ target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'], module: 'nodenext' },
    ...{ types: ['node'], typeRoots: [join(import.meta.dirname, '../../node_modules/@types')] },
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ noEmit: true, skipLibCheck: true },
  };
  for (const { folder } of [loop, old]) {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
    if (folder === loop.folder) writeFileSync(join(folder, 'use.ts'), USE);
    expect(compile(folder)).toBe('');
  }
});

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

  test('endpoints with one path are merged, names have no prefix, and conflicts name both lines', async () => {
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

  test('two schemas of one name are both kept', async () => {
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

test('an unresolved reference is an error with its line', async () => {
  const paths = { '/a': { get: { responses: ok(ref('Gone')) } } };
  const broken = file('a.json', { ...OPENAPI, components: {}, paths });
  const lines = new TextDecoder().decode(broken.bytes).split('\n');
  const { diagnostics } = inspectJson(await run([broken]));
  const [found] = diagnostics.filter(({ code }) => code === 'ref/unresolved');
  const line = lines.findIndex((one) => one.includes('Gone')) + 1;
  expect(found).toMatchObject({ severity: 'error', source: 'a.json', line });
});
