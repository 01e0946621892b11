/** Tests the generated code of a client by compiling and running it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../../../../test/compiler.js';
import { CONVERTED } from './converted.js';
import { FIXTURES } from './fixtures.js';
import { render } from './rendered.js';

const USE_CONVERTED = `
import { createClient, many, swap, type Node, type SwapArgs } from "./index.js";
export async function use(): Promise<void> {
  const api = createClient();
  const args: SwapArgs = { day: new Date(0), since: new Date(0), id: [1n], body: { id: 1n } };
  const { id, at, animals = [] }: Node = await swap(api, args);
  const later: bigint = id + 1n;
  const time: number | undefined = at?.getTime();
  for (const animal of animals) {
    if (animal.kind === "cat") animal.born.getTime();
    else void (animal.milk ?? 0n);
  }
  const reply = await many(api, { contentType: "multipart/form-data", body: { day: new Date() } }, { accept: "text/plain" }).result();
  if (reply.contentType === "text/plain") reply.body.trim();
  void [later, time];
}
`;

const USE = `
import { ApiError, clientOperation, createClient, collide, everyStyle, isErrorOf, listen, part, parts, send, streamOf, upload } from "./index.js";
import type { CollideArgs, Dog, DogInput, SendError, UploadArgs } from "./index.js";
export async function use(): Promise<void> {
  const api = createClient({ auth: { oauth2: async () => "t", login: { username: "u", password: "p" } } });
  const text: string = await collide(api, { id: "1" });
  const args: CollideArgs = { id: text };
  // @ts-expect-error a required argument is missing
  await collide(api, {});
  // @ts-expect-error no such argument
  await collide(api, { id: "1", idPath: "2" });
  const dog: DogInput = { name: "Rex", secret: "x" };
  const seen: Pick<Dog, "id" | "name"> = { id: "1", name: "Rex" };
  const one: UploadArgs = { body: dog };
  const two: UploadArgs = { contentType: "text/markdown", body: "# hi" };
  // @ts-expect-error text is not JSON
  const three: UploadArgs = { body: "# hi" };
  await Promise.all([upload(api, one), upload(api, two), upload(api, three), everyStyle]);
  const reply = await send(api, { body: "x" }).result();
  if (reply.status === 404) reply.body.gone?.trim();
  else if (reply.ok) reply.body.a?.trim();
  try {
    await send(api, { body: seen.name });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // @ts-expect-error the body of a general error is unknown
    error.body.gone;
    if (!isErrorOf(send, error)) throw error;
    const known: SendError = error;
    if (known.status === 404) known.body.gone?.trim();
    // @ts-expect-error no errors are declared
    if (isErrorOf(clientOperation, error)) error.status;
  }
  void args;
  const heard = await listen(api, { body: [1, { a: 2 }] }).result();
  if (heard.ok) {
    const next: string | null = heard.headers.get("X-Next");
    const mode: "a" | "b" = heard.headers.get("X-Mode");
    void [next, mode, heard.headers.has("other"), heard.body.a?.trim()];
  }
  const events = await listen(api, { body: [] }, { accept: "text/event-stream" });
  for await (const { data, event } of events) void [data.name.trim(), event.trim()];
  const counts = await listen(api, { body: [] }, { accept: "application/jsonl" });
  for await (const count of counts) void count.toFixed();
  const bytes: ReadableStream<Uint8Array> = await streamOf(send(api, { body: "x" }));
  void bytes;
  const file = part(new Blob(), { headers: { "X-Tag": "t" } });
  await parts(api, { body: { file, tags: ["a", part("b", { contentType: "text/csv" })], plain: "x" } });
  // @ts-expect-error the part requires a header
  await parts(api, { body: { file: new Blob() } });
  // @ts-expect-error the part requires another header
  await parts(api, { body: { file: part(new Blob(), { headers: { "X-Other": "t" } }) } });
  // @ts-expect-error the part requires a header
  await parts(api, { body: { file: part(new Blob(), { filename: "a" }) } });
  const none: undefined = undefined;
  await collide(api, { id: "1", idQuery: none, xId: none });
  await parts(api, { body: { file: none, tags: none, plain: none } });
  await everyStyle(api, { p: ["a"], m: ["a"], n: 1, csv: none, xList: none, sid: none, json: none });
  await upload(api, { contentType: none, body: { ...dog, parent: none } });
  await parts(api, { body: { plain: part("x", {}) } });
  // @ts-expect-error the body has another type
  await parts(api, { body: { plain: part(1, {}) } });
}
`;

describe('the code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-client-'));
  const { compilerOptions } = {
    compilerOptions: {
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      module: 'nodenext',
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
      noPropertyAccessFromIndexSignature: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      outDir: 'js',
      rootDir: '.',
    },
  };
  let compiled: string;

  beforeAll(() => {
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    write('package.json', '{"type":"module"}');
    write('tsconfig.json', JSON.stringify({ compilerOptions, exclude: ['js'] }));
    for (const [name, fixture] of Object.entries(FIXTURES)) {
      for (const [path, text] of render(fixture)) write(`${name}/${path}`, text);
    }
    write('rich/use.ts', USE);
    write('converted/use.ts', USE_CONVERTED);
    compiled = compile(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('compiles with every strict option', () => {
    expect(compiled).toBe('');
  });

  type Operation = (client: unknown, args?: unknown, options?: object) => Promise<unknown>;

  async function requestOf(fixture: string, operation: string, args?: unknown): Promise<Request> {
    const url = pathToFileURL(join(folder, 'js', fixture, 'index.js')).href;
    const client = (await import(/* @vite-ignore */ url)) as Record<string, Operation>;
    let seen: Request | undefined;
    const fetch = async (request: Request): Promise<globalThis.Response> => {
      seen = request;
      return globalThis.Response.json('ok');
    };
    const auth = { oauth2: 't', login: { username: 'u', password: 'p' }, key: 'k' };
    const instance = client['createClient']?.({ fetch, auth });
    await client[operation]?.(instance, args);
    if (seen === undefined) throw new Error('nothing was sent');
    return seen;
  }

  test.each<[string, unknown, string]>([
    [
      'everyStyle',
      {
        p: ['a', 'b/c'],
        m: ['x', 'y'],
        n: 2,
        deep: { a: '1', b: { c: 2 } },
        pipes: ['x', 'y'],
        tabs: ['x', 'y'],
        csv: ['x', 'y'],
        multi: ['x', 'y'],
        nested: [['x', 'y'], ['z']],
        text: 'a/b',
        json: { z: 'q' },
      },
      'GET https://api.test/v1/w/.a.b%2Fc/;m=x,y/v2.json/?deep%5Ba%5D=1&deep%5Bb%5D%5Bc%5D=2' +
        '&pipes=x%7Cy&tabs=x%09y&csv=x,y&multi=x&multi=y&nested=x%7Cy,z&text=a/b' +
        '&json=%7B%22z%22%3A%22q%22%7D',
    ],
    ['collide', { id: 'a', idQuery: 'b' }, 'GET https://api.test/v1/c/a?id=b'],
    ['collide', { id: 'a', idQuery: undefined }, 'GET https://api.test/v1/c/a'],
    [
      'everyStyle',
      {
        ...{ p: ['a'], m: ['x'], n: 2 },
        ...Object.fromEntries(
          ['deep', 'pipes', 'csv', 'multi', 'nested', 'text', 'json', 'xList', 'sid', 'raw'].map(
            (name) => [name, undefined],
          ),
        ),
      },
      'GET https://api.test/v1/w/.a/;m=x/v2.json/',
    ],
    ['download', undefined, 'GET https://files.test/file'],
    ['head', undefined, 'HEAD https://api.test/v1/file'],
  ])('%s is sent correctly', async (operation, args, want) => {
    const { method, url } = await requestOf('rich', operation, args);
    expect(`${method} ${url}`).toBe(want);
  });

  test.each<[string, unknown, string, string]>([
    ['send', { body: 'x' }, 'application/json', '"x"'],
    ['upload', { body: { a: 1 } }, 'application/json', '{"a":1}'],
    ['upload', { contentType: 'text/markdown', body: '# hi' }, 'text/markdown', '# hi'],
    [
      'submit',
      { body: { ids: ['a', 'b'], a: { b: 1 }, j: ['c'] } },
      'application/x-www-form-urlencoded',
      'ids=a%7Cb&a%5Bb%5D=1&j=%5B%22c%22%5D',
    ],
    [
      'submit',
      { body: { ids: undefined, a: { b: undefined, c: 1 }, j: undefined } },
      'application/x-www-form-urlencoded',
      'a%5Bc%5D=1',
    ],
    ['upload', { body: { a: 1, b: undefined } }, 'application/json', '{"a":1}'],
    ['createClientOperation', { body: { a: 1 } }, 'application/json', '{"a":1}'],
  ])('%s sends its body', async (operation, args, type, content) => {
    const request = await requestOf('rich', operation, args);
    expect(request.headers.get('content-type')).toBe(type);
    expect(await request.text()).toBe(content);
  });

  test.each<[string, (text: string) => unknown]>([
    ['converted', (text) => BigInt(text)],
    ['digits', (text) => text],
  ])('%s: values have the declared types', async (fixture, large) => {
    const url = pathToFileURL(join(folder, 'js', fixture, 'index.js')).href;
    const client = (await import(/* @vite-ignore */ url)) as Record<string, Operation>;
    const at = '2020-02-03T04:05:06.000Z';
    const date = (text: string): unknown => (fixture === 'converted' ? new Date(text) : text);
    const json =
      '{"id":9007199254740993,"at":"2020-02-03T04:05:06.000Z","plain":1,"next":{"id":1,"at":null},' +
      '"animals":[{"kind":"cat","born":"2020-02-03"},{"kind":"cow","milk":12345678901234567890}]}';
    const node = {
      id: large('9007199254740993'),
      at: date(at),
      plain: 1,
      next: { id: large('1'), at: null },
      animals: [
        { kind: 'cat', born: date('2020-02-03') },
        { kind: 'cow', milk: large('12345678901234567890') },
      ],
    };
    const seen: Request[] = [];
    let type = 'application/json';
    const fetch = async (request: Request): Promise<globalThis.Response> => {
      seen.push(request);
      return new globalThis.Response(json, { headers: { 'content-type': type } });
    };
    const instance = client['createClient']?.({ fetch });
    const args = { day: date('2020-02-03'), since: date(at), id: [large('1')], body: node };
    expect(await client['swap']?.(instance, { ...args, xDay: date('2020-02-03') })).toEqual(node);
    expect(seen[0]?.url).toBe(
      'https://api.test/v1/swap/2020-02-03?since=2020-02-03T04%3A05%3A06.000Z&id=1',
    );
    expect(seen[0]?.headers.get('x-day')).toBe('2020-02-03');
    expect(await seen[0]?.text()).toBe(json);
    type = 'application/jsonl';
    const lined = { accept: type };
    const lines = (await client['many']?.(
      instance,
      { body: [node] },
      lined,
    )) as AsyncIterable<unknown>;
    for await (const line of lines) expect(line).toEqual(node);
    expect(await seen[1]?.text()).toBe(`[${json}]`);
    await client['many']?.(instance, { contentType: 'application/x-ndjson', body: [node] }, lined);
    expect(await seen[2]?.text()).toBe(`${json}\n`);
    const form = { day: date('2020-02-03') };
    await client['many']?.(instance, { contentType: 'multipart/form-data', body: form }, lined);
    expect(await seen[3]?.text()).toContain('\r\n\r\n2020-02-03\r\n');
  });

  test('values are converted only if configured', () => {
    const files = render({ ...CONVERTED, options: {} });
    expect([...files.keys()]).not.toContain('conversions.ts');
    expect(files.get('operations/things.ts')).not.toMatch(/parser|exactJson|converted/);
    expect(files.get('schemas.ts')).toContain('  /** @format int64 */\n  id: number;\n');
  });
});
