// Measures the wall time of `restitch generate` on the Stride documents: cold, unchanged, and stage
// by stage. Run after a build: npm run proof bench:stages. Only ratios to a bare `node -e 0` can be
// compared between machines.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RUNS = Number(process.argv[2] ?? 9);
const CLI = join(ROOT, 'dist/src/cli.js');

const folder = mkdtempSync(join(tmpdir(), 'restitch-bench-'));
cpSync(join(ROOT, 'specs'), join(folder, 'specs'), { recursive: true });
const inputs = readdirSync(join(folder, 'specs/stride'))
  .filter((name) => /\.(swagger\.yaml|postman\.json)$/.test(name))
  .map((name) => `specs/stride/${name}`);
// The project has a node_modules folder like those of users, because the cache of an unchanged run
// is in node_modules/.cache.
mkdirSync(join(folder, 'node_modules'));
writeFileSync(join(folder, 'package.json'), '{ "private": true }');
writeFileSync(join(folder, 'restitch.config.json'), JSON.stringify({ inputs, output: 'out' }));
const generate = [CLI, 'generate'];

function once(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return wall;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function measure(args, prepare = () => {}) {
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    prepare();
    times.push(once(args));
  }
  return median(times);
}

const clear = () => rmSync(join(folder, 'out'), { recursive: true, force: true });
const bare = measure(['-e', '0']);
const rows = [
  ['node -e 0', bare],
  ['restitch --version', measure([CLI, '--version'])],
  ['generate, cold', measure(generate, clear)],
  ['generate, unchanged', measure(generate)],
  ['check, unchanged', measure([CLI, 'check'])],
];
for (const [name, time] of rows) {
  console.log(`${name.padEnd(22)} ${time.toFixed(0).padStart(6)} ms  ${(time / bare).toFixed(1)}x`);
}

const { resolveConfig, runPipeline } = await import(join(ROOT, 'dist/src/internals.js'));
const files = inputs.map((source) => ({ source, bytes: readFileSync(join(folder, source)) }));
const marks = [];
await runPipeline({
  files,
  overlays: [],
  config: resolveConfig({ inputs }),
  onStage: (stage) => marks.push([stage, process.hrtime.bigint()]),
});
marks.push(['', process.hrtime.bigint()]);
const took = new Map();
for (const [index, [stage, at]] of marks.slice(0, -1).entries()) {
  took.set(stage, (took.get(stage) ?? 0) + Number(marks[index + 1][1] - at) / 1e6);
}
for (const [stage, time] of took) {
  console.log(`  ${stage.padEnd(20)} ${time.toFixed(1).padStart(6)} ms`);
}
