/** A mock of an API that is known only from recordings. */
import { expect, it } from 'vitest';
import { file, run } from '../../../test/stride.js';
import { createMock } from './index.js';

it('requires no credential that only recordings contain: a browser sends its session also to sign in', async () => {
  const headers = [
    { name: 'Cookie', value: 'sid=1' },
    { name: 'Content-Type', value: 'application/json' },
  ];
  const entry = {
    request: {
      ...{ method: 'POST', url: 'https://notes.test/api/session', headers },
      postData: { mimeType: 'application/json', text: '{"name":"ann"}' },
    },
    response: { status: 200, content: { mimeType: 'application/json', text: '{"ok":true}' } },
  };
  const { api, names } = await run([file('a.har', { log: { version: '1.2', entries: [entry] } })]);
  expect([...api.securitySchemes.keys()]).toEqual(['sid']);
  const request = new Request('http://mock/api/session', { method: 'POST' });
  expect((await createMock(api, names).fetch(request)).status).toBe(200);
});
