/**
 * Generates every document of the corpus, checks the output, and compiles it, with probes of the
 * types of clients and servers.
 *
 *   npm run proof corpus -- [--only PATTERN] [--sample N] [--seed N] [--stage
 *   crash|valid|again|compile|exact|names|loop]
 *                          [--from NAME] [--lanes N] [--fresh] [--plain] [--details] [--keep]
 *                          [--every]
 *
 * The stage `again` generates once more from the generated OpenAPI document, and compares the
 * names. The stage `loop` calls every operation from its client to its server, and counts values
 * that arrive changed. `--every` generates every target of every document; otherwise some documents
 * have the opt-in targets. An interrupted run continues where it stopped. `--plain` compiles with
 * `strict` and `noUnusedLocals` only.
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { compile } from './compile.mjs';
import { documents, install, sample } from './documents.mjs';
import { createLane } from './lane.mjs';
import { printNames } from './names-report.mjs';
import { printLoop } from './loop-report.mjs';
import { print, verdict } from './report.mjs';

const HERE = import.meta.dirname;
const WORK = join(HERE, 'work');
const ROOT = join(HERE, '../..');
/**
 * Files of earlier runs are deleted after this time in milliseconds. Newer ones may belong to a run
 * that has not ended.
 */
const DAY = 86_400_000;
/**
 * The limits for documents: prettier takes minutes for the output of a larger document, and so do
 * calls of thousands of operations.
 */
const MOST_BYTES = { exact: 4_000_000, loop: 1_000_000 };
/** The default number of documents. */
const MOST_DOCUMENTS = { exact: '200', loop: '40', again: '150' };
const BATCH = { documents: 25, bytes: 6_000_000 };

const STAGES = {
  crash: [],
  valid: ['valid'],
  again: ['again'],
  compile: ['valid', 'compile'],
  exact: ['exact'],
  names: ['names'],
  loop: ['loop'],
};

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    from: { type: 'string', default: '' },
    lanes: { type: 'string', default: '2' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    stage: { type: 'string', default: 'compile' },
    dist: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    plain: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    every: { type: 'boolean', default: false },
  },
});
if (options.every) process.env.TARGETS = 'every';
const stages = STAGES[options.stage];
if (stages === undefined) throw new Error(`no such stage: ${options.stage}`);

/** Copies the build, so that the working tree can change during a run. */
function snapshot() {
  const built = options.dist ?? join(ROOT, 'dist');
  if (options.dist === undefined) {
    const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], {
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error('restitch was not built');
  }
  const stamp = readFileSync(join(built, 'stamp'), 'utf8').slice(0, 16);
  const copy = join(WORK, `dist-${stamp}`);
  for (const name of readdirSync(WORK)) {
    const left = join(WORK, name);
    if (statSync(left).mtimeMs < Date.now() - DAY) rmSync(left, { recursive: true });
  }
  if (!existsSync(copy)) cpSync(built, copy, { recursive: true });
  return { dist: copy, stamp };
}

/**
 * The probes of the tests, and modules that the built package does not export, bundled for workers.
 */
async function buildProbe() {
  const outfile = join(WORK, `probe-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: [
        `export * from './probe.ts'; export * from './server-probe.ts';`,
        `export { isAsserted } from '../../src/print/openapi/assertions.ts';`,
      ].join('\n'),
      resolveDir: join(HERE, '../types'),
    },
    ...{ bundle: true, format: 'esm', platform: 'node', outfile },
  });
  return outfile;
}

function chosen() {
  const pattern = new RegExp(options.only, 'i');
  // Documents named on the command line are always included.
  const most = options.only === '' ? (MOST_BYTES[options.stage] ?? Infinity) : Infinity;
  const all = documents().filter(
    ({ name, bytes }) => pattern.test(name) && name >= options.from && bytes < most,
  );
  const { sample: count = MOST_DOCUMENTS[options.stage], seed } = options;
  return count === undefined ? all : sample(all, Number(count), Number(seed));
}

/** Documents in groups that are compiled together. */
function batches(pending) {
  const found = [];
  let bytes = Infinity;
  for (const document of pending) {
    const last = found.at(-1);
    bytes += document.bytes;
    if (last && last.length < BATCH.documents && bytes < BATCH.bytes) last.push(document);
    else {
      found.push([document]);
      bytes = document.bytes;
    }
  }
  return found;
}

async function runBatch(batch, lane, number) {
  const folder = join(WORK, `batch-${process.pid}-${number}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const records = [];
  for (const [index, { name, file }] of batch.entries()) {
    const found = await lane.generate({ name, file, out: join(folder, String(index)) });
    records.push({ name, ...found });
  }
  if (stages.includes('compile')) {
    const found = await compile(folder, !options.plain);
    const unplaced = found.get('compiler');
    if (unplaced) throw new Error([...unplaced.errors].join('\n'));
    for (const [index, record] of records.entries()) {
      const { errors = [], uncompiled = [] } = found.get(String(index)) ?? {};
      record.compile = [...errors];
      record.uncompiled = uncompiled;
      if (options.keep && record.compile.length > 0) record.folder = join(folder, String(index));
    }
  }
  if (!options.keep) rmSync(folder, { recursive: true });
  return records;
}

install();
mkdirSync(WORK, { recursive: true });
const started = performance.now();
const { dist, stamp } = snapshot();
const log = join(WORK, `${options.stage}${options.plain ? '-plain' : ''}-${stamp}.jsonl`);
if (options.fresh) rmSync(log, { force: true });
const done = new Map(
  (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [])
    .map((line) => JSON.parse(line))
    .map((record) => [record.name, record]),
);
const probe = await buildProbe();
const wanted = chosen();
const queue = batches(wanted.filter(({ name }) => !done.has(name)));
const total = queue.length;

async function work() {
  const lane = createLane(dist, stages, probe);
  for (let batch = queue.shift(); batch; batch = queue.shift()) {
    const records = await runBatch(batch, lane, total - queue.length);
    for (const record of records) {
      done.set(record.name, record);
      appendFileSync(log, `${JSON.stringify(record)}\n`);
    }
    process.stderr.write(`\r${done.size} documents `);
  }
  lane.close();
}

await Promise.all(Array.from({ length: Number(options.lanes) }, work));
rmSync(probe);
process.stderr.write('\n');
const records = wanted.map(({ name }) => done.get(name));
if (options.stage === 'loop') printLoop(records, options);
print(records, { details: options.details, seconds: (performance.now() - started) / 1000 });
if (options.stage === 'names') {
  const shortfalls = printNames(records, options);
  process.exit(shortfalls > 0 ? 1 : 0);
}
const tasks = verdict(records, join(HERE, 'exceptions.json'), options.stage === 'compile');
for (const task of tasks) console.log(task);
process.exitCode = tasks.length > 0 ? 1 : 0;
