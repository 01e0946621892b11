/**
 * A run is skipped if, and only if, nothing that its output depends on has changed.
 *
 * @module-tag proof
 */
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { builtCommand } from '../../../test/built.js';
import { folderOfAllTests } from '../../../test/folder.js';

// All tests use the same paths, because a record of an unchanged run is found by the path of the
// project.
const [project, home] = [folderOfAllTests(), folderOfAllTests()];
/** A copy of both folders after the first run. */
const generated = folderOfAllTests();
const { write } = project;
const cache = (): string => join(home.path, 'restitch');
let command: string;

const describing = (summary: string): string => `swagger: '2.0'
info: { title: Pets, version: 1.2.3 }
host: api.pets.dev
schemes: [https]
security: []
paths:
  /pets:
    get:
      summary: ${summary}
      responses: { '200': { description: ok, schema: { $ref: 'parts.yaml#/Pet' } } }
`;
const overlay = (title: string): string =>
  `overlay: 1.1.0\ninfo: { title: O, version: '1' }\nactions:\n  - { target: $.info, update: { title: ${title} } }\n`;
const config = (more = ''): string => `export default {
  inputs: process.env.REMOTE ? ['api.yaml', process.env.REMOTE] : 'api.yaml',
  overlays: 'overlay.yaml',
  targets: { openapi: true, server: { handlers: 'handlers' } },
  read: { variables: { base: process.env.BASE ?? 'one' } },
  ${more}
};`;

beforeEach(async () => {
  command = builtCommand();
  const isFirst = readdirSync(generated.path).length === 0;
  for (const [name, { path }] of [
    ['project', project],
    ['home', home],
  ] as const) {
    for (const entry of readdirSync(path)) rmSync(join(path, entry), { recursive: true });
    if (!isFirst) cpSync(join(generated.path, name), path, { recursive: true });
  }
  if (isFirst) await generateFirst();
});

async function generateFirst(): Promise<void> {
  mkdirSync(join(project.path, '.git'));
  write('api.yaml', describing('All pets'));
  write('parts.yaml', 'Pet: { type: string }\n');
  write('overlay.yaml', overlay('Pets'));
  write('restitch.config.mjs', config());
  await restitch();
  cpSync(project.path, join(generated.path, 'project'), { recursive: true });
  cpSync(home.path, join(generated.path, 'home'), { recursive: true });
}

async function restitch(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [command, 'generate'], {
    cwd: project.path,
    env: { ...process.env, XDG_CACHE_HOME: home.path, ...env },
  }).catch((error: { readonly stdout: string }) => error);
  return stdout;
}

/**
 * True if a run is recognized as unchanged. It then prints the stored summary, which this function
 * replaces first.
 */
async function isRecognised(env?: Readonly<Record<string, string>>): Promise<boolean> {
  for (const name of existing()) {
    const memory = JSON.parse(readFileSync(join(cache(), name), 'utf8')) as object;
    writeFileSync(join(cache(), name), JSON.stringify({ ...memory, summary: 'REMEMBERED' }));
  }
  return (await restitch(env)).includes('REMEMBERED');
}

/** The records of unchanged runs. Other files in the cache have more than one dot in their name. */
const existing = (): string[] => readdirSync(cache()).filter((one) => /^\w+\.json$/.test(one));

test('without node_modules, from the cache of the user', async () => {
  expect(existing()).toHaveLength(1);
  expect(await isRecognised()).toBe(true);
  expect(await isRecognised()).toBe(true);
  rmSync(cache(), { recursive: true });
  expect(await restitch()).toContain('1 endpoint');
  expect(await isRecognised()).toBe(true);
});

test.each<[string, () => void, Readonly<Record<string, string>>?]>([
  ['an input', () => write('api.yaml', describing('Every pet'))],
  ['a file that an input refers to', () => write('parts.yaml', 'Pet: { type: integer }\n')],
  ['an overlay', () => write('overlay.yaml', overlay('Other'))],
  ['the configuration', () => write('restitch.config.mjs', config("title: 'Other',"))],
  ['the environment, which it reads', () => undefined, { BASE: 'two' }],
  ['a file of the output that was edited', () => write('generated/openapi.json', '{}\n')],
  ['a file of the output that is gone', () => rmSync(join(project.path, 'generated/openapi.json'))],
  ['the lock', () => write('generated/restitch.lock.json', '{ "version": 1 }')],
  ['a handler', () => write('handlers/pets.ts', 'export const getPets = () => ({});\n')],
])('not with another state of %s', async (_, change, env) => {
  change();
  expect(await isRecognised(env)).toBe(false);
});

test('reads the output again only if a file of it has changed', async () => {
  const outputOf = (): unknown =>
    existing().map((name) => JSON.parse(readFileSync(join(cache(), name), 'utf8')).output);
  // A file has a reliable stamp only two seconds after it was written.
  await new Promise((done) => setTimeout(done, 2100));
  await restitch();
  expect(outputOf()).toEqual([
    {
      paths: expect.arrayContaining(['openapi.json', 'restitch.lock.json']),
      stamp: expect.any(String),
    },
  ]);
  expect(await isRecognised()).toBe(true);
  const file = join(project.path, 'generated/openapi.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('pets', 'cats'));
  expect(await isRecognised()).toBe(false);
});

test('not with another build of the package', async () => {
  const root = join(import.meta.dirname, '../../..');
  const other = join(home.path, 'package');
  cpSync(join(root, 'dist'), join(other, 'dist'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(other, 'node_modules'));
  symlinkSync(join(root, 'package.json'), join(other, 'package.json'));
  command = join(other, 'dist/src/cli.js');
  expect(await isRecognised()).toBe(true);
  writeFileSync(join(other, 'dist/stamp'), 'another build\n');
  expect(await isRecognised()).toBe(false);
});

test.each([
  ['a target', "customTargets: [{ name: 'own', render: () => [] }],"],
  ['a formatter', "format: 'prettier',"],
])('never with %s of the project, which may depend on anything', async (_, more) => {
  write('restitch.config.mjs', config(more));
  rmSync(cache(), { recursive: true });
  await restitch();
  expect(existing()).toEqual([]);
});

test('compares the current content of a URL', async () => {
  let text = describing('All shops')
    .replaceAll('pets', 'shops')
    .replace(/, schema: .*?\} \}/, ' }');
  const server = createServer((_, response) => response.end(text)).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const env = { REMOTE: `http://127.0.0.1:${port}/shops.yaml` };
    expect(await restitch(env)).toContain('2 endpoints');
    expect(await isRecognised(env)).toBe(true);
    text = text.replace('All shops', 'Every shop');
    expect(await isRecognised(env)).toBe(false);
  } finally {
    server.close();
  }
});
