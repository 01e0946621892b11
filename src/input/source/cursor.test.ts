import { expect, test } from 'vitest';
import { createReport } from '../../base/diagnostics/report.js';
import { escapePointer, pointerKeys } from '../../model/pointer.js';
import { Cursor } from './cursor.js';
import type { Document } from './document.js';
import { loadDocuments } from './load.js';

async function open(text: string) {
  const report = createReport();
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'a.yaml', bytes }], report);
  return { root: new Cursor(document as Document, report, document?.data), report };
}

test('only own properties are read', async () => {
  const { root } = await open('{"a": [1], "s": "text", "__proto__": {"x": 1}}');
  const missing = ['constructor', 'toString', 'hasOwnProperty'];
  expect(missing.map((key) => root.get(key).type)).toEqual(missing.map(() => 'missing'));
  expect(root.get('a').get('length').type).toBe('missing');
  expect(root.get('a').get('-1').type).toBe('missing');
  expect(root.get('a').get(0).value).toBe(1);
  expect(root.get('s').get('length').type).toBe('missing');
  expect(root.get('__proto__').get('x').value).toBe(1);
});

test('scalars that are read as strings keep their spelling', async () => {
  const json = await open('{"swagger": 2.0, "n": 1.10, "b": true}');
  expect(json.root.get('swagger').string()).toBe('2.0');
  expect(json.root.get('n').string()).toBe('1.10');
  expect(json.root.get('b').string()).toBe('true');
  const yaml = await open('swagger: 2.0\nn: 1.10\nq: "1.10"\n');
  expect(yaml.root.get('n').string()).toBe('1.10');
  expect(yaml.root.get('q').string()).toBe('1.10');
});

test('a wrong type is a diagnostic, and reading continues', async () => {
  const { root, report } = await open('{"a": {"b": 1}, "list": [], "map": {}}');
  expect(root.get('a').string()).toBeUndefined();
  expect(root.get('list').entries()).toEqual([]);
  expect(root.get('map').items()).toEqual([]);
  expect(report.list().map(({ code, count }) => [code, count])).toEqual([
    ['shape/type', 1],
    ['shape/empty-array', 2],
  ]);
});

test('keys with slashes and tildes have correct pointers', () => {
  const keys = ['/site/{id}', 'a~b', '~1', '', '__proto__'];
  expect(pointerKeys(keys.map((key) => `/${escapePointer(key)}`).join(''))).toEqual(keys);
  expect(pointerKeys('')).toEqual([]);
});
