import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConfined } from '../files/files.js';
import { createReport } from '../../../base/diagnostics/report.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { readReferenced, type Openers } from './gather.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Opens these files by name, and records the requested paths. */
function disk(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const open = (source: string): Promise<Uint8Array | string> => {
    asked.push(source);
    const text = files[source];
    return Promise.resolve(text === undefined ? 'there is no such file' : bytes(text));
  };
  const openers: Openers = { file: open, url: open };
  return { openers, asked };
}

async function gather(
  files: Readonly<Record<string, string>>,
  inputs: readonly string[],
  allowed = {},
  limits = {},
) {
  const { openers, asked } = disk(files);
  const list = inputs.map((source) => ({ source, bytes: bytes(files[source] ?? '') }));
  const report = createReport();
  const most = { ...DEFAULT_LIMITS, ...limits };
  const found = await readReferenced(list, openers, allowed, most, report);
  const messages = report.list().map(({ code, message }) => `${code} ${message}`);
  const of = { missing: [...found.missing], messages };
  return { files: found.files.map(({ source }) => source), asked, ...of };
}

test('referenced files are read, in cycles too, and each once', async () => {
  const files = {
    'api/api.yaml': '$ref: ./paths/pets.yaml\n---\n$ref: pet.yaml',
    'api/paths/pets.yaml': '{"$ref": "../pet.yaml#/Pet"}',
    'api/pet.yaml': '$ref: api.yaml#/x\nb: { $ref: pet.yaml }',
  };
  expect(await gather(files, ['api/api.yaml'])).toMatchObject({
    files: ['api/paths/pets.yaml', 'api/pet.yaml'],
    missing: [],
    asked: ['api/paths/pets.yaml', 'api/pet.yaml'],
  });
});

test('forbidden files are not opened', async () => {
  const files = { 'api/api.yaml': '$ref: ../x.yaml\n', 'x.yaml': '' };
  expect((await gather(files, ['api/api.yaml'])).asked).toEqual([]);
  expect((await gather(files, ['api/api.yaml'], { folders: ['.'] })).asked).toEqual(['x.yaml']);
});

test('a fragment may refer to the whole folder of the description, whichever file refers to it first', async () => {
  const files = {
    'api/a/part.yaml': '$ref: ../b.yaml',
    'api/api.yaml': '$ref: a/part.yaml',
    'api/b.yaml': '',
  };
  expect((await gather(files, ['api/a/part.yaml', 'api/api.yaml'])).files).toEqual(['api/b.yaml']);
});

test('only URLs of allowed hosts are read', async () => {
  const files = {
    'a.yaml': '$ref: https://acme.io/x.yaml',
    'https://acme.io/x.yaml': '$ref: y.yaml',
  };
  expect((await gather(files, ['a.yaml'])).asked).toEqual([]);
  const found = await gather(files, ['a.yaml'], { hosts: ['acme.io'] });
  expect(found.files).toEqual(['https://acme.io/x.yaml']);
  expect(found.missing).toEqual([['https://acme.io/y.yaml', 'there is no such file']]);
});

test('the number of files and of bytes is limited', async () => {
  const files = { 'a.yaml': '$ref: b.yaml', 'b.yaml': '$ref: c.yaml', 'c.yaml': '' };
  expect(await gather(files, ['a.yaml'], {}, { referencedFiles: 1 })).toMatchObject({
    missing: [['c.yaml', undefined]],
    messages: [
      'file/too-many references lead to more files than the limit "limits.referencedFiles" allows (1): the other references are not followed',
    ],
  });
  expect(await gather(files, ['a.yaml'], {}, { referencedBytes: 5 })).toMatchObject({
    missing: [['b.yaml', undefined]],
    messages: [
      'file/too-many references lead to more bytes than the limit "limits.referencedBytes" allows (5): the other references are not followed',
    ],
  });
});

test('a warning appears before there are too many files', async () => {
  const names = Array.from({ length: 8 }, (_, index) => `${index}.yaml`);
  const text = names.map((name) => `a${name}: { $ref: ${name} }\n`).join('');
  const files = { 'a.yaml': text, ...Object.fromEntries(names.map((name) => [name, 'x'])) };
  const messagesWith = async (limits: object) =>
    (await gather(files, ['a.yaml'], {}, limits)).messages;
  expect(await messagesWith({ referencedFiles: 11 })).toEqual([]);
  const near = [
    'file/many references lead to 8 files, and the limit "limits.referencedFiles" is 10: all of them are read',
  ];
  expect(await messagesWith({ referencedFiles: 10 })).toEqual(near);
  expect(await messagesWith({ referencedFiles: 8, referencedBytes: 8 })).toHaveLength(1);
});

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'referenced-'));
  mkdirSync(join(root, 'api/folder.yaml'), { recursive: true });
  writeFileSync(join(root, 'secret.yaml'), 'secret');
  writeFileSync(join(root, 'api/pet.yaml'), 'pet');
  symlinkSync('../secret.yaml', join(root, 'api/out.yaml'));
  symlinkSync('pet.yaml', join(root, 'api/in.yaml'));
});
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ['pet.yaml', 'pet'],
  ['in.yaml', 'pet'],
  ['out.yaml', 'its links lead out of the folder of the description'],
  ['folder.yaml', 'it is not a regular file'],
  ['none.yaml', 'there is no such file'],
])('on disk: %s', async (name, want) => {
  const got = await openConfined(root)(`api/${name}`, 'api', 5);
  expect(typeof got === 'string' ? got : new TextDecoder().decode(got)).toBe(want);
});

test('on disk: too large', async () => {
  expect(await openConfined(root)('api/pet.yaml', 'api', 2)).toBe('it has more than 2 bytes');
});
