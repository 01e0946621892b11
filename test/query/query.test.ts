/**
 * Queries for TanStack Query: the generated code, its types, and its behaviour with a query client.
 */
import { QueryClient } from '@tanstack/react-query';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { folderOfAllTests } from '../folder.js';
import { file, run } from '../stride.js';
import { PETS } from './described.js';
import { startPets, type PetService } from './service.js';

const ROOT = join(import.meta.dirname, '../..');
const folder = folderOfAllTests();
let service: PetService;

type Options = { readonly queryKey: readonly unknown[]; readonly queryFn: () => Promise<unknown> };
type Make = (...words: unknown[]) => Options;
let made: Readonly<Record<string, unknown>>;
let client: unknown;

beforeAll(async () => {
  service = await startPets(new Map());
  const { files } = await run([file('pets.json', PETS)], { targets: { query: true } });
  for (const { path, text } of files) folder.write(path, text);
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
  folder.write('package.json', '{ "type": "module" }');
  made = (await import(join(folder.path, 'query/index.ts'))) as typeof made;
  const { createClient } = (await import(join(folder.path, 'client/index.ts'))) as {
    createClient: (options: object) => unknown;
  };
  client = createClient({ baseUrl: `${service.url}/v1`, retries: 0 });
});
afterAll(() => service.close());

const make = (name: string, ...words: unknown[]): Options => (made[name] as Make)(client, ...words);

test('reads have queries, writes have mutations, and streams have neither', () => {
  expect(Object.keys(made).sort()).toEqual(
    [
      ...['addPetMutation', 'breedsKeys', 'clearPetsMutation', 'getPetKey', 'getPetQuery'],
      ...['itemsOf', 'listBreedsKey', 'listBreedsQuery', 'listPetsInfiniteQuery', 'listPetsKey'],
      ...['listPetsQuery', 'pagesOf', 'petsKeys', 'queryOf', 'seePetKey', 'seePetQuery'],
    ].sort(),
  );
});

test('keys contain the group, the operation and the arguments', () => {
  const keyOf = (name: string, ...words: unknown[]) =>
    (made[name] as (...all: unknown[]) => unknown)(...words);
  expect(made['petsKeys']).toEqual(['pets']);
  expect(keyOf('getPetKey')).toEqual(['pets', 'getPet']);
  expect(make('getPetQuery', { id: 1 }).queryKey).toEqual(keyOf('getPetKey', { id: 1 }));
  expect(make('listPetsInfiniteQuery').queryKey).toEqual(['pets', 'listPets', {}, 'pages']);
  expect(make('listBreedsQuery').queryKey).toEqual(['breeds', 'listBreeds']);
});

describe('with a query client', () => {
  test('responses are cached, also empty ones, and any prefix of a key invalidates them', async () => {
    const queries = new QueryClient();
    expect(await queries.fetchQuery(make('getPetQuery', { id: 1 }))).toEqual({ id: 1, name: 'a' });
    expect(await queries.fetchQuery(make('seePetQuery', { id: 1 }))).toBeNull();
    await queries.fetchQuery(make('getPetQuery', { id: 2 }));
    await queries.fetchQuery(make('listBreedsQuery'));
    const stale = (): unknown[] =>
      queries
        .getQueryCache()
        .getAll()
        .filter(({ state }) => state.isInvalidated)
        .map(({ queryKey }) => queryKey.slice(1));
    const key = (made['getPetKey'] as (args: object) => readonly unknown[])({ id: 2 });
    await queries.invalidateQueries({ queryKey: key });
    expect(stale()).toEqual([['getPet', { id: 2 }]]);
    await queries.invalidateQueries({ queryKey: made['petsKeys'] as string[] });
    expect(stale()).toHaveLength(3);
    queries.clear();
  });

  test('pages are read one after another', async () => {
    const queries = new QueryClient();
    const options = make('listPetsInfiniteQuery', { limit: 2 });
    const data = await queries.fetchInfiniteQuery({ ...options, pages: 5 } as never);
    expect((made['itemsOf'] as (data: unknown) => unknown)(data)).toEqual([
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
      { id: 3, name: 'c' },
    ]);
    queries.clear();
  });

  test('a list that leads back to an earlier page ends', () => {
    const { getNextPageParam } = make('listPetsInfiniteQuery', { limit: 2 }) as unknown as {
      getNextPageParam: (...about: unknown[]) => unknown;
    };
    const next = (at: string, ...places: string[]): unknown => {
      const before = [null, ...places.map((one) => ({ at: one, seen: 1 }))];
      return getNextPageParam({ next: { at, seen: 9 } }, [], before.at(-1), before);
    };
    expect(next('b', 'a')).toEqual({ at: 'b', seen: 9 });
    expect(next('a', 'a')).toBeNull();
    expect(next('a', 'a', 'b')).toBeNull();
  });

  test('cancelling a query aborts its request', async () => {
    const queries = new QueryClient();
    const options = make('getPetQuery', { id: 500 });
    const asked = queries.fetchQuery(options).catch((error: unknown) => error);
    await expect.poll(() => service.asked).toContain('GET /pets/500');
    await queries.cancelQueries({ queryKey: made['petsKeys'] as string[] });
    await asked;
    await expect.poll(() => service.broken).toEqual(['GET /pets/500']);
    queries.clear();
  });
});

const STRICT = {
  ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'esnext' },
  ...{ moduleResolution: 'bundler', noEmit: true, strict: true, exactOptionalPropertyTypes: true },
  ...{
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    noUnusedLocals: true,
    types: [],
  },
};

/** The arguments for each framework, and the type of its result; `use` unwraps a box. */
const USES: Readonly<Record<string, string>> = {
  react: `import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAddPet, useGetPet, useListPetsInfinite } from './query/hooks/index.js';
const one = useQuery(getPetQuery(client, { id: 1 }));
const many = useInfiniteQuery(listPetsInfiniteQuery(client));
const add = useMutation(addPetMutation(client));
const queries = useQueryClient();
export const data: Pet | undefined = one.data;
export const error: GetPetError | AnyFailure | null = one.error;
export const pages: Pet[] | undefined = many.data?.pages.flatMap(({ items }) => [...items]);
export const cached: Pet | undefined = queries.getQueryData(getPetQuery(client, { id: 1 }).queryKey);
const hooked = useGetPet(client, { id: 1 }, { enabled: false, select: ({ name }) => name });
export const name: string | undefined = hooked.data;
export const failed: GetPetError | AnyFailure | null = hooked.error;
const list = useListPetsInfinite(client, { limit: 2 });
export const listed: Pet[] | undefined = list.data?.pages.flatMap(({ items }) => [...items]);
const added = useAddPet(client, { onMutate: () => 'before', onError: (_, { body }, before) => [body.name, before?.length] });
added.mutate({ body: { name: 'a' } });
// @ts-expect-error: a number
useGetPet(client, { id: 'one' });`,
  vue: `import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
const one = useQuery(getPetQuery(client, { id: 1 }));
const many = useInfiniteQuery(listPetsInfiniteQuery(client));
const add = useMutation(addPetMutation(client));
const queries = useQueryClient();
export const data: Pet | undefined = one.data.value;
export const error: GetPetError | AnyFailure | null = one.error.value;
export const pages: Pet[] | undefined = many.data.value?.pages.flatMap(({ items }) => [...items]);
export const cached: Pet | undefined = queries.getQueryData(getPetQuery(client, { id: 1 }).queryKey);`,
  svelte: `import { createInfiniteQuery, createMutation, createQuery, useQueryClient } from '@tanstack/svelte-query';
const one = createQuery(() => getPetQuery(client, { id: 1 }));
const many = createInfiniteQuery(() => listPetsInfiniteQuery(client));
const add = createMutation(() => addPetMutation(client));
const queries = useQueryClient();
export const data: Pet | undefined = one.data;
export const error: GetPetError | AnyFailure | null = one.error;
export const pages: Pet[] | undefined = many.data?.pages.flatMap(({ items }) => [...items]);
export const cached: Pet | undefined = queries.getQueryData(getPetQuery(client, { id: 1 }).queryKey);`,
  solid: `import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/solid-query';
const one = useQuery(() => getPetQuery(client, { id: 1 }));
const many = useInfiniteQuery(() => listPetsInfiniteQuery(client));
const add = useMutation(() => addPetMutation(client));
const queries = useQueryClient();
export const data: Pet | undefined = one.data;
export const error: GetPetError | AnyFailure | null = one.error;
export const pages: Pet[] | undefined = many.data?.pages.flatMap(({ items }) => [...items]);
export const cached: Pet | undefined = queries.getQueryData(getPetQuery(client, { id: 1 }).queryKey);`,
};

const COMMON = `import { createClient, type GetPetError, type Pet } from './client/index.js';
import { addPetMutation, getPetKey, getPetQuery, itemsOf, listPetsInfiniteQuery, type AnyFailure } from './query/index.js';
const client = createClient({});
`;

const WRONG = `
add.mutate({ body: { name: 'a' } });
// @ts-expect-error: a name
add.mutate({ body: {} });
// @ts-expect-error: a number
getPetQuery(client, { id: 'one' });
// @ts-expect-error: no such argument
getPetKey({ di: 1 });
void queries.invalidateQueries({ queryKey: getPetKey({ id: 1 }) });
void queries.invalidateQueries({ queryKey: getPetKey() });
export const known: Pet | undefined = queries.getQueryData(getPetKey({ id: 1 }));
// @ts-expect-error: a pet
queries.setQueryData(getPetKey({ id: 1 }), { id: 1, colour: 'red' });
export async function names(): Promise<string[]> {
  const kept = await queries.fetchInfiniteQuery(listPetsInfiniteQuery(client));
  const items: Pet[] = itemsOf(kept);
  const at = itemsOf(queries.getQueryData(listPetsInfiniteQuery(client).queryKey)).map((pet) => pet.id.toFixed());
  const all = itemsOf(await queries.fetchInfiniteQuery(listPetsInfiniteQuery(client)));
  // @ts-expect-error: no such property
  all.map((pet) => pet.colour);
  const direct = itemsOf(await queries.fetchInfiniteQuery(listPetsInfiniteQuery(client))).map((pet) => pet.name);
  // @ts-expect-error: no pages
  itemsOf([1]);
  return [...items.map((pet) => pet.name), ...at, ...direct];
}
`;

describe.each(Object.keys(USES))('the types of %s', (name) => {
  const pinned = join(import.meta.dirname, 'node_modules');
  const modules = name === 'react' ? join(ROOT, 'node_modules') : pinned;
  const adapter = `@tanstack/${name}-query`;

  // `npm run proof query` installs them.
  test.skipIf(!existsSync(join(modules, adapter)))(adapter, async () => {
    const { files } = await run([file('pets.json', PETS)], {
      targets: { query: { adapter: name, hooks: name === 'react' } as never },
    });
    for (const { path, text } of files) folder.write(`${name}/${path}`, text);
    symlinkSync(modules, join(folder.path, name, 'node_modules'));
    folder.write(`${name}/use.ts`, COMMON + (USES[name] ?? '') + WRONG);
    folder.write(`${name}/tsconfig.json`, {
      compilerOptions: STRICT,
      include: ['*.ts', 'query/**/*.ts'],
    });
    expect(compile(join(folder.path, name))).toBe('');
    const { exactOptionalPropertyTypes: _, ...strict } = STRICT;
    folder.write(`${name}/tsconfig.json`, {
      compilerOptions: { ...strict, strict: false },
      include: ['*.ts', 'query/**/*.ts'],
    });
    expect(compile(join(folder.path, name))).toBe('');
  });
});

test('the app of the browser compiles', () => {
  cpSync(join(import.meta.dirname, 'app.txt'), join(folder.path, 'app.ts'));
  folder.write('tsconfig.json', { compilerOptions: STRICT, include: ['app.ts', 'query/*.ts'] });
  expect(compile(folder.path)).toBe('');
});
