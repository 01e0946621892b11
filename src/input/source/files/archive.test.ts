import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { folderOfEachTest } from '../../../../test/folder.js';
import { createReport } from '../../../base/diagnostics/report.js';
import { WHOLE_FORMATS } from '../../read/index.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { loadDocuments } from '../load.js';
import { EntrySplitter } from './entries.js';
import { readSourceFiles } from './files.js';

const folder = folderOfEachTest();

function entry(path: string, text: string, mimeType = 'application/json') {
  return {
    comment: 'not kept "}] \\" 😀',
    request: {
      method: 'GET',
      url: `https://a.io/${path}`,
      headers: [{ name: 'a', value: 'b', x: 1 }],
    },
    response: { status: 200, headers: [], content: { mimeType, size: text.length, text } },
  };
}

const ENTRIES = [
  entry('one', '{"entries":[{"log":1}]}'),
  entry('two', 'x'.repeat(300_000)),
  entry('three', 'PNG', 'image/png'),
];
const ARCHIVE = {
  log: { pages: [{ entries: [{}] }], entries: ENTRIES, after: [{}] },
  entries: [{}],
};

describe('entries are found wherever the bytes are split', () => {
  const text = JSON.stringify({
    log: { b: ['😀', { c: {} }], entries: [{ a: '}"\\' }, { é: [[]] }] },
  });
  const bytes = Buffer.from(text);
  it.each([1, 2, 3, 7, 1000])('into pieces of %i', (size) => {
    const splitter = new EntrySplitter();
    const found = [];
    for (let at = 0; at < bytes.length; at += size)
      found.push(...splitter.take(bytes.subarray(at, at + size)));
    expect(found.map((one) => [one.bytes.toString(), one.line, one.column])).toEqual([
      ['{"a":"}\\"\\\\"}', 1, text.indexOf('{"a"') + 1],
      ['{"é":[[]]}', 1, text.indexOf('{"é"') + 1],
    ]);
    expect(splitter.isWhole).toBe(true);
  });
});

async function read(text: string, fileBytes = 5000) {
  writeFileSync(join(folder.path, 'a.har'), text);
  const report = createReport();
  const limits = { ...DEFAULT_LIMITS, fileBytes };
  const files = await readSourceFiles(['a.har'], folder.path, report, limits);
  const documents = await loadDocuments(files, report, { formats: WHOLE_FORMATS, limits });
  return { files, document: documents[0], list: report.list() };
}

test('a recording over the size limit is read without long bodies, and its locations are right', async () => {
  const text = JSON.stringify(ARCHIVE, null, 2);
  const { document, list } = await read(text);
  const { log } = document?.data as { log: { entries: typeof ENTRIES } };
  expect(log.entries.map(({ request }) => request.url)).toEqual([
    'https://a.io/one',
    'https://a.io/two',
    'https://a.io/three',
  ]);
  const texts = log.entries.map(({ response }) => response.content.text);
  expect(texts).toEqual(['{"entries":[{"log":1}]}', undefined, undefined]);
  expect(list.map(({ code, message }) => [code, message])).toEqual([
    [
      'traffic/large',
      expect.stringContaining('without 1 of its bodies and without 0 of its requests'),
    ],
  ]);
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (/^ {6}\{$/.test(line) ? [index + 1] : []));
  const places = [0, 1, 2].map((index) =>
    document?.locate({ pointer: `/log/entries/${index}/request` }),
  );
  expect(places.map((place) => place?.line)).toEqual(starts.slice(1, 4));
  expect(places.map((place) => place?.column)).toEqual([7, 7, 7]);
  expect(document?.line(starts[1] ?? 0)).toBe('');
});

test('a cut-off recording loses its last entry, and a file that is not a recording remains too large', async () => {
  const text = JSON.stringify(ARCHIVE);
  const cut = await read(text.slice(0, text.indexOf('three')));
  expect((cut.document?.data as { log: { entries: unknown[] } }).log.entries).toHaveLength(2);
  expect(cut.list[0]?.message).toContain('without 1 exchanges');
  const other = await read(JSON.stringify({ openapi: '3.1.0', log: ARCHIVE.log }));
  expect(other.files).toEqual([]);
  expect(other.list.map(({ code }) => code)).toEqual(['file/too-large']);
});
