/**
 * The generated client with the generated handlers of MSW, in Node: a service that is unavailable,
 * limits requests, requires a new token, or redirects. MSW keeps a clone of each response.
 */
import { build } from 'esbuild';
import { http, HttpResponse, type HttpHandler } from 'msw';
import { setupServer } from 'msw/node';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { folderOfAllTests } from '../folder.js';
import { PETS } from '../query/described.js';
import { file, run } from '../stride.js';

const SIGNED = {
  ...PETS,
  security: [{ token: [] }],
  components: {
    ...PETS.components,
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
};

interface Options {
  readonly timeout?: number;
  readonly retries?: number | { readonly limit: number; readonly delay: number };
  readonly auth?: { readonly token: string | ((about: { refused: boolean }) => string) };
}
type Call = (client: object, args: object) => Promise<unknown>;
type Handler = (answer: unknown, options?: { once: boolean }) => HttpHandler;
interface Made {
  readonly createClient: (options: Options) => object;
  readonly getPet: Call;
  readonly watchPets: (client: object) => Promise<AsyncIterable<{ readonly data: string }>>;
  readonly onGetPet: Handler;
  readonly onWatchPets: Handler;
  readonly handlers: () => HttpHandler[];
}

const folder = folderOfAllTests();
const server = setupServer();
const sent: Request[] = [];
let made: Made;

beforeAll(async () => {
  const { files } = await run([file('pets.json', SIGNED)], { targets: { msw: true } });
  for (const { path, text } of files) folder.write(path, text);
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder.path, 'node_modules'));
  folder.write('all.ts', "export * from './client/index.js';\nexport * from './msw/index.js';\n");
  const outfile = join(folder.path, 'all.mjs');
  await build({
    ...{ bundle: true, format: 'esm', platform: 'node', logLevel: 'error', outfile },
    entryPoints: [join(folder.path, 'all.ts')],
    packages: 'external',
  });
  made = (await import(/* @vite-ignore */ outfile)) as Made;
  server.listen({ onUnhandledRequest: 'error' });
  server.events.on('request:start', ({ request }) => void sent.push(request));
});
afterEach(() => {
  server.resetHandlers();
  sent.length = 0;
});
afterAll(() => server.close());

const QUICK = { limit: 2, delay: 1 };
const TOKEN = { token: 't' };
const ONCE = { once: true };

test.each<[string, object]>([
  ['503', { status: 503 }],
  ['429 with a time to wait', { status: 429, headers: { 'retry-after': '0' } }],
  ['401', { status: 401 }],
])('retries after %s', async (_, answer) => {
  server.use(made.onGetPet(answer, ONCE), ...made.handlers());
  const tokens: string[] = [];
  const token = ({ refused }: { refused: boolean }): string => {
    tokens.push(refused ? 'new' : 'old');
    return tokens.at(-1) ?? '';
  };
  const client = made.createClient({ timeout: 60_000, retries: QUICK, auth: { token } });
  expect(await made.getPet(client, { id: 1 })).toEqual({ id: 1, name: 'name' });
  const last = sent.map(({ headers }) => headers.get('authorization')).at(-1);
  expect(sent).toHaveLength(2);
  expect(last).toBe('status' in answer && answer.status === 401 ? 'Bearer new' : 'Bearer old');
});

test.each([
  [503, 3],
  [429, 3],
  [401, 2],
])('throws %s after all retries', async (status, requests) => {
  server.use(made.onGetPet({ status, body: { reason: 'no' } }));
  const auth = { token: () => 't' };
  const client = made.createClient({ timeout: 60_000, retries: QUICK, auth });
  await expect(made.getPet(client, { id: 1 })).rejects.toMatchObject({ status });
  expect(sent).toHaveLength(requests);
});

test('follows redirects', async () => {
  const location = 'https://api.pets.dev/v1/pets/2';
  const moved = http.get('https://api.pets.dev/v1/pets/1', () =>
    HttpResponse.text('moved', { status: 302, headers: { location } }),
  );
  server.use(moved, ...made.handlers());
  const client = made.createClient({ timeout: 60_000, auth: TOKEN });
  expect(await made.getPet(client, { id: 1 })).toEqual({ id: 1, name: 'name' });
  expect(sent.map(({ url }) => url.at(-1))).toEqual(['1', '2']);
});

test.each<[string, object]>([
  ['an answer', { delay: 'infinite' }],
  [
    'a body',
    { body: new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode('{')) }) },
  ],
])('%s that never ends has a time limit', async (_, answer) => {
  server.use(made.onGetPet(answer));
  const client = made.createClient({ timeout: 50, retries: 0, auth: TOKEN });
  await expect(made.getPet(client, { id: 1 })).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('a loop over events ends without a further event', async () => {
  async function* events(): AsyncGenerator<{ data: string }> {
    yield { data: 'one' };
    await new Promise(() => undefined);
  }
  server.use(made.onWatchPets({ body: events() }));
  const received: string[] = [];
  for await (const { data } of await made.watchPets(made.createClient({ auth: TOKEN }))) {
    received.push(data);
    break;
  }
  expect(received).toEqual(['one']);
});
