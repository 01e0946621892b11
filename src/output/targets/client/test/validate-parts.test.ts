/** Tests clients that validate the items of streams and the fields of forms. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../../../test/compiler.js';
import { folderOfAllTests } from '../../../../../test/folder.js';
import { file, run } from '../../../../../test/stride.js';

const TICK = {
  type: 'object',
  required: ['at'],
  properties: { at: { type: 'integer', minimum: 1 }, day: { type: 'string', format: 'date-time' } },
};
const tick = { $ref: '#/components/schemas/Tick' };
const FORM = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 2 },
    count: { type: 'integer', maximum: 5 },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
    owner: { type: 'object', required: ['city'], properties: { city: { type: 'string' } } },
    born: { type: 'string', format: 'date-time' },
    secret: { type: 'string', readOnly: true },
  },
};
const FILES = {
  ...FORM,
  properties: { ...FORM.properties, photo: { type: 'string', format: 'binary' } },
};
const read = (operationId: string, type: string, media: object): object => ({
  get: {
    ...{ operationId, tags: ['all'] },
    responses: { 200: { description: 'All', content: { [type]: media } } },
  },
});
const send = (operationId: string, content: object): object => ({
  post: {
    ...{ operationId, tags: ['all'] },
    requestBody: { required: true, content },
    responses: { 204: { description: 'Done' } },
  },
});
const event = { type: 'object', properties: { event: { enum: ['tick'] }, data: tick } };
const API = {
  openapi: '3.2.0',
  info: { title: 'Parts', version: '1' },
  servers: [{ url: 'https://parts.dev' }],
  components: { schemas: { Tick: TICK } },
  paths: {
    '/events': read('watchTicks', 'text/event-stream', { schema: tick }),
    '/whole': read('watchWhole', 'text/event-stream', { itemSchema: event }),
    '/words': read('watchWords', 'text/event-stream', { schema: { enum: ['up', 'down'] } }),
    '/any': read('watchAny', 'text/event-stream', { schema: { type: 'string' } }),
    '/lines': read('readLines', 'application/x-ndjson', { schema: { type: 'array', items: tick } }),
    '/upload': send('upload', { 'multipart/form-data': { schema: FILES } }),
    '/open': send('open', { 'application/x-www-form-urlencoded': { schema: FORM } }),
    '/either': send('either', {
      'application/json': { schema: { type: 'object', required: ['a'] } },
      'application/x-www-form-urlencoded': { schema: FORM },
    }),
    '/import': send('importTicks', { 'application/x-ndjson': { itemSchema: tick } }),
  },
};
const NAMES =
  'createClient, watchTicks, watchWhole, watchWords, watchAny, readLines, upload, open, either, importTicks, part';

type Call = (client: unknown, args?: object) => Promise<AsyncIterable<unknown>>;
type ClientModule = Readonly<Record<'watchTicks' | 'watchWhole' | 'watchWords', Call>> &
  Readonly<Record<'watchAny' | 'readLines' | 'upload' | 'open', Call>> &
  Readonly<Record<'either' | 'importTicks', Call>> & {
    readonly createClient: (options: object) => unknown;
    readonly part: (value: unknown, details: object) => unknown;
  };

const folder = folderOfAllTests();

async function loaded(name: string, client: object, names = NAMES): Promise<ClientModule> {
  const { files } = await run([file('api.json', API)], { targets: { client } as never });
  for (const { path, text } of files) folder.write(`${name}/${path}`, text);
  folder.write(`${name}/program.ts`, `export { ${names} } from './client/index.js';`);
  const outfile = join(folder.path, `${name}.mjs`);
  await build({
    ...{ bundle: true, format: 'esm', platform: 'neutral', minifySyntax: true, outfile },
    entryPoints: [join(folder.path, `${name}/program.ts`)],
  });
  return (await import(/* @vite-ignore */ outfile)) as ClientModule;
}

let validating: ClientModule;
let dated: ClientModule;
beforeAll(async () => {
  validating = await loaded('both', { validate: 'both' });
  dated = await loaded('dated', { validate: 'both', dates: 'Date' });
});

/** Calls a client that gets a text as its response, and records its request. */
function answered(type: string, text: string, of = validating): unknown {
  const headers = { 'content-type': type };
  return of.createClient({ fetch: async () => new Response(text, { headers }), retries: 0 });
}

const sent: string[] = [];
function sending(of = validating): unknown {
  sent.length = 0;
  return of.createClient({
    fetch: async (request: Request) => {
      sent.push(await request.text());
      return new Response(null, { status: 204 });
    },
  });
}

/** Returns the items of a stream, and the error that ended it. */
async function itemsOf(stream: PromiseLike<AsyncIterable<unknown>>): Promise<unknown[]> {
  const found: unknown[] = [];
  try {
    for await (const item of await stream) found.push(item);
  } catch (error) {
    found.push(error);
  }
  return found;
}

const findings = (...all: readonly (readonly [pointer: string, message: string])[]): unknown =>
  expect.objectContaining({
    findings: all.map(([pointer, message]) => ({ pointer, message })),
  });
const refused = async (promise: PromiseLike<unknown>): Promise<unknown> =>
  promise.then(
    () => 'was sent',
    (error: unknown) => error,
  );

describe('streams', () => {
  const events = (...data: readonly string[]): string =>
    data.map((one) => `data: ${one}\n\n`).join('');

  it('of events are validated by the schema of their data, one by one', async () => {
    const client = answered('text/event-stream', events('{"at":1}', '{"at":0}', '{"at":2}'));
    const found = await itemsOf(validating.watchTicks(client));
    expect(found).toEqual([
      expect.objectContaining({ data: { at: 1 } }),
      findings(['/data/at', 'must be at least 1']),
    ]);
    expect(found[1]).toMatchObject({
      ...{ name: 'ApiError', status: 200, operation: 'GET /events' },
      body: { data: { at: 0 } },
    });
  });

  it('of events are validated by the schema of the whole event if declared', async () => {
    const client = answered('text/event-stream', `event: tick\n${events('{"at":1}', '{}')}`);
    expect(await itemsOf(validating.watchWhole(client))).toEqual([
      expect.objectContaining({ event: 'tick', data: { at: 1 } }),
      findings(['/event', 'must be "tick"'], ['/data/at', 'is required']),
    ]);
  });

  it('of texts are validated by their schema', async () => {
    const client = answered('text/event-stream', events('up', 'left'));
    expect(await itemsOf(validating.watchWords(client))).toEqual([
      expect.objectContaining({ data: 'up' }),
      findings(['/data', expect.stringContaining('up') as string]),
    ]);
    expect(await itemsOf(validating.watchAny(client))).toHaveLength(2);
  });

  it('of lines are validated by the schema of an item', async () => {
    const client = answered('application/x-ndjson', '{"at":1}\n{"at":"x"}\n{"at":2}\n');
    expect(await itemsOf(validating.readLines(client))).toEqual([
      { at: 1 },
      findings(['/at', 'must be an integer']),
    ]);
    const broken = answered('application/x-ndjson', '{"at":1}\n{\n');
    expect(await itemsOf(validating.readLines(broken))).toEqual([
      { at: 1 },
      expect.objectContaining({ message: expect.stringMatching(/not valid JSON$/) as string }),
    ]);
  });

  it('are validated as JSON, and decoded as dates', async () => {
    const lines = '{"at":1,"day":"2024-01-01T00:00:00Z"}\n{"at":1,"day":"soon"}\n';
    const client = answered('application/x-ndjson', lines, dated);
    expect(await itemsOf(dated.readLines(client))).toEqual([
      { at: 1, day: new Date('2024-01-01T00:00:00Z') },
      findings(['/day', 'must be a date and time (RFC 3339)']),
    ]);
  });

  it('pass their last error to the hook, and end the transfer', async () => {
    let cancelled = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"at":0}\n')),
      cancel: () => void (cancelled = true),
    });
    const seen: unknown[] = [];
    const headers = { 'content-type': 'application/x-ndjson' };
    const client = validating.createClient({
      fetch: async () => new Response(body, { headers }),
      hooks: { error: (error: unknown) => void seen.push(error) },
    });
    const found = await itemsOf(validating.readLines(client));
    expect(seen).toEqual(found);
    expect(cancelled).toBe(true);
  });
});

describe('forms', () => {
  const photo = new Blob(['abc']);

  it('are sent if they are valid', async () => {
    const { part } = validating;
    const body = {
      ...{ name: part('Rex', { contentType: 'text/plain' }), count: 5, tags: ['a', part('b', {})] },
      ...{ owner: { city: 'Rome', street: undefined }, born: new Date(0), photo, note: undefined },
    };
    expect(await refused(validating.upload(sending(), { body }))).toBe('was sent');
    expect(sent[0]).toContain('Rex');
    expect(await refused(validating.open(sending(), { body: { name: 'Rex', count: 1 } }))).toBe(
      'was sent',
    );
    expect(sent).toEqual(['name=Rex&count=1']);
  });

  it('are not sent if they are invalid', async () => {
    const { part } = validating;
    const body = {
      ...{ name: part('R', {}), count: 6, tags: ['a', 'b', part('c', {})], owner: {}, photo },
    };
    const expected = findings(
      ['/body/name', 'must have at least 2 characters'],
      ['/body/count', 'must be at most 5'],
      ['/body/tags', 'must have at most 2 items'],
      ['/body/owner/city', 'is required'],
    );
    expect(await refused(validating.upload(sending(), { body }))).toEqual(expected);
    expect(await refused(validating.open(sending(), { body: {} }))).toEqual(
      findings(['/body/name', 'is required']),
    );
    expect(sent).toEqual([]);
  });

  it('are validated by the schema of their media type', async () => {
    const type = 'application/x-www-form-urlencoded';
    expect(await refused(validating.either(sending(), { body: { name: 'Rex' } }))).toEqual(
      findings(['/body/a', 'is required']),
    );
    const chosen = { contentType: type, body: { name: 'Rex' } };
    expect(await refused(validating.either(sending(), chosen))).toBe('was sent');
  });

  it('of the platform are sent unchanged', async () => {
    const form = new FormData();
    form.set('count', '9');
    expect(await refused(validating.upload(sending(), { body: form }))).toBe('was sent');
    const pairs = new URLSearchParams({ count: '9' });
    expect(await refused(validating.open(sending(), { body: pairs }))).toBe('was sent');
  });

  it('may contain dates', async () => {
    const body = { name: 'Rex', born: new Date(0) };
    expect(await refused(dated.open(sending(dated), { body }))).toBe('was sent');
    expect(sent).toEqual(['name=Rex&born=1970-01-01T00%3A00%3A00.000Z']);
    expect(await refused(dated.open(sending(dated), { body: { ...body, name: 'R' } }))).toEqual(
      findings(['/body/name', 'must have at least 2 characters']),
    );
  });
});

it('lists are validated before their lines are sent', async () => {
  const body = [{ at: 1 }, { at: 0 }];
  expect(await refused(validating.importTicks(sending(), { body }))).toEqual(
    findings(['/body/1/at', 'must be at least 1']),
  );
  expect(sent).toEqual([]);
  expect(await refused(validating.importTicks(sending(), { body: [{ at: 1 }] }))).toBe('was sent');
  expect(sent).toEqual(['{"at":1}\n']);
});

it('compiles with every strict option', () => {
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'nodenext' },
    ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, types: [] },
    ...{ noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, noUnusedLocals: true },
    ...{ noImplicitOverride: true, noPropertyAccessFromIndexSignature: true },
  };
  folder.write('package.json', '{ "type": "module" }');
  folder.write('tsconfig.json', { compilerOptions, include: ['both', 'dated'] });
  expect(compile(folder.path)).toBe('');
});
