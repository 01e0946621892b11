/** Tests the client as one object: its names, its types, and its calls. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../../../test/compiler.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { file, run } from '../../../../test/stride.js';

const folder = folderOfEachTest();

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const PET = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const answer = (schema: object) => ({ description: 'Done', ...json(schema) });

const operation = (operationId: string, more: object = {}): object => ({
  ...{ operationId, tags: ['direct pets'] },
  responses: { 200: answer(PET), 404: answer({ type: 'string' }) },
  ...more,
});

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const PETS = file('pets.json', {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.pets.dev' }],
  paths: {
    '/pets': { get: operation('listDirectPets'), post: operation('binder') },
    '/pets/{id}': {
      parameters: [id],
      get: operation('getDirectPet', { summary: '*/ "one"' }),
      put: operation('replaceDirectPet', { deprecated: true }),
      delete: operation('replaceDirectPets'),
    },
    '/pets/{id}/photo': {
      parameters: [id],
      get: operation('getPhoto', {
        responses: {
          200: {
            description: 'Done',
            content: { 'application/json': { schema: PET }, 'image/png': {} },
          },
        },
      }),
    },
  },
});

async function write(): Promise<string> {
  const { files } = await run([PETS], { targets: { facade: true } });
  for (const { path, text } of files) folder.write(path, text);
  return folder.read('facade/index.ts');
}

test('methods have the names of their operations, without the words of the group', async () => {
  const text = await write();
  const methods = [...text.matchAll(/^ +(\w+): on\((\w+)\)/gm)].map(([, ...names]) => names);
  expect(methods).toEqual([
    ['list', 'listDirectPets'],
    ['binder', 'binderOperation'],
    ['get', 'getDirectPet'],
    // If the group were removed from both names, both would become `replace`, so both stay unchanged.
    ['replaceDirectPet', 'replaceDirectPet'],
    ['replaceDirectPets', 'replaceDirectPets'],
    ['getPhoto', 'getPhoto'],
  ]);
  expect(text).toContain('directPets: {');
  expect(text).toContain('/** *\\/ "one" */');
});

test('it calls, and recognizes its errors', async () => {
  await write();
  type Call = (...words: unknown[]) => Promise<{ name: string }>;
  const { createClient, isErrorOf } = (await import(join(folder.path, 'client/index.ts'))) as {
    createClient: (options: object) => unknown;
    isErrorOf: (operation: unknown, error: unknown) => boolean;
  };
  const { createApi } = (await import(join(folder.path, 'facade/index.ts'))) as {
    createApi: (client: unknown) => { directPets: Record<'get' | 'list', Call> };
  };
  const client = createClient({
    fetch: async ({ url }: Request) =>
      url.endsWith('/pets/a')
        ? Response.json({ name: url })
        : Response.json('none', { status: 404 }),
  });
  const { directPets } = createApi(client);
  expect(await directPets.get({ id: 'a' })).toEqual({ name: 'https://api.pets.dev/pets/a' });
  const error: unknown = await directPets.list().catch((thrown: unknown) => thrown);
  expect([isErrorOf(directPets.list, error), isErrorOf(directPets.get, error)]).toEqual([
    true,
    false,
  ]);
});

test('it has the types of the client', async () => {
  await write();
  folder.write(
    'use.ts',
    `import { createClient, isErrorOf } from './client/index.js';
import { createApi, type Api } from './facade/index.js';
const api: Api = createApi(createClient());
const { name } = await api.directPets.get({ id: 'a' }, { timeout: 5000 });
name.toUpperCase();
const reply = await api.directPets.get({ id: 'a' }).result();
if (!reply.ok) reply.body.toUpperCase();
try { await api.directPets.list(); } catch (error) { if (isErrorOf(api.directPets.list, error)) error.body.toUpperCase(); }
const photo = await api.directPets.getPhoto({ id: 'a' });
photo.name.toUpperCase();
const bytes = await api.directPets.getPhoto({ id: 'a' }, { accept: 'image/png', timeout: 5000 });
bytes.arrayBuffer();
const again: typeof photo = await api.directPets.getPhoto({ id: 'a' }, { timeout: 5000 });
again.name.toUpperCase();
// @ts-expect-error: it does not come in this type
await api.directPets.getPhoto({ id: 'a' }, { accept: 'text/csv' });
// @ts-expect-error: the id is missing
await api.directPets.get({});
`,
  );
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'nodenext' },
    ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, types: [] },
  };
  folder.write('package.json', '{ "type": "module" }');
  folder.write('tsconfig.json', { compilerOptions, files: ['use.ts'] });
  expect(compile(folder.path)).toBe('');
});
