/**
 * Each getting-started page is a script that runs as written.
 *
 * @module-tag proof
 */
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { builtCommand } from '../../built.js';
import { compile } from '../../compiler.js';
import { folderOfEachTest } from '../../folder.js';
import { blocksOf } from '../guide.js';
import { runPage, withFreePorts } from './script.mjs';

const PAGES = readdirSync('docs/start').map((name) => `docs/start/${name}`);
const ROOT = resolve('.');
const SHIM = join(ROOT, 'test/docs/start/shim.mjs');
const STRICT = {
  ...{ target: 'es2023', lib: ['es2023', 'dom'], module: 'nodenext', noEmit: true, strict: true },
  ...{ allowImportingTsExtensions: true, erasableSyntaxOnly: true, verbatimModuleSyntax: true },
  ...{ types: ['node'], typeRoots: [join(ROOT, 'node_modules/@types')], skipLibCheck: true },
};
const folder = folderOfEachTest();

beforeAll(() => void builtCommand());

test.each(PAGES)('%s', async (page) => {
  const blocks = await withFreePorts(blocksOf(page));
  playTools();
  const env = {
    ...process.env,
    PATH: `${join(folder.path, '.run')}${delimiter}${process.env['PATH']}`,
    // Only errors are written.
    npm_config_loglevel: 'error',
  };
  expect(await runPage(blocks, folder.path, env)).toEqual({ status: 0, errors: '' });
  const shown = blocks.flatMap(({ language, text }, index) =>
    language === 'text' ? [[folder.read(`.run/${index - 1}`).trim(), text.trim()]] : [],
  );
  expect(shown.length).toBeGreaterThan(0);
  for (const [got, want] of shown) expect(got).toBe(want);
  folder.write('tsconfig.json', {
    compilerOptions: STRICT,
    include: ['*.ts', 'handlers/**/*.ts', 'generated/**/*.ts'],
  });
  expect(compile(folder.path)).toBe('');
});

/**
 * Writes `npm`, `npx` and `node`, which replace those of the machine. They start the shim only if
 * it is needed, because it is a further process.
 */
function playTools(): void {
  mkdirSync(join(folder.path, '.run'));
  const play = (tool: string): string => `exec "${process.execPath}" "${SHIM}" ${tool} "$@"`;
  const tools = {
    npm: play('npm'),
    npx: 'command=$1; shift; exec "$PWD/node_modules/.bin/$command" "$@"',
    node: `case "$1" in *.ts) ${play('node')} ;; *) exec "${process.execPath}" "$@" ;; esac`,
  };
  for (const [tool, text] of Object.entries(tools)) {
    folder.write(`.run/${tool}`, `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder.path, '.run', tool), 0o755);
  }
}
