// The HTML docs compared with Redoc 2 and 3, Scalar and Swagger UI in a headless Chromium, on
// Stride, a petstore and GitHub's description. Run after a build:
//
//   npm run proof bench:docs -- [--runs N] [--only stride,petstore,github] [--no-peers]
//
// The peers are installed into bench/docs at the versions that its package.json pins. Their pages
// contain the description, so they fetch only their own files. Requests to other hosts are blocked
// and counted. CHROMIUM=/path is the path of Chromium. Times are the best of the runs. Exits with 1
// if a goal is missed.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { installPinned } from '../scripts/pinned.mjs';
import { measure } from './docs/measure.mjs';
import { fetchBundles, PEERS, writePeers } from './docs/peers.mjs';
import { TASKS } from './docs/tasks.mjs';

const HERE = join(import.meta.dirname, 'docs');
const MODULES = join(HERE, 'node_modules');
const SPECS = {
  stride: join(import.meta.dirname, '../generated/stride/openapi.json'),
  petstore: join(MODULES, '@readme/oas-examples/3.0/json/petstore.json'),
  github: join(MODULES, '@octokit/openapi/generated/api.github.com.json'),
};
const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: Object.keys(SPECS).join() },
    peers: { type: 'boolean', default: true },
  },
});
const RUNS = Number(options.runs);
const KB = 1024;

/** The goals: the largest allowed value of each measure, by description. */
const GOALS = {
  petstore: { gzip: 15 * KB, cpu: 120, heap: 2 * KB * KB, blocking: 50 },
  github: { cpu: 400, heap: 2 * KB * KB, blocking: 50 },
  stride: { heap: 2 * KB * KB, blocking: 50 },
};
const BUILD = { cpu: 4000 };
const ASSETS = { 'docs.js': 6 * KB, 'docs.css': 12 * KB };

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const missed = [];

function goal(what, value, most) {
  if (most !== undefined && value > most) missed.push(`${what}: ${value.toFixed(0)} > ${most}`);
}

/** Serves a folder on the loopback interface. */
async function serve(folder) {
  const server = createServer(({ url = '/' }, response) => {
    const file = join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname));
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': `${TYPES[extname(file)] ?? 'text/plain'}; charset=utf-8`,
    });
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

function build(name, out, docs) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(HERE, 'build.mjs'), SPECS[name], out, JSON.stringify(docs)],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/**
 * The minimum of each measure over the runs, because other work on the machine only increases it.
 */
async function best(browser, url, how, runs = RUNS) {
  const all = [];
  for (let run = 0; run < runs; run++)
    all.push(await measure(browser, url, { ...how, faults: run === 0 && how.faults }));
  const least = (key) => Math.min(...all.map((one) => one[key]));
  return { ...all[0], cpu: least('cpu'), blocking: least('blocking'), heap: least('heap') };
}

const size = (bytes) =>
  bytes < 100 * KB
    ? `${(bytes / KB).toFixed(1)} KB`
    : bytes < KB * KB
      ? `${Math.round(bytes / KB)} KB`
      : `${(bytes / KB / KB).toFixed(1)} MB`;
const percent = (part) =>
  part === undefined ? '' : `${(part * 100).toFixed(part === 1 ? 0 : 1)} %`;
const rows = [];
const tasks = [];
/** The operation to find, and the operation whose sample is copied. */
const WANTED = {
  petstore: {
    query: 'upload image',
    slip: 'uplaod image',
    operationId: 'uploadFile',
    tag: 'pet',
    method: 'post',
    path: '/pet/{petId}/uploadImage',
    title: 'uploads an image',
    sample: { operationId: 'placeOrder', tag: 'store', path: '/store/order', method: 'post' },
  },
};

function tell(name, what, one) {
  rows.push([
    name,
    what,
    size(one.bytes),
    size(one.gzip),
    `${Math.round(one.cpu)} ms`,
    `${Math.round(one.blocking)} ms`,
    size(one.heap),
    String(one.nodes),
    percent(one.found),
    one.violations === undefined ? '' : String(one.violations),
    String(one.outside),
  ]);
}

/**
 * The pages to measure: the first page, the largest page of a group, and the largest page of
 * schemas.
 */
function pagesOf(folder) {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => [file, readFileSync(join(folder, file), 'latin1').split('<').length])
    .sort(([, a], [, b]) => b - a)
    .map(([file]) => file);
  const isSchemas = (file) => file.startsWith('schemas');
  const isOwn = (file) => /^(index|conflicts|unknowns)\.html$/.test(file) || isSchemas(file);
  return ['index.html', all.find((file) => !isOwn(file)), all.find(isSchemas)].filter(Boolean);
}

/**
 * Performs the same tasks with each tool: find an operation, open its URL, copy a sample request.
 */
async function tellTasks(browser, name, url) {
  const wanted = WANTED[name];
  if (wanted === undefined) return;
  for (const tool of Object.keys(TASKS)) {
    if (tool !== 'restitch' && !options.peers) continue;
    tasks.push([name, tool, ...(await TASKS[tool](browser, url, wanted))]);
  }
}

async function measureApi(browser, name) {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-docs-'));
  const built = build(name, folder, {});
  const again = build(name, join(folder, 'again'), {});
  const html = build(name, join(folder, 'html'), { markdown: false });
  rmSync(join(folder, 'again'), { recursive: true });
  if (built.hash !== again.hash) missed.push(`${name}: two builds differ`);
  const cpu = Math.min(built.cpu, again.cpu);
  if (name === 'github') goal('github, build of HTML', html.cpu, BUILD.cpu);
  console.log(
    `${name}: ${built.endpoints.length} endpoints; HTML and Markdown ${Math.round(cpu)} ms CPU, ${Math.round(built.memory)} MB; HTML alone ${Math.round(html.cpu)} ms, of which rendering ${Math.round(html.render)} ms; ${built.hash === again.hash ? 'the same bytes twice' : 'NOT the same bytes twice'}`,
  );
  for (const [file, most] of Object.entries(ASSETS))
    goal(`${name}, ${file}`, statSync(join(folder, file)).size, most);
  const pages = pagesOf(folder);
  if (options.peers) writePeers(SPECS[name], name, folder);
  const { url, close } = await serve(folder);
  for (const page of pages) {
    const endpoints = page === 'index.html' ? built.endpoints : [];
    const one = await best(browser, url + page, { endpoints, faults: true });
    const dark = await measure(browser, url + page, { faults: true, colorScheme: 'dark' });
    tell(name, `restitch, ${page}`, { ...one, violations: one.violations + dark.violations });
    for (const [key, most] of Object.entries(GOALS[name]))
      goal(`${name}, ${page}, ${key}`, one[key], most);
    goal(`${name}, ${page}, faults of accessibility`, one.violations + dark.violations, 0);
    goal(`${name}, ${page}, requests to other hosts`, one.outside, 0);
    if (one.found !== undefined && one.found < 1)
      missed.push(`${name}: ${percent(one.found)} found`);
  }
  if (name !== 'github') await tellTasks(browser, name, url);
  for (const peer of options.peers ? Object.keys(PEERS) : []) {
    const runs = name === 'github' ? 1 : RUNS;
    const how = { endpoints: built.endpoints, faults: name !== 'github' };
    tell(name, peer, await best(browser, `${url}${peer}.html`, how, runs));
  }
  close();
  rmSync(folder, { recursive: true });
}

mkdirSync(HERE, { recursive: true });
installPinned(HERE);
if (options.peers) fetchBundles(HERE);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const name of options.only.split(',')) await measureApi(browser, name);
await browser.close();

const header = [
  '',
  'page',
  'bytes',
  'gzipped',
  'main thread',
  'blocking',
  'heap',
  'nodes',
  'found',
  'axe',
  'foreign requests',
];
printTable(header, rows);
if (tasks.length > 0) {
  const head = [
    '',
    'tool',
    'found by words',
    'with a slip',
    'address leads there',
    'sample to copy',
  ];
  printTable(head, tasks);
}
if (missed.length > 0) {
  console.log(`\nmissed:\n${missed.map((one) => `- ${one}`).join('\n')}`);
  process.exitCode = 1;
}

function printTable(columns, rows) {
  console.log(`\n| ${columns.join(' | ')} |\n| ${columns.map(() => '---').join(' | ')} |`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}
