/**
 * A description in thousands of files of one folder, as large vendors have them, and a gallery of
 * small documents.
 *
 * @module-tag proof
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { commandIn } from '../command.js';
import { folderOfEachTest } from '../folder.js';

const folder = folderOfEachTest();
const restitch = commandIn(() => folder.path);

/** The limit for the printed lines, which is about two screens. */
const MOST_LINES = 100;

beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
  mkdirSync(join(folder.path, 'node_modules'));
});

function write(path: string, data: unknown): void {
  const file = join(folder.path, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(data));
}

const INFO = { title: 'Many', version: '1' };
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });

/** Each resource has three files: a path, a schema that refers to its neighbour, and a response. */
function writeDescription(resources: number): void {
  const paths: [string, object][] = [];
  for (let at = 0; at < resources; at++) {
    paths.push([`/things${at}`, { $ref: `path${at}.json` }]);
    write(`specs/path${at}.json`, {
      get: { operationId: `get${at}`, responses: { 200: { $ref: `answer${at}.json` } } },
    });
    write(`specs/answer${at}.json`, { description: 'Good', ...json({ $ref: `thing${at}.json` }) });
    write(`specs/thing${at}.json`, {
      type: 'object',
      properties: { next: { $ref: `thing${(at + 1) % resources}.json` } },
    });
  }
  write('specs/api.json', {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: 'https://api.test' }],
    security: [],
    paths: Object.fromEntries(paths),
  });
}

function configure(limits: object, input = 'specs/api.json'): void {
  write('restitch.config.json', { inputs: [input], targets: { client: true }, limits });
}

test('a description in thousands of files is read without a diagnostic', async () => {
  writeDescription(700);
  configure({});
  const { exit, err, out } = await restitch('generate');
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  expect(out).toContain('700 endpoints');
});

test('too many files give one error, and nearly too many give one warning', async () => {
  writeDescription(200);
  configure({ referencedFiles: 100 });
  const refused = await restitch('generate');
  expect(refused.exit).toBe(1);
  expect(refused.err.match(/^error file\/too-many/gm)).toHaveLength(1);
  expect(refused.err.split('\n').length).toBeLessThan(MOST_LINES);
  configure({ referencedFiles: 650 });
  const near = await restitch('generate');
  expect(near.exit).toBe(0);
  expect(near.err).toContain('file/many');
});

test('a folder of many small documents ends in a short summary', async () => {
  for (let at = 0; at < 400; at++) {
    const url = `https://host${at % 40}.test`;
    const get = { responses: { 200: { description: 'Good', ...json({ type: 'object' }) } } };
    write(`specs/listing${at}.json`, {
      openapi: '3.0.3',
      info: { title: `Listing ${at}`, version: '1' },
      servers: [{ url }],
      paths: { [`/things${at}`]: { get }, '/status': { get } },
    });
  }
  configure({}, 'specs');
  const { exit, err, out } = await restitch('generate');
  expect(exit).toBe(0);
  expect((err + out).split('\n').length).toBeLessThan(MOST_LINES);
});
