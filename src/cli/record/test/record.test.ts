/** `restitch record` in front of a service on the same machine. */
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderOfEachTest } from '../../../../test/folder.js';
import { run } from '../../run.js';

const folder = folderOfEachTest();
let service: Server;
let target = '';

beforeAll(async () => {
  service = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '' } = request;
      if (url.startsWith('/v1/echo')) {
        response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'sid=SECRET' });
        return response.end(Buffer.concat(chunks));
      }
      if (url.startsWith('/v1/zip')) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        return response.end(gzipSync('{"zipped":true,"note":"words of somebody"}'));
      }
      if (url.startsWith('/v1/large')) {
        response.writeHead(200, { 'content-type': 'application/json' });
        return response.end(JSON.stringify('x'.repeat(2_000_000)));
      }
      if (url.startsWith('/v1/moved')) {
        response.writeHead(302, { location: `${target}/list`, 'set-cookie': 'a=b; Domain=b.io' });
        return response.end();
      }
      if (url.startsWith('/v1/list')) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        return response.end(gzipSync(JSON.stringify({ next: `${target}/list?page=2`, total: 3 })));
      }
      if (url.startsWith('/v1/drop')) return request.socket.destroy();
      response.writeHead(404).end();
    });
  });
  service.on('upgrade', (_, socket) => {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello',
    );
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  target = `http://127.0.0.1:${(service.address() as AddressInfo).port}/v1`;
});

afterAll(() => {
  service.closeAllConnections();
  service.close();
});

/** Records until `stop` is called. Resolves when the proxy listens. */
async function record(
  ...more: string[]
): Promise<{ readonly url: string; readonly stop: () => Promise<number> }> {
  let stop = (): void => undefined;
  let say = (_text: string): void => undefined;
  const output = new Promise<string>((resolve) => (say = resolve));
  const exit = run(['record', target, '--port', '0', '--quiet', ...more], {
    cwd: folder.path,
    out: (text) => say(text),
    err: (text) => say(text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
    onStop: (listener) => (stop = listener),
  });
  const url = /http:\/\/127\.0\.0\.1:\d+(?=: send)/.exec(await output)?.[0];
  if (url === undefined) throw new Error(await output);
  return {
    url,
    stop: () => {
      stop();
      return exit;
    },
  };
}

interface Archive {
  readonly log: {
    readonly entries: readonly {
      readonly request: { readonly method: string; readonly url: string };
      readonly response: { readonly status: number; readonly content: { readonly text?: string } };
    }[];
  };
}

const archive = (): Archive =>
  JSON.parse(readFileSync(join(folder.path, 'traffic.har'), 'utf8')) as Archive;

test('exchanges are recorded without secrets, in a file that is valid at any time', async () => {
  const { url, stop } = await record('--keep-name', 'echo,zip,large,none');
  expect(archive().log.entries).toEqual([]);
  const posted = await fetch(`${url}/echo?token=SECRET`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer SECRET' },
    body: JSON.stringify({ id: 7, password: 'SECRET', note: 'SECRET of somebody' }),
  });
  expect(await posted.json()).toEqual({ id: 7, password: 'SECRET', note: 'SECRET of somebody' });
  // The entry is written after the exchange has ended, so the caller may receive the response
  // before.
  await expect.poll(() => archive().log.entries).toHaveLength(1);
  expect(await (await fetch(`${url}/zip`)).json()).toMatchObject({ zipped: true });
  expect(((await (await fetch(`${url}/large`)).json()) as string).length).toBe(2_000_000);
  expect((await fetch(`${url}/none`)).status).toBe(404);
  expect((await fetch(`${url}/drop`)).status).toBe(502);
  expect(await stop()).toBe(0);
  const { entries } = archive().log;
  expect(entries.map(({ response }) => response.status)).toEqual([201, 200, 200, 404]);
  expect(entries.map(({ request }) => request.url.replace(/^.*\/v1/, ''))).toEqual([
    expect.stringMatching(/^\/echo\?token=[A-Z]{6}$/),
    ...['/zip', '/large', '/none'],
  ]);
  expect(entries.map(({ response }) => response.content.text)).toEqual([
    expect.stringMatching(
      /^\{"id":\d,"password":"[A-Z]{6}","note":"[A-Z]{6} [a-z]{2} [a-z]{8}"\}$/,
    ),
    expect.stringMatching(/^\{"zipped":true,"note":"[a-z]{5} [a-z]{2} [a-z]{8}"\}$/),
    undefined,
    '',
  ]);
  expect(readFileSync(join(folder.path, 'traffic.har'), 'utf8')).not.toContain('SECRET');
});

test('a file contains the address of the proxy while it listens', async () => {
  const path = join(folder.path, 'ready.json');
  writeFileSync(path, 'of one that was killed');
  const { url, stop } = await record('--ready', 'ready.json');
  const { port } = new URL(url);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ url, port: Number(port) });
  expect(await stop()).toBe(0);
  expect(readdirSync(folder.path)).toEqual(['traffic.har']);
});

test('a file that cannot be written is an error at the start', async () => {
  mkdirSync(join(folder.path, 'ready.json'));
  await expect(record('--ready', 'ready.json')).rejects.toThrow('cannot write ready.json');
  await expect(record('--ready', 'no/ready.json')).rejects.toThrow('cannot write no/ready.json');
});

test('a client that follows redirects and links keeps using the proxy', async () => {
  const { url, stop } = await record('--keep-name', 'moved,list');
  const moved = await fetch(`${url}/moved`, { redirect: 'manual' });
  expect(moved.headers.get('location')).toBe(`${url}/list`);
  expect(moved.headers.get('set-cookie')).toBe('a=b');
  const { next } = (await (await fetch(`${url}/moved`)).json()) as { readonly next: string };
  expect(next).toBe(`${url}/list?page=2`);
  expect((await fetch(next)).status).toBe(200);
  expect(await stop()).toBe(0);
  const { entries } = archive().log;
  // In the recording, links are those of the service, not those of the proxy.
  expect(entries.map(({ request }) => request.url.replace(/^.*\/v1/, ''))).toEqual([
    ...['/moved', '/moved', '/list', '/list?page=2'],
  ]);
  expect(entries[2]?.response.content.text).toContain(`"next":"${target}/list?page=2"`);
});

test('chunked bodies and other protocols are passed on unchanged', async () => {
  const { url, stop } = await record();
  const sent = send(`${url}/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  sent.write('{"a":');
  await new Promise((done) => setImmediate(done));
  sent.end('1}');
  const [answer] = (await once(sent, 'response')) as [AsyncIterable<Buffer>];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe('{"a":1}');
  const upgrade = send(`${url}/socket`, {
    headers: { connection: 'Upgrade', upgrade: 'websocket' },
  }).end();
  const [, socket, head] = (await once(upgrade, 'upgrade')) as [
    unknown,
    import('node:net').Socket,
    Buffer,
  ];
  const text = head.length > 0 ? head : ((await once(socket, 'data')) as [Buffer])[0];
  expect(text.toString()).toBe('hello');
  socket.destroy();
  expect(await stop()).toBe(0);
});

test.each([
  ['api.b.io', 'restitch record https://'],
  ['https://api.b.io/v1?key=1', 'without a query'],
  ['https://me:secret@api.b.io', 'credentials'],
])('%s is an error, and nothing is written', async (address, message) => {
  const output: string[] = [];
  const code = await run(['record', address], {
    cwd: folder.path,
    out: (text) => output.push(text),
    err: (text) => output.push(text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  });
  expect(code).toBe(2);
  expect(output.join('')).toContain(message);
  expect(existsSync(join(folder.path, 'traffic.har'))).toBe(false);
});
