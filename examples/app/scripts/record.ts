/**
 * Runs `restitch record` to record the three operations that no document describes. The recording
 * contains none of the sent values, because the command replaces them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { toNodeHandler } from '../generated/server/node.ts';
import { createClient, signIn } from '../generated/client/index.ts';
import { createDeskApi } from '../server/api.ts';

const api = createDeskApi();
const server = createServer(toNodeHandler(api)).listen(4999, '127.0.0.1');
await once(server, 'listening');

const ready = join(mkdtempSync(join(tmpdir(), 'desk-')), 'ready.json');
const recorder = spawn(
  process.execPath,
  [
    ...['../../scripts/restitch.mjs', 'record', 'http://127.0.0.1:4999'],
    ...['apis/tickets.yaml', 'apis/people.yaml', '--keep', 'solved,color'],
    ...['--port', '0', '--ready', ready, '--out', 'apis/labels.har', '--quiet'],
  ],
  { stdio: 'inherit' },
);
while (!existsSync(ready)) await setTimeout(50);
const { url } = z.object({ url: z.string() }).parse(JSON.parse(readFileSync(ready, 'utf8')));

const body = { email: 'ada@desk.dev', password: 'correct horse' };
const { accessToken } = await signIn(createClient({ fetch: api.fetch }), { body });

async function call(method: string, path: string, json?: object): Promise<void> {
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  const init = json ? { method, headers, body: JSON.stringify(json) } : { method, headers };
  const response = await fetch(`${url}/v1${path}`, init);
  console.log(method, path, response.status);
  await response.arrayBuffer();
}

// A field counts as required if it is in every one of at least twenty recorded bodies.
for (let index = 1; index <= 24; index++) {
  const labels = index % 2 === 0 ? ['printers', 'access'] : ['billing'];
  await call('GET', '/labels');
  await call('PUT', `/tickets/t-${index}/labels`, { labels });
  await call('GET', `/reports/workload?since=2026-02-${String(index).padStart(2, '0')}`);
}

recorder.kill('SIGINT');
await once(recorder, 'exit');
server.close();
