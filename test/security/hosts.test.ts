/**
 * Every operation is called at the host that its document declares, whatever the names of the
 * documents: by the generated client, in docs, in curl examples and in the OpenAPI export.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { OpenAPIV3_1 } from 'openapi-types';
import { afterAll, describe, expect, test } from 'vitest';
import type { UserConfig } from '../../src/run/config/config.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { namesForLock, namesFromLock } from '../../src/run/pipeline/name-lock.js';
import type { SourceFile } from '../../src/input/source/index.js';
import { startLoop } from '../loop.js';
import { sampled } from '../property.js';
import { file } from '../stride.js';
import { runAll, writeAll } from '../subjects.js';
import { DONE, info, BETA, DELTA, CALLS, DOCUMENTS, ORDERS } from './hosted.js';

type Client = Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Loads a generated client. */
async function load({ files }: Generated): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-hosts-'));
  folders.push(folder);
  writeAll(folder, files);
  const outfile = join(folder, 'client.mjs');
  const entryPoints = [join(folder, 'generated/client/index.ts')];
  await build({ bundle: true, format: 'esm', platform: 'node', entryPoints, outfile });
  return (await import(/* @vite-ignore */ outfile)) as Client;
}

/** The requests of a client that calls every operation: name → method and URL. */
async function sent(
  generated: Generated,
  options: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, string>> {
  const client = await load(generated);
  let last = '';
  const fetch = async (request: Request): Promise<Response> => {
    last = `${request.method} ${decodeURI(request.url)}`;
    return new Response(null, { status: 204 });
  };
  const made = client['createClient']?.({ ...options, fetch });
  const found: Record<string, string> = {};
  for (const { key, path } of generated.api.endpoints) {
    const name = generated.names.operations.get(key) ?? '';
    const hasId = path.flat().some(({ kind }) => kind === 'parameter');
    await client[name]?.(made, ...(hasId ? [{ id: '<id>' }] : []));
    found[name] = last;
  }
  return found;
}

/** The URLs of the curl examples, with their methods. */
function curls({ files }: Generated): string[] {
  const texts = files.flatMap(({ path, text }) =>
    /^docs\/operations\/[^/]*\.md$/.test(path) ? text : [],
  );
  const commands = texts.flatMap((text) => [
    ...text.matchAll(/--request (\w+)[ \\\n]+--url ('[^']*'|\S+)/g),
  ]);
  return commands.map(([, method = '', url = '']) => `${method} ${url.replaceAll("'", '')}`);
}

type Item = Readonly<Record<string, OpenAPIV3_1.OperationObject>>;

/** The URLs of the operations in the OpenAPI export. */
function exported({ files }: Generated): string[] {
  const text = files.find(({ path }) => path === 'openapi.json')?.text ?? '{}';
  const { servers: common = [], paths = {} } = JSON.parse(text) as OpenAPIV3_1.Document;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Item).map(([method, { servers = common }]) => {
      const { url, variables = {} } = servers[0] ?? { url: '' };
      const base = url.replace(/\{(\w+)\}/g, (_, name: string) => variables[name]?.default ?? '');
      const template = path.replace(/#.*/, '').replaceAll('{', '<').replaceAll('}', '>');
      return `${method.toUpperCase()} ${base}${template}`;
    }),
  );
}

function named(order: readonly string[], documents: readonly object[] = DOCUMENTS): SourceFile[] {
  return documents.map((document, index) => file(`specs/${order[index]}.json`, document));
}

function generate(files: readonly SourceFile[], config: Partial<UserConfig> = {}) {
  return runAll(files, { title: 'All', ...config });
}

describe.each(sampled(ORDERS, 1).map((order) => [order.join(', '), order] as const))(
  'documents called %s',
  (_, order) => {
    test('are called at their own hosts, and docs and export agree', async () => {
      const generated = await generate(named(order));
      expect(await sent(generated)).toEqual(CALLS);
      const addresses = Object.values(CALLS).sort();
      expect(curls(generated).sort()).toEqual(addresses);
      expect(exported(generated).sort()).toEqual(addresses);
    });
  },
);

describe('the generated server', () => {
  test('serves each operation at its base path, and distinguishes shared paths by host', async () => {
    const loop = await startLoop(named(['a', 'b', 'c', 'd']), { title: 'All' });
    folders.push(loop.folder);
    loop.answer(({ key }) => ({ status: 200, body: key }));
    const client = loop.client({ baseUrl: undefined });
    for (const signature of loop.signatures) {
      const hasId = signature.endpoint.path.flat().some(({ kind }) => kind === 'parameter');
      const reply = loop.call(client, signature.name, ...(hasId ? [{ id: '1' }] : []));
      expect(await reply.result(), signature.name).toMatchObject({ body: loop.keyOf(signature) });
    }
    const statusOf = async (url: string): Promise<number> =>
      (await loop.api.fetch(new Request(url))).status;
    expect(await statusOf('https://beta.test/tables')).toBe(404);
    // At an undeclared host, the operation with the plain key responds.
    loop.answer(({ key }) => ({ status: 200, body: key }));
    const local = await loop.api.fetch(new Request('http://127.0.0.1/v2/things/1'));
    expect(await local.json()).toBe('GET /things/{id}');
  });
});

describe('one path on two hosts', () => {
  const api = (title: string, url: string, paths: readonly string[]): object => ({
    openapi: '3.1.0',
    info: info(title),
    servers: [{ url }],
    paths: Object.fromEntries(
      paths.map((path) => [path, { get: { operationId: path.slice(1), ...DONE } }]),
    ),
  });
  const small = api('Small', 'https://small.test', ['/health']);
  const large = api('Large', 'https://large.test', ['/health', '/one', '/two']);
  const keysOf = ({ api: { endpoints } }: Generated): string[] => endpoints.map(({ key }) => key);

  test('keeps the plain key for the endpoint that the lock gives it', async () => {
    const fresh = await generate(named(['a', 'b'], [small, large]));
    expect(keysOf(fresh)).toContain('GET /health#small.test');
    const first = await generate(named(['b'], [small]));
    // The lock is converted to the format of its file and back, because a run reads it from the
    // disk.
    const lock = namesFromLock(namesForLock(first.lock));
    const both = await runAll(named(['a', 'b'], [small, large]), { title: 'All' }, [], { lock });
    expect(keysOf(both)).toContain('GET /health#large.test');
    expect(await sent(both)).toMatchObject({
      health: 'GET https://small.test/health',
      healthLarge: 'GET https://large.test/health',
    });
    // The next run does not change the keys either.
    const again = await runAll(named(['a', 'b'], [small, large]), { title: 'All' }, [], {
      lock: namesFromLock(namesForLock(both.lock)),
    });
    expect(keysOf(again)).toEqual(keysOf(both));
  });

  test('is one operation if the documents share a host, or one names no host', async () => {
    const postman = {
      info: DELTA.info,
      item: [{ name: 'Health', request: { method: 'GET', url: '{{baseUrl}}/health' } }],
    };
    const shared = api('Other', 'http://small.test', ['/health']);
    const generated = await generate(named(['a', 'b', 'c'], [shared, postman, small]));
    expect(keysOf(generated)).toEqual(['GET /health']);
  });

  test('remains two operations when the export is read again', async () => {
    const generated = await generate(named(['a', 'b'], [small, large]));
    const text = generated.files.find(({ path }) => path === 'openapi.json')?.text;
    const again = await generate([file('specs/again.json', text)]);
    expect(keysOf(again)).toEqual(keysOf(generated));
    expect(Object.values(await sent(again)).sort()).toEqual(
      Object.values(await sent(generated)).sort(),
    );
    const codes = again.report.list().map(({ code }) => code);
    expect(codes).not.toContain('path/fragment');
  });

  test('can be corrected by an overlay for each operation', async () => {
    const update = { summary: 'How is it?', servers: [{ url: 'https://moved.test' }] };
    const overlay = file('overlay.json', {
      overlay: '1.0.0',
      info: info('Corrections'),
      actions: [
        { target: "$.paths['/health#small.test'].get.servers", remove: true },
        { target: "$.paths['/health#small.test'].get", update },
      ],
    });
    const files = named(['a', 'b'], [small, large]);
    const generated = await runAll(files, { title: 'All' }, [overlay]);
    expect(keysOf(generated)).toEqual(keysOf(await generate(files)));
    expect(await sent(generated)).toMatchObject({
      health: 'GET https://large.test/health',
      healthSmall: 'GET https://moved.test/health',
    });
  });
});

test('the first of several servers of the root does not count as a server of an operation', async () => {
  const servers = [{ url: 'https://a.test' }, { url: 'https://b.test' }];
  const own = { servers: servers.slice(1), ...DONE };
  const paths = { '/x': { get: { operationId: 'getX', ...own } } };
  const document = { openapi: '3.1.0', info: info('Two'), servers, paths };
  expect(await sent(await generate(named(['a'], [document])))).toEqual({
    getX: 'GET https://b.test/x',
  });
});

describe('another base URL', () => {
  test('may be set for each server, and for all of them by a function', async () => {
    const generated = await generate(named(['a', 'b'], [BETA, DELTA]));
    const moved = { 'https://delta.test': 'http://127.0.0.1:1/d' };
    expect(await sent(generated, { baseUrl: moved })).toMatchObject({
      listTables: 'GET https://beta.test/b/tables',
      listLamps: 'GET http://127.0.0.1:1/d/lamps',
    });
    const all = (stated: string): string => stated.replace(/^https:/, 'http:');
    expect(await sent(generated, { baseUrl: all })).toMatchObject({
      listTables: 'GET http://beta.test/b/tables',
      listLamps: 'GET http://delta.test/lamps',
    });
  });

  test('is required for each server if no document names a host', async () => {
    const hostless = { openapi: '3.1.0', info: info('None'), paths: { '/none': { get: DONE } } };
    const generated = await generate(named(['a', 'b', 'c'], [hostless, BETA, DELTA]));
    const text = generated.files.find(({ path }) => path === 'client/client.ts')?.text;
    expect(text).toContain('readonly baseUrl: BaseUrls<');
    await expect(sent(generated)).rejects.toThrow('baseUrl');
    const calls = await sent(generated, { baseUrl: { '/': 'https://c.test' } });
    expect(Object.values(calls)).toContain('GET https://c.test/none');
    expect(Object.values(calls)).toContain('GET https://delta.test/lamps');
  });
});

describe('a base path without a host', () => {
  const paths = {
    '/pets': { get: { operationId: 'listPets', ...DONE } },
    '/old': { get: { operationId: 'listOld', servers: [{ url: '/api/v2' }], ...DONE } },
  };
  const servers = [{ url: '/api/v3' }];
  const one = { openapi: '3.1.0', info: info('Pets'), servers, paths: { '/pets': paths['/pets'] } };

  test.each(['https://pets.test', 'https://pets.test/', 'https://pets.test/api/v3'])(
    'is sent to %s',
    async (baseUrl) => {
      const generated = await generate(named(['a'], [one]));
      expect(await sent(generated, { baseUrl })).toEqual({
        listPets: 'GET https://pets.test/api/v3/pets',
      });
      const text = generated.files.find(({ path }) => path === 'client/client.ts')?.text;
      expect(text).toContain('export const BASE_PATH = "/api/v3";');
      expect(text).toContain('readonly baseUrl: BaseUrl;');
      expect(curls(generated)).toEqual(['GET <baseUrl>/api/v3/pets']);
    },
  );

  test('differs for an operation that declares another', async () => {
    const generated = await generate(named(['a'], [{ ...one, paths }]));
    expect(await sent(generated, { baseUrl: 'https://pets.test' })).toEqual({
      listPets: 'GET https://pets.test/api/v3/pets',
      listOld: 'GET https://pets.test/api/v2/old',
    });
  });

  test('uses the host that the description was loaded from', async () => {
    const remote = file('https://pets.test/docs/openapi.json', one);
    expect(await sent(await generate([remote]))).toEqual({
      listPets: 'GET https://pets.test/api/v3/pets',
    });
  });

  test('uses the host that the other documents declare', async () => {
    const generated = await generate(named(['a', 'b'], [one, BETA]));
    expect(await sent(generated)).toMatchObject({
      listPets: 'GET https://beta.test/api/v3/pets',
      listTables: 'GET https://beta.test/b/tables',
    });
  });
});
