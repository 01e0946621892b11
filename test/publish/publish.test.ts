/**
 * The package of restitch and generated packages: they build, contain the right files, and can be
 * imported and required.
 *
 * @module-tag proof
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { UserConfig } from '../../src/run/config/config.js';
import { code, ident, imported, lit } from '../../src/kit.js';
import { compile } from '../compiler.js';
import { folderOfAllTests } from '../folder.js';
import { describe as described, LISTS } from '../pages/described.js';
import { file, run } from '../stride.js';

const folder = folderOfAllTests();
const TOOLS = join(import.meta.dirname, 'node_modules/.bin');

const API = described(LISTS, {
  info: {
    ...{ title: 'Pets, and `more`', version: 'v2.1' },
    license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
  },
});

function sh(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

const place = (name: string): string => join(folder.path, name, 'package');

async function write(
  name: string,
  options: Readonly<Record<string, unknown>>,
  templates: UserConfig['templates'] = {},
): Promise<void> {
  const { files, report } = await run([file('api.json', API)], {
    ...{ targets: { package: options }, templates },
  });
  expect(report.list().filter(({ code }) => code === 'config/user-code')).toEqual([]);
  for (const { path, text } of files) folder.write(`${name}/${path}`, text);
}

beforeAll(async () => {
  await write('esm', { name: '@acme/pets' });
  await write('both', { name: '@acme/pets', commonjs: true });
  await write('replaced', REPLACED, TEMPLATES);
  folder.write('replaced/package/src/own.ts', OWN);
  folder.write('replaced/node_modules/tiny-keys/package.json', TINY);
  folder.write(
    'replaced/node_modules/tiny-keys/index.js',
    'exports.keyOf = (name) => `k:${name}`;',
  );
  const types = 'export declare function keyOf(name: string): string;';
  folder.write('replaced/node_modules/tiny-keys/index.d.ts', types);
});

const TINY = { name: 'tiny-keys', version: '1.2.3', types: './index.d.ts', main: './index.js' };

/**
 * Customizations of a generated package: a dependency that templates import, and an additional
 * module.
 */
const REPLACED = {
  ...{ name: '@acme/pets', commonjs: true },
  manifest: {
    repository: { type: 'git', url: 'git+https://example.dev/pets.git' },
    dependencies: { 'tiny-keys': '^1.0.0' },
    description: undefined,
  },
};
const OWN = `
import type { Client } from './index.js';

export const greet = (client: Client): string => typeof client;
`;
const TEMPLATES: NonNullable<UserConfig['templates']> = {
  'client/operation': (operation, view, ours) => [
    ...ours(operation, view),
    code`
      /** The key of the call in a cache. */
      export const ${ident(`${operation.name}Key`)}: string = ${imported('keyOf', 'tiny-keys')}(${lit(operation.name)});
    `,
  ],
  'client/index': (view, ours) => [
    ...ours(view),
    code`export const TITLE: string = ${lit(view.title)};`,
    code`export const greeting: typeof ${imported('greet', './own.ts')} = ${imported('greet', './own.ts')};`,
  ],
};

test('the package has its name and its files', async () => {
  const { files } = await run([file('api.json', API)], {
    ...{ targets: { package: true }, title: 'Pets, and `more`' },
  });
  const manifest = files.find(({ path }) => path === 'package/package.json')?.text ?? '';
  expect(JSON.parse(manifest)).toMatchObject({
    ...{ name: 'pets-and-more-client', version: '2.1.0', license: 'Apache-2.0', type: 'module' },
    ...{ sideEffects: false, files: ['dist'] },
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './pages': { types: './dist/pages.d.ts', default: './dist/pages.js' },
    },
  });
  expect(folder.read('esm/package/LICENSE')).toBe('Apache 2.0\nApache-2.0\n');
  expect(folder.read('esm/package/README.md')).toContain('from "@acme/pets";');
  expect(files.some(({ path }) => path.startsWith('client/'))).toBe(false);
});

const PROGRAM = `
const client = createClient({ auth: { key: 'k' }, fetch: async () => Response.json([{ id: 1 }]) });
getByLink(client, {}).then((pets) => console.log(JSON.stringify(pets)));
`;

describe.each([
  ['esm', ['tsconfig.json']],
  ['both', ['tsconfig.json', 'tsconfig.cjs.json']],
  ['replaced', ['tsconfig.json', 'tsconfig.cjs.json']],
])('%s', (name, projects) => {
  beforeAll(() => {
    // The commands of `npm run build`.
    for (const project of projects) expect(compile(place(name), project)).toBe('');
    mkdirSync(join(folder.path, name, 'use/node_modules/@acme'), { recursive: true });
    symlinkSync(place(name), join(folder.path, name, 'use/node_modules/@acme/pets'));
  });

  test('can be imported, and required if that was configured', () => {
    const use = join(folder.path, name, 'use');
    const imports = `import { createClient, getByLink } from '@acme/pets';\nimport { pages } from '@acme/pets/pages';\nvoid pages;`;
    folder.write(`${name}/use/esm.mjs`, imports + PROGRAM);
    expect(sh(process.execPath, ['esm.mjs'], use)).toBe('[{"id":1}]\n');
    if (name === 'esm') return;
    folder.write(
      `${name}/use/cjs.cjs`,
      `const { createClient, getByLink } = require('@acme/pets');${PROGRAM}`,
    );
    expect(sh(process.execPath, ['cjs.cjs'], use)).toBe('[{"id":1}]\n');
  });

  test('contains only the built files', () => {
    const listed = sh('npm', ['pack', '--ignore-scripts', '--dry-run', '--json'], place(name));
    const [{ files = [] } = {}] = Object.values(
      JSON.parse(listed) as Record<string, { files: { path: string }[] }>,
    );
    const folders = new Set(files.map(({ path }) => path.split('/')[0]));
    const built = name === 'esm' ? ['dist'] : ['cjs', 'dist'];
    expect([...folders].sort()).toEqual(['LICENSE', 'README.md', ...built, 'package.json']);
    expect(files.some(({ path }) => path === 'dist/index.d.ts')).toBe(true);
  });

  // `npm run proof publish` installs them.
  test.skipIf(!existsSync(join(TOOLS, 'publint')))('passes publint and attw', () => {
    sh(join(TOOLS, 'publint'), ['run', '--strict'], place(name));
    sh('npm', ['pack', '--ignore-scripts'], place(name));
    const packed = readdirSync(place(name)).find((one) => one.endsWith('.tgz')) ?? '';
    const profile = name === 'esm' ? 'esm-only' : 'node16';
    sh(join(TOOLS, 'attw'), [packed, '--profile', profile], place(name));
  });
});

test('custom templates add files to a package', () => {
  const use = join(folder.path, 'replaced/use');
  const program = `import { TITLE, getByLinkKey, greeting } from '@acme/pets';
    console.log(TITLE, getByLinkKey, greeting({}));`;
  folder.write('replaced/use/own.mjs', program);
  expect(sh(process.execPath, ['own.mjs'], use)).toBe('Stride k:getByLink object\n');
  expect(JSON.parse(folder.read('replaced/package/package.json'))).toMatchObject({
    ...{ repository: { type: 'git' }, dependencies: { 'tiny-keys': '^1.0.0' } },
    description: expect.any(String) as string,
  });
});

test.skipIf(!existsSync(join(TOOLS, 'publint')))('restitch passes publint and attw', () => {
  const root = join(import.meta.dirname, '../..');
  sh(join(TOOLS, 'publint'), ['run', '--strict'], root);
  const quiet = ['--ignore-scripts', '--pack-destination', folder.path];
  sh('npm', ['pack', ...quiet], root);
  const packed = readdirSync(folder.path).find((one) => /^restitch-.*\.tgz$/.test(one)) ?? '';
  sh(join(TOOLS, 'attw'), [join(folder.path, packed), '--profile', 'esm-only'], root);
});
