/** The inputs that a run reads and those that it rejects, from the command line. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { commandIn } from '../../../test/command.js';

const folder = folderOfEachTest();
beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
  mkdirSync(join(folder.path, 'node_modules'));
  mkdirSync(join(folder.path, 'specs'));
  mkdirSync(join(folder.path, 'shared'));
});

const restitch = commandIn(() => folder.path);

const write = (path: string, data: unknown): void =>
  writeFileSync(join(folder.path, path), JSON.stringify(data, null, 2));
const output = (): string => readFileSync(join(folder.path, 'generated/openapi.json'), 'utf8');

function describeApi(operation: object): void {
  write('specs/api.json', {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.pets.dev' }],
    paths: { '/pets': { get: { security: [], ...operation } } },
  });
}

const replies = (schema: object): object => ({
  responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } },
});

function configure(config: object): void {
  write('restitch.config.json', {
    inputs: ['specs/api.json'],
    targets: { openapi: true },
    ...config,
  });
}

describe('referenced files', () => {
  it('are read, and a change to one is noticed', async () => {
    describeApi(replies({ $ref: 'pet.json' }));
    write('specs/pet.json', { type: 'string' });
    configure({});
    expect((await restitch('generate')).exit).toBe(0);
    expect(output()).toContain('"pet": {\n        "type": "string"');
    expect(await restitch('check')).toMatchObject({ exit: 0 });
    write('specs/pet.json', { type: 'integer' });
    expect(await restitch('check')).toMatchObject({ exit: 1 });
    await restitch('generate');
    expect(output()).toContain('"pet": {\n        "type": "integer"');
  });

  it('are limited by the configuration, which is reported once', async () => {
    const properties = { a: { $ref: 'a.json' }, b: { $ref: 'b.json' }, c: { $ref: 'b.json#/x' } };
    describeApi(replies({ type: 'object', properties }));
    write('specs/a.json', { type: 'string' });
    write('specs/b.json', { type: 'string', x: {} });
    configure({ limits: { referencedFiles: 1 } });
    const refused = await restitch('generate');
    expect(refused.exit).toBe(1);
    expect(refused.err.match(/^error .*$/gm)).toEqual([
      expect.stringContaining('file/too-many') as string,
      expect.stringContaining('output/unread') as string,
    ]);
    configure({ limits: { referencedFiles: 2 } });
    const near = await restitch('generate');
    expect(near).toMatchObject({ exit: 0 });
    expect(near.err).toContain('file/many');
  });

  it('outside of the folder must be allowed by the line in the message', async () => {
    describeApi(replies({ $ref: '../shared/pet.json' }));
    write('shared/pet.json', { type: 'string' });
    configure({});
    const { exit, err } = await restitch('generate');
    expect([exit, err]).toEqual([1, expect.stringContaining('read: { allowFolders: ["shared"] }')]);
    configure({ read: { allowFolders: ['shared'] } });
    expect(await restitch('generate')).toMatchObject({ exit: 0, err: '' });
    configure({ read: { allowFolders: ['../elsewhere'] } });
    expect((await restitch('generate')).err).toContain('error config/outside');
  });
});

describe('a repair', () => {
  const rows: [code: string, operation: object][] = [
    ['op/id-missing', replies({ type: 'string' })],
    ['schema/type-alias', replies({ type: 'int' })],
    ['schema/nullable', replies({ type: 'string', nullable: true })],
    ['resp/missing', {}],
    ['resp/schema-unknown', { responses: { 200: { description: 'OK' } } }],
  ];
  it.each(rows)('can be rejected: %s', async (code, operation) => {
    describeApi(operation);
    configure({});
    expect((await restitch('generate')).exit).toBe(0);
    configure({ severities: { [code]: 'error' } });
    const { exit, err } = await restitch('generate');
    expect([exit, err]).toEqual([1, expect.stringContaining(`error ${code}`)]);
  });

  it('is silent if configured', async () => {
    describeApi(replies({ $ref: '#/components/schemas/Pet' }));
    configure({ severities: { 'ref/unresolved': 'off' } });
    expect(await restitch('generate')).toMatchObject({ exit: 0, err: '' });
  });
});

it('fails for constructs that the output cannot express, if configured', async () => {
  describeApi(replies({ type: 'string', contentSchema: { type: 'object' } }));
  configure({});
  expect((await restitch('generate')).exit).toBe(0);
  const { exit, err } = await restitch('generate', '--fail-on', 'loss');
  expect([exit, err]).toEqual([1, expect.stringContaining('schema/keyword')]);
  expect(output()).toContain('"contentSchema"');
});

describe('inputs from other sources', () => {
  const PETS = {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.pets.dev' }],
    paths: { '/pets': { get: { security: [], ...replies({ $ref: 'shared/pet.json' }) } } },
  };
  let server: Server | undefined;
  let address = '';
  const asked: [path: string, token: string | undefined][] = [];
  beforeEach(async () => {
    const files: Readonly<Record<string, unknown>> = {
      '/api.json': PETS,
      '/shared/pet.json': { type: 'boolean' },
    };
    asked.length = 0;
    server = createServer(({ url = '', headers }, response) => {
      asked.push([url, headers.authorization]);
      const file = files[new URL(url, 'http://x').pathname];
      if (file === undefined) response.writeHead(404).end('secret');
      else response.end(JSON.stringify(file));
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((done) => server?.close(done)));

  const TARGET = ['--out', 'generated', '-t', 'openapi'];

  it('are read from a URL, with references and headers', async () => {
    const words = [`${address}/api.json?token=abc`, ...TARGET, '-H', 'Authorization: Bearer x'];
    expect(await restitch('generate', ...words)).toMatchObject({ exit: 0, err: '' });
    expect(output()).toContain('"type": "boolean"');
    expect(output()).not.toContain('abc');
    expect(asked).toEqual([
      ['/api.json?token=abc', 'Bearer x'],
      ['/shared/pet.json', 'Bearer x'],
    ]);
  });

  it('are read from a URL of the configuration', async () => {
    const headers = { [new URL(address).host]: { authorization: 'Bearer y' } };
    configure({ inputs: [`${address}/api.json`], read: { headers } });
    expect(await restitch('generate')).toMatchObject({ exit: 0 });
    expect(asked[0]).toEqual(['/api.json', 'Bearer y']);
    expect((await restitch('check')).out).toMatch(/^up to date/);
  });

  it('may be a side of diff', async () => {
    const { exit, out } = await restitch('diff', `${address}/api.json`, `${address}/api.json`);
    expect([exit, out]).toEqual([0, expect.stringContaining('no changes')]);
  });

  it.each([
    [() => `${address}/gone.json`, 'cannot be read: the server responds with 404'],
    [() => 'http://api.pets.dev/api.json', 'only https is supported'],
    [() => 'https://me:secret@api.pets.dev/api.json', 'a URL with credentials is not read'],
    [() => 'ftp://api.pets.dev/api.json', 'only https is supported'],
  ])('are reported as unreadable (%#)', async (input, why) => {
    const { exit, out, err } = await restitch('generate', input(), ...TARGET);
    expect([exit, err]).toEqual([1, expect.stringContaining(why)]);
    expect(err).toContain('error file/unreachable');
    expect(out + err).not.toContain('secret');
  });

  it('are piped in', async () => {
    const text = JSON.stringify(PETS).replace('"$ref":"shared/pet.json"', '"type":"number"');
    const piped = commandIn(() => folder.path, text);
    expect(await piped('generate', '-', ...TARGET)).toMatchObject({ exit: 0 });
    expect(output()).toContain('"type": "number"');
    expect((await commandIn(() => folder.path, '{')('generate', '-', ...TARGET)).err).toContain(
      'stdin:1:2',
    );
  });

  it.each([
    [
      ['generate', 'https://api.pets.dev/api.json'],
      'restitch generate https://api.pets.dev/api.json --out DIR',
    ],
    [['generate', '-'], 'restitch generate - --out DIR'],
    [['generate', 'specs', '-o', 'x', '-H', 'A: b'], 'no input and no overlay is a URL'],
    [['generate', '-', '-o', 'x', '-H', 'A b'], '--header must have the form "Name: value"'],
    [['generate', '-', '-o', 'x', '-w'], '--watch cannot be used with the standard input (-)'],
  ])('%j exits with 2', async (argv, message) => {
    expect(await restitch(...argv)).toMatchObject({
      exit: 2,
      err: expect.stringContaining(message) as string,
    });
  });
});
