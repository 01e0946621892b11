/** Files of URLs that `--watch` requests again. */
import { expect, it } from 'vitest';
import type { Io } from '../io.js';
import { followFolders } from './folder-watcher.js';
import { PolledUrls } from './polled-urls.js';

const HERE = 'http://127.0.0.1:1/api.json?key=secret';
const ALLOWED = { hosts: ['127.0.0.1:1', 'b.dev'] };

/** A server with one file, the requests that it got, and the messages of the watch. */
function served(first: string, headers: Record<string, string> = {}, interval?: number) {
  const sent: Record<string, string>[] = [];
  const said: string[] = [];
  const server = { text: first, status: 200, headers, sent, said };
  const ask = (url: string, init: RequestInit): Promise<Response> => {
    const asked = Object.fromEntries(new Headers(init.headers));
    sent.push({ url, ...asked });
    const { etag = 'none', 'last-modified': date = 'none' } = server.headers;
    const isSame = asked['if-none-match'] === etag || asked['if-modified-since'] === date;
    const status = isSame && server.status === 200 ? 304 : server.status;
    const body = status === 200 ? server.text : null;
    return Promise.resolve(new Response(body, { status, headers: server.headers }));
  };
  const urls = new PolledUrls((text) => said.push(text), ask, interval);
  const read = async (url = HERE): Promise<string> => {
    const bytes = await urls.read(url, ALLOWED, { authorization: 'me' });
    return typeof bytes === 'string' ? `failed: ${bytes}` : new TextDecoder().decode(bytes);
  };
  return { ...{ server, urls, read } };
}

it('requests a file again, and returns its new version', async () => {
  const { server, urls, read } = served('one');
  expect([await read(), await read(), server.sent.length]).toEqual(['one', 'one', 1]);
  expect(await urls.poll()).toBe(false);
  server.text = 'two';
  expect([await urls.poll(), await read()]).toEqual([true, 'two']);
  expect(server.sent.map(({ authorization }) => authorization)).toEqual(['me', 'me', 'me']);
});

it.each([
  [{ etag: '"1"' }, { etag: '"2"' }, 'if-none-match', '"1"'],
  [{ 'last-modified': 'Mon' }, { 'last-modified': 'Tue' }, 'if-modified-since', 'Mon'],
])('sends conditional requests for %j', async (first, second, header, value) => {
  const { server, urls, read } = served('one', first);
  await read();
  expect([await urls.poll(), await read()]).toEqual([false, 'one']);
  Object.assign(server, { headers: second, text: 'two' });
  expect([await urls.poll(), await read()]).toEqual([true, 'two']);
  expect(server.sent.map((one) => one[header])).toEqual([undefined, value, value]);
});

it('reports once that a file cannot be read, and continues', async () => {
  const { server, urls, read } = served('one');
  await read();
  server.status = 503;
  expect([await urls.poll(), await urls.poll(), await read()]).toEqual([false, false, 'one']);
  expect(server.said).toEqual([
    'http://127.0.0.1:1/api.json cannot be read now (the server responds with 503): restitch keeps its last version\n',
  ]);
  Object.assign(server, { status: 200, text: 'two' });
  expect([await urls.poll(), await read()]).toEqual([true, 'two']);
  server.status = 500;
  await urls.poll();
  expect(server.said).toHaveLength(2);
});

it('a file that could not be read at first counts as changed when it can be read', async () => {
  const { server, urls, read } = served('one');
  server.status = 404;
  expect(await read()).toBe('failed: the server responds with 404');
  expect(await urls.poll()).toBe(false);
  server.status = 200;
  expect([await urls.poll(), await read(), server.said]).toEqual([true, 'one', []]);
});

it('requests files of other machines less often, and unused files no more', async () => {
  const { server, urls, read } = served('one');
  for (const url of [HERE, 'https://b.dev/a.json']) await read(url);
  for (let tick = 0; tick < 5; tick++) await urls.poll();
  const others = server.sent.filter(({ url }) => url?.startsWith('https'));
  expect([server.sent.length, others.length]).toEqual([8, 2]);
  urls.forgetUnused();
  urls.forgetUnused();
  expect([await urls.poll(), server.sent.length]).toEqual([false, 8]);
});

it('a change of a file is followed without any folder, until the command ends', async () => {
  const { server, urls, read } = served('one', {}, 1);
  await read();
  const io: Pick<Io, 'err'> = { err: () => undefined };
  let stop = (): void => undefined;
  const stopped = new Promise<void>((end) => (stop = end));
  const seen: string[] = [];
  const look = async (): Promise<void> => {
    seen.push(await read());
    if (seen.length < 2) server.text = 'three';
    else stop();
  };
  server.text = 'two';
  await followFolders(io, stopped, () => new Set(), look, { urls });
  expect(seen).toEqual(['two', 'three']);
});
