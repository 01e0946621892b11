import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import { readSourceFiles } from './files.js';
import { DEFAULT_LIMITS } from '../limits.js';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'restitch-files-'));
  const files = ['b.yaml', 'a.json', 'specs/z.yaml', 'specs/B.yaml', 'specs/deep/er/c.json'];
  const hidden = ['specs/.git/x.yaml', 'specs/.hidden.yaml', 'specs/node_modules/p/x.json'];
  for (const file of [...files, ...hidden]) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), file);
  }
  symlinkSync(join(root, 'specs'), join(root, 'specs', 'loop'));
});
afterAll(() => rmSync(root, { recursive: true }));

async function read(...paths: string[]) {
  const report = createReport();
  const files = await readSourceFiles(paths, root, report);
  for (const { source, bytes } of files) expect(Buffer.from(bytes).toString()).toBe(source);
  return {
    names: files.map(({ source }) => source),
    messages: report.list().map(({ code, message }) => `${code}: ${message}`),
  };
}

test.each([
  [
    ['b.yaml', 'a.json'],
    ['a.json', 'b.yaml'],
  ],
  [['./b.yaml', 'specs/../b.yaml'], ['b.yaml']],
  [['specs'], ['specs/B.yaml', 'specs/deep/er/c.json', 'specs/z.yaml']],
  [['*.yaml'], ['b.yaml']],
  [['specs/*.yaml'], ['specs/B.yaml', 'specs/z.yaml']],
  [['specs/?.yaml'], ['specs/B.yaml', 'specs/z.yaml']],
  [['**/*.json'], ['a.json', 'specs/deep/er/c.json']],
  [['specs/**'], ['specs/B.yaml', 'specs/deep/er/c.json', 'specs/z.yaml']],
  [['specs/**/c.json'], ['specs/deep/er/c.json']],
  [['specs/d*/*/c.json'], ['specs/deep/er/c.json']],
])('%j', async (paths, want) => {
  expect(await read(...paths)).toEqual({ names: want, messages: [] });
});

test('absolute paths get relative names', async () => {
  expect((await read(join(root, 'b.yaml'))).names).toEqual(['b.yaml']);
});

test('paths that do not exist are reported relative to the root', async () => {
  const { names, messages } = await read('nope.yaml', '*.nope', 'b.yaml', join(root, 'gone'));
  expect(names).toEqual(['b.yaml']);
  expect(messages).toHaveLength(3);
  expect(messages.every((line) => line.startsWith('file/not-found'))).toBe(true);
  expect(messages[2]).toMatch(/^file\/not-found: no file matches "nope\.yaml"/);
  expect(messages.join()).not.toContain(root);
});

test.each([
  ['an empty folder', 'empty', 'the folder "empty" contains no file'],
  ['a device', '/dev/null', 'is not a regular file: it is not read'],
])('%s is named', async (_, path, message) => {
  mkdirSync(join(root, 'empty'), { recursive: true });
  const { messages } = await read(path);
  expect(messages).toEqual([expect.stringContaining(message)]);
});

test('a folder that cannot be listed is reported', async () => {
  symlinkSync('circle', join(root, 'circle'));
  expect(await read('circle/*.yaml', 'b.yaml')).toEqual({
    names: ['b.yaml'],
    messages: ['file/unreadable: this folder is not readable (ELOOP): skipped'],
  });
});

test('a file over the limit is not read', async () => {
  const report = createReport();
  const files = await readSourceFiles(['b.yaml'], root, report, {
    ...DEFAULT_LIMITS,
    fileBytes: 3,
  });
  expect(files).toEqual([]);
  expect(report.list()).toMatchObject([{ code: 'file/too-large', location: { source: 'b.yaml' } }]);
});
