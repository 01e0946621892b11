/**
 * The recipes of the docs, extracted from their page: generated in every run, tested with their
 * packages by `npm run proof recipes`.
 *
 * @module-tag proof
 */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { blocksOf } from '../docs/guide.js';
import { folderOfAllTests } from '../folder.js';
import { file, run } from '../stride.js';
import type { Target } from '../../src/kit.js';

const folder = folderOfAllTests();
const MODULES = join(import.meta.dirname, 'node_modules');
const BLOCKS = blocksOf('docs/recipes.md');
const TARGETS = BLOCKS.filter(({ path = '' }) => path.startsWith('targets/'));
const SHOP = blocksOf('docs/shop.md').find(({ path }) => path === 'shop.yaml')?.text ?? '';

beforeAll(async () => {
  const customTargets: Target[] = [];
  for (const { path = '' } of TARGETS) {
    const made = (await import(/* @vite-ignore */ resolve('examples', path))) as {
      readonly default: Target;
    };
    customTargets.push(made.default);
  }
  const { files, report } = await run([file('shop.yaml', SHOP)], {
    ...{ targets: { client: true, server: true, query: { adapter: 'angular' } }, customTargets },
  });
  expect(report.list().filter(({ severity }) => severity === 'error')).toEqual([]);
  for (const { path, text } of files) folder.write(`generated/${path}`, text);
  for (const { path = '', text } of BLOCKS) folder.write(path, text);
  folder.write('package.json', '{ "type": "module" }');
  if (existsSync(MODULES)) symlinkSync(MODULES, join(folder.path, 'node_modules'));
});

test('targets are those of the examples, with at most 60 lines', () => {
  expect(TARGETS.map(({ path }) => path).sort()).toEqual(
    ['bruno', 'cypress', 'swr', 'valibot'].map((name) => `targets/${name}.ts`),
  );
  for (const { path = '', text } of TARGETS) {
    const example = readFileSync(join('examples', path), 'utf8');
    expect(text).toBe(`// ${path}\n${example}`);
    expect(example.split('\n').length - 1, path).toBeLessThanOrEqual(60);
  }
});

test('the table links to a heading for each recipe', () => {
  const table = readFileSync('docs/plugins.md', 'utf8');
  const linked = [...table.matchAll(/\(recipes\.md#([\w-]+)\)/g)].map(([, anchor]) => anchor);
  const page = readFileSync('docs/recipes.md', 'utf8');
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, name = '']) =>
    name
      .toLowerCase()
      .replace(/[^a-z ]/g, '')
      .replaceAll(' ', '-'),
  );
  expect([...new Set(linked)].sort()).toEqual(headings.sort());
});

const STRICT = {
  ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module: 'esnext', noEmit: true },
  ...{ moduleResolution: 'bundler', strict: true, exactOptionalPropertyTypes: true, types: [] },
  ...{ noUncheckedIndexedAccess: true, noUnusedLocals: true, verbatimModuleSyntax: true },
  experimentalDecorators: true,
};

/** Starts a shop that sells a chair. */
async function startShop(): Promise<Server> {
  const server = createServer(({ url }, response) => {
    const isChair = url === '/v1/products/1';
    response.writeHead(isChair ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isChair ? { id: '1', name: 'Chair' } : { reason: 'none' }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

/** Runs a program in the folder, which prints one line of JSON. */
async function ran(name: string, program: string): Promise<unknown> {
  const { build } = await import('esbuild');
  folder.write(`${name}.program.ts`, program);
  const outfile = join(folder.path, `${name}.program.mjs`);
  const entryPoints = [join(folder.path, `${name}.program.ts`)];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  return ((await import(/* @vite-ignore */ outfile)) as { readonly default: unknown }).default;
}

describe.skipIf(!existsSync(join(MODULES, 'valibot')))('with the npm packages', () => {
  let server: Server;
  let baseUrl = '';
  beforeAll(async () => {
    server = await startShop();
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });
  afterAll(() => server.close());

  test.each([
    ...BLOCKS.flatMap(({ path = '' }) =>
      path.startsWith('targets/') ? [] : [[path, path === 'nest.ts' ? ['node'] : []] as const],
    ),
    ['generated/swr/hooks.ts', []] as const,
    ['generated/valibot/schemas.ts', []] as const,
    ['generated/cypress/requests.ts', ['cypress']] as const,
  ])('%s compiles', (path, types) => {
    const compilerOptions = { ...STRICT, types };
    folder.write('tsconfig.json', { compilerOptions, files: [path] });
    expect(compile(folder.path)).toBe('');
  });

  test('valibot accepts the values that the schemas describe', async () => {
    const found = await ran(
      'valibot',
      `import * as v from 'valibot';
       import { NewOrderSchema, PageSchema } from './generated/valibot/schemas.js';
       const good = v.is(NewOrderSchema, { productId: '1', quantity: 2, note: 'more' });
       const bad = v.safeParse(NewOrderSchema, { productId: 1, quantity: 0 });
       export default [good, bad.issues?.map(({ message }) => message), v.is(PageSchema, { items: [{ id: '1' }] })];`,
    );
    expect(found).toEqual([
      true,
      [
        'Invalid type: Expected string but received 1',
        'Invalid value: Expected >=1 but received 0',
      ],
      false,
    ]);
  });

  test('Cypress gets the method, path, query and body', async () => {
    const asked = await ran(
      'cypress',
      `const asked = [];
       globalThis.cy = { request: (options) => asked.push(options) };
       const { getProduct, listProducts, placeOrder } = await import('./generated/cypress/requests.js');
       getProduct({ id: 'a/b' }, { failOnStatusCode: false });
       listProducts({ limit: 5 });
       placeOrder({ body: { productId: '1', quantity: 1 } });
       export default asked;`,
    );
    expect(asked).toEqual([
      { method: 'GET', url: '/products/a%2Fb', failOnStatusCode: false },
      { method: 'GET', url: '/products', qs: { limit: 5, after: undefined } },
      { method: 'POST', url: '/orders', body: { productId: '1', quantity: 1 } },
    ]);
  });

  test('ky sends calls and throws their errors', async () => {
    const found = await ran(
      'ky',
      `import { shop } from './ky.js';
       import { getProduct } from './generated/client/index.js';
       const options = { baseUrl: '${baseUrl}' };
       const { status } = await getProduct(shop, { id: '2' }, options).result();
       export default [(await getProduct(shop, { id: '1' }, options)).name, status];`,
    );
    expect(found).toEqual(['Chair', 404]);
  });

  test('Pinia Colada renders the loaded data', async () => {
    const html = await ran(
      'colada',
      `import { createSSRApp, h } from 'vue';
       import { renderToString } from 'vue/server-renderer';
       import { createPinia } from 'pinia';
       import { PiniaColada } from '@pinia/colada';
       import { createClient } from './generated/client/index.js';
       import { useProduct } from './colada.js';
       const shop = createClient({ baseUrl: '${baseUrl}' });
       const App = { setup() {
         const { data } = useProduct(shop, () => '1');
         return () => h('p', data.value?.name);
       } };
       export default await renderToString(createSSRApp(App).use(createPinia()).use(PiniaColada));`,
    );
    expect(html).toBe('<p>Chair</p>');
  });

  test('NestJS serves the API with its providers', async () => {
    const found = await ran(
      'nest',
      `import { createShop } from './nest.js';
       const app = await createShop();
       await app.listen(0, '127.0.0.1');
       const { port } = app.getHttpServer().address();
       const ask = async (path, method = 'GET') => {
         const response = await fetch('http://127.0.0.1:' + port + path, { method });
         return [response.status, (await response.json()).name];
       };
       const found = [await ask('/v1/products/1'), await ask('/v1/products/2'), await ask('/v1/products/1', 'PUT'), await ask('/other')];
       await app.close();
       export default found;`,
    );
    expect(found).toEqual([
      [200, 'Chair'],
      [404, undefined],
      [405, undefined],
      [404, undefined],
    ]);
  });

  test('Elysia serves the API and its other routes', async () => {
    const found = await ran(
      'elysia',
      `import { app } from './elysia.js';
       const ask = async (path) => {
         const response = await app.handle(new Request('http://localhost' + path));
         return [response.status, await response.text()];
       };
       export default [await ask('/health'), await ask('/v1/products'), (await ask('/v1/products?limit=0'))[0]];`,
    );
    expect(found).toEqual([[200, 'ok'], [200, '{"items":[{"id":"1","name":"Chair"}]}'], 400]);
  });
});
