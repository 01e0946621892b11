/** Limits how often a caller may send requests. */
import { expect, test } from 'vitest';
import type { Around } from '../../generated/stride/server/index.js';
import { limitOf } from './limit.js';

test('each token has a separate limit per minute, and so has each address without a token', async () => {
  let now = 0;
  const limit = limitOf(2, () => now);
  const answer = { status: 204, headers: [], body: null };
  const call = async (token?: string): Promise<number | string> => {
    const request = { header: () => token, raw: { socket: { remoteAddress: '::1' } } };
    try {
      return (
        await limit({ request } as unknown as Parameters<Around>[0], () => Promise.resolve(answer))
      ).status;
    } catch (error) {
      return JSON.stringify(error);
    }
  };
  for (const token of ['a', 'a', 'b', undefined, undefined]) expect(await call(token)).toBe(204);
  now = 59_999;
  expect(await call('a')).toContain('429');
  expect(await call()).toContain('429');
  expect(await call('b')).toBe(204);
  now = 60_000;
  expect(await call('a')).toBe(204);
});
