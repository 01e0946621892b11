/**
 * The README and the guide are true: their code compiles and runs, their commands, options and links exist.
 *
 * @module-tag proof
 */
import { transform } from 'esbuild';
import { createAdaptorServer } from '@hono/node-server';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { compile } from '../compiler.js';
import * as kit from '../../src/kit.js';
import type { Api } from '../../templates/server/runtime/api.js';
import { commandIn } from '../command.js';
import { blocksOf, filesOf, GUIDE, isOfOther } from './guide.js';
import { CALLS } from './guide-calls.js';

const ALL = GUIDE.flatMap(filesOf);
const BLOCKS = ALL.filter((block) => !isOfOther(block));
/** The pages whose examples are projects. `npm run proof adoption` compares them with the other generators. */
const MIGRATIONS = ['hey-api', 'oazapfts', 'openapi-typescript', 'orval'];

/** Declarations that the blocks of the README use without declaring them. */
const GIVEN = ['token', 'cloudId', 'conversationId', 'body']
  .map((name) => `declare const ${name}: ${name === 'body' ? 'never' : 'string'};\n`)
  .join('');
const STRICT = {
  ...{ target: 'es2022', lib: ['es2023', 'dom'], module: 'nodenext', noEmit: true, strict: true },
  ...{ skipLibCheck: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{
    types: ['node'],
    paths: {
      restitch: [resolve('src/index.ts')],
      'restitch/kit': [resolve('src/kit.ts')],
    },
  },
};

let folder: string;
const restitch = commandIn(() => folder);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restitch-guide-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const { path, text } of BLOCKS) {
    if (path === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const name of MIGRATIONS) {
    const file = join(folder, 'migrating', name, 'shop.yaml');
    writeFileSync(file, readFileSync('test/adoption/migrating/shop.yaml', 'utf8'));
  }
  const own = [
    '*.ts',
    'handlers/*.ts',
    'targets/*.ts',
    'generated/**/*.ts',
    'office/**/*.ts',
    'parsed/**/*.ts',
  ];
  const files = [...own, 'migrating/*/src/**/*.ts'];
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: STRICT, include: files, exclude: ['generated/docs'] }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

let server: Server | undefined;

/** Serves on a free port, until the test is over. */
async function listen(made: Server): Promise<string> {
  server = made;
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  server?.closeAllConnections();
  server?.close();
});

const load = <Made>(name: string): Promise<Made> =>
  import(/* @vite-ignore */ join(folder, name)) as Promise<Made>;

describe('the guide', () => {
  it('names the file of every code block', () => {
    const nowhere = BLOCKS.filter(
      ({ language, path }) => !['sh', 'text'].includes(language) && path === undefined,
    );
    expect(nowhere).toEqual([]);
  });

  it('generates the files it displays, with its handlers and corrections', async () => {
    const { exit, err } = await restitch('generate');
    expect([exit, err]).toEqual([0, expect.not.stringContaining('error')]);
    expect(readFileSync(join(folder, 'generated/openapi.json'), 'utf8')).toContain(
      'Too few in stock',
    );
    expect((await restitch('check')).exit).toBe(0);
  });

  it('contains valid code of other generators', async () => {
    const others = ALL.filter(isOfOther);
    expect(others.length).toBeGreaterThan(30);
    for (const { text } of others) await transform(text, { loader: 'ts', format: 'esm' });
  });

  it.each(MIGRATIONS)('generates what the page about %s says', async (name) => {
    const { exit, err } = await restitch('generate', `migrating/${name}/restitch.config.ts`);
    expect([exit, err]).toEqual([0, '']);
  });

  it.each([
    'office',
    'schemas',
    'several',
    'agents',
    'package',
    'package-2',
    'postman',
    'errors',
    'sites',
    'sites-2',
  ])('generates what %s.config.ts configures', async (name) => {
    const { exit, err } = await restitch('generate', `${name}.config.ts`);
    expect([exit, err]).toEqual([0, expect.not.stringContaining('error')]);
  });

  it('names files that are generated', () => {
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
    expect(read('agents/mcp/index.ts')).toContain('SHOP_BEARER');
    expect(read('agents/mcp/stdio.ts')).toContain('serveStdio');
    expect(read('collections/postman/collection.json')).toContain('"name": "getProduct"');
    expect(read('sdk/package/README.md')).toContain('from "@acme/shop";');
  });

  it('stitches two documents', () => {
    const product = readFileSync(join(folder, 'two/client/schemas.ts'), 'utf8');
    expect(product).toContain('price?: number');
    expect(readFileSync(join(folder, 'two/docs/conflicts.md'), 'utf8')).toContain('counter.yaml');
  });

  it('generates docs with an additional page', async () => {
    const { exit, err } = await restitch('generate', 'docs.config.ts');
    expect([exit, err]).toEqual([0, expect.not.stringContaining('error')]);
    expect(readFileSync(join(folder, 'manual/docs/index.html'), 'utf8')).toContain('First steps');
  });

  it('replaces a template', async () => {
    const { exit, err } = await restitch('generate', 'templates.config.ts');
    expect([exit, err]).toEqual([0, expect.not.stringContaining('error')]);
    const page = readFileSync(join(folder, 'site/docs/index.html'), 'utf8');
    expect(page).toContain('<a href="https://shop.dev/help">Ask us</a>');
  });

  it('adds a target, the same as in the examples', async () => {
    const { exit, err } = await restitch('generate', 'targets.config.ts');
    expect([exit, err]).toEqual([0, expect.not.stringContaining('error')]);
    const table = readFileSync(join(folder, 'site/csv/endpoints.csv'), 'utf8');
    expect(table).toContain('GET;/products;listProducts;products;no;');
    expect(readFileSync(join(folder, 'targets/csv.ts'), 'utf8')).toContain(
      readFileSync('examples/targets/csv.ts', 'utf8'),
    );
  });

  it('lists the exports of the kit', () => {
    const text = readFileSync('docs/output/targets.md', 'utf8');
    const [, table = ''] = /## What the kit exports\n+([^]*?)\n\n/.exec(text) ?? [];
    const named = [...table.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !Object.hasOwn(kit, name))).toEqual([]);
  });

  it('compiles', () => expect(compile(folder)).toBe(''));

  it.each(Object.keys(CALLS))('makes calls: %s', (name) => CALLS[name]?.({ load, listen }));

  const served: Record<string, () => Promise<Server>> = {
    node: async () => (await load<{ server: Server }>('node.ts')).server,
    async hono() {
      const { app } = await load<{ app: { fetch: Api['fetch'] } }>('hono.ts');
      return createAdaptorServer({ fetch: app.fetch }) as Server;
    },
    async express() {
      const { app } = await load<{ app: RequestListener }>('express.ts');
      return createServer(app);
    },
    async fastify() {
      const { app } = await load<{ app: { ready: () => Promise<void>; server: Server } }>(
        'fastify.ts',
      );
      await app.ready();
      return app.server;
    },
  };

  it.each(Object.keys(served))('allows other origins, and logs: %s', async (name) => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const url = await listen((await served[name]?.()) as Server);
    const origin = 'https://app.example.com';
    const asked = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const answers: unknown[] = [];
    for (const [method, path, headers] of [
      ['OPTIONS', '/v1/orders', { origin, ...asked }],
      ['OPTIONS', '/v1/orders', { origin: 'https://other.example', ...asked }],
      ['GET', '/v1/products', { origin }],
      ['POST', '/v1/orders', { origin }],
      ['GET', '/v1/nothing', { origin }],
      ['PUT', '/v1/products', { origin }],
    ] as const) {
      const { status, headers: got } = await fetch(url + path, { method, headers });
      const allowed = got.get('access-control-allow-origin');
      answers.push([status, allowed, got.get('access-control-allow-methods'), got.get('vary')]);
    }
    expect(answers).toEqual([
      [204, origin, 'POST', 'origin'],
      [204, null, null, 'origin'],
      [200, origin, null, 'origin'],
      [401, origin, null, 'origin'],
      [404, origin, null, 'origin'],
      [405, origin, null, 'origin'],
    ]);
    const logged = log.mock.calls.map(([method, path, operation, status]) =>
      [method, path, operation, status].join(' '),
    );
    expect(logged).toEqual([
      'OPTIONS /v1/orders none 204',
      'OPTIONS /v1/orders none 204',
      'GET /v1/products GET /products 200',
      'POST /v1/orders POST /orders 401',
      'GET /v1/nothing none 404',
      'PUT /v1/products none 405',
    ]);
  });
});

describe('the README', () => {
  it('compiles', () => {
    const blocks = blocksOf('README.md').filter(({ language }) => language === 'ts');
    const names = blocks.map((_, index) => `readme-${index}.ts`);
    blocks.forEach(({ text }, index) => {
      const generated = `from '${resolve('generated')}`;
      const code = text.replaceAll("from './generated", generated);
      const given = code.includes('await') ? GIVEN : '';
      writeFileSync(join(folder, names[index] ?? ''), `${given}${code}`);
    });
    const file = join(folder, 'tsconfig.readme.json');
    writeFileSync(file, JSON.stringify({ compilerOptions: STRICT, files: names }));
    expect(compile(folder, file)).toBe('');
  });
});
