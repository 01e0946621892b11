/** Iterates paginated lists with a generated client, which calls a service on this machine. */
import { build } from 'esbuild';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe as suite, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { folderOfAllTests } from '../folder.js';
import { createMock } from '../../src/service/mock/index.js';
import { file, run } from '../stride.js';
import { describe, LISTS } from './described.js';
import { ALL, startService, type Service } from './service.js';

const folder = folderOfAllTests();
let service: Service;
let client: unknown;

type Walk = AsyncIterable<{ id: number }> & { byPage(): AsyncIterable<unknown> };
interface Made {
  readonly pages: (operation: unknown, client: unknown, args?: object, options?: object) => Walk;
  readonly readPage: (...words: unknown[]) => Promise<{ items: unknown[]; next?: object }>;
  readonly PagingError: new () => Error;
  readonly [operation: string]: unknown;
}
let made: Made;
type Create = (options: object) => unknown;
type IsErrorOf = (operation: unknown, error: unknown) => boolean;
let index: { readonly createClient: Create; readonly isErrorOf: IsErrorOf };

beforeAll(async () => {
  service = await startService();
  const { files } = await run([file('api.json', describe(LISTS))], { targets: { client: true } });
  for (const { path, text } of files) folder.write(path, text);
  made = (await import(join(folder.path, 'client/pages.ts'))) as Made;
  index = (await import(join(folder.path, 'client/index.ts'))) as typeof index;
  client = index.createClient({
    baseUrl: `${service.url}/v1`,
    auth: { key: 'secret' },
    retries: 0,
  });
});
afterAll(() => service.close());
beforeEach(() => {
  service.fault = 'none';
  service.asked.length = 0;
});

const FUNCTIONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(LISTS).map((name) => {
    const words = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const verb = name === 'by-body' ? 'create' : 'get';
    return [name, verb + words.slice(0, 1).toUpperCase() + words.slice(1)];
  }),
);

const ARGS: Readonly<Record<string, object>> = { 'by-body': { body: { name: 'a' } } };

function walk(name: string, args: object = ARGS[name] ?? {}, options: object = {}): Walk {
  const operation = made[FUNCTIONS[name] ?? ''];
  expect(operation, `${name} in ${Object.keys(made).join()}`).toBeTypeOf('function');
  return made.pages(operation, client, args, options);
}

async function idsOf(list: Walk): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

/**
 * Lists with only one page in a mock, because the generated URL of the next page does not exist.
 */
const ONE_PAGE = new Set(['by-url']);
const WHOLE = Array.from({ length: ALL }, (_, at) => at + 1);
const NAMES = Object.keys(LISTS);

test.each(NAMES)('%s iterates every item once, without extra calls', async (name) => {
  expect(await idsOf(walk(name))).toEqual(WHOLE);
  // Without a total, only an empty page marks the end.
  const calls = name === 'by-offset' || name === 'by-number' ? 4 : 3;
  expect(service.asked).toHaveLength(calls);
  service.asked.length = 0;
  expect(await idsOf(walk(name, undefined, { maxPages: 2 }))).toEqual(WHOLE.slice(0, 6));
  expect(service.asked).toHaveLength(2);
});

test.each(NAMES)('%s iterates pages, and returns single pages', async (name) => {
  const pages: unknown[] = [];
  for await (const page of walk(name).byPage()) pages.push(page);
  expect(pages.length).toBeGreaterThan(2);
  const read = (next?: object) =>
    made.readPage(made[FUNCTIONS[name] ?? ''], client, ARGS[name] ?? {}, next);
  const first = await read();
  // The position of the next page can be serialized and read again.
  const second = await read(JSON.parse(JSON.stringify(first.next)) as object);
  expect([first.items, second.items]).toEqual([
    [{ id: 1 }, { id: 2 }, { id: 3 }],
    [{ id: 4 }, { id: 5 }, { id: 6 }],
  ]);
});

test.each([
  ['by-cursor', { cursor: '3', limit: 9 }, [4, 5, 6, 7]],
  ['by-offset', { offset: 5, limit: 100 }, [6, 7]],
  ['by-page', { page: 2 }, [4, 5, 6, 7]],
])('%s starts at a given page, and keeps the other arguments', async (name, args, ids) => {
  expect(await idsOf(walk(name, args))).toEqual(ids);
  const more = 'limit' in args ? [`limit=${args.limit}`] : [];
  for (const one of more) expect(service.asked.every((asked) => asked.includes(one))).toBe(true);
});

test.each(['by-link', 'by-cursor', 'by-item', 'by-token', 'by-url', 'by-body'])(
  '%s continues after pages that are not full',
  async (name) => {
    service.fault = 'shrinks';
    expect(await idsOf(walk(name))).toEqual(WHOLE.filter((id) => id % 3 !== 0));
  },
);

test.each(['by-link', 'by-cursor', 'by-token', 'by-url', 'by-body'])(
  '%s ends when a page leads back to an earlier one',
  async (name) => {
    service.fault = 'loops';
    await expect(idsOf(walk(name))).rejects.toThrow(
      /^pagination stopped.* the API returned the .* more than once/,
    );
    expect(service.asked.length).toBeLessThan(5);
  },
);

test.each(['by-offset', 'by-number'])(
  '%s ends when the same page is returned again',
  async (name) => {
    service.fault = 'repeats';
    await expect(idsOf(walk(name))).rejects.toThrow(made.PagingError);
    expect(service.asked).toHaveLength(3);
  },
);

test.each(NAMES.filter((name) => name !== 'by-item'))(
  '%s continues when pages look alike',
  async (name) => {
    service.fault = 'alike';
    expect(await idsOf(walk(name))).toEqual(WHOLE.map(() => 0));
  },
);

test.each(NAMES)('%s reads two pages of a mock', async (name) => {
  const { api, names } = await run([file('api.json', describe(LISTS))]);
  const own = [client];
  const auth = { key: 'secret' };
  const { fetch } = createMock(api, names);
  client = index.createClient({ baseUrl: 'http://mock.test', fetch, auth, retries: 0 });
  try {
    const pages: unknown[] = [];
    for await (const page of walk(name).byPage()) pages.push(page);
    const ids = await idsOf(walk(name));
    expect(new Set(ids).size, `${JSON.stringify(pages)}`).toBe(ids.length);
    expect(ids).toHaveLength(ONE_PAGE.has(name) ? 1 : 2);
  } finally {
    [client] = own;
  }
});

test('an endless list ends at `maxPages`', async () => {
  service.fault = 'endless';
  const ids = await idsOf(walk('by-cursor', {}, { maxPages: 50 }));
  expect(ids).toHaveLength(50);
});

test('a failed call ends the loop with its error', async () => {
  service.fault = 'fails';
  const ids: number[] = [];
  const loop = async (): Promise<void> => {
    for await (const { id } of walk('by-cursor')) ids.push(id);
  };
  const error: unknown = await loop().catch((thrown: unknown) => thrown);
  expect(ids).toEqual([1, 2, 3]);
  expect(error).toMatchObject({ name: 'ApiError', status: 404, body: 'gone' });
  expect(index.isErrorOf(made['getByCursor'], error)).toBe(true);
  expect(index.isErrorOf(made['getByUrl'], error)).toBe(false);
});

test('no page is requested after a loop was aborted or left', async () => {
  const controller = new AbortController();
  const loop = async (): Promise<void> => {
    for await (const { id } of walk('by-url', {}, { signal: controller.signal })) {
      if (id === 2) controller.abort(new Error('enough'));
    }
  };
  await expect(loop()).rejects.toThrow('enough');
  expect(service.asked).toHaveLength(1);
  for await (const { id } of walk('by-url')) if (id === 2) break;
  expect(service.asked).toHaveLength(2);
});

suite('addresses', () => {
  test('pages on another origin get no credentials', async () => {
    service.fault = 'elsewhere';
    expect(await idsOf(walk('by-link'))).toEqual(WHOLE);
    expect(service.asked[1]).toBe('/v1/by-link?from=3&b=a%2Cb');
  });
});

test('a declared pagination that does not fit is reported, and the operation gets no iterator', async () => {
  const stated = { 'x-restitch-pagination': { by: 'cursor', parameter: 'from', next: 'cursor' } };
  const lists = { list: { get: { ...LISTS['by-cursor']?.get, ...stated } } };
  const { files, report } = await run([file('api.json', describe(lists))], {
    targets: { client: true },
  });
  expect(report.list()).toMatchObject([
    {
      code: 'op/paging',
      message: expect.stringContaining('no query parameter "from"') as string,
    },
  ]);
  expect(files.map(({ path }) => path)).not.toContain('client/pages.ts');
});

test('a bundle grows only by the iterators that it imports', async () => {
  const bundled = async (contents: string): Promise<string> => {
    const stdin = { contents, resolveDir: folder.path };
    const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'esm' });
    return outputFiles[0]?.text ?? '';
  };
  const call = await bundled(`export { getByCursor } from './client/index.ts';`);
  expect(call).not.toMatch(/PagingError|byCursor|paged/);
  const walk = await bundled(`export { getByCursor, pages } from './client/pages.ts';`);
  expect(walk).toMatch(/PagingError/);
  expect(walk).toMatch(/function byCursor/);
  expect(walk).not.toMatch(/function (byLink|byOffset|byPage|getByLink)/);
});

test('iterators have the types of the items, and calls keep theirs', () => {
  folder.write(
    'use.ts',
    `import { createClient, type Pet } from './client/index.js';
import { createByBody, getByCursor, getByLink, pages, readPage, type Place } from './client/pages.js';
const client = createClient({ auth: {} });
for await (const pet of pages(getByCursor, client, { limit: 5 })) { const one: Pet = pet; one.id.toFixed(); }
for await (const pet of pages(getByLink, client)) pet.id.toFixed();
for await (const page of pages(getByCursor, client).byPage()) page.cursor?.length;
for await (const page of pages(getByLink, client, {}, { maxPages: 3, timeout: 5000 }).byPage()) page.length.toFixed();
const { items, next } = await readPage(getByLink, client, {});
export const place: Place | undefined = next;
export const first: Pet | undefined = items[0];
export const plain: Pet[] = await getByLink(client, { limit: 3 });
pages(createByBody, client, { body: { name: 'a' } });
// @ts-expect-error: the body is required
pages(createByBody, client);
// @ts-expect-error: limit must be a number
pages(getByCursor, client, { limit: 'five' });
// @ts-expect-error: the property is undeclared
for await (const pet of pages(getByLink, client)) pet.nam;
`,
  );
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'nodenext' },
    ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, types: [] },
    ...{ noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, noUnusedLocals: true },
    ...{ noUnusedParameters: true, noPropertyAccessFromIndexSignature: true },
  };
  folder.write('package.json', '{ "type": "module" }');
  folder.write('tsconfig.json', { compilerOptions, include: ['use.ts', 'client/**/*.ts'] });
  expect(compile(folder.path)).toBe('');
});
