import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { sampled } from '../../../../test/property.js';
import { createReport } from '../../../base/diagnostics/report.js';
import { WHOLE_FORMATS } from '../../read/index.js';
import { countEntries } from '../kind.js';
import { loadDocuments } from '../load.js';

async function load(text: string) {
  const report = createReport();
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'a.json', bytes }], report);
  const list = report.list();
  return { data: document?.data, document, list, codes: list.map(({ code }) => code) };
}

describe('departures from the grammar', () => {
  test.each([
    ['{"swagger":"2.0", // why\n "a":1}', { swagger: '2.0', a: 1 }, 'json/syntax'],
    ['/* head */ {"swagger":"2.0"}', { swagger: '2.0' }, 'json/syntax'],
    ['{"swagger":"2.0","a":[1,2,],}', { swagger: '2.0', a: [1, 2] }, 'json/syntax'],
    ['{"swagger":"2.0" "a":1}', { swagger: '2.0', a: 1 }, 'json/syntax'],
    ["{swagger:'2.0', a: \"it's\"}", { swagger: '2.0', a: "it's" }, 'json/syntax'],
    ['{"swagger":"2.0","a":"x\ny\\q"}', { swagger: '2.0', a: 'x\nyq' }, 'json/syntax'],
    ['{"swagger":"2.0","a":[1,2}', { swagger: '2.0', a: [1, 2] }, 'json/syntax'],
    ['{"swagger":"2.0",\u00a0"a":None}', { swagger: '2.0', a: null }, 'json/syntax'],
    ['{"swagger":"2.0","a":,"b":1}', { swagger: '2.0', b: 1 }, 'json/broken'],
    ['{"swagger":"2.0","a","b":1}', { swagger: '2.0', b: 1 }, 'json/broken'],
    ['{"swagger":"2.0"} {"swagger":"2.0"}', { swagger: '2.0' }, 'json/broken'],
    ['{"swagger":"2.0", {} "b":1}', { swagger: '2.0', b: 1 }, 'json/broken'],
  ])('%s', async (text, want, code) => {
    const { data, codes } = await load(text);
    expect(data).toEqual(want);
    expect(codes).toContain(code);
    expect(codes.filter((found) => found === 'json/truncated')).toEqual([]);
  });

  test('a file full of errors reports few of them', async () => {
    const { codes } = await load('{"swagger":"2.0",' + '"a","b",'.repeat(100) + '"c":1}');
    expect(codes.filter((code) => code === 'json/broken')).toHaveLength(11);
  });

  test.each([
    '{',
    '{{{{',
    '{]',
    '{"a"',
    "{'",
    '{:',
    '{,',
    '{"swagger":}',
    '{"a":tru',
    '[',
    '{"\\',
    '{/',
  ])('never fails: %s', async (text) => {
    await expect(load(text)).resolves.toBeDefined();
  });
});

describe('duplicate keys', () => {
  test('the last one applies, and both locations are reported', async () => {
    const { data, list, document } = await load(
      '{"swagger":"2.0","a":1,\n"b":{"x":1},"b":{"y":2}}',
    );
    expect(data).toEqual({ swagger: '2.0', a: 1, b: { y: 2 } });
    expect(list).toMatchObject([{ code: 'yaml/duplicate-key', severity: 'error' }]);
    const [first] = list;
    expect(first?.location && document?.locate(first.location)).toMatchObject({
      line: 2,
      column: 13,
    });
    expect(first?.also.map((place) => document?.locate(place).column)).toEqual([1]);
  });

  test('duplicate paths and methods are two partial documents', async () => {
    const { data, document, codes } = await load(
      `{"swagger":"2.0",
        "paths":{"/a":{"get":{"summary":"A"}},"/a":{"put":{},"get":{"operationId":"b"}}},
        "paths":{"/b":{"get":{}}}}`,
    );
    const want = { '/a': { get: { summary: 'A', operationId: 'b' }, put: {} }, '/b': { get: {} } };
    expect(data).toEqual({ swagger: '2.0', paths: want });
    expect(codes).toEqual(['yaml/duplicate-key', 'yaml/duplicate-key']);
    expect(document?.locate({ pointer: '/paths/~1a/get/summary' })).toMatchObject({ line: 2 });
    expect(document?.locate({ pointer: '/paths/~1b/get' })).toMatchObject({ line: 3 });
  });

  test('a colon in a string does not end a key', async () => {
    const { codes } = await load('{"swagger":"2.0","a:b":"c:\\":d"}');
    expect(codes).toEqual([]);
  });

  test('__proto__ is only a name', async () => {
    const { data, codes } = await load('{"swagger":"2.0","__proto__":{"a":1},"__proto__":{"b":2}}');
    expect(codes).toEqual(['yaml/duplicate-key']);
    expect(Object.keys(data as object)).toEqual(['swagger', '__proto__']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });
});

describe('numbers and texts', () => {
  test('big integers are exact', async () => {
    const { data } = await load(
      '{"swagger":"2.0","a":9223372036854775807,"b":[-9007199254740993],"c":1e300}',
    );
    expect(data).toEqual({
      swagger: '2.0',
      a: 9223372036854775807n,
      b: [-9007199254740993n],
      c: 1e300,
    });
  });

  test('an overflowing number is invalid', async () => {
    const { data, list } = await load('{"swagger":"2.0","a":1e999}');
    expect(data).toEqual({ swagger: '2.0', a: null });
    expect(list).toMatchObject([{ code: 'number/not-finite', location: { pointer: '/a' } }]);
  });

  test('line breaks in values become LF, and are reported once', async () => {
    const { data, list } = await load(
      '{"swagger":"2.0","a":"x\\r\\ny\\rz","__proto__":"p\\r\\nq"}',
    );
    expect(Object.entries(data as object)).toEqual([
      ['swagger', '2.0'],
      ['a', 'x\ny\nz'],
      ['__proto__', 'p\nq'],
    ]);
    expect(list).toMatchObject([{ code: 'text/eol', count: 1 }]);
  });

  test('line breaks in values that are compared are kept', async () => {
    const { data, list } = await load('{"swagger":"2.0","a":{"enum":["x\\ry"]}}');
    expect(data).toEqual({ swagger: '2.0', a: { enum: ['x\ry'] } });
    expect(list).toEqual([]);
  });

  test('deep nesting is rejected', async () => {
    for (const text of ['{"a":'.repeat(300) + '1' + '}'.repeat(300), '{"a":' + '['.repeat(1e6)]) {
      expect(await load(text)).toMatchObject({ document: undefined, codes: ['file/too-deep'] });
    }
    expect((await load('{"a":'.repeat(199) + '1' + '}'.repeat(199))).codes).toEqual([]);
  });
});

describe('places', () => {
  const text =
    '{\n  "swagger": "2.0",\n  "paths": {\n    "/a~b/{c}": { "get": { "tags": ["x", "yy"] } }\n  }\n}\n';
  test.each([
    ['', 'value', { line: 1, column: 1, length: 1 }],
    ['/swagger', 'value', { line: 2, column: 14, length: 5 }],
    ['/swagger', 'key', { line: 2, column: 3, length: 9 }],
    // The position of a container is its key, not its bracket.
    ['/paths', 'value', { line: 3, column: 3, length: 7 }],
    ['/paths/~1a~0b~1{c}/get/tags/1', 'value', { line: 4, column: 42, length: 4 }],
    // A missing node has the position of the nearest enclosing one.
    ['/paths/~1a~0b~1{c}/put/tags', 'value', { line: 4, column: 5, length: 10 }],
    ['/nowhere', 'key', { line: 1, column: 1, length: 1 }],
  ] as const)('%s (%s)', async (pointer, on, want) => {
    const { document } = await load(text);
    expect(document?.locate({ pointer, on })).toEqual(want);
  });

  test('an offset takes precedence', async () => {
    const { document } = await load(text);
    expect(document?.locate({ pointer: '/paths', offset: text.indexOf('yy') })).toMatchObject({
      line: 4,
      column: 43,
    });
  });

  test('scalars as they are written', async () => {
    const { document } = await load('{"swagger": 1.10, "a": [true, "t\\u0041", {}], "n": -0.0e1}');
    const written = ['/swagger', '/a/0', '/a/1', '/a/2', '/n', '/x', '/a/0/b'];
    expect(written.map((pointer) => document?.scalarText(pointer))).toEqual([
      '1.10',
      'true',
      'tA',
      undefined,
      '-0.0e1',
      undefined,
      undefined,
    ]);
  });
});

describe('cut off', () => {
  test.each([
    // Postman: complete requests are kept in folders of any depth, and the incomplete one is
    // omitted.
    [
      '{"info":{"name":"n"},"item":[{"name":"F","item":[{"name":"a","request":"u"},{"name":"b","request":{"url":"x',
      { info: { name: 'n' }, item: [{ name: 'F', item: [{ name: 'a', request: 'u' }] }] },
      1,
    ],
    // A request is incomplete if its list of responses is incomplete.
    ['{"info":{},"item":[{"name":"a","request":"u","response":[', { info: {}, item: [] }, 1],
    // The folder ends after its last request, so all requests are complete.
    [
      '{"info":{},"item":[{"item":[{"name":"a"}],"event":[{',
      { info: {}, item: [{ item: [{ name: 'a' }] }] },
      1,
    ],
    // A folder without a complete request.
    ['{"info":{},"item":[{"name":"F","item":[{"na', { info: {}, item: [] }, 1],
    // The text ends between two elements, so nothing is incomplete.
    ['{"info":{},"item":[{"name":"a"},', { info: {}, item: [{ name: 'a' }] }, 0],
    [
      '{"collection":{"info":{"name":"n"},"item":[{"name":"a"}',
      { collection: { info: { name: 'n' }, item: [{ name: 'a' }] } },
      0,
    ],
    // Swagger: whole operations stay.
    [
      '{"swagger":"2.0","paths":{"/a":{"get":{"x":1}},"/b":{"get":{"y":1},"post":{"z":',
      { swagger: '2.0', paths: { '/a': { get: { x: 1 } }, '/b': { get: { y: 1 } } } },
      1,
    ],
    ['{"swagger":"2.0","paths":{"/a":{"get":{"x"', { swagger: '2.0', paths: {} }, 1],
    [
      '{"openapi":"3.0.0","components":{"schemas":{"A":{"type":"string"},"B":{"type":"ob',
      { openapi: '3.0.0', components: { schemas: { A: { type: 'string' } } } },
      1,
    ],
    // A number or a string at the end of the text may be incomplete.
    ['{"swagger":"2.0","info":{"a":12', { swagger: '2.0', info: {} }, 1],
    [
      '{"swagger":"2.0","tags":[{"name":"a"},{"name":"b"',
      { swagger: '2.0', tags: [{ name: 'a' }] },
      1,
    ],
  ])('%s', async (text, want, dropped) => {
    const { data, list } = await load(text);
    expect(data).toEqual(want);
    expect(list.map(({ code }) => code)).toEqual(
      dropped ? ['json/truncated', 'json/fragment-dropped'] : ['json/truncated'],
    );
    expect(list[0]?.message).toContain(`at byte ${text.length}`);
  });

  test('the size of a database column is suggested', async () => {
    const head = '{"info":{},"item":[{"name":"é';
    const text = head + 'x'.repeat(65_535 - new TextEncoder().encode(head).length);
    expect((await load(text)).list[0]?.message).toBe(
      'the file ends too early, at byte 65535 (the size of a MySQL TEXT column): ' +
        '0 complete operations are kept, 1 unfinished element is omitted',
    );
  });

  test('the message points at the dropped element', async () => {
    const { document, list } = await load('{"info":{},"item":[\n{"name":"a"},\n{"name":"b');
    expect(list[1]).toMatchObject({
      code: 'json/fragment-dropped',
      location: { pointer: '/item/1' },
    });
    expect(list[1]?.location && document?.locate(list[1].location)).toMatchObject({
      line: 3,
      column: 1,
    });
  });

  test('a real collection, cut anywhere, keeps its complete requests', async () => {
    const text = readFileSync('specs/stride/conversations.postman.json', 'utf8');
    const whole = (await load(text)).data;
    expect(countEntries(whole, WHOLE_FORMATS)).toBe(41);
    const names = new Set(requestNames(whole));
    let before = 0;
    // A stride that is coprime to the length of the file's regular lines reaches every kind of
    // position.
    const cuts = Array.from({ length: Math.ceil(text.trimEnd().length / 97) }, (_, at) => at * 97);
    for (const cut of sampled(cuts, 1)) {
      const { data, codes } = await load(text.slice(0, cut));
      const count = countEntries(data, WHOLE_FORMATS);
      expect(count).toBeGreaterThanOrEqual(before);
      expect(requestNames(data).filter((name) => !names.has(name))).toEqual([]);
      if (cut > 0) expect(codes[0]).toBe('json/truncated');
      before = count;
    }
    expect(before).toBeGreaterThan(35);
    expect(cuts.length).toBeGreaterThan(600);
  });
});

function requestNames(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  if (Array.isArray(data)) return data.flatMap(requestNames);
  const inside = 'item' in data ? requestNames(data.item) : [];
  if (!('request' in data) || !('name' in data)) return inside;
  // A request is complete if its last member was read.
  return [JSON.stringify(data), ...inside];
}
