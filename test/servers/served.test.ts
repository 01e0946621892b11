/**
 * Requests over loopback to a server that is generated from one small description with every
 * feature.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as send, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAll, writeAll } from '../subjects.js';

const DOCUMENT = `
openapi: 3.1.0
info: { title: Every feature, version: '1' }
servers: [{ url: 'https://api.example/v1' }]
paths:
  /message/recent: { get: { operationId: recent, responses: { 200: { description: ok } } } }
  /message/{id}:
    get:
      operationId: one
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { 200: { description: ok } }
    delete:
      operationId: drop
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { 204: { description: gone } }
  /message/{id}/recent/{part}: { get: { operationId: part, parameters: [
    { name: id, in: path, required: true, schema: { type: string } },
    { name: part, in: path, required: true, schema: { type: integer } }], responses: { 200: { description: ok } } } }
  /message/recent/{only}/end: { get: { operationId: end, parameters: [
    { name: only, in: path, required: true, schema: { type: string } }], responses: { 200: { description: ok } } } }
  /file/{name}.json: { get: { operationId: file, parameters: [
    { name: name, in: path, required: true, schema: { type: string } }], responses: { 200: { description: ok } } } }
  /chat:bot:messages: { get: { operationId: bot, responses: { 200: { description: ok } } } }
  /shape:
    post:
      operationId: shape
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Shape' } } } }
      responses: { 200: { description: ok } }
  /turn:
    post:
      operationId: turn
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Turn' } } } }
      responses: { 200: { description: ok } }
  /slow:
    post:
      operationId: slow
      requestBody: { required: true, content: { application/json: { schema: { type: string, pattern: '^(a+)+$' } } } }
      responses: { 200: { description: ok } }
  /secret:
    get:
      operationId: secret
      security: [{ oauth: ['read', 'write'] }, { key: [], login: [] }]
      responses: { 200: { description: ok } }
  /events:
    get:
      operationId: events
      responses: { 200: { description: ok, content: { text/event-stream: { schema: { type: string } } } } }
components:
  securitySchemes:
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: { read: r, write: w } } } }
    key: { type: apiKey, in: query, name: key }
    login: { type: http, scheme: basic }
  schemas:
    Shape:
      oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }]
      discriminator: { propertyName: kind, mapping: { circle: '#/components/schemas/Circle', square: '#/components/schemas/Square' } }
    Turn:
      oneOf: [{ $ref: '#/components/schemas/UserTurn' }, { $ref: '#/components/schemas/EasyTurn' }, { $ref: '#/components/schemas/BotTurn' }]
      discriminator: { propertyName: role }
    UserTurn: { type: object, required: [role, text], properties: { role: { const: user }, text: { type: string } } }
    EasyTurn: { type: object, required: [parts], properties: { role: { const: user }, parts: { type: array } } }
    BotTurn: { type: object, required: [role], properties: { role: { enum: [bot] } } }
    Circle: { type: object, required: [kind, radius], properties: { kind: { const: circle }, radius: { type: number, minimum: 0 } } }
    Square: { type: object, required: [kind, side], properties: { kind: { const: square }, side: { type: number } } }
`;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

type Input = Readonly<{ params: Readonly<Record<string, unknown>>; body: unknown }>;
type Context = Readonly<{ operation: string; auth: unknown; signal: AbortSignal }>;

interface Generated {
  readonly createApi: (handlers: unknown, options: unknown) => unknown;
  readonly Deny: new (status: 401 | 403) => unknown;
  readonly eventStream: (events: AsyncIterable<unknown>) => unknown;
}

let server: Server;
let folder: string;
let aborted: () => void = () => undefined;

beforeAll(async () => {
  const { files } = await runAll([{ source: 'every.yaml', bytes: Buffer.from(DOCUMENT) }]);
  folder = mkdtempSync(join(tmpdir(), 'restitch-served-'));
  writeAll(folder, files);
  const load = (name: string): Promise<unknown> =>
    import(/* @vite-ignore */ join(folder, 'generated/server', name));
  const { createApi, Deny, eventStream } = (await load('index.ts')) as Generated;
  const { table } = (await load('routes.ts')) as { table: { routes: { key: string }[] } };
  const echo = ({ params, body }: Input, { operation, auth }: Context): unknown =>
    operation.startsWith('DELETE')
      ? { status: 204 }
      : { status: 200, body: { operation, params, body, auth } };
  const handlers = Object.fromEntries(table.routes.map(({ key }) => [key, echo as unknown]));
  handlers['GET /events'] = (_: Input, { signal }: Context) => ({
    status: 200,
    body: eventStream(ticks(signal)),
  });
  const security = {
    oauth: ({ token }: { token: string }, { scopes }: { scopes: string[] }) =>
      token === 'good' ? scopes : new Deny(token === 'weak' ? 403 : 401),
    key: ({ key }: { key: string }) => key === 'k' && 'keyed',
    login: ({ username }: { username: string }) => username,
  };
  const api = createApi(handlers, { security, maxBody: 100 });
  const { toNodeHandler } = (await load('node.ts')) as {
    toNodeHandler: (one: unknown) => RequestListener;
  };
  server = createServer(toNodeHandler(api));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* ticks(signal: AbortSignal): AsyncGenerator<unknown> {
  signal.addEventListener('abort', () => aborted());
  yield { data: { tick: 1 } };
  yield { data: 'two\nlines', event: 'tock' };
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const call = send(
      { host: '127.0.0.1', port, method, path: `/v1${path}`, headers, agent: false },
      (answer) => {
        let text = '';
        answer.on('data', (piece: Buffer) => (text += piece.toString()));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        );
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('paths', () => {
  it.each([
    ['/message/recent', 'GET /message/recent', {}],
    ['/message/old', 'GET /message/{id}', { id: 'old' }],
    ['/message/recen%74', 'GET /message/{id}', { id: 'recent' }],
    ['/message/a%252Fb', 'GET /message/{id}', { id: 'a%2Fb' }],
    ['/message/recent/recent/7', 'GET /message/{id}/recent/{part}', { id: 'recent', part: 7 }],
    ['/message/recent/recent/end', 'GET /message/recent/{only}/end', { only: 'recent' }],
    ['/file/a.b.json', 'GET /file/{name}.json', { name: 'a.b' }],
  ])('%s is %s', async (path, operation, params) => {
    const { status, text } = await ask('GET', path);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ operation, params, auth: {} });
  });

  it.each([
    ['GET', '/message/%E0%A4', 400],
    ['GET', '/nowhere', 404],
    ['GET', '/chat:bot', 404],
    ['PUT', '/message/recent', 405],
    ['GET', '/message/a/recent/x', 400],
  ])('%s %s → %i', async (method, path, status) => {
    const answer = await ask(method, path);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    const allow = status === 405 ? 'DELETE, GET, HEAD, OPTIONS' : undefined;
    expect(answer.headers['allow']).toBe(allow);
  });

  it('responds to HEAD with GET', async () => {
    const [head, get] = [await ask('HEAD', '/message/a'), await ask('GET', '/message/a')];
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });
});

describe('bodies', () => {
  it.each([
    [{ kind: 'circle', radius: 1 }, []],
    [{ kind: 'circle', radius: -1, side: 'x' }, ['/radius range']],
    [{ kind: 'square' }, ['/side required']],
    [{ kind: 'star' }, ['/kind enum']],
    [{}, ['/kind required']],
  ])('%j of a discriminated union', async (value, errors) => {
    const { status, text } = await ask('POST', '/shape', JSON_TYPE, JSON.stringify(value));
    const problem = JSON.parse(text) as { errors?: { pointer: string; code: string }[] };
    const found = (problem.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
    expect([status, found]).toEqual([errors.length > 0 ? 400 : 200, errors]);
  });

  it.each([
    [{ role: 'bot' }, 200],
    [{ role: 'user', text: 'a' }, 200],
    [{ parts: [] }, 200],
    [{ role: 'user', text: 'a', parts: [] }, 200],
    [{ role: 'BotTurn' }, 400],
    [{ role: 'bot', parts: 'a' }, 200],
  ])('%j of a union whose members declare the discriminator value → %i', async (value, want) => {
    const { status } = await ask('POST', '/turn', JSON_TYPE, JSON.stringify(value));
    expect(status).toBe(want);
  });

  it('are checked with patterns that would block a backtracking engine', async () => {
    const text = JSON.stringify(`${'a'.repeat(60)}!`);
    expect((await ask('POST', '/slow', JSON_TYPE, text)).status).toBe(400);
    expect((await ask('POST', '/slow', JSON_TYPE, '"aaa"')).status).toBe(200);
  });

  it('are rejected if they are too long, with and without a Content-Length', async () => {
    const text = JSON.stringify('a'.repeat(200));
    const length = { ...JSON_TYPE, 'content-length': String(text.length) };
    const chunked = { ...JSON_TYPE, 'transfer-encoding': 'chunked' };
    expect((await ask('POST', '/slow', length, text)).status).toBe(413);
    expect((await ask('POST', '/slow', chunked, text)).status).toBe(413);
    expect((await ask('POST', '/slow', { 'content-type': 'text/csv' }, text)).status).toBe(415);
  });

  it('are optional if a content type is declared', async () => {
    expect((await ask('DELETE', '/message/a', JSON_TYPE)).status).toBe(204);
  });
});

describe('security', () => {
  const basic = `Basic ${btoa('jo:pw')}`;
  it.each([
    ['', '', 401, 'Bearer realm="api", scope="read write"'],
    ['', 'Bearer bad', 401, 'error="invalid_token"'],
    ['', 'Bearer weak', 403, 'error="insufficient_scope", scope="read write"'],
    ['?key=k', '', 401, 'Basic realm="api"'],
    ['?key=k', basic, 200, undefined],
    ['?key=x', basic, 401, 'Basic'],
    ['', 'Bearer good', 200, undefined],
  ])('%s with %j → %i', async (query, authorization, want, challenge) => {
    const headers = authorization === '' ? {} : { authorization };
    const { status, headers: sent, text } = await ask('GET', `/secret${query}`, headers);
    expect(status).toBe(want);
    if (challenge !== undefined) expect(String(sent['www-authenticate'])).toContain(challenge);
    else {
      const { auth } = JSON.parse(text) as { auth: unknown };
      const both = { key: 'keyed', login: 'jo' };
      expect(auth).toEqual(query === '' ? { oauth: ['read', 'write'] } : both);
    }
  });
});

it('streams events until the caller goes away', async () => {
  const gone = new Promise<void>((resolve) => (aborted = resolve));
  const { port } = server.address() as AddressInfo;
  const controller = new AbortController();
  const init = { signal: controller.signal };
  const answer = await fetch(`http://127.0.0.1:${port}/v1/events`, init);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (!text.includes('lines\n\n')) text += (await reader?.read())?.value ?? '';
  expect(text).toBe('data: {"tick":1}\n\nevent: tock\ndata: two\ndata: lines\n\n');
  controller.abort();
  await reader?.cancel().catch(() => undefined);
  await gone;
});
