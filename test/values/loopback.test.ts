/** The generated client calls the generated server: what is sent arrives, and what is answered comes back. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperationSignature } from '../../src/typescript/signature.js';
import type { BodyChoice, ReadChoice } from '../../src/typescript/signature-body.js';
import type { Api } from '../../src/model/api.js';
import { below, startLoop, type Loop, type Received, type Result } from '../loop.js';
import { APIS } from '../subjects.js';
import { fit, HARD, valueOf } from './values.js';

const loops = new Map<string, Loop>();

beforeAll(async () => {
  for (const [name, files] of Object.entries(APIS)) loops.set(name, await startLoop(files));
});

afterAll(() => {
  for (const { folder } of loops.values()) rmSync(folder, { recursive: true });
});

function loopOf(name: string): Loop {
  const loop = loops.get(name);
  if (loop === undefined) throw new Error(`no API ${name}`);
  return loop;
}

/** The arguments of a call, without its body. */
function argumentsOf(
  { arguments: all, endpoint }: OperationSignature,
  api: Api,
): Record<string, unknown> {
  const mixed = endpoint.path.filter((segment) => segment.length > 1).flat();
  const literals = mixed.flatMap((part) => (part.kind === 'literal' ? [part.text] : []));
  const within = new Set(mixed.flatMap((part) => (part.kind === 'parameter' ? [part.name] : [])));
  return Object.fromEntries(
    all.map(({ name, parameter }) => {
      const value = valueOf(parameter, api);
      if (parameter.in !== 'path' || !within.has(parameter.name)) return [name, value];
      // Of `{name}.{ext}` nobody could tell where the name ends if it held a dot.
      return [name, literals.reduce((text, one) => text.replaceAll(one, ''), String(value))];
    }),
  );
}

const PLACES = {
  path: 'params',
  query: 'query',
  querystring: 'query',
  header: 'headers',
  cookie: 'cookies',
} as const;

/** Every argument is where it belongs, and nothing else is. */
function expectArguments(
  one: Received,
  { arguments: all }: OperationSignature,
  args: object,
  label: string,
): void {
  const want: Record<(typeof PLACES)[keyof typeof PLACES], Record<string, unknown>> = {
    params: {},
    query: {},
    headers: {},
    cookies: {},
  };
  for (const { name, parameter } of all) {
    Object.defineProperty(want[PLACES[parameter.in]], parameter.name, {
      value: (args as Record<string, unknown>)[name],
      enumerable: true,
    });
  }
  const { params, query, headers, cookies } = one;
  expect({ params, query, headers, cookies }, label).toEqual(want);
}

interface Sent {
  readonly given: unknown;
  readonly arrives: (body: unknown) => Promise<void> | void;
}

const BYTES = Uint8Array.of(0, 255, 10, 13, 128);

/** A body of each kind, and how to tell that it arrived. */
function bodyOf(choice: BodyChoice | undefined, api: Api): Sent {
  const anything = { text: HARD, list: [1, null, true, 'x'], ['__proto__']: { a: 1 } };
  const whole = (given: unknown): Sent => ({
    given,
    arrives: (body) => expect(body).toEqual(given),
  });
  if (choice === undefined) return whole(anything);
  const { kind, media } = choice;
  switch (kind) {
    case 'any':
      return whole(anything);
    case 'json':
      return whole(fit(media.schema, api, { text: HARD }));
    case 'form':
      return whole(fieldsOf(choice, api));
    case 'text':
      return whole(HARD);
    case 'multipart': {
      const given = fit(media.schema, api, { text: HARD, bytes: () => new Blob([BYTES]) });
      return { given, arrives: (body) => expectParts(body as FormData, given as object, choice) };
    }
    case 'binary':
      return {
        given: new Blob([BYTES], { type: 'image/png' }),
        arrives: async (body) => {
          const seen = await new Response(body as ReadableStream).arrayBuffer();
          expect(new Uint8Array(seen)).toEqual(BYTES);
        },
      };
    default:
      return kind satisfies never;
  }
}

/** The fields of a form, each without what its style joins by. */
function fieldsOf({ media }: BodyChoice, api: Api): Record<string, unknown> {
  const all = media.schema.kind === 'object' ? [...media.schema.properties] : [];
  return Object.fromEntries(
    all.map(([name, { schema }]) => {
      const text = HARD.replace(/[ \t|]/g, '');
      return [name, fit(schema, api, { text: schema.kind === 'string' ? HARD : text })];
    }),
  );
}

/** The server hands parts over as they are: an array that is joined stays joined. */
async function expectParts(form: FormData, given: object, { media }: BodyChoice): Promise<void> {
  const seen = new Map<string, unknown[]>();
  for (const [name, part] of form) {
    const value =
      typeof part === 'string' ? part : new Uint8Array(await (part as Blob).arrayBuffer());
    seen.set(name, [...(seen.get(name) ?? []), value]);
  }
  const want = new Map<string, unknown[]>();
  for (const [name, value] of Object.entries(given)) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    const parts = items.map((item) => {
      if (item instanceof Blob) return BYTES;
      return typeof item === 'object' ? JSON.stringify(item) : String(item);
    });
    const { style, explode = true } = media.encoding.get(name) ?? {};
    want.set(name, style === 'form' && !explode ? [parts.join(',')] : parts);
  }
  expect(seen).toEqual(want);
}

interface Form {
  readonly choice?: BodyChoice;
  /** The media type, where the caller may choose. */
  readonly type?: string;
}

/** Every form in which an operation can be called. */
function formsOf({ body }: OperationSignature): readonly Form[] {
  const choices = body?.choices ?? [];
  if (body?.selectable !== true) return [choices[0] === undefined ? {} : { choice: choices[0] }];
  return choices.flatMap((choice) => choice.types.map((type) => ({ choice, type })));
}

/** Sends a call in a certain form, and looks at what the handler is given. */
async function expectTrip(
  loop: Loop,
  signature: OperationSignature,
  { choice, type }: Form,
  client = loop.standard,
): Promise<void> {
  const { model, call, answer, received, keyOf } = loop;
  const key = keyOf(signature);
  const label = `${key} ${type ?? ''}`;
  const args = argumentsOf(signature, model);
  const body = signature.body && bodyOf(choice, model);
  const given = {
    ...args,
    ...(body && { body: body.given }),
    ...(type !== undefined && { contentType: type }),
  };
  let arrived: Promise<void> = Promise.reject(new Error(`${label} was not called`));
  arrived.catch(() => undefined);
  answer(async (one) => {
    // A stream can be read only while the request is served.
    arrived = Promise.resolve(one.body).then(body?.arrives);
    await arrived.catch(() => undefined);
    return { status: 299 };
  });
  await call(client, signature.name, given);
  await arrived;
  expect(received.map((one) => one.key)).toEqual([key]);
  for (const one of received) expectArguments(one, signature, args, label);
}

/** All that can be sent: `fetch` refuses TRACE. */
function sendable({ signatures }: Loop): OperationSignature[] {
  return signatures.filter(({ endpoint }) => endpoint.method !== 'TRACE');
}

interface Answer {
  readonly result: Result;
  readonly comes: (body: unknown) => Promise<void> | void;
}

/** One answer for every declared status and media type. */
function answersOf({ replies }: OperationSignature, model: Api): Answer[] {
  return replies.flatMap(({ statuses, body }): Answer[] => {
    if (statuses.kind !== 'code') return [];
    const status = statuses.code;
    if (body === 'none') {
      return [{ result: { status }, comes: (seen) => expect(seen).toBeUndefined() }];
    }
    const choices: readonly ReadChoice[] = body === 'unknown' ? [] : body;
    return choices.map(({ kind, media: { type, schema } }) => {
      if (kind === 'text' || kind === 'binary') {
        const sent = kind === 'text' ? HARD : BYTES;
        const comes = (seen: unknown): Promise<void> | void =>
          kind === 'text' ? expect(seen).toBe(HARD) : expectBytes(seen as Blob);
        return { result: { status, contentType: type, body: sent }, comes };
      }
      const sent = fit(schema, model, { text: HARD }) ?? null;
      const comes = (seen: unknown): void => expect(seen).toEqual(sent);
      return { result: { status, contentType: type, body: sent }, comes };
    });
  });
}

async function expectBytes(seen: Blob): Promise<void> {
  expect(new Uint8Array(await seen.arrayBuffer())).toEqual(BYTES);
}

describe.each(Object.keys(APIS))('%s', (name) => {
  test('every argument of every operation arrives as it was sent, and no other', async () => {
    const loop = loopOf(name);
    for (const signature of sendable(loop)) {
      for (const form of formsOf(signature)) await expectTrip(loop, signature, form);
    }
  });

  test('every declared answer comes back as it was given', async () => {
    const loop = loopOf(name);
    for (const signature of sendable(loop)) {
      const args = { ...argumentsOf(signature, loop.model), body: '{}' };
      const form = formsOf(signature)[0]?.choice;
      const body = signature.body && bodyOf(form, loop.model).given;
      for (const { result, comes } of answersOf(signature, loop.model)) {
        loop.answer(result);
        const given = { ...args, body };
        const { contentType: accept } = result;
        const call = loop.call(loop.standard, signature.name, given, { accept });
        const reply = await call.result();
        const { status } = result;
        expect([reply.status, reply.ok], signature.name).toEqual([status, status < 300]);
        await comes(reply.body);
      }
    }
  });

  test('whoever shows what an operation needs comes in, and nobody else', async () => {
    const loop = loopOf(name);
    const stranger = loop.client({ auth: {} });
    loop.answer({ status: 299 });
    for (const signature of sendable(loop)) {
      const { endpoint } = signature;
      const alternatives = endpoint.security?.value ?? [];
      const [first = []] = alternatives.filter((one) => one.length > 0);
      const body = signature.body && bodyOf(formsOf(signature)[0]?.choice, loop.model).given;
      const args = { ...argumentsOf(signature, loop.model), body };

      loop.answer({ status: 299 });
      await loop.call(loop.standard, signature.name, args);
      const open = alternatives.some((one) => one.length === 0);
      const key = loop.keyOf(signature);
      if (!open) {
        expect(loop.checked, key).toEqual(
          first.map(({ scheme, scopes }) => ({
            ...loop.credentialOf(scheme),
            scopes,
            operation: key,
          })),
        );
      }

      loop.answer({ status: 299 });
      const refused = await loop.call(stranger, signature.name, args).response();
      const closed = alternatives.length > 0 && !open;
      expect(refused.status, key).toBe(closed ? 401 : 299);
      expect(loop.received, key).toHaveLength(closed ? 0 : 1);
      expect(refused.headers.has('www-authenticate'), key).toBe(closed);
    }
  });

  test('it is the same over a socket', async () => {
    const loop = loopOf(name);
    const listener = loop.toNodeHandler(loop.api);
    const server = createServer(listener).listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const baseUrl = below(`http://127.0.0.1:${port}`, loop.basePath);
      const client = loop.client({ baseUrl, fetch: undefined });
      for (const signature of sendable(loop)) {
        for (const form of formsOf(signature)) await expectTrip(loop, signature, form, client);
      }
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe('stride answers', () => {
  const modules = '/site/s/conversation/c/app/module';
  const messages = '/site/s/conversation/c/message';
  const GIVEN: readonly [request: string, status: number, operation: string | null][] = [
    [`GET ${modules}/chat:bot`, 200, 'listBotModules'],
    [`GET ${modules}/chat%3Abot`, 200, 'listBotModules'],
    [`GET ${modules}/chat:bot/`, 200, 'listBotModules'],
    [`GET ${modules}/chat:bot:messages`, 200, 'listBotMessagesModules'],
    [`DELETE ${modules}/chat:bot:messages/k`, 200, 'deleteBotMessagesModule'],
    [`DELETE ${modules}/chat:bot/messages`, 200, 'deleteBotModule'],
    [`GET ${modules}/chat:bo`, 404, null],
    [`GET ${modules}/chat:bot:message`, 404, null],
    [`GET ${messages}/recent`, 200, 'listRecentMessages'],
    [`GET ${messages}/recent%2F`, 200, 'getMessage'],
    [`GET ${messages}/Recent`, 200, 'getMessage'],
    [`DELETE ${messages}/recent`, 200, 'deleteMessage'],
    [`GET ${messages}/1/context`, 200, 'getMessageContext'],
    ['GET /site/', 200, 'listSites'],
    ['GET /site', 200, 'listSites'],
    ['GET /site/s/conversation/user/u', 200, 'getDirectConversation'],
    ['GET /site/s/conversation/users', 200, 'getConversation'],
    ['GET /', 404, null],
    ['GET /site/s', 404, null],
    ['GET /site//conversation', 404, null],
    ['GET /__proto__', 404, null],
    [`GET ${messages}/%E0%A4%A`, 400, null],
    ['PUT /site/', 405, null],
    [`POST ${messages}/recent`, 405, null],
    ['HEAD /site/', 200, 'listSites'],
    ['OPTIONS /site/', 204, null],
  ];

  test.each(GIVEN)('%s with %i by %s', async (line, status, operation) => {
    const { api, answer, received } = loopOf('stride');
    answer({ status: 200, body: { a: 1 } });
    const [method = '', path = ''] = line.split(' ');
    const headers = { authorization: 'Bearer t' };
    const response = await api.fetch(new Request(`http://loop.test${path}`, { method, headers }));
    expect(response.status).toBe(status);
    const names = new Map(api.routes.map((route) => [route.key, route.operation]));
    expect(received.map(({ key }) => names.get(key))).toEqual(
      operation === null ? [] : [operation],
    );
    const text = await response.text();
    if (method === 'HEAD') {
      expect(text).toBe('');
      expect(response.headers.get('content-length')).toBe('7');
    }
    const type = response.headers.get('content-type');
    if (status >= 400) expect(type).toBe('application/problem+json');
  });

  test.each([
    ['/site/', 'GET, HEAD, OPTIONS'],
    [`${messages}/recent`, 'DELETE, GET, HEAD, OPTIONS, PUT'],
    [`${modules}/chat:glance/k/state`, 'OPTIONS, PUT'],
  ])('405 at %s, and says what is allowed', async (path, allowed) => {
    const { api } = loopOf('stride');
    const response = await api.fetch(new Request(`http://loop.test${path}`, { method: 'POST' }));
    const allow = (response.headers.get('allow') ?? '').split(', ').sort().join(', ');
    expect([response.status, allow]).toEqual([405, allowed]);
  });

  test.each(['', '.', '..', '%2e', undefined, null])(
    'no call for the path value %j',
    async (id) => {
      const { call, standard, answer, received } = loopOf('stride');
      answer({ status: 200 });
      const args = { cloudId: 's', conversationId: 'c', messageId: id };
      const sent = call(standard, 'getMessage', args);
      // `%2e` is four characters, and arrives as such.
      if (id === '%2e') await sent;
      else await expect(sent).rejects.toThrow(TypeError);
      expect(received.map(({ params }) => params['messageId'])).toEqual(id === '%2e' ? [id] : []);
    },
  );

  test('an error that nobody declared is thrown, with what was said', async () => {
    const { call, standard, answer } = loopOf('stride');
    answer({ status: 418, body: { why: HARD } });
    const error = await call(standard, 'listSites').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ApiError', status: 418, body: { why: HARD } });
  });
});
