// Compares the CPU time per request of generated servers and others, over loopback. Only the time
// of their own code (user) counts.
//
//   npm run proof bench:server [ROUNDS] [KIND;…] [stride|thousand].
//
// Every server is a separate process and is started twice. Servers take turns in many short rounds,
// so that other work on the machine slows all of them equally. Only the ratio to the hand-written
// server can be compared between machines. A run takes about ten minutes on an idle machine, and
// prints its progress; fewer rounds are faster and less exact.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';
import { resolveConfig, runPipeline as generate } from '../dist/src/internals.js';
import { installPinned } from '../scripts/pinned.mjs';
import { REQUESTS, STRIDE, THOUSAND } from './server-api.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROUNDS = Number(process.argv[2] ?? 40);
const STARTS = 2;
const REQUESTS_TO_WARM_UP = 4000;
const REQUESTS_A_ROUND = 1500;
const CONNECTIONS = 8;
const ALL_KINDS = [
  'by hand',
  'restitch',
  "restitch, responses: 'off'",
  "restitch, responses: 'check'",
  'Fastify, JSON Schema',
  'Hono, zod',
  'Hono, checks by hand',
  'Express, empty route',
  'Express, checks by hand',
  'restitch on Fastify',
  "restitch on Fastify, responses: 'off'",
  'restitch on Express',
  'restitch on Hono',
];
const asked = process.argv[3]?.split(';').map((name) => name.trim());
const KINDS = ALL_KINDS.filter((kind) => kind === 'by hand' || (asked?.includes(kind) ?? true));
const METHODS = Object.keys(REQUESTS);

/** Generates a server and compiles it into a folder. */
async function build(folder, files) {
  const inputs = files.map(({ source }) => source);
  const config = resolveConfig({ inputs, targets: { server: true } });
  const { files: made } = await generate({ files, overlays: [], config });
  for (const { path, text } of made) {
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    const out = join(folder, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, outputText);
  }
  return join(folder, 'server');
}

/** Prints the progress, because the table is printed only after everything is measured. */
function progress(text) {
  console.error(`  … ${text}`);
}

/**
 * Sends requests over some connections, one at a time on each; every response is as long as the
 * first.
 */
function load(port, request, count) {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let open = CONNECTIONS;
    const bytes = Buffer.from(request);
    const run = () => {
      let length = 0;
      let got = 0;
      const socket = connect(port, '127.0.0.1');
      const next = () => {
        if (sent++ < count) socket.write(bytes);
        else {
          socket.end();
          if (--open === 0) resolve();
        }
      };
      socket.setNoDelay(true);
      socket.setTimeout(10_000, () => reject(new Error(`no answer to ${request.slice(0, 60)}`)));
      socket.on('connect', next);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        if (length === 0) {
          const text = chunk.toString('latin1');
          if (!/^HTTP\/1\.1 20[01]/.test(text)) return reject(new Error(text.slice(0, 300)));
          const body = text.indexOf('\r\n\r\n') + 4;
          length = body + Number(/content-length: (\d+)/i.exec(text)[1]);
        }
        got += chunk.length;
        if (got < length) return;
        got -= length;
        next();
      });
    };
    for (let index = 0; index < CONNECTIONS; index++) run();
  });
}

function ask(child, message) {
  return new Promise((resolve, reject) => {
    const left = (code) => reject(new Error(`a server left with ${code}`));
    child.once('exit', left);
    child.once('message', (answer) => {
      child.off('exit', left);
      resolve(answer);
    });
    if (message !== undefined) child.send(message);
  });
}

/**
 * Starts every server, and measures all of them in turn. Adds the microseconds per request to
 * `rounds`, by server and method.
 */
async function takeTurns(folder, size, rounds) {
  const servers = [];
  for (const kind of KINDS) {
    const child = fork(join(HERE, 'server-child.mjs'), [kind, folder, size]);
    const { port } = await ask(child);
    servers.push({ kind, child, port });
  }
  for (const { kind, port } of servers) {
    progress(`warming up ${kind}`);
    for (const request of Object.values(REQUESTS)) await load(port, request, REQUESTS_TO_WARM_UP);
  }
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 10 === 9) progress(`round ${round + 1} of ${ROUNDS}`);
    for (const method of METHODS) {
      const times = new Map();
      for (const { kind, child, port } of servers) {
        const { cpu: before } = await ask(child, 'cpu');
        await load(port, REQUESTS[method], REQUESTS_A_ROUND);
        const { cpu: after } = await ask(child, 'cpu');
        times.set(kind, (after - before) / REQUESTS_A_ROUND);
      }
      rounds[method].push(times);
    }
  }
  for (const { child } of servers) child.disconnect();
}

/**
 * Measures all starts, and prints a table of all rounds so far after each start. The last table is
 * the result.
 */
async function measure(name, folder, size) {
  const rounds = Object.fromEntries(METHODS.map((method) => [method, []]));
  for (let start = 1; start <= STARTS; start++) {
    await takeTurns(folder, size, rounds);
    print(`${name}, user CPU a request, start ${start} of ${STARTS}`, rounds);
  }
}

function print(title, rounds) {
  const mean = (kind, method) =>
    rounds[method].reduce((sum, times) => sum + times.get(kind), 0) / rounds[method].length;
  const cell = (kind, method) => {
    const ratio = mean(kind, method) / mean('by hand', method);
    return `${mean(kind, method).toFixed(1).padStart(6)} µs ${ratio.toFixed(2).padStart(5)}x`;
  };
  const head = METHODS.map((method) => method.padStart(16)).join('  ');
  console.log(`\n${title}\n${''.padEnd(42)}${head}`);
  for (const kind of KINDS) {
    console.log(`  ${kind.padEnd(39)} ${METHODS.map((method) => cell(kind, method)).join('  ')}`);
  }
}

installPinned(HERE);
const folder = mkdtempSync(join(tmpdir(), 'restitch-bench-'));
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
const bytesOf = (document) => Buffer.from(JSON.stringify(document));
const specs = join(HERE, '../specs/stride');
const stride = readdirSync(specs)
  .filter((name) => /\.(swagger\.yaml|postman\.json)$/.test(name))
  .map((name) => ({ source: `specs/stride/${name}`, bytes: readFileSync(join(specs, name)) }));
const [, , , , only] = process.argv;
try {
  if (only !== 'thousand') {
    const one = { source: 'enriched.json', bytes: bytesOf(STRIDE) };
    await measure('Stride', await build(join(folder, 'stride'), [...stride, one]), '');
  }
  if (only !== 'stride') {
    const many = { source: 'thousand.json', bytes: bytesOf(THOUSAND) };
    await measure('1,000 endpoints', await build(join(folder, 'thousand'), [many]), '1000');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
