/**
 * Requests to the generated server of Stride, and to its client, that no declared operation sends.
 * `test/loop` sends the declared ones.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLoop, type Loop } from '../loop.js';
import { STRIDE_FILES } from '../stride.js';

/** All characters with a special meaning in URLs, and letters of several scripts. */
const HARD = `a/b %41:?#ü"'&=+;@!$()*[]{}~^\\<>日本🎉 , | \t . %`;

let loop: Loop;
beforeAll(async () => {
  loop = await startLoop(STRIDE_FILES);
});
afterAll(() => rmSync(loop.folder, { recursive: true }));

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
    const { api, answer, received } = loop;
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
    const { api } = loop;
    const response = await api.fetch(new Request(`http://loop.test${path}`, { method: 'POST' }));
    const allow = (response.headers.get('allow') ?? '').split(', ').sort().join(', ');
    expect([response.status, allow]).toEqual([405, allowed]);
  });

  test.each(['', '.', '..', '%2e', undefined, null])(
    'no request is sent for the path value %j',
    async (id) => {
      const { call, standard, answer, received } = loop;
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
    const { call, standard, answer } = loop;
    answer({ status: 418, body: { why: HARD } });
    const error = await call(standard, 'listSites').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ApiError', status: 418, body: { why: HARD } });
  });
});
