import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { createReport } from '../../../base/diagnostics/report.js';
import { WHOLE_FORMATS } from '../../read/index.js';
import { countEntries } from '../kind.js';
import { DEFAULT_LIMITS, type Limits } from '../limits.js';
import { loadDocuments } from '../load.js';

async function load(text: string, limits: Partial<Limits> = {}, source = 'a.yaml') {
  const report = createReport();
  const bytes = new TextEncoder().encode(text);
  const input = [{ source, bytes }];
  const documents = await loadDocuments(input, report, {
    limits: { ...DEFAULT_LIMITS, ...limits },
    formats: WHOLE_FORMATS,
  });
  const list = report.list();
  const [document] = documents;
  return { data: document?.data, document, documents, list, codes: list.map(({ code }) => code) };
}

describe('documents of a stream', () => {
  test.each([
    ['---\nswagger: "2.0"\n---'],
    ['---\nswagger: "2.0"\n---\n'],
    ['swagger: "2.0"\n---\n# nothing\n---\n~\n'],
    ['---\n---\nswagger: "2.0"\n'],
  ])('empty ones are dropped: %j', async (text) => {
    const { documents, codes } = await load(text);
    expect(documents.map(({ source, data }) => [source, data])).toEqual([
      ['a.yaml', { swagger: '2.0' }],
    ]);
    expect(codes).toEqual(['yaml/empty-document']);
  });

  test('several documents that are not empty are several documents', async () => {
    const { documents, codes } = await load(
      'swagger: "2.0"\n---\nopenapi: 3.1.0\ninfo:\n  title: x\n',
    );
    expect(documents.map(({ source, data }) => [source, data])).toEqual([
      ['a.yaml', { swagger: '2.0' }],
      ['a.yaml#2', { openapi: '3.1.0', info: { title: 'x' } }],
    ]);
    expect(codes).toEqual(['yaml/many-documents']);
    expect(documents[1]?.locate({ pointer: '/info/title' })).toEqual({
      line: 5,
      column: 10,
      length: 1,
    });
  });

  test.each(['direct-messages', 'messages', 'stride'])('the real file %s', async (name) => {
    const text = readFileSync(`specs/stride/${name}.swagger.yaml`, 'utf8');
    const { documents, codes, list } = await load(text);
    expect(documents).toHaveLength(1);
    expect([...codes].sort()).toEqual(['resp/int-key', 'yaml/empty-document']);
    const counts = { 'direct-messages': 7, messages: 8, stride: 16 };
    expect(countEntries(documents[0]?.data, WHOLE_FORMATS)).toBe(
      counts[name as keyof typeof counts],
    );
    const empty = list.find(({ code }) => code === 'yaml/empty-document');
    const last = text.split('\n').findLastIndex((line) => line === '---') + 1;
    expect(empty?.location && documents[0]?.locate(empty.location).line).toBe(last);
  });
});

describe('values', () => {
  test.each([
    ['version: 1.10', { version: 1.1 }],
    ['date: 2020-01-01', { date: '2020-01-01' }],
    ['on: yes', { on: 'yes' }],
    ['a: 0x10', { a: 16 }],
    ['a: 9223372036854775807', { a: 9223372036854775807n }],
    ['a: -9007199254740993', { a: -9007199254740993n }],
    ['a: +9223372036854775807', { a: 9223372036854775807n }],
    ['200: a\n1.0: b\n~: c\ntrue: d', { 200: 'a', '1.0': 'b', '~': 'c', true: 'd' }],
    ['a: !!str 12', { a: '12' }],
    ['a: "x\\r\\ny"', { a: 'x\ny' }],
    ['a: |\r\n  one\r\n  two\r\nb: 1\r\n', { a: 'one\ntwo\n', b: 1 }],
    ['base: &b {x: 1, y: 2}\na:\n  <<: *b\n  y: 3', { base: { x: 1, y: 2 }, a: { x: 1, y: 3 } }],
    [
      'p: &p {x: 1}\nq: &q {x: 2, z: 2}\na: {<<: [*p, *q], "<<": 1}',
      { p: { x: 1 }, q: { x: 2, z: 2 }, a: { '<<': 1, x: 1, z: 2 } },
    ],
    ['k: &k name\n*k : 1', { k: 'name', name: 1 }],
  ])('%s', async (text, want) => {
    const { data } = await load(`swagger: "2.0"\n${text}`);
    expect(data).toEqual({ swagger: '2.0', ...want });
  });

  test('__proto__ is only a name, merged ones too', async () => {
    const { data } = await load('swagger: "2.0"\n__proto__: &a\n  __proto__: 1\nb:\n  <<: *a\n');
    expect(Object.keys(data as object)).toEqual(['swagger', '__proto__', 'b']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Object.keys((data as { b: object }).b)).toEqual(['__proto__']);
  });

  test('expanded aliases do not share objects', async () => {
    const { data } = await load('swagger: "2.0"\na: &a {x: {}}\nb: *a\n');
    const { a, b } = data as { a: object; b: object };
    expect(b).toEqual(a);
    expect(b).not.toBe(a);
  });

  test.each([
    ['a: .nan', 'number/not-finite', null],
    ['a: -.inf', 'number/not-finite', null],
    ['a: 1e999', 'number/not-finite', null],
    ['a: !!timestamp 2020-01-01', 'yaml/tag', '2020-01-01'],
    ['a: !!binary aGk=', 'yaml/tag', 'aGk='],
    ['a: !!js/function "function(){}"', 'yaml/tag', 'function(){}'],
    ['a: !include other.yaml', 'yaml/tag', 'other.yaml'],
    ['a: "x\\r\\ny"', 'text/eol', 'x\ny'],
    ['a: {"enum": ["x\\ry"], "b": "x\\ry"}', 'text/eol', { enum: ['x\ry'], b: 'x\ny' }],
  ])('%s is reported', async (text, code, value) => {
    const { data, codes } = await load(`swagger: "2.0"\n${text}`);
    expect(data).toEqual({ swagger: '2.0', a: value });
    expect(codes).toEqual([code]);
  });
});

describe('duplicate keys', () => {
  test('the last one applies, and both locations are reported', async () => {
    const { data, list, document } = await load('swagger: "2.0"\na: 1\na: 2\n');
    expect(data).toEqual({ swagger: '2.0', a: 2 });
    expect(list).toMatchObject([{ code: 'yaml/duplicate-key', severity: 'error' }]);
    const [found] = list;
    expect(found?.location && document?.locate(found.location).line).toBe(3);
    expect(found?.also.map((place) => document?.locate(place).line)).toEqual([2]);
  });

  test('duplicate paths and methods are two partial documents', async () => {
    const { data, document } = await load(
      'swagger: "2.0"\npaths:\n  /a:\n    get: {summary: A}\n  /a:\n    put: {}\n    get: {operationId: b}\n',
    );
    expect(data).toEqual({
      swagger: '2.0',
      paths: { '/a': { get: { summary: 'A', operationId: 'b' }, put: {} } },
    });
    expect(document?.locate({ pointer: '/paths/~1a/get/summary' }).line).toBe(4);
    expect(document?.locate({ pointer: '/paths/~1a/get/operationId' }).line).toBe(7);
  });
});

describe('broken files', () => {
  test('the parsed part is kept', async () => {
    const text =
      'swagger: "2.0"\npaths:\n  /a:\n    get: {summary: A}\n\t/b: x\ninfo:\n  title: @x\n';
    const { data, list, document } = await load(text);
    expect(data).toMatchObject({ swagger: '2.0', paths: { '/a': { get: { summary: 'A' } } } });
    expect(list.every(({ code }) => code === 'yaml/syntax')).toBe(true);
    const lines = list.map(({ location: place }) => place && document?.locate(place).line);
    expect(lines).toContain(5);
    expect(lines).toContain(7);
  });

  test('an unknown directive is ignored', async () => {
    const { data, codes } = await load('%RAML 1\n---\nswagger: "2.0"\n');
    expect([data, codes]).toEqual([{ swagger: '2.0' }, ['yaml/unusual']]);
  });

  test('a key that is not a scalar loses its entry', async () => {
    const { data, codes } = await load('swagger: "2.0"\n? {a: 1}\n: b\nc: 1\n');
    expect(data).toEqual({ swagger: '2.0', c: 1 });
    expect(codes).toEqual(['yaml/syntax']);
  });

  test('a cycle of aliases finishes', async () => {
    const { data, codes } = await load('swagger: "2.0"\na: &a\n  b: *a\n  c: 1\n');
    expect(data).toEqual({ swagger: '2.0', a: { b: null, c: 1 } });
    expect(codes).toEqual(['yaml/alias-cycle']);
  });

  test('an alias bomb is rejected', async () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const items = Array.from({ length: 9 }, () => (level ? `*a${level - 1}` : 'x'));
      return `a${level}: &a${level} [${items.join(', ')}]`;
    });
    const { documents, codes } = await load(`swagger: "2.0"\n${levels.join('\n')}`, {
      nodes: 50_000,
    });
    expect([documents, codes]).toEqual([[], ['yaml/too-many-nodes']]);
  });

  test('a chain of merges that each copy all earlier ones is rejected', async () => {
    const links = Array.from(
      { length: 100 },
      (_, index) => `x-${index + 1}: &m${index + 1}\n  <<: *m${index}\n  b${index}: 1\n`,
    );
    const chain = `swagger: "2.0"\nx-0: &m0 {a: 1}\n${links.join('')}`;
    const { documents, codes } = await load(chain, { nodes: 50_000 });
    expect([documents, codes]).toEqual([[], ['yaml/too-many-nodes']]);
    expect((await load(chain)).codes).toEqual([]);
  });

  test('many harmless aliases are accepted', async () => {
    const aliases = Array.from({ length: 500 }, (_, index) => `k${index}: *a`);
    const { codes } = await load(`swagger: "2.0"\na: &a {x: 1}\n${aliases.join('\n')}`);
    expect(codes).toEqual([]);
    const few = await load(`swagger: "2.0"\na: &a {x: 1}\n${aliases.join('\n')}`, { nodes: 500 });
    expect(few.codes).toEqual(['yaml/too-many-nodes']);
  });

  test.each([
    ['brackets', `swagger: "2.0"\na: ${'['.repeat(20_000)}`],
    ['flow', `swagger: "2.0"\na: ${'['.repeat(300)}${']'.repeat(300)}`],
    ['block', Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('deep nesting is rejected: %s', async (_, text) => {
    const { documents, codes } = await load(text);
    expect([documents, codes]).toEqual([[], ['file/too-deep']]);
  });

  test('an alias without an anchor', async () => {
    const { data, codes } = await load('swagger: "2.0"\na: *nothing\nb: 1\n');
    expect(data).toEqual({ swagger: '2.0', a: null, b: 1 });
    expect(codes).toEqual(['yaml/syntax']);
  });
});

describe('places', () => {
  const text =
    'swagger: "2.0"\npaths:\n  /a:\n    get:\n      tags: [x, yy]\n      parameters:\n        - name: q\n          in: query\nd: &d\n  x: 1\ne: *d\nf:\n  <<: *d\n';
  test.each([
    ['', 'value', { line: 1, column: 1, length: 14 }],
    ['/swagger', 'value', { line: 1, column: 10, length: 5 }],
    ['/swagger', 'key', { line: 1, column: 1, length: 7 }],
    ['/paths', 'value', { line: 2, column: 1, length: 5 }],
    ['/paths/~1a/get', 'value', { line: 4, column: 5, length: 3 }],
    ['/paths/~1a/get/tags/1', 'value', { line: 5, column: 17, length: 2 }],
    ['/paths/~1a/get/parameters/0', 'value', { line: 7, column: 11, length: 7 }],
    ['/paths/~1a/get/parameters/0/in', 'value', { line: 8, column: 15, length: 5 }],
    ['/paths/~1a/get/summary', 'value', { line: 4, column: 5, length: 3 }],
    ['/e/x', 'value', { line: 10, column: 6, length: 1 }],
    ['/f/x', 'value', { line: 10, column: 6, length: 1 }],
  ] as const)('%s (%s)', async (pointer, on, want) => {
    const { document } = await load(text);
    expect(document?.locate({ pointer, on })).toEqual(want);
  });

  test('scalars as they are written', async () => {
    const { document } = await load('swagger: 2.0\na: [~, 0x1F, "q", {}]\nb: &b 1.10\nc: *b\n');
    const pointers = ['/swagger', '/a/0', '/a/1', '/a/2', '/a/3', '/c', '/x'];
    expect(pointers.map((pointer) => document?.scalarText(pointer))).toEqual([
      '2.0',
      '~',
      '0x1F',
      'q',
      undefined,
      '1.10',
      undefined,
    ]);
  });
});
