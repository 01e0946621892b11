/** An internal error omits the document or the operation that raises it, and the run continues. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DOCS } from '../../src/output/targets/docs/index.js';
import type { RenderInput } from '../../src/output/targets/index.js';
import type { Cursor } from '../../src/input/source/cursor.js';
import { BRUNO } from '../../src/input/read/bruno/index.js';
import { HAR } from '../../src/input/read/har/index.js';
import { OPENAPI3 } from '../../src/input/read/openapi/openapi3/index.js';
import type { Loaded } from '../../src/run/pipeline/stages/load.js';
import { CORRECT, type Corrected } from '../../src/run/pipeline/stages/overlay.js';
import type { ReadApis } from '../../src/run/pipeline/stages/read.js';
import { RECONCILE } from '../../src/run/pipeline/stages/reconcile.js';
import { RESOLVE } from '../../src/run/pipeline/stages/resolve.js';
import { file, run, runDefended } from '../stride.js';

afterEach(() => vi.restoreAllMocks());

type Method = (...given: readonly unknown[]) => unknown;

/** Makes a method throw if its first argument is faulty. */
function failWhen(
  holder: object,
  name: string,
  message: string,
  isFaulty: (first: never) => boolean,
): void {
  const methods = holder as Record<string, Method>;
  const original = methods[name]?.bind(holder);
  vi.spyOn(methods, name).mockImplementation((...given) => {
    if (isFaulty(given[0] as never)) throw new RangeError(message);
    return original?.(...given);
  });
}

const sourceOf = (root: Cursor): string => root.origin().source;

const described = (...paths: readonly string[]) => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.dev' }],
  paths: Object.fromEntries(
    paths.map((path) => [path, { get: { responses: { 204: { description: 'ok' } } } }]),
  ),
});
const keys = ({ api }: Awaited<ReturnType<typeof runDefended>>) =>
  api.endpoints.map(({ key }) => key);
const errors = ({ report }: Awaited<ReturnType<typeof runDefended>>) =>
  report
    .list()
    .filter(({ severity }) => severity === 'error')
    .map(({ code, location, message }) => [code, location?.source, location?.pointer, message]);

test('a document that cannot be read is reported, and the others are read', async () => {
  failWhen(OPENAPI3, 'read', 'out of paper', (root: Cursor) => sourceOf(root) === 'b.json');
  const files = ['a', 'b', 'c'].map((name) => file(`${name}.json`, described(`/${name}`)));
  const made = await runDefended(files);
  expect(keys(made)).toEqual(['GET /a', 'GET /c']);
  expect(errors(made)).toEqual([
    [
      'file/internal-error',
      'b.json',
      '',
      'an internal error of restitch occurred in this file, so the file is skipped: out of paper',
    ],
  ]);
  expect(made.report.list().find(({ code }) => code === 'file/internal-error')?.stack).toMatch(
    /RangeError/,
  );
});

test('one of several documents that are read together is also omitted', async () => {
  failWhen(BRUNO, 'readTogether', 'torn', (roots: readonly Cursor[]) =>
    roots.some((root) => sourceOf(root) === 'b.bru'),
  );
  const request = (name: string): string =>
    `meta {\n  name: ${name}\n}\n\nget {\n  url: https://shop.dev/${name}\n}\n`;
  const files = ['a', 'b', 'c', 'd'].map((name) => file(`${name}.bru`, request(name)));
  const made = await runDefended(files);
  expect(keys(made)).toEqual(['GET /a', 'GET /c', 'GET /d']);
  expect(errors(made).map(([code, source]) => [code, source])).toEqual([
    ['file/internal-error', 'b.bru'],
  ]);
});

test('a recording that cannot be read is also omitted', async () => {
  failWhen(HAR, 'exchanges', 'torn', (root: Cursor) => sourceOf(root) === 'b.har');
  const har = (name: string) => ({
    log: {
      version: '1.2',
      entries: [
        {
          request: { method: 'GET', url: `https://shop.dev/${name}`, headers: [] },
          response: { status: 204, headers: [], content: { size: 0, mimeType: '' } },
        },
      ],
    },
  });
  const made = await runDefended([file('a.har', har('a')), file('b.har', har('b'))]);
  expect(keys(made)).toEqual(['GET /a']);
  expect(errors(made).map(([code, source]) => [code, source])).toEqual([
    ['file/internal-error', 'b.har'],
  ]);
});

const stages = [
  ['is merged', RECONCILE],
  ['is corrected', CORRECT],
  ['is named', RESOLVE],
] as const;

describe.each(stages)('a document that makes the API fail when it %s', (_, stage) => {
  const made = (isFaulty: (keys: readonly string[]) => boolean, ...names: string[]) => {
    const keysOf = (state: Partial<ReadApis & Corrected>): readonly string[] => {
      const apis = state.corrected ? [state.corrected] : (state.apis ?? []);
      return apis.flatMap(({ endpoints }) => endpoints.map(({ key }) => key));
    };
    failWhen(stage, 'run', 'torn', (state: object) => isFaulty(keysOf(state)));
    return runDefended(names.map((name) => file(`${name}.json`, described(`/${name}`))));
  };
  const left = (generated: Awaited<ReturnType<typeof made>>) => [
    keys(generated),
    errors(generated).map(([code, source]) => `${code} ${source}`),
  ];

  test('is omitted', async () => {
    const generated = await made((all) => all.includes('GET /b'), 'a', 'b', 'c');
    expect(left(generated)).toEqual([['GET /a', 'GET /c'], ['file/internal-error b.json']]);
  });

  test('is omitted if it fails only together with another one', async () => {
    const isPair = (all: readonly string[]) => all.includes('GET /b') && all.includes('GET /d');
    const generated = await made(isPair, 'a', 'b', 'c', 'd');
    expect(left(generated)).toEqual([
      ['GET /a', 'GET /b', 'GET /c'],
      ['file/internal-error d.json'],
    ]);
  });
});

test('an overlay that makes the API fail is omitted', async () => {
  const overlay = file('fix.yaml', {
    overlay: '1.0.0',
    info: { title: 'Fix', version: '1' },
    actions: [{ target: '$.info', update: { description: 'fixed' } }],
  });
  failWhen(CORRECT, 'run', 'torn', ({ overlays }: Loaded) => overlays.length > 0);
  const generated = await runDefended(
    [file('a.json', described('/a'))],
    {},
    { overlays: [overlay] },
  );
  expect(keys(generated)).toEqual(['GET /a']);
  expect(errors(generated).map(([code, source]) => `${code} ${source}`)).toEqual([
    'file/internal-error fix.yaml',
  ]);
});

test('a failure that does not depend on a document ends the run', async () => {
  failWhen(RESOLVE, 'run', 'torn', () => true);
  await expect(runDefended([file('a.json', described('/a'))])).rejects.toThrow('torn');
});

test('an operation that cannot be rendered is omitted from that target only', async () => {
  const has = ({ api }: RenderInput, key: string): boolean =>
    api.endpoints.some((endpoint) => endpoint.key === key);
  failWhen(
    DOCS,
    'render',
    'no ink',
    (input: RenderInput) => has(input, 'GET /b') || has(input, 'GET /d'),
  );
  const targets = { client: true, docs: true };
  const made = await runDefended([file('a.json', described('/a', '/b', '/c', '/d', '/e'))], {
    targets,
  });
  expect(errors(made)).toEqual(
    ['/b', '/d'].map((path) => [
      'output/internal-error',
      'a.json',
      `/paths/~1${path.slice(1)}/get`,
      `an internal error of restitch prevented the target "docs" from generating "GET ${path}": no ink`,
    ]),
  );
  const text = (folder: string): string =>
    made.files
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .map((one) => one.text)
      .join('');
  expect(text('client')).toMatch(/\/b\b/);
  expect(text('docs')).toMatch(/\/a\b[^]*\/c\b[^]*\/e\b/);
  expect(text('docs')).not.toMatch(/GET \/[bd]\b/);
});

test('a target that fails for every operation has no files', async () => {
  failWhen(DOCS, 'render', 'no ink', () => true);
  const targets = { client: true, docs: true };
  const made = await runDefended([file('a.json', described('/a'))], { targets });
  expect(errors(made).map(([code]) => code)).toEqual(['output/internal-error']);
  expect(made.files.every(({ path }) => path.startsWith('client/'))).toBe(true);
});

test('no other test ignores an internal error', async () => {
  failWhen(OPENAPI3, 'read', 'out of paper', () => true);
  await expect(run([file('a.json', described('/a'))])).rejects.toThrow('out of paper');
});
