/** The extension of imports in generated files, for projects of every kind. */
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { commandIn } from '../../../test/command.js';
import { importExtensionFor, resolvesModulePackages } from './import-extension.js';

const folder = folderOfEachTest();
const { write, read } = folder;
beforeEach(() => {
  write('package.json', {});
});

it.each([
  ['nothing', undefined, '.ts'],
  ['no options', {}, '.js'],
  ['NodeNext', { module: 'NodeNext' }, '.js'],
  ['Node16', { module: 'ESNext', moduleResolution: 'Node16' }, '.js'],
  ['a bundler', { module: 'ESNext', moduleResolution: 'Bundler' }, ''],
  ['modules as they are written', { module: 'preserve' }, ''],
  ['CommonJS', { module: 'CommonJS' }, ''],
  ['the resolution of Node 10', { moduleResolution: 'node' }, ''],
  [
    'a bundler that takes .ts',
    { moduleResolution: 'bundler', allowImportingTsExtensions: true },
    '.ts',
  ],
  ['Node that strips types', { module: 'NodeNext', rewriteRelativeImportExtensions: true }, '.ts'],
])('by a tsconfig.json with %s', async (_, compilerOptions, want) => {
  if (compilerOptions) write('tsconfig.json', { compilerOptions });
  expect(await importExtensionFor(join(folder.path, 'src/generated'))).toBe(want);
});

it('reads the base of a configuration, with comments in it', async () => {
  write('base.json', '{ /* all */ "compilerOptions": { "moduleResolution": "bundler", } }');
  write('tsconfig.json', '{ "extends": "./base.json", // ours\n }');
  expect(await importExtensionFor(folder.path)).toBe('');
});

it('reads the project that contains the output', async () => {
  write('tsconfig.json', {
    files: [],
    references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }],
  });
  write('tsconfig.node.json', {
    include: ['vite.config.ts'],
    compilerOptions: { module: 'nodenext' },
  });
  const compilerOptions = { moduleResolution: 'bundler', allowImportingTsExtensions: true };
  write('tsconfig.app.json', { include: ['src'], compilerOptions });
  expect(await importExtensionFor(join(folder.path, 'src/api'))).toBe('.ts');
});

it('knows Deno, and ignores unreadable files', async () => {
  write('tsconfig.json', '{ "compilerOptions": ');
  expect(await importExtensionFor(folder.path)).toBe('.js');
  write('app/deno.json', {});
  expect(await importExtensionFor(join(folder.path, 'app/src'))).toBe('.ts');
});

it.each([
  ['auto', ''],
  ['.ts', '.ts'],
  ['.js', '.js'],
  ['none', ''],
])('is used in all files: %s', async (importExtension, want) => {
  write('tsconfig.json', { compilerOptions: { moduleResolution: 'bundler' } });
  write('api.json', {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.pets.dev' }],
    paths: { '/pets': { get: { security: [], responses: { 204: { description: 'None' } } } } },
  });
  const targets = { client: true, server: { handlers: 'handlers' }, docs: true };
  write('restitch.config.json', { inputs: 'api.json', targets, importExtension });
  expect((await commandIn(() => folder.path)('generate')).exit).toBe(0);
  expect(read('generated/client/index.ts')).toContain(`from "./client${want}"`);
  expect(read('generated/client/runtime/operation.ts')).toMatch(
    new RegExp(`from "\\./\\w+${want.replace('.', '\\.')}"`),
  );
  expect(read('handlers/pets.ts')).toContain(`/generated/server/index${want}"`);
  expect(read('generated/docs/operations/list-pets.md')).toContain(
    `from "../../client/index${want}"`,
  );
});

it.each([
  ['commonjs', { module: 'commonjs' }, false],
  ['commonjs', { module: 'commonjs', moduleResolution: 'node10' }, false],
  ['commonjs', { module: 'node16' }, false],
  ['module', { module: 'node16' }, true],
  ['module', { module: 'esnext', moduleResolution: 'node' }, false],
  ['module', { module: 'esnext', moduleResolution: 'bundler' }, true],
  ['commonjs', { module: 'preserve' }, true],
  ['commonjs', {}, true],
])('a package of type %s with %j resolves ES modules: %s', async (type, compilerOptions, want) => {
  folder.write('package.json', { type });
  folder.write('tsconfig.json', { compilerOptions });
  expect(await resolvesModulePackages(folder.path)).toBe(want);
});
