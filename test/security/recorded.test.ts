/**
 * Recordings are safe to commit: secrets in traffic are neither in the file nor in any output about
 * it.
 *
 * @module-tag proof
 */
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import { TARGETS } from '../../src/output/targets/index.js';
import { commandIn } from '../command.js';
import { folderOfEachTest } from '../folder.js';
import anyAscii from 'any-ascii';
import { planted, type Planted } from './recorded.js';
import { browserArchive, browserPlanted, unusualPlanted } from './recorded-unusual.js';

const folder = folderOfEachTest();
const PLANTED: readonly Planted[] = [...planted(), ...unusualPlanted()];
const BROWSER = browserPlanted();
/** The calls in order. All repetitions of a call come after the first calls. */
const CALLS = PLANTED.flatMap((one, number) =>
  Array.from({ length: one.times ?? 1 }, (_, time) => ({ one, number, time })),
);
let service: Server;
let target = '';

beforeAll(async () => {
  service = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { one, time } = CALLS[Number(request.headers['x-number'])] ?? { time: 0 };
      const sent = chunks.length > 0 ? Buffer.concat(chunks) : '{"ok":true}';
      const type = one?.answerType ?? request.headers['content-type'] ?? 'application/json';
      response.writeHead(one?.status ?? 200, one?.reason ?? 'OK', {
        'content-type': type,
        ...one?.told,
      });
      response.end(one?.answer?.(time) ?? sent);
    });
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  target = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});

afterAll(() => {
  service.closeAllConnections();
  service.close();
});

async function call(url: string, { one }: (typeof CALLS)[number], number: number): Promise<void> {
  const sent = send(`${url}${one.path ?? '/'}`, {
    method: one.body === undefined ? 'GET' : 'POST',
    headers: {
      ...one.headers,
      'x-number': String(number),
      ...(one.type !== undefined && { 'content-type': one.type }),
    },
  });
  sent.end(one.body);
  const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  for await (const _ of answer);
}

/** Records all calls, and returns the output in the terminal. */
async function record(): Promise<string> {
  let shown = '';
  let stop = (): void => undefined;
  let tell = (_text: string): void => undefined;
  const told = new Promise<string>((resolve) => (tell = resolve));
  const exit = run(['record', target, '--port', '0'], {
    cwd: folder.path,
    out: (text) => {
      shown += text;
      tell(text);
    },
    err: (text) => void (shown += text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
    onStop: (listener) => (stop = listener),
  });
  const url = /http:\/\/127\.0\.0\.1:\d+(?=: send)/.exec(await told)?.[0] ?? '';
  for (const [number, one] of CALLS.entries()) await call(url, one, number);
  stop();
  expect(await exit).toBe(0);
  return shown;
}

/** The same traffic as a browser exports it. */
function rawRecording(): string {
  const list = (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers).map(([name, value]) => ({ name, value }));
  const entries = CALLS.map(({ one, time }) => {
    const { path = '/', headers = {}, body, type, told = {} } = one;
    const text = one.answer?.(time) ?? body ?? '{"ok":true}';
    return {
      request: {
        method: body === undefined ? 'GET' : 'POST',
        url: `https://api.b.io${path}`,
        headers: list(headers),
        ...(body !== undefined && { postData: { mimeType: type, text: body } }),
      },
      response: {
        status: one.status ?? 200,
        statusText: one.reason ?? 'OK',
        headers: list(told),
        content: {
          size: text.length,
          mimeType: one.answerType ?? type ?? 'application/json',
          text,
        },
      },
    };
  });
  return JSON.stringify(browserArchive(entries), null, 1);
}

/** All files below a folder, with their paths. */
function filesBelow(path: string, below = ''): [string, string][] {
  return readdirSync(path).flatMap((name): [string, string][] => {
    const whole = join(path, name);
    const own = `${below}/${name}`;
    if (statSync(whole).isDirectory()) return filesBelow(whole, own);
    return [[own, `${own}\n${readFileSync(whole, 'utf8')}`]];
  });
}

/** The planted values that occur in a text: unchanged, as part of a generated name, or encoded. */
function leaksIn(way: string, text: string): string[] {
  const plain = text.toLowerCase();
  const loose = plain.replace(/[^a-z0-9]/g, '');
  return [...PLANTED, ...BROWSER].flatMap(({ kind, value }) => {
    const lower = value.toLowerCase();
    const bare = lower.replace(/[^a-z0-9]/g, '');
    const encoded = [
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      ...[value, JSON.stringify({ token: value })].map((one) =>
        Buffer.from(one).toString('base64').replace(/=+$/, ''),
      ),
    ];
    const isShown =
      plain.includes(lower) ||
      (bare.length >= 10 && loose.includes(bare)) ||
      (/[^\x00-\x7f]/.test(value) &&
        /\p{L}/u.test(value) &&
        plain.includes(anyAscii(value).toLowerCase())) ||
      encoded.some((one) => text.includes(one));
    return isShown ? [`${way}: ${kind}`] : [];
  });
}

/** The output for a recording, and its diagnostics. */
async function madeOf(har: string): Promise<string[]> {
  const command = commandIn(() => folder.path);
  mkdirSync(join(folder.path, 'made'));
  const api = {
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    paths: { '/status': { get: { responses: { 200: { description: 'd' } } } } },
  };
  writeFileSync(join(folder.path, 'api.json'), JSON.stringify(api));
  const targets = TARGETS.map(({ name }) => name).join(',');
  const printed = [
    await command('generate', har, '--out', 'made', '--target', targets),
    await command('inspect', har),
    ...(await Promise.all(
      ['text', 'json', 'markdown', 'junit'].map((format) =>
        command(
          'verify',
          har,
          'api.json',
          '--format',
          format,
          ...(format === 'text' ? ['--verbose', '--suggest', 'made/suggested.yaml'] : []),
        ),
      ),
    )),
  ];
  const [generated] = printed;
  expect(generated?.out + (generated?.err ?? '')).toContain('created');
  const files = filesBelow(join(folder.path, 'made'));
  expect(files.length).toBeGreaterThan(50);
  return [
    ...printed.flatMap(({ out, err }, index) => leaksIn(`printed ${index}`, out + err)),
    ...files.flatMap(([path, text]) => leaksIn(path, text)),
  ];
}

test('there are more than 120 kinds of secrets', () => {
  expect(new Set(PLANTED.map(({ kind }) => kind)).size).toBe(PLANTED.length);
  expect(PLANTED.length).toBeGreaterThan(120);
});

test('no secret is in a recording, in the terminal, or in the output generated from it', async () => {
  const shown = await record();
  const text = readFileSync(join(folder.path, 'traffic.har'), 'utf8');
  const { log } = JSON.parse(text) as { log: { entries: unknown[] } };
  expect(log.entries).toHaveLength(CALLS.length);
  expect(leaksIn('recording', text)).toEqual([]);
  expect(leaksIn('terminal', shown)).toEqual([]);
  expect(await madeOf('traffic.har')).toEqual([]);
});

test('no secret is in the output generated from a recording of a browser', async () => {
  writeFileSync(join(folder.path, 'browser.har'), rawRecording());
  expect(leaksIn('itself', rawRecording()).length).toBeGreaterThan(120);
  expect(await madeOf('browser.har')).toEqual([]);
});
