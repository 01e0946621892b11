/**
 * Collections of every tool, with any value in any location. The rest is read, nothing is thrown,
 * and names are strings.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampled } from '../../../../test/property.js';
import { createReport, type Report } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import type { Document } from '../../source/document.js';
import { loadDocuments, type SourceFile } from '../../source/load.js';
import { formatOf, FORMATS, Library, readDocuments, WHOLE_FORMATS } from '../index.js';

const CASES = join(import.meta.dirname, '../../../../test/cases');
/** Cases with collections. The cases of Postman are those with many diagnostics. */
const COLLECTIONS = [
  ...['http-file', 'insomnia-4', 'insomnia-5', 'bruno', 'opencollection'],
  ...['postman-folders-and-requests', 'postman-auth-inherited'],
];
const ODD = [null, 0, '', '\ud800\u0000', true, [], {}, [[]], { a: 1 }, [{ name: {} }], '{{x}}'];

function load(files: readonly SourceFile[], report: Report = createReport()): Promise<Document[]> {
  return loadDocuments(files, report, { formats: WHOLE_FORMATS });
}

function loadCase(name: string): Promise<Document[]> {
  const folder = join(CASES, name, 'input');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((one) => /\.\w+$/.test(one));
  return load(files.map((source) => ({ source, bytes: readFileSync(join(folder, source)) })));
}

function read(documents: readonly Document[], report = createReport()): Api[] {
  const stock = {
    documents,
    referenced: { sources: new Set<string>(), open: () => undefined, withAddresses: () => [] },
    named: new Set<string>(),
    missing: new Map(),
    allowed: {},
  };
  return readDocuments(report, {}, new Library(stock, report));
}

function file(source: string, text: string): SourceFile {
  return { source, bytes: new TextEncoder().encode(text) };
}

/** Every location of a value, as keys from the root. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as {
    [name: string]: unknown;
  };
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

test('every format of collections has a case here', async () => {
  const documents = await Promise.all(COLLECTIONS.map(loadCase));
  const found = new Set(documents.flat().map((document) => formatOf(document)));
  const lost = FORMATS.filter((format) => format.kind === 'recording' && !found.has(format));
  expect(
    lost.map(({ title }) => title),
    'list a case of it in COLLECTIONS of src/input/read/collection/damaged.test.ts',
  ).toEqual([]);
});

test.each(COLLECTIONS)('%s', async (name) => {
  const documents = await loadCase(name);
  expect(read(documents).flatMap(({ endpoints }) => endpoints).length).toBeGreaterThan(1);
  documents.forEach((document, at) => {
    sampled(places(document.data), 1).forEach((path, index) => {
      if (index % 3 !== at % 3) return;
      const data = replaced(document.data, path, ODD[index % ODD.length]);
      expect(() => read(documents.with(at, { ...document, data })), path.join('/')).not.toThrow();
    });
  });
});

test('names like `constructor` are ordinary names', async () => {
  const names = ['__proto__', 'constructor', 'toString'];
  const documents = await load([
    ...names.map((name) =>
      file(
        `b/${name}.bru`,
        `meta {\n  name: ${name}\n  __proto__: 1\n}\n\nget {\n  url: https://a.io/${name}\n}\n\nheaders {\n  __proto__: 1\n}\n`,
      ),
    ),
    file(
      'i.json',
      JSON.stringify({
        _type: 'export',
        resources: names.map((name) => ({
          _id: name,
          _type: 'request',
          name,
          method: 'GET',
          url: `{{ _.${name} }}/${name}`,
        })),
      }),
    ),
  ]);
  const paths = read(documents).flatMap(({ endpoints }) => endpoints.map(({ key }) => key));
  expect(paths.length).toBe(6);
});

test(
  'twenty thousand requests, deep folders and long names are read in time',
  { tags: 'proof' },
  async () => {
    const request = { _type: 'request', method: 'GET', parentId: 'w' };
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      ...request,
      _id: `r${index}`,
      name: `r${index}`,
      url: `https://a.io/x/${index % 50}/y`,
    }));
    const wide = { _type: 'export', resources: [{ _id: 'w', _type: 'workspace' }, ...many] };
    const folder = (id: number) => ({
      _id: `f${id}`,
      _type: 'request_group',
      parentId: `f${id - 1}`,
    });
    const nested = Array.from({ length: 5000 }, (_, index) => folder(index));
    const deep = {
      _type: 'export',
      resources: [...nested, { ...request, _id: 'r', parentId: 'f4999' }],
    };
    const long = `meta {\n  name: ${'x'.repeat(500_000)}\n}\n\nget {\n  url: https://a.io/${'y/'.repeat(2000)}\n}\n`;
    const report = createReport();
    const documents = await load([
      file('wide.json', JSON.stringify(wide)),
      file('deep.json', JSON.stringify(deep)),
      file('long.bru', long),
    ]);
    const apis = read(documents, report);
    expect(apis.map(({ endpoints }) => endpoints.length > 0)).toContain(true);
    expect(report.list().map(({ code }) => code)).toContain('collection/deep');
  },
);
