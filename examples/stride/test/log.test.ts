/**
 * Output for callers and logs: links that work behind a proxy, and log lines without text of users.
 */
import { expect, test } from 'vitest';
import * as api from '../../../generated/stride/client/index.js';
import { STUB_SEED, stubService } from '../bench/stub.js';
import { logText } from '../log.js';
import { listen } from '../server.js';

test('links start with the public address', async () => {
  const { url, close } = await listen(stubService(), { baseUrl: 'https://stride.example/api' });
  const client = api.createClient({ baseUrl: url, auth: { oauth2: 'token' } });
  const { cloudId, conversationId } = STUB_SEED;
  const room = await api.getConversation(client, { cloudId, conversationId });
  expect(room._links).toEqual({
    [conversationId]: `https://stride.example/api/site/${cloudId}/conversation/${conversationId}`,
  });
  await close();
});

test('a log contains codes and locations, and no text of users', () => {
  const secret = 'a secret';
  const refused = Object.assign(new Error(`invalid input syntax: ${secret}`), {
    ...{ code: '22P02', routine: 'json_errsave', detail: `Failing row contains (${secret})` },
  });
  let unread: unknown;
  try {
    JSON.parse(`{ ${secret}`);
  } catch (error) {
    unread = error;
  }
  const text = [refused, unread, secret.length]
    .map((error) => logText('POST /x', error))
    .join('\n');
  expect(text).not.toContain(secret);
  expect(text).toContain('POST /x: Error 22P02\n    at ');
  expect(text).toContain('POST /x: SyntaxError\n    at ');
  expect(logText('POST /x', new RangeError('too far\nsecond'))).toMatch(
    /^POST \/x: RangeError too far\n {4}at /,
  );
});
