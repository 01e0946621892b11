// Compares the mock with Prism: the same requests to both, the time to start, and requests per
// second.
//
//   npm run build && npm run proof bench:mock -- [--only stride,petstore,github] [--runs N] [--seconds N]
//
// Both listen on this machine, and log no requests. Compare only ratios, because times depend on
// the machine.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPinned } from '../scripts/pinned.mjs';

const HERE = join(import.meta.dirname, 'mock');
const MODULES = join(HERE, 'node_modules');
const SPECS = {
  petstore: join(MODULES, '@readme/oas-examples/3.0/json/petstore.json'),
  stride: join(import.meta.dirname, '../generated/stride/openapi.json'),
  github: join(MODULES, '@octokit/openapi/generated/api.github.com.json'),
};
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(SPECS).join() },
    runs: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
  },
});
installPinned(HERE);

const CLI = join(import.meta.dirname, '../dist/src/cli.js');
const PRISM = join(MODULES, '@stoplight/prism-cli/dist/index.js');
const SIDES = {
  restitch: (spec, port) => [CLI, 'mock', spec, '--port', String(port), '--quiet'],
  prism: (spec, port) => [PRISM, 'mock', spec, '--port', String(port), '--verboseLevel', 'silent'],
};
const agent = new Agent({ keepAlive: true, maxSockets: 20 });
let nextPort = 4310;

/** Starts a mock, and waits until it responds. */
async function start(side, spec) {
  const port = nextPort++;
  const started = performance.now();
  const child = spawn(process.execPath, SIDES[side](spec, port), { stdio: 'ignore' });
  for (;;) {
    const up = await ask(port, { method: 'GET', path: '/', headers: {} }).catch(() => undefined);
    if (up !== undefined) return { port, child, took: performance.now() - started };
    if (child.exitCode !== null) throw new Error(`${side} ended with ${child.exitCode}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

function ask(port, { method, path, headers, body }) {
  return new Promise((done, fail) => {
    const outgoing = send({ host: '127.0.0.1', port, method, path, headers, agent }, (incoming) => {
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('end', () =>
        done({ status: incoming.statusCode, text: Buffer.concat(chunks).toString() }),
      );
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

/**
 * Up to 100 requests for a description. Each operation without a body is requested normally,
 * without credentials, and with a wrong path.
 */
function requestsOf(spec) {
  const { paths } = JSON.parse(readFileSync(spec, 'utf8'));
  const all = Object.entries(paths).flatMap(([path, item]) =>
    ['get', 'delete', 'head'].flatMap((method) => (item[method] ? [[path, method, item]] : [])),
  );
  const step = Math.max(1, Math.floor(all.length / 50));
  const some = all.filter((_, index) => index % step === 0).slice(0, 50);
  return some.flatMap(([template, method, item]) => {
    const stated = [...(item.parameters ?? []), ...(item[method].parameters ?? [])];
    const path = template.replace(/\{([^}]+)\}/g, (_, name) =>
      valueOf(stated.find((one) => one.name === name)),
    );
    const headers = { authorization: 'Bearer token', api_key: 'key', accept: 'application/json' };
    return [
      { method: method.toUpperCase(), path, headers },
      { method: method.toUpperCase(), path, headers: { ...headers, prefer: 'code=404' } },
    ];
  });
}

function valueOf({ schema, example } = {}) {
  if (example !== undefined) return String(example);
  if (schema?.enum) return String(schema.enum[0]);
  if (schema?.format === 'uuid') return '3fa85f64-5717-4562-b3fc-2c963f66afa6';
  return schema?.type === 'integer' || schema?.type === 'number' ? '1' : 'x';
}

/**
 * The differences between two responses to a request: the status, or the names of properties at the
 * top level.
 */
function difference(ours, theirs) {
  if (ours.status !== theirs.status) return `status ${ours.status}, Prism ${theirs.status}`;
  if (ours.status >= 400) return undefined;
  const [a, b] = [ours, theirs].map(({ text }) => shapeOf(text));
  return a === b ? undefined : `body ${a}, Prism ${b}`;
}

function shapeOf(text) {
  if (text === '') return 'none';
  try {
    const value = JSON.parse(text);
    if (Array.isArray(value)) return 'list';
    return value === null ? 'null' : typeof value;
  } catch {
    return 'text';
  }
}

async function rate(port, request, seconds) {
  const end = performance.now() + seconds * 1000;
  let count = 0;
  const lane = async () => {
    while (performance.now() < end) {
      await ask(port, request);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: 20 }, lane));
  return count / seconds;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

for (const name of options.only.split(',')) {
  const spec = SPECS[name];
  const took = { restitch: [], prism: [] };
  const running = {};
  for (let run = 0; run < Number(options.runs); run++) {
    for (const side of Object.keys(SIDES)) {
      running[side]?.child.kill();
      running[side] = await start(side, spec);
      took[side].push(running[side].took);
    }
  }
  const requests = requestsOf(spec);
  const differences = new Map();
  let good;
  for (const request of requests) {
    const [ours, theirs] = [
      await ask(running.restitch.port, request),
      await ask(running.prism.port, request),
    ];
    if (ours.status === 200 && theirs.status === 200 && request.method === 'GET') good ??= request;
    const found = difference(ours, theirs);
    if (found === undefined) continue;
    differences.set(found, [
      ...(differences.get(found) ?? []),
      `${request.method} ${request.path}`,
    ]);
  }
  const [ours, theirs] = [median(took.restitch), median(took.prism)];
  console.log(
    `${name}: start ${ours.toFixed(0)} ms, Prism ${theirs.toFixed(0)} ms: ${(ours / theirs).toFixed(2)}`,
  );
  const rates = {};
  for (const side of Object.keys(SIDES))
    rates[side] = await rate(running[side].port, good, Number(options.seconds));
  const factor = rates.restitch / rates.prism;
  console.log(
    `${name}: ${rates.restitch.toFixed(0)} requests a second, Prism ${rates.prism.toFixed(0)}: ${factor.toFixed(1)} times`,
  );
  const differing = [...differences.values()].reduce((sum, some) => sum + some.length, 0);
  console.log(`${name}: ${requests.length} requests, ${differing} answered in another way`);
  for (const [what, where] of differences) console.log(`  ${where.length} × ${what}: ${where[0]}`);
  for (const { child } of Object.values(running)) child.kill();
}
agent.destroy();
