/** The recording that is left when its process is ended, in any way. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { builtCommand } from '../../../../test/built.js';
import { folderOfEachTest } from '../../../../test/folder.js';

const folder = folderOfEachTest();
let service: Server;
let target = '';
let recording: ChildProcess | undefined;

beforeAll(async () => {
  service = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    // The responses to some requests never end.
    if (request.url === '/endless') response.write('{');
    else response.end('{"id":1}');
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  target = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});

afterEach(() => void recording?.kill('SIGKILL'));
afterAll(() => {
  service.closeAllConnections();
  service.close();
});

/** Records in a separate process. */
async function record(): Promise<string> {
  const words = [builtCommand(), 'record', target, '--port', '0', '--quiet'];
  recording = spawn(process.execPath, words, { cwd: folder.path });
  let output = '';
  for await (const data of recording.stdout ?? []) {
    output += String(data);
    const url = /http:\/\/127\.0\.0\.1:\d+(?=: send)/.exec(output)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`it has ended, and printed: ${output}`);
}

async function ended(signal: NodeJS.Signals): Promise<unknown> {
  if (!recording) throw new Error('nothing is recorded');
  const over = once(recording, 'exit');
  recording.kill(signal);
  const [code] = (await over) as unknown[];
  return code;
}

const recorded = (): number => {
  const text = readFileSync(join(folder.path, 'traffic.har'), 'utf8');
  return (JSON.parse(text) as { log: { entries: unknown[] } }).log.entries.length;
};

test('kill -9 loses one exchange at most, and the file is valid', async () => {
  const url = await record();
  for (let count = 0; count < 20; count++) await (await fetch(`${url}/a`)).json();
  await ended('SIGKILL');
  expect(recorded()).toBeGreaterThanOrEqual(19);
});

test('Ctrl-C leaves a valid file, even during a response', async () => {
  const url = await record();
  await (await fetch(`${url}/a`)).json();
  const open = await fetch(`${url}/endless`);
  expect(open.status).toBe(200);
  expect(await ended('SIGINT')).toBe(0);
  await open.text().catch(() => undefined);
  expect(recorded()).toBeGreaterThanOrEqual(1);
});
