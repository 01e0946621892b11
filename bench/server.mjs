// CPU time per request of generated servers and of others, side by side in one run, over loopback:
// npm run bench:server [ROUNDS]. Every server is a process of its own and is started twice; servers take turns
// in short rounds, and the best round of each counts, since whatever else runs on the machine only adds. It takes some
// ten minutes on an idle machine, and says on the way where it is; fewer rounds are quicker and less exact.
// The ratio to the server written by hand is what compares between machines.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';
import { runPipeline as generate } from '../dist/src/pipeline/generate.js';
import { resolveConfig } from '../dist/src/config/config.js';
import { installPinned } from '../scripts/pinned.mjs';
import { REQUESTS, STRIDE, THOUSAND } from './server-api.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROUNDS = Number(process.argv[2] ?? 10);
const STARTS = 2;
const REQUESTS_TO_WARM_UP = 4000;
const REQUESTS_A_ROUND = 3000;
const CONNECTIONS = 8;
const KINDS = [
  'by hand',
  'restitch',
  'Fastify, JSON Schema',
  'Hono, zod',
  'Hono, checks by hand',
  'Express, checks by hand',
  'restitch on Fastify',
  'restitch on Express',
];

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

/** Says where the run is: a row stands only when everything has been measured. */
function progress(text) {
  console.error(`  … ${text}`);
}

/** Sends requests over some connections, one at a time on each; every answer is as long as the first. */
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

/** Starts every server, and lets them take turns; `best` is by server and method, in microseconds. */
async function rounds(folder, size, best) {
  const servers = [];
  for (const kind of KINDS) {
    const child = fork(join(HERE, 'server-child.mjs'), [kind, folder, size]);
    const { port } = await ask(child);
    servers.push({ child, port, own: best.get(kind) });
  }
  for (const [index, { port }] of servers.entries()) {
    progress(`warming up ${KINDS[index]}`);
    for (const request of Object.values(REQUESTS)) await load(port, request, REQUESTS_TO_WARM_UP);
  }
  for (let round = 0; round < ROUNDS; round++) {
    progress(`round ${round + 1} of ${ROUNDS}`);
    for (const { child, port, own } of servers) {
      for (const [method, request] of Object.entries(REQUESTS)) {
        const { cpu: before } = await ask(child, 'cpu');
        await load(port, request, REQUESTS_A_ROUND);
        const { cpu: after } = await ask(child, 'cpu');
        own[method] = Math.min(own[method], (after - before) / REQUESTS_A_ROUND);
      }
    }
  }
  for (const { child } of servers) child.disconnect();
}

/** The best of every start so far, after each: the last table counts. */
async function measure(name, folder, size) {
  const best = new Map(KINDS.map((kind) => [kind, { GET: Infinity, POST: Infinity }]));
  for (let start = 1; start <= STARTS; start++) {
    await rounds(folder, size, best);
    print(`${name}, CPU a request, start ${start} of ${STARTS}`, best);
  }
}

function print(title, best) {
  const floor = best.get('by hand');
  const cell = (own, method) =>
    `${own[method].toFixed(1).padStart(6)} µs ${(own[method] / floor[method]).toFixed(2).padStart(5)}x`;
  console.log(`\n${title}\n${''.padEnd(28)}${'GET'.padStart(13)} ${'POST'.padStart(16)}`);
  for (const [kind, own] of best) {
    console.log(`  ${kind.padEnd(25)} ${cell(own, 'GET')}  ${cell(own, 'POST')}`);
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
try {
  const one = { source: 'enriched.json', bytes: bytesOf(STRIDE) };
  await measure('Stride', await build(join(folder, 'stride'), [...stride, one]), '');
  const many = { source: 'thousand.json', bytes: bytesOf(THOUSAND) };
  await measure('1,000 endpoints', await build(join(folder, 'thousand'), [many]), '1000');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
