/**
 * Restarts the service under load. Three processes run behind HAProxy (`deploy/haproxy.cfg`), on
 * PostgreSQL behind pgbouncer in transaction mode. Each process is restarted in turn while clients
 * write. No request may fail, and every acknowledged message must exist exactly once.
 */
import { fork, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import * as api from '../../../generated/stride/client/index.js';
import type { Client } from '../../../generated/stride/client/index.js';
import { startPgbouncer } from '../storage/test/pgbouncer.js';

const CLIENTS = 20;
/** For this many seconds, a process that shuts down still accepts connections. */
const DRAIN = 2;
// This file runs from a bundle, so the path is relative to the bundle.
const FOLDER = join(fileURLToPath(import.meta.url), '../../../..');
const url = process.env['DATABASE_URL'];

if (url === undefined || spawnSync('haproxy', ['-v']).status !== 0) {
  console.log('rolling restart: skipped, it needs DATABASE_URL, haproxy and pgbouncer');
  process.exit();
}

const owner = new pg.Client({ connectionString: url });
await owner.connect();
const database = `stride_rolling_${process.pid}`;
await owner.query(`create database ${database}`);
const direct = new URL(url);
direct.pathname = `/${database}`;
const pool = await startPgbouncer(direct.href, 20);
const ports = await Promise.all([1, 2, 3].map(freePort));
const balancerPort = await freePort();
const baseUrl = `http://127.0.0.1:${balancerPort}`;
const processes: ChildProcess[] = [];
let balancer: ChildProcess | undefined;
let printed = '';
const acknowledged = new Set<string>();
const failures: string[] = [];
let slowest = 0;
let over = false;
try {
  for (const port of ports) processes.push(await start(port));
  balancer = startBalancer();
  await healthy(baseUrl);
  await restartUnderLoad();
} finally {
  for (const one of [...processes, balancer]) await ended(one);
  await pool.stop();
  await owner.query(`drop database ${database} with (force)`);
  await owner.end();
}

async function restartUnderLoad(): Promise<void> {
  const client = api.createClient({ baseUrl, retries: 0, auth: { oauth2: tokenOnce() } });
  const [cloudId = ''] = (await api.listSites(client)).values;
  const { id: conversationId } = await api.createConversation(client, {
    ...{ cloudId, body: { name: 'Rolling' } },
  });
  const room = { cloudId, conversationId };
  const writing = Promise.all(
    Array.from({ length: CLIENTS }, (_, number) => write(client, room, number)),
  );
  for (const [at, port] of ports.entries()) {
    await pause(1000);
    const code = await ended(processes[at]);
    if (code !== 0) failures.push(`process ${at + 1} ended with ${String(code)}`);
    processes[at] = await start(port);
    await healthy(`http://127.0.0.1:${port}`);
    await pause(1000);
  }
  over = true;
  await writing;
  const { missing, twice } = await check(client, room);
  console.log(
    `rolling restart of 3 processes behind HAProxy and pgbouncer: ${acknowledged.size} messages acknowledged, ` +
      `${missing} lost, ${twice} twice, ${failures.length} requests failed, slowest ${Math.round(slowest)} ms`,
  );
  for (const failure of failures.slice(0, 10)) console.log(failure);
  process.exitCode = missing + twice + failures.length === 0 ? 0 : 1;
}

/**
 * Ends a process.
 * @returns its exit code
 */
async function ended(child: ChildProcess | undefined): Promise<unknown> {
  if (!child || child.exitCode !== null) return child?.exitCode;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  return (await exit)[0] as unknown;
}

interface Room {
  readonly cloudId: string;
  readonly conversationId: string;
}

async function write(client: Client, room: Room, number: number): Promise<void> {
  for (let count = 0; !over; count++) {
    const began = performance.now();
    try {
      const body = `${number}.${count}`;
      const { id } = await api.sendMessage(client, { ...room, contentType: 'text/plain', body });
      acknowledged.add(id);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
    slowest = Math.max(slowest, performance.now() - began);
  }
}

async function check(
  client: Client,
  room: Room,
): Promise<{ readonly missing: number; readonly twice: number }> {
  const found = new Set<string>();
  let twice = 0;
  for (let beforeMessage: string | undefined; ;) {
    const from = beforeMessage === undefined ? {} : { beforeMessage };
    const { values } = await api.listMessages(client, { ...room, ...from });
    for (const { id } of values) {
      if (found.has(id)) twice += 1;
      found.add(id);
    }
    beforeMessage = values.at(-1)?.id;
    if (beforeMessage === undefined) break;
  }
  return { missing: [...acknowledged].filter((id) => !found.has(id)).length, twice };
}

/**
 * Returns a function that requests a token once, with the client id and secret that the first
 * process has printed.
 */
function tokenOnce(): () => Promise<string> {
  const [clientId, clientSecret] = ['client id', 'client secret'].map(
    (name) => new RegExp(`${name} +(\\S+)`).exec(printed)?.[1],
  );
  let token: Promise<string> | undefined;
  return () =>
    (token ??= fetch(`${baseUrl}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ grant_type: 'client_credentials' },
        ...{ client_id: clientId, client_secret: clientSecret },
      }),
    }).then(
      async (response) => ((await response.json()) as { access_token: string }).access_token,
    ));
}

async function start(port: number): Promise<ChildProcess> {
  const child = fork(
    join(FOLDER, 'start.mjs'),
    ['--port', String(port), '--drain', String(DRAIN), '--base-url', baseUrl],
    {
      silent: true,
      env: { ...process.env, DATABASE_URL: pool.url, DATABASE_LISTEN_URL: direct.href },
    },
  );
  child.stderr?.pipe(process.stderr);
  const ready = new Promise<void>((resolve) =>
    child.stdout?.on('data', (part: Buffer) => {
      printed += part.toString();
      resolve();
    }),
  );
  await Promise.race([
    ready,
    once(child, 'exit').then(([code]) => {
      throw new Error(`a process ended with ${String(code)}`);
    }),
  ]);
  return child;
}

function startBalancer(): ChildProcess {
  const [one, two, three] = ports.map((port) => `127.0.0.1:${port}`);
  return spawn('haproxy', ['-f', join(FOLDER, 'deploy/haproxy.cfg'), '-q'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...{ STRIDE_BIND: `127.0.0.1:${balancerPort}` },
      ...{ STRIDE_1: one, STRIDE_2: two, STRIDE_3: three },
    },
  });
}

async function healthy(address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const response = await fetch(`${address}/health`).catch(() => undefined);
    if (response?.status === 200) return;
    await pause(100);
  }
  throw new Error(`${address} does not become healthy`);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
