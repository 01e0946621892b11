/** The servers of an API in its client: their names, their variables, and the resulting URLs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { file, run } from '../stride.js';

const region = { default: 'eu', enum: ['eu', 'us'], description: 'Where the data is.' };

const DESCRIPTION = {
  openapi: '3.2.0',
  info: { title: 'Pets', version: '1' },
  servers: [
    {
      name: 'production',
      url: 'https://{region}.pets.io/{version}',
      variables: { region, version: { default: 'v1' } },
    },
    { url: 'https://{tenant}.pets.io', description: 'One of your own.', variables: { tenant: {} } },
    { name: 'plain', url: 'https://pets.io' },
    { url: '{constructor}://pets.io/{__proto__}' },
    { url: '/relative' },
    { name: 'twice', url: 'https://a.pets.io' },
    { name: 'twice', url: 'https://b.pets.io' },
  ],
  paths: {
    '/pets': { get: { operationId: 'listPets', responses: { 204: { description: 'None' } } } },
    '/files': {
      servers: [{ name: 'files', url: 'https://files.pets.io' }],
      get: { operationId: 'server', responses: { 204: { description: 'None' } } },
    },
  },
};

const PROGRAM = `
import { createClient, server, serverOperation, SERVERS, type ServerVariables } from "./client/index.js";
export const urls: string[] = [
  server("production"),
  server("production", {}),
  server("production", { region: "us" }),
  server("production", { region: undefined, version: "v2" }),
  server("https://{tenant}.pets.io", { tenant: "acme" }),
  server("plain"),
  server("files"),
  server("https://b.pets.io"),
  server("{constructor}://pets.io/{__proto__}", { constructor: "https", ["__proto__"]: "v3" }),
];
export function wrong(): void {
// @ts-expect-error the region is undeclared
server("production", { region: "moon" });
// @ts-expect-error the variable is undeclared
server("plain", { region: "eu" });
// @ts-expect-error the server is undeclared
server("twice");
}
export function missing(): string {
  // @ts-expect-error tenant has no default
  return server("https://{tenant}.pets.io");
}
export const region: ServerVariables["production"]["region"] = "eu";
export const client = createClient({ baseUrl: { "https://eu.pets.io/v1": server("production", { region: "us" }) } });
void serverOperation(client).catch(() => SERVERS.plain.url);
`;

const COMPILER_OPTIONS = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  outDir: 'js',
};

const folder = mkdtempSync(join(tmpdir(), 'restitch-servers-'));
afterAll(() => rmSync(folder, { recursive: true }));
const texts = new Map<string, string>();
let stdout = '';

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

beforeAll(async () => {
  const { files } = await run([file('pets.json', DESCRIPTION)], { targets: { client: true } });
  for (const { path, text } of files) {
    texts.set(path, text);
    write(path, text);
  }
  write('package.json', '{"type":"module"}');
  write('use.ts', PROGRAM);
  write('tsconfig.json', JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
  stdout = compile(folder);
});

test('names and variables are typed', () => {
  expect(stdout).toBe('');
});

test('URLs use the given variables, and defaults for the others', async () => {
  const { urls, missing } = (await import(pathToFileURL(join(folder, 'js/use.js')).href)) as {
    urls: string[];
    missing: () => string;
  };
  expect(urls).toEqual([
    'https://eu.pets.io/v1',
    'https://eu.pets.io/v1',
    'https://us.pets.io/v1',
    'https://eu.pets.io/v2',
    'https://acme.pets.io',
    'https://pets.io',
    'https://files.pets.io',
    'https://b.pets.io',
    'https://pets.io/v3',
  ]);
  expect(missing).toThrow('"server": the variable "tenant" of');
});

test('their descriptions are in the comments of the types', () => {
  const source = texts.get('client/client.ts');
  expect(source).toContain(`  production: {
    /**
     * Where the data is.
     *
     * @default "eu"
     */
    region?: "eu" | "us" | undefined;
    /** @default "v1" */
    version?: string | undefined;
  };
  plain: NoArgs;
`);
  expect(source).toContain(`  /** One of your own. */
  "https://{tenant}.pets.io": {
    tenant: string;
  };
`);
});

test('one server without variables is a plain URL', async () => {
  const description = { ...DESCRIPTION, servers: [{ url: 'https://pets.io' }], paths: {} };
  const { files } = await run([file('pets.json', description)], { targets: { client: true } });
  const client = files.find(({ path }) => path === 'client/client.ts')?.text;
  expect(client).toContain('export const BASE_URL = "https://pets.io";');
  expect(client).not.toContain('SERVERS');
});
