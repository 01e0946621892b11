/**
 * Names over several runs: when they are kept, when they become free, and how people accept new
 * ones.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { commandIn } from '../../../test/command.js';

const folder = folderOfEachTest();
beforeEach(() => {
  mkdirSync(join(folder.path, 'node_modules'));
  writeFileSync(join(folder.path, 'package.json'), '{}');
  writeFileSync(
    join(folder.path, 'restitch.config.json'),
    '{ "inputs": "api.json", "output": "out", "targets": { "client": true } }',
  );
});

const restitch = commandIn(() => folder.path);

/** `GET /pets` → operationId; every operation returns a Pet. */
function describeApi(ids: Record<string, string>, tag = 'pets'): void {
  const paths: Record<string, Record<string, unknown>> = {};
  const schema = { $ref: '#/components/schemas/Pet' };
  for (const [key, operationId] of Object.entries(ids)) {
    const [method = '', path = ''] = key.split(' ');
    const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } };
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: { operationId, tags: [tag], security: [], responses },
    };
  }
  const info = { title: 'Api', version: '1' };
  const servers = [{ url: 'https://a.dev' }];
  const Pet = { type: 'object', properties: { name: { type: 'string' } } };
  const components = { schemas: { Pet } };
  const document = { openapi: '3.1.0', info, servers, paths, components };
  writeFileSync(join(folder.path, 'api.json'), JSON.stringify(document));
}

const operations = (file = 'pets'): string[] =>
  [
    ...readFileSync(join(folder.path, `out/client/operations/${file}.ts`), 'utf8').matchAll(
      /export const (\w+): /g,
    ),
  ].map(([, name = '']) => name);

test('a path that moves with its operationId keeps the name, and a free name can be used again', async () => {
  describeApi({ 'GET /pets': 'listPets', 'POST /pets': 'addPet' });
  await restitch('generate');
  await restitch('generate', '--rename', 'listPets=allPets');
  describeApi({ 'GET /v2/pets': 'listPets', 'PUT /pets': 'addPet' });
  await restitch('generate');
  expect(operations().sort()).toEqual(['addPet', 'allPets']);
  describeApi({ 'GET /v2/pets': 'listPets', 'PUT /animals': 'allOther', 'PUT /x': 'addPet' });
  await restitch('generate');
  expect(operations().sort()).toEqual(['addPet', 'allOther', 'allPets']);
});

test('a changed operationId is reported until it is accepted', async () => {
  describeApi({ 'GET /pets': 'listPets' });
  await restitch('generate');
  describeApi({ 'GET /pets': 'findPets' });
  for (const _ of [1, 2]) {
    const { err } = await restitch('generate', '--verbose');
    expect(err).toContain('restitch generate --rename listPets=findPets');
    expect(operations()).toEqual(['listPets']);
  }
  const { err } = await restitch('generate', '--rename', 'listPets=findPets');
  expect(err).not.toContain('name/id-changed');
  expect(operations()).toEqual(['findPets']);
  expect((await restitch('check')).exit).toBe(0);
});

test('types and groups can be renamed too', async () => {
  describeApi({ 'GET /pets': 'listPets' });
  await restitch('generate');
  const more = ['--rename', 'Pets=Animals', '--rename', 'Pet=Animal'];
  expect((await restitch('generate', ...more)).exit).toBe(0);
  describeApi({ 'GET /pets': 'listPets', 'POST /pets': 'addPet' });
  await restitch('generate');
  expect(operations('animals').sort()).toEqual(['addPet', 'listPets']);
  expect(readFileSync(join(folder.path, 'out/client/operations/animals.ts'), 'utf8')).toContain(
    'Animal',
  );
});

test('an invalid new name is rejected', async () => {
  describeApi({ 'GET /pets': 'listPets', 'POST /pets': 'addPet' });
  await restitch('generate');
  for (const [rename, why] of [
    ['listPets', 'must have the form OLD=NEW'],
    ['nothing=other', 'no operation, type or group "nothing"'],
    ['listPets=delete', 'must be an identifier'],
    ['listPets=ADDPET', 'another operation already has the name "addPet"'],
  ] as const) {
    const { exit, err } = await restitch('generate', '--rename', rename);
    expect([exit, err]).toEqual([2, expect.stringContaining(why)]);
  }
});
