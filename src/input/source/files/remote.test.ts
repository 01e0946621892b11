import { expect, test } from 'vitest';
import { readRemote, type Fetch } from './remote.js';

const ALLOWED = { hosts: ['acme.io'] };

function server(answers: Readonly<Record<string, () => Response>>): Fetch & { asked: string[] } {
  const asked: string[] = [];
  const ask: Fetch = (url, init) => {
    asked.push(url);
    expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
    const answer = answers[url];
    return answer ? Promise.resolve(answer()) : Promise.reject(new Error('no network'));
  };
  return Object.assign(ask, { asked });
}

const to = (location: string) => () => new Response(null, { status: 302, headers: { location } });
const endless = (): Response =>
  new Response(
    new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1 << 20)) }),
  );

test.each([
  ['a file', { 'https://acme.io/a': () => new Response('{}') }, '{}'],
  [
    'a redirect within',
    { 'https://acme.io/a': to('/b'), 'https://acme.io/b': () => new Response('b') },
    'b',
  ],
  [
    'a redirect to another host',
    { 'https://acme.io/a': to('https://evil.io/b') },
    'it redirects to another server',
  ],
  [
    'a redirect to http',
    { 'https://acme.io/a': to('http://acme.io/b') },
    'it redirects to another server',
  ],
  [
    'a redirect to a file',
    { 'https://acme.io/a': to('file:///etc/passwd') },
    'it redirects to another server',
  ],
  ['redirects without end', { 'https://acme.io/a': to('/a') }, 'it redirects too often'],
  [
    'an error',
    { 'https://acme.io/a': () => new Response('secret', { status: 403 }) },
    'the server responds with 403',
  ],
  ['no network', {}, 'the server cannot be reached'],
  ['too much', { 'https://acme.io/a': endless }, 'it has more than 20971520 bytes'],
])('%s', async (_, answers, want) => {
  const got = await readRemote('https://acme.io/a', ALLOWED, {}, server(answers));
  expect(typeof got === 'string' ? got : new TextDecoder().decode(got)).toBe(want);
});

test('a redirect to a second allowed host is a redirect to another origin', async () => {
  const ask = server({ 'https://acme.io/a': to('https://b.io/a') });
  await readRemote('https://acme.io/a', { hosts: ['acme.io', 'b.io'] }, {}, ask);
  expect(ask.asked).toEqual(['https://acme.io/a']);
});
