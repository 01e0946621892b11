/** The targets of the examples: their output compiles, and text of a description stays text. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputFile, Target } from '../../src/kit.js';
import { folderOfEachTest } from '../../test/folder.js';
import { codeFaults } from '../../test/hostile/faults.js';
import { FORMATS, HOSTILE } from '../../test/hostile/texts.js';
import { sampled } from '../../test/property.js';
import { file, run } from '../../test/stride.js';
import bruno from './bruno.js';
import csv from './csv.js';
import cypress from './cypress.js';
import swr from './swr.js';
import valibot from './valibot.js';

const folder = folderOfEachTest();
const root = join(import.meta.dirname, '../..');

/** Returns the files of the examples, and of the client that the hooks need. */
async function filesOf(
  description: readonly Parameters<typeof run>[0][number][],
): Promise<ReadonlyMap<string, string>> {
  const customTargets: Target[] = [csv, swr, bruno, valibot, cypress];
  const config = { targets: {}, customTargets };
  const { files, report } = await run(description, config);
  expect(report.list().filter(({ code }) => code === 'config/user-code')).toEqual([]);
  return new Map(files.map(({ path, text }: OutputFile) => [path, text]));
}

const PET = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' } },
} as const;
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const answer = (schema: object) => ({ description: 'Done', ...json(schema) });

const PETS = file('pets.json', {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.pets.dev/v1' }],
  security: [{ token: [] }],
  tags: [{ name: 'pets' }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        tags: ['pets'],
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
        responses: { 200: answer({ type: 'array', items: PET }) },
      },
    },
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'getPet',
        tags: ['pets'],
        responses: { 200: answer(PET), 404: answer({ type: 'string' }) },
      },
      put: {
        operationId: 'replacePet',
        summary: '=1+1, "new"',
        tags: ['pets'],
        parameters: [{ name: 'dry run', in: 'query', schema: { type: 'boolean' } }],
        requestBody: { required: true, ...json(PET) },
        responses: { 204: { description: 'Done' } },
      },
    },
  },
});

test('a table', async () => {
  const files = await filesOf([PETS]);
  expect(files.get('csv/endpoints.csv')).toBe(
    'method,path,operation,group,deprecated,summary\r\n' +
      'GET,/pets,listPets,pets,no,\r\n' +
      'GET,/pets/{id},getPet,pets,no,\r\n' +
      `PUT,/pets/{id},replacePet,pets,no,"'=1+1, ""new"""\r\n`,
  );
});

test('a collection', async () => {
  const files = await filesOf([PETS]);
  expect(files.get('bruno/bruno.json')).toContain('"type": "collection"');
  expect(files.get('bruno/pets/replace-pet.bru')).toBe(`meta {
  name: =1+1, "new"
  type: http
}

put {
  url: https://api.pets.dev/v1/pets/:id
  body: json
  auth: bearer
}

params:path {
  id: id
}

params:query {
  ~dry%20run: dry%20run
}

auth:bearer {
  token: {{token}}
}

body:json {
  {
    "name": "name"
  }
}

`);
});

/** The types from swr 2.4 and @types/react 19 that the hooks use. */
const TYPES = {
  'swr/index.d.ts': `
export interface SWRConfiguration<Data = any, Error = any> { refreshInterval?: number; onError?: (error: Error) => void; fallbackData?: Data }
export interface SWRResponse<Data = any, Error = any> { data: Data | undefined; error: Error | undefined; isLoading: boolean }
type Key = string | readonly [unknown, ...unknown[]] | null | undefined | false;
export default function useSWR<Data = any, Error = any>(key: Key, fetcher: ((...keys: any) => Data | Promise<Data>) | null, options?: SWRConfiguration<Data, Error>): SWRResponse<Data, Error>;`,
  'react/index.d.ts': `
export interface Provider<T> { (props: { value: T }): unknown }
export interface Context<T> { Provider: Provider<T> }
export function createContext<T>(value: T): Context<T>;
export function useContext<T>(context: Context<T>): T;`,
};

const STRICT = {
  ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'nodenext', noEmit: true },
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ noUnusedLocals: true, noUnusedParameters: true, verbatimModuleSyntax: true, types: [] },
};

test('hooks that compile, and know their types', async () => {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  };
  write('package.json', '{ "type": "module" }');
  for (const [path, text] of Object.entries(TYPES)) {
    write(`node_modules/${path}`, text);
    write(
      `node_modules/${dirname(path)}/package.json`,
      '{ "exports": "./index.js", "type": "module" }',
    );
  }
  for (const [path, text] of await filesOf([PETS])) write(path, text);
  write(
    'use.ts',
    `import { useGetPet, useListPets } from './swr/hooks.js';
const { data, error } = useGetPet({ id: 'a' });
export const name: string | undefined = data?.name;
export const reason: string | undefined = error?.body;
export const all: { name: string }[] | undefined = useListPets({ limit: 5 }).data;
useListPets();
useListPets(null, { refreshInterval: 5 });
useGetPet(null);
// @ts-expect-error: the id is missing
useGetPet({});
// @ts-expect-error: limit must be a number
useListPets({ limit: 'five' });
`,
  );
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: STRICT, files: ['use.ts', 'swr/hooks.ts'] }),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder.path], { encoding: 'utf8' });
  expect(stdout).toBe('');
});

describe.each(Object.keys(FORMATS))('%s', (format) => {
  test.each(sampled(Object.keys(HOSTILE), 1))('%s in every place at once', async (name) => {
    const text = HOSTILE[name] ?? '';
    const description = FORMATS[format]?.(() => `${text}{{process.env.SECRET}}`);
    for (const source of [description, FORMATS[format]?.(() => text)]) {
      const files = await filesOf([file(`${format}.json`, source)]);
      const own = [...files].filter(([path]) => !path.startsWith('client/'));
      expect(own.length).toBeGreaterThan(3);
      for (const [path, content] of own) expect(faultsIn(path, content)).toEqual([]);
    }
  });
});

function faultsIn(path: string, text: string): string[] {
  if (!/^[\w./-]+$/.test(path)) return [`path ${path}`];
  if (path.endsWith('.ts')) return codeFaults(path, text);
  if (path.endsWith('.csv')) return csvFaults(text);
  return path.endsWith('.bru') ? bruFaults(text) : [];
}

/** Returns the lines that are not a row of six cells, or in which a cell is a formula. */
function csvFaults(text: string): string[] {
  const cell = '("([^"]|"")*"|[^",;]*)';
  const row = new RegExp(`^${cell}(,${cell}){5}$`);
  const lines = text.split(/[\r\n\u2028\u2029]+/).slice(0, -1);
  return lines.filter((line) => !row.test(line) || /(^|,)"?[=+@-]/.test(line));
}

/**
 * Returns the lines outside of the expected blocks, and those that open a block or insert a
 * variable.
 */
function bruFaults(text: string): string[] {
  const head =
    /^(meta|get|post|put|patch|delete|options|head|params:(path|query)|headers|auth:bearer|body:json|docs) \{$/;
  let isOpen = false;
  return text.split(/[\r\n\u2028\u2029]/).filter((line) => {
    const isHead = !isOpen && head.test(line);
    const isEnd = isOpen && line === '}';
    if (isHead || isEnd) isOpen = isHead;
    const isInner = isOpen && line.startsWith('  ') && !/^ *[^ ]+: '''/.test(line);
    const isSafe = !/\{\{(?!(baseUrl|token)\}\})/.test(line);
    return !isSafe || !(isHead || isEnd || isInner || (!isOpen && line === ''));
  });
}
