/**
 * Media types of responses: the requested type, the resulting TypeScript type, and errors for other
 * responses.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import type { OptionsInput } from '../../src/base/shape/rule.js';
import type { CLIENT_OPTIONS } from '../../src/output/targets/client/options.js';
import { DESCRIPTION } from './accept-api.js';
import { probe } from './probe.js';
import { file, run } from '../stride.js';

const PROGRAM = `
import * as api from "./client/index.js";
import type { Order, Problem } from "./client/index.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<B>() { return { of: <A>(value: A, same: Same<A, B>): void => void [value, same] }; }

export async function use(client: api.Client, options: api.RequestOptions, chosen?: api.GetOrderAccept): Promise<void> {
  is<Order>().of(await api.getOrder(client), true);
  is<Order>().of(await api.getOrder(client, {}, options), true);
  is<string | Order>().of(await api.getOrder(client, {}, { timeout: 1000, accept: undefined }), true);
  is<Order>().of(await api.getOrder(client, {}, { accept: "application/json" }), true);
  is<string>().of(await api.getOrder(client, {}, { accept: "application/xml", timeout: 1000 }), true);
  is<string | Order>().of(await api.getOrder(client, {}, { accept: chosen }), true);
  // @ts-expect-error the media type is undeclared
  await api.getOrder(client, {}, { accept: "text/csv" });
  // @ts-expect-error the operation has only one media type
  await api.getPlain(client, {}, { accept: "application/json" });

  const reply: api.GetOrderResult = await api.getOrder(client).result();
  // Without strictNullChecks the compiler narrows by literals alone.
  if (reply.ok === true) is<Order>().of(reply.body, true);
  if (reply.ok === false) is<Problem>().of(reply.body, true);
  const xml: api.GetOrderResult<"application/xml"> = await api.getOrder(client, {}, { accept: "application/xml" }).result();
  if (xml.status === 400) is<string>().of(xml.body, true);
  if (xml.status === 500) is<Problem>().of(xml.body, true);

  const bad = await api.getXml(client).result();
  is<string>().of(await api.getXml(client), true);
  if (bad.ok === false) is<Order>().of(bad.body, true);

  is<string | Blob | undefined>().of(await api.getReport(client), true);
  is<string | undefined>().of(await api.getReport(client, {}, { accept: "text/csv" }), true);
  is<Order>().of(await api.getAnswer(client), true);
  const events = await api.getAnswer(client, {}, { accept: "text/event-stream" });
  for await (const event of events) is<Order>().of(event.data, true);
  is<Order>().of(await api.getVersions(client), true);
  is<string>().of((await api.getVersions(client, {}, { accept: "application/vnd.orders.v2+json" })).title, true);
  is<string>().of(await api.getVersions(client, {}, { accept: "text/html; charset=utf-8" }), true);
  is<Order>().of(await api.getSwashbuckle(client), true);
  is<Order>().of(await api.getAny(client), true);
  is<Order>().of(await api.getRange(client), true);
  is<Order>().of(await api.getWhole(client), true);
  is<string>().of(await api.getWhole(client, {}, { accept: "text/csv" }), true);
  is<string | Order>().of(await api.getWhole(client, {}, { accept: "*/*" }), true);
  is<string | Order>().of(await api.getAny(client, {}, { accept: "*/*" }), true);
  const caught: unknown = undefined;
  if (api.isErrorOf(api.getOrder, caught) && caught.status === 500) is<Problem>().of(caught.body, true);
  if (api.isErrorOf(api.getWhole, caught)) is<Problem>().of(caught.body, true);
  if (api.isErrorOf(api.getSwashbuckle, caught)) void caught.body;
}

// Types inferred from the functions equal those of their calls.
export async function infer(client: api.Client, one: Awaited<ReturnType<typeof api.getOrder>>): Promise<void> {
  is<Order>().of(one, true);
  const call = (...words: Parameters<typeof api.getOrder>) => api.getOrder(...words);
  is<Order>().of(await call(client, {}, { timeout: 1000 }), true);
  is<api.AcceptOptions<"application/json"> | undefined>().of(undefined as Parameters<typeof api.getOrder>[2], true);
  const twice = <Args extends unknown[], T>(run: (client: api.Client, ...args: Args) => PromiseLike<T>) =>
    async (...args: Args): Promise<readonly T[]> => [await run(client, ...args), await run(client, ...args)];
  is<readonly Order[]>().of(await twice(api.getOrder)({}), true);
  is<readonly Order[]>().of(await twice(api.getPlain)(), true);
  const own = (options?: api.AcceptOptions<api.GetOrderAccept>) => api.getOrder(client, undefined, options);
  is<string | Order>().of(await own(), true);
  const double: typeof api.getPlain = (own, args, options) => api.getPlain(own, args, options);
  is<Order>().of(await double(client), true);
}

// As with any promise.
export async function promised(client: api.Client): Promise<void> {
  is<Order | string>().of(await api.getOrder(client).catch((error: Error) => error.message), true);
  is<number | string>().of(await api.getOrder(client).then(({ id }) => id, (error: Error) => error.message), true);
  is<Order | undefined>().of(await api.getOrder(client).catch((error: unknown): undefined => void error), true);
  is<Order | string>().of(await api.getOrder(client).catch((error) => String(error)), true);
  const promise: Promise<Order> = api.getOrder(client);
  is<[Order, string]>().of(await Promise.all([promise, api.getOrder(client, {}, { accept: "application/xml" })]), true);
}
`;

const XML_PROGRAM = `
import * as api from "./client/index.js";
export async function use(client: api.Client): Promise<string> {
  const plain: api.Order = await api.getPlain(client);
  const chosen: api.Order = await api.getOrder(client, {}, { accept: "application/json" });
  void [plain, chosen];
  return api.getOrder(client);
}
`;

const COMPILER_OPTIONS = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  outDir: 'js',
};

const folder = mkdtempSync(join(tmpdir(), 'restitch-accept-'));
afterAll(() => rmSync(folder, { recursive: true }));
let stdout = '';

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

async function writeClient(
  name: string,
  options: OptionsInput<typeof CLIENT_OPTIONS>,
  program: string,
) {
  const generated = await run([file('orders.json', DESCRIPTION)], { targets: { client: options } });
  for (const { path, text: content } of generated.files) write(`${name}/${path}`, content);
  write(`${name}/use.ts`, program);
  return generated;
}

beforeAll(async () => {
  write('package.json', '{"type":"module"}');
  write('tsconfig.json', JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
  write('json/probe.ts', probe(await writeClient('json', {}, PROGRAM)));
  const xml = { accept: 'application/xml' };
  write('xml/probe.ts', probe(await writeClient('xml', xml, XML_PROGRAM), xml.accept));
  stdout = compile(folder);
});

test('the result has the type of the requested media type', () => {
  expect(stdout).toBe('');
});

test.each(['strict', 'strictNullChecks', 'strictFunctionTypes'])(
  'the types are the same without %s',
  (option) => {
    const { exactOptionalPropertyTypes: _, ...strict } = COMPILER_OPTIONS;
    const compilerOptions = { ...strict, [option]: false, noEmit: true };
    const files = ['json/use.ts', 'xml/use.ts'];
    write('tsconfig.loose.json', JSON.stringify({ compilerOptions, files }));
    expect(compile(folder, 'tsconfig.loose.json')).toBe('');
  },
);

interface Answer {
  readonly type?: string;
  readonly status?: number;
  readonly body?: string;
}

interface Calls {
  readonly asked: string | null;
  readonly body: unknown;
  readonly result: unknown;
  readonly declared: boolean;
}

type Promised = Promise<unknown> & { result(): Promise<{ body: unknown }> };
type Operation = (client: unknown, args?: object, options?: object) => Promised;

async function call(name: string, answer: Answer, options?: object, side = 'json'): Promise<Calls> {
  const path = pathToFileURL(join(folder, 'js', side, 'client/index.js')).href;
  const api = (await import(path)) as Readonly<Record<string, unknown>>;
  const { type = 'application/json', status = 200, body = '{}' } = answer;
  let asked: string | null = null;
  const fetch = (request: Request): Promise<Response> => {
    asked = request.headers.get('accept');
    const headers = { 'content-type': type };
    return Promise.resolve(new Response(body, { status, headers }));
  };
  const client = (api['createClient'] as (made: object) => unknown)({ fetch, retries: 0 });
  const operation = api[name] as Operation;
  const thrown = (error: unknown): unknown => error;
  const promise = operation(client, {}, options);
  const error = await promise.catch(thrown);
  const isErrorOf = api['isErrorOf'] as (one: Operation, error: unknown) => boolean;
  return {
    asked,
    body: error,
    result: await promise.result().then((one) => one.body, thrown),
    declared: isErrorOf(operation, error),
  };
}

test.each<[string, string, object | undefined, string]>([
  ['JSON if it is declared', 'getOrder', undefined, 'application/json, application/problem+json'],
  [
    'the type that the caller requests, and types that only errors have',
    'getOrder',
    { accept: 'application/xml' },
    'application/xml, application/problem+json',
  ],
  [
    'plain JSON if several kinds of JSON are declared',
    'getVersions',
    undefined,
    'application/json',
  ],
  ['every declared type if none is JSON', 'getReport', undefined, 'application/pdf, text/csv'],
  ['JSON, without a declared range', 'getAny', undefined, 'application/json'],
  ['a range that the caller requests', 'getAny', { accept: '*/*' }, '*/*'],
  ['the only declared type', 'getPlain', undefined, 'application/json'],
  [
    'the JSON type of errors, and the type of the success',
    'getXml',
    undefined,
    'application/json, application/xml',
  ],
  ['any type if no success declares a type', 'getUnsaid', undefined, '*/*'],
  ['any type, although errors declare one', 'getRefused', undefined, '*/*'],
  ['the type of errors if the success has no body', 'getSilent', undefined, 'text/plain'],
])('the requested media type is %s', async (_, name, options, asked) => {
  expect((await call(name, {}, options)).asked).toBe(asked);
});

test('the requested media type is the configured one', async () => {
  expect((await call('getOrder', {}, undefined, 'xml')).asked).toBe(
    'application/xml, application/problem+json',
  );
});

test('a response in another media type is an error', async () => {
  const answer = { type: 'application/xml; charset=utf-8', body: '<order/>' };
  const { body, result } = await call('getOrder', answer);
  expect(String(body)).toBe(
    'ApiError: GET /order responded with 200: application/xml was not requested: pass `accept: "application/xml"`',
  );
  expect(String(result)).toBe(String(body));
  expect((await call('getOrder', answer, { accept: 'application/xml' })).body).toBe('<order/>');
});

test('a response in another range of media types is an error', async () => {
  const answer = { type: 'text/html', body: '<p>' };
  const { body } = await call('getRange', answer);
  expect(String(body)).toContain('text/html was not requested: pass `accept: "text/*"`');
  expect((await call('getRange', answer, { accept: 'text/*' })).body).toBe('<p>');
  expect((await call('getAny', answer, { accept: '*/*' })).body).toBe('<p>');
});

test('a request for plain JSON accepts every kind of JSON, and a request for another kind does not accept plain JSON', async () => {
  const accept = 'application/vnd.orders.v2+json';
  expect((await call('getVersions', {}, { accept })).body).toEqual({});
  const error = (await call('getVersions', { type: accept })).body;
  expect(String(error)).toContain('was not requested');
  const xml = await call('getOrder', {}, { accept: 'application/xml' });
  expect(String(xml.body)).toContain('application/json was not requested');
});

test('an unrequested stream is an error', async () => {
  const answer = { type: 'text/event-stream', body: 'data: {}\n\n' };
  expect(String((await call('getAnswer', answer)).body)).toContain('accept: "text/event-stream"');
});

test('an undeclared media type is read as before', async () => {
  const { body } = await call('getOrder', { type: 'text/html', body: '<p>' });
  expect(body).toBe('<p>');
});

test('an error response in another media type does not have the declared error type', async () => {
  const json = await call('getOrder', { status: 400 });
  expect([json.declared, json.result]).toEqual([true, {}]);
  const xml = await call('getOrder', { status: 400, type: 'application/xml', body: '<a/>' });
  expect(xml.declared).toBe(false);
  expect(String(xml.result)).toContain('responded with 400');
  const other = await call('getOrder', { status: 500, type: 'application/problem+json' });
  expect(other.declared).toBe(true);
});
