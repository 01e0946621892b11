// Measures the size of a client in a program, on GitHub's REST description: one call, and all
// calls, minified by esbuild and gzipped. Also measures the CPU time of TypeScript for the client.
// Run after a build:
//
//   npm run proof bench:bundle [-- --peers]
//
// "All calls" is a program with a list of all operations. "By name" is a program that exports all
// of them, so that their names count, too. The sizes are the same on every machine. The description
// is part of the corpus, and peers are installed into bench/peers.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { installPinned } from '../scripts/pinned.mjs';

const CORPUS = join(import.meta.dirname, '../test/corpus');
const SPEC = join(CORPUS, 'node_modules/@octokit/openapi/generated/api.github.com.json');
const PEERS = join(import.meta.dirname, 'peers');
const MODULES = join(PEERS, 'node_modules');
const CLI = join(import.meta.dirname, '../dist/src/cli.js');
const TSC = join(import.meta.dirname, '../node_modules/typescript/bin/tsc');

const { values: options } = parseArgs({ options: { peers: { type: 'boolean', default: false } } });

/**
 * A generator: its arguments, the module that exports its operations, its output folder, and its
 * dependencies.
 */
const CLIENTS = {
  restitch: {
    args: (out) => [CLI, 'generate', SPEC, '--out', out, '--target', 'client'],
    from: './client/index.js',
    written: 'client/operations',
    beside: ['createClient'],
  },
  ...(options.peers && {
    'hey-api': {
      args: (out) => [
        join(MODULES, '@hey-api/openapi-ts/bin/run.js'),
        ...['-i', SPEC, '-o', join(out, 'client')],
      ],
      from: './client/sdk.gen.js',
      written: 'client/sdk.gen.ts',
      beside: [],
    },
    oazapfts: {
      args: (out) => [join(MODULES, 'oazapfts/dist/cli.js'), SPEC, join(out, 'api.ts')],
      from: './api.js',
      written: 'api.ts',
      beside: ['defaults'],
    },
    orval: {
      args: (out) => [
        join(MODULES, 'orval/dist/bin/orval.mjs'),
        ...['--input', SPEC, '--output', join(out, 'api.ts'), '--client', 'fetch'],
      ],
      from: './api.js',
      written: 'api.ts',
      beside: [],
    },
  }),
};

/** The size of a program after minification and gzip, in bytes. */
async function weight(contents, folder) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    nodePaths: [MODULES],
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

/**
 * Matches the deprecated aliases of operations that oazapfts generates, so that they are not
 * counted.
 */
const ALIAS = /\/\*\*\n \* @deprecated Use \{@link (?:(?!\*\/)[^])*\*\/\nexport /g;

/** The names of the operations that a file, or all files of a folder, export. */
function operationsIn(place) {
  const files = place.endsWith('.ts')
    ? [place]
    : readdirSync(place).map((name) => join(place, name));
  const pattern = /^export (?:function (\w+)|const (\w+)(?: = (?:async |<)|: [<({]))/gm;
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8').replace(ALIAS, '');
    return [...text.matchAll(pattern)].map(([, a, b]) => a ?? b);
  });
}

/** CPU time of TypeScript in seconds. `npm run proof bench:peers` counts its errors. */
function compiling(folder) {
  const compilerOptions = {
    ...{ target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'], module: 'esnext' },
    ...{ moduleResolution: 'bundler', strict: true, skipLibCheck: true, noEmit: true, types: [] },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const script = 'TIMEFORMAT="%U %S"; time "$0" "$@" >&2';
  const args = ['-c', script, process.execPath, TSC, '-p', folder];
  const { stderr } = spawnSync('bash', args, { encoding: 'utf8', maxBuffer: 1e9 });
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return user + system;
}

const kilo = (bytes) => `${(bytes / 1000).toFixed(bytes < 1000 ? 2 : 1)} kB`;

installPinned(CORPUS);
const WORK = mkdtempSync(join(tmpdir(), 'restitch-bundle-'));
try {
  if (options.peers) installPinned(PEERS);
  console.log('| GitHub | one call | all calls | by name | tsc, CPU |\n|---|---|---|---|---|');
  for (const [name, { args, from, written, beside }] of Object.entries(CLIENTS)) {
    const folder = join(WORK, name);
    mkdirSync(folder);
    const { status, stderr } = spawnSync(process.execPath, args(folder), { encoding: 'utf8' });
    // A description may have errors: restitch then exits with 1, and has written its output.
    if (status !== 0 && status !== 1) throw new Error(stderr);
    const all = [...beside, ...operationsIn(join(folder, written)).sort()].join();
    const one = [...beside, 'issuesGet'].join();
    const cells = [
      kilo(await weight(`export { ${one} } from '${from}';`, folder)),
      kilo(await weight(`import { ${all} } from '${from}'; export default [${all}];`, folder)),
      kilo(await weight(`export { ${all} } from '${from}';`, folder)),
      `${compiling(folder).toFixed(2)} s`,
    ];
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
  if (options.peers) {
    const program = "import createClient from 'openapi-fetch'; export { createClient };";
    console.log(`| openapi-fetch | ${kilo(await weight(program, PEERS))} | | | |`);
  }
} finally {
  rmSync(WORK, { recursive: true });
}
