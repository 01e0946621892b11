/** Targets of one's own that a configuration in JSON names. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { commandIn } from '../../test/command.js';
import { folderOfEachTest } from '../../test/folder.js';

const folder = folderOfEachTest();
const { write } = folder;
const restitch = commandIn(() => folder.path);
beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
  write(
    'api.yaml',
    "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: { /pets: { get: { responses: { '204': { description: None } } } } }",
  );
});

const TARGET = `export default { name: 'csv', render: () => [{ path: 'a.csv', ownership: 'generated', text: 'a' }] };`;
const configureJson = (...customTargets: unknown[]): void =>
  write(
    'restitch.config.json',
    JSON.stringify({ inputs: 'api.yaml', targets: { openapi: true }, customTargets }, null, 2),
  );

it.each([
  ['restitch-target-csv', 'node_modules/restitch-target-csv/index.js'],
  ['@acme/csv', 'node_modules/@acme/csv/index.js'],
  ['./targets/csv.mjs', 'targets/csv.mjs'],
])('names the target %s', async (name, path) => {
  if (path.startsWith('node_modules')) {
    const about = { name, type: 'module', exports: { import: './index.js' } };
    write(join(path, '../package.json'), JSON.stringify(about));
  }
  write(path, TARGET);
  configureJson(name);
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([0, expect.not.stringContaining('error')]);
  expect(readFileSync(join(folder.path, 'generated/csv/a.csv'), 'utf8')).toBe('a');
});

it.each([
  ['restitch-target-csv', 'the project has no such package'],
  ['./targets/none.mjs', 'there is no such file'],
  ['./api.mjs', 'there is no default export'],
])('is told where it names %s, which is not there', async (name, reason) => {
  write('api.mjs', 'export const a = 1;');
  configureJson(name);
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([1, expect.stringContaining(reason)]);
  expect(err).toContain('config/target-load');
  expect(err).toMatch(/restitch\.config\.json:\d+:\d+/);
});

it('says nothing of the program that runs restitch', async () => {
  // A timer, since this test counts as code of restitch.
  write(
    'program.mjs',
    'export const call = (run) => new Promise((done) => setTimeout(async () => done(await run()), 0));',
  );
  const { call } = (await import(join(folder.path, 'program.mjs'))) as {
    call: <T>(run: () => Promise<T>) => Promise<T>;
  };
  configureJson('restitch-target-csv');
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  const { err } = await call(() => restitch('generate'));
  Error.stackTraceLimit = stackTraceLimit;
  expect(err).toMatch(/the project has no such package$/m);
});
