/**
 * Tests one handler with a request and a context that the test creates, without a type assertion.
 */
import { expect, test } from 'vitest';
import type { Ctx, Req, Res } from '../../../generated/stride/server/index.js';
import { contextOf, requestOf } from '../../../generated/stride/server/testing.js';
import type { Caller } from '../domain/caller.js';
import type { Service } from '../domain/service.js';

const LIST = 'GET /site/{cloudId}/conversation/user/{userId}';

function handler({ params, body }: Req<typeof LIST>, ctx: Ctx<typeof LIST>): Res<typeof LIST> {
  const { operation, auth, baseUrl, request, signal } = ctx;
  const { method, path } = request;
  const seen = { ...{ params, body, operation, auth, baseUrl }, method, path };
  return Response.json({ ...seen, aborted: signal.aborted });
}

declare const service: Service;
declare const caller: Caller;

test('omitted parts of the request and the context are empty', async () => {
  const shared = { service: {} as typeof service, baseUrl: 'https://s.test' };
  const auth = { oauth2: { name: 'Ann' } as unknown as typeof caller };
  const request = requestOf(LIST, { params: { cloudId: 'a', userId: 'b' } });
  expect(request).toEqual({
    ...{ params: { cloudId: 'a', userId: 'b' }, body: undefined },
    ...{ query: {}, headers: {}, cookies: {} },
  });
  const reply = handler(request, contextOf(LIST, { ...shared, auth }));
  expect(reply instanceof Response && (await reply.json())).toEqual({
    ...{
      params: { cloudId: 'a', userId: 'b' },
      operation: LIST,
      auth: { oauth2: { name: 'Ann' } },
    },
    ...{ baseUrl: 'https://s.test', method: 'GET', path: '/', aborted: false },
  });
  const came = new Request('https://s.test/site', { method: 'PUT' });
  expect(contextOf(LIST, { ...shared, auth, request: came }).request).toMatchObject({
    ...{ method: 'PUT', path: '/site', raw: came },
  });
});

test('required parts of the context must be given', () => {
  const untold = (): void => {
    // @ts-expect-error -- `auth` is missing
    contextOf(LIST, { service, baseUrl: '' });
    // @ts-expect-error -- `service` is missing
    contextOf(LIST, { baseUrl: '', auth: { oauth2: caller } });
    // @ts-expect-error -- the context is missing
    contextOf(LIST);
    // @ts-expect-error -- a path parameter is missing
    requestOf(LIST, { params: { cloudId: 'a' } });
    // @ts-expect-error -- parameters with defaults are missing
    requestOf('GET /site/{cloudId}/conversation', { params: { cloudId: 'a' } });
    requestOf('GET /site/');
    requestOf('GET /site/', {});
  };
  expect(untold).toBeTypeOf('function');
});
