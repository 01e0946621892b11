/**
 * Streams of events from a typed handler to a typed client: both sides use the same declared types.
 */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { compile } from '../compiler.js';
import { runAll, writeAll } from '../subjects.js';

const DOCUMENT = `
openapi: 3.2.0
info: { title: Events, version: '1' }
servers: [{ url: 'https://api.example' }]
paths:
  /whole:
    get:
      operationId: whole
      responses: { 200: { description: ok, content: { text/event-stream: { itemSchema: { $ref: '#/components/schemas/Change' } } } } }
  /data:
    get:
      operationId: data
      responses: { 200: { description: ok, content: { text/event-stream: { schema: { $ref: '#/components/schemas/Note' } } } } }
  /either:
    get:
      operationId: either
      responses: { 200: { description: ok, content: { text/event-stream: { schema: { oneOf: [{ type: string }, { type: number }] } } } } }
  /text:
    get:
      operationId: text
      responses: { 200: { description: ok, content: { text/event-stream: { schema: { type: string, maxLength: 3 } } } } }
  /any:
    get:
      operationId: any
      responses: { 200: { description: ok, content: { text/event-stream: {} } } }
components:
  schemas:
    Note: { type: object, required: [id], properties: { id: { type: integer, minimum: 1 } } }
    Change:
      type: object
      required: [event, data]
      properties: { event: { enum: [added, removed] }, id: { type: string }, data: { $ref: '#/components/schemas/Note' } }
`;

const USE = `
import { createClient, whole, data, either, text, any } from "./client/index.js";
import { eventStream, type Ctx, type Req, type Res } from "./server/index.js";

async function* changes() {
  yield { event: "added" as const, data: { id: 1 } };
  yield { event: "removed" as const, id: "2", data: { id: 1 } };
}
export function getWhole(_: Req<"GET /whole">, ctx: Ctx): Res<"GET /whole"> {
  ctx.signal.throwIfAborted();
  return { status: 200, body: changes() };
}
export function badWhole(): Res<"GET /whole"> {
  return {
    status: 200,
    // @ts-expect-error the event is undeclared
    body: (async function* () {
      yield { event: "moved" as const, data: { id: 1 } };
    })(),
  };
}
export function getData(): Res<"GET /data"> {
  return {
    status: 200,
    body: (async function* () {
      yield { data: { id: 1 }, retry: 5 };
      yield { data: { id: 0 } };
    })(),
  };
}
export function badData(): Res<"GET /data"> {
  return {
    status: 200,
    // @ts-expect-error the data does not match the schema
    body: (async function* () {
      yield { data: { name: "a" } };
    })(),
  };
}
export function getEither(): Res<"GET /either"> {
  return {
    status: 200,
    body: (async function* () {
      yield { data: "1" };
      yield { data: 1 };
    })(),
  };
}
export function getText(): Res<"GET /text"> {
  return {
    status: 200,
    body: (async function* () {
      yield { data: "a\\nb" };
      yield { data: "long" };
    })(),
  };
}
export function getAny(): Res<"GET /any"> {
  return {
    status: 200,
    body: eventStream(
      (async function* () {
        yield { data: { any: true } };
        yield { data: "thing" };
      })(),
    ),
  };
}
export const handlers = {
  "GET /whole": getWhole,
  "GET /data": getData,
  "GET /either": getEither,
  "GET /text": getText,
  "GET /any": getAny,
};

export async function calls(baseUrl: string): Promise<unknown[]> {
  const api = createClient({ baseUrl });
  const all: unknown[] = [];
  for await (const { event, data } of await whole(api)) {
    event satisfies "added" | "removed";
    all.push([event, data.id]);
  }
  for await (const { data: note } of await data(api)) all.push(note.id);
  for await (const { data: one } of await either(api)) {
    one satisfies string | number;
    all.push(one);
  }
  for await (const { data: line } of await text(api)) all.push(line.length);
  for await (const { data: line } of await any(api)) all.push(line);
  return all;
}
`;

interface Used {
  readonly handlers: object;
  readonly calls: (baseUrl: string) => Promise<unknown[]>;
}

let folder: string;
let server: Server | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restitch-events-'));
  const { files } = await runAll([{ source: 'events.yaml', bytes: Buffer.from(DOCUMENT) }]);
  writeAll(folder, files);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const write = (name: string, text: string): void =>
    writeFileSync(join(folder, 'generated', name), text);
  write('package.json', '{"type":"module"}');
  write('use.ts', USE);
  const compilerOptions = {
    ...{ target: 'es2022', module: 'nodenext', strict: true, noEmit: true },
    ...{ exactOptionalPropertyTypes: true, skipLibCheck: true, types: ['node'] },
  };
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['use.ts'] }));
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const load = <Made>(name: string): Promise<Made> =>
  import(/* @vite-ignore */ join(folder, 'generated', name)) as Promise<Made>;

async function serve(options: object): Promise<string> {
  const { handlers } = await load<Used>('use.ts');
  const { createApi } = await load<{ createApi: (...args: unknown[]) => unknown }>(
    'server/index.ts',
  );
  const { toNodeHandler } = await load<{ toNodeHandler: (api: unknown) => RequestListener }>(
    'server/node.ts',
  );
  const made = createServer(toNodeHandler(createApi(handlers, options)));
  server = made;
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

describe('events', () => {
  it('have types in client and server', () => {
    expect(compile(join(folder, 'generated'))).toBe('');
  });

  it('are sent from handlers to callers', async () => {
    const { calls } = await load<Used>('use.ts');
    expect(await calls(await serve({}))).toEqual([
      ...[['added', 1], ['removed', 1], 1, 0, '1', 1, 3, 4],
      ...['{"any":true}', 'thing'],
    ]);
  });

  it('end the stream if one does not match its schema, if configured', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const url = await serve({ responses: 'check' });
    const read = async (): Promise<string> => (await fetch(`${url}/data`)).text();
    await expect(read()).rejects.toThrow();
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });
});
