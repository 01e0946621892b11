/** What a run reads, and what it refuses, from the command line. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandIn } from '../../test/command.js';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'restitch-inputs-')));
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'node_modules'));
  mkdirSync(join(folder, 'specs'));
  mkdirSync(join(folder, 'shared'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const restitch = commandIn(() => folder);

const write = (path: string, data: unknown): void =>
  writeFileSync(join(folder, path), JSON.stringify(data, null, 2));
const output = (): string => readFileSync(join(folder, 'generated/openapi.json'), 'utf8');

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

describe('files that others refer to', () => {
  it('are read, and a change of one is noticed', async () => {
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

  it('outside of the folder must be allowed, by the line that the message tells', async () => {
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
  it.each(rows)('can be refused: %s', async (code, operation) => {
    describeApi(operation);
    configure({});
    expect((await restitch('generate')).exit).toBe(0);
    configure({ severities: { [code]: 'error' } });
    const { exit, err } = await restitch('generate');
    expect([exit, err]).toEqual([1, expect.stringContaining(`error ${code}`)]);
  });

  it('is made without a word where the configuration says so', async () => {
    describeApi(replies({ $ref: '#/components/schemas/Pet' }));
    configure({ severities: { 'ref/unresolved': 'off' } });
    expect(await restitch('generate')).toMatchObject({ exit: 0, err: '' });
  });
});

it('fails for what the output cannot show, where the configuration says so', async () => {
  describeApi(replies({ type: 'object', if: { required: ['a'] }, then: { required: ['b'] } }));
  configure({});
  expect((await restitch('generate')).exit).toBe(0);
  const { exit, err } = await restitch('generate', '--fail-on', 'loss');
  expect([exit, err]).toEqual([1, expect.stringContaining('schema/keyword')]);
  expect(output()).toContain('"then"');
});
