/** The generated client calls the generated server: requests and responses arrive unchanged. */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { below, startLoop, type Loop } from '../loop.js';
import { APIS } from '../subjects.js';
import { argumentsOf, bodyOf, formsOf, expectTrip, sendable, answersOf } from './trips.js';
import { HARD } from './values.js';

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

describe.each(Object.keys(APIS))('%s', (name) => {
  test('the server receives exactly the arguments that the client sends', async () => {
    const loop = loopOf(name);
    for (const signature of sendable(loop)) {
      for (const form of formsOf(signature)) await expectTrip(loop, signature, form);
    }
  });

  test('every declared response is returned unchanged', async () => {
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

  test('only a caller with the required credentials gets access', async () => {
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

  test('the results are the same over a socket', async () => {
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

describe('stride responses', () => {
  const modules = '/site/s/conversation/c/app/module';
  const messages = '/site/s/conversation/c/message';
  const GIVEN: readonly [request: string, status: number, operation: string | null][] = [
    [`GET ${modules}/chat:bot`, 200, 'listBotModules'],
    [`GET ${modules}/chat%3Abot`, 404, null],
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
  ])('405 at %s, with the allowed methods', async (path, allowed) => {
    const { api } = loopOf('stride');
    const response = await api.fetch(new Request(`http://loop.test${path}`, { method: 'POST' }));
    const allow = (response.headers.get('allow') ?? '').split(', ').sort().join(', ');
    expect([response.status, allow]).toEqual([405, allowed]);
  });

  test.each(['', '.', '..', '%2e', undefined, null])(
    'no request is sent for the path value %j',
    async (id) => {
      const { call, standard, answer, received } = loopOf('stride');
      answer({ status: 200 });
      const args = { cloudId: 's', conversationId: 'c', messageId: id };
      const sent = call(standard, 'getMessage', args);
      // Here `%2e` is not an encoded dot but three characters, which arrive unchanged.
      if (id === '%2e') await sent;
      else await expect(sent).rejects.toThrow(TypeError);
      expect(received.map(({ params }) => params['messageId'])).toEqual(id === '%2e' ? [id] : []);
    },
  );

  test('an undeclared error response is thrown with its body', async () => {
    const { call, standard, answer } = loopOf('stride');
    answer({ status: 418, body: { why: HARD } });
    const error = await call(standard, 'listSites').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ApiError', status: 418, body: { why: HARD } });
  });
});
