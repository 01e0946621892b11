/** Limits how often a caller may send requests. */
import { expect, test } from 'vitest';
import type { Around } from '../../generated/stride/server/index.js';
import type { Caller } from './domain/caller.js';
import { limitOf, proxiesOf } from './limit.js';

let now = 0;
const settings = { most: 2, now: () => now, isOpen: (operation: string) => operation === 'open' };

const person = (userId: string): Caller => ({ kind: 'person', userId, scopes: [] });

/** Returns a function that sends a request, and returns the status of its response. */
function sender(networks: readonly string[] = []) {
  const { around, count } = limitOf({ ...settings, proxies: proxiesOf(networks) });
  return async (
    from: { token?: string; valid?: string; address?: string; forwarded?: string },
    operation = 'closed',
  ): Promise<number> => {
    const { token, valid, address = '192.0.2.1', forwarded } = from;
    const header = (name: string): string | undefined =>
      name === 'x-forwarded-for' ? forwarded : token;
    const request = { header, raw: { socket: { remoteAddress: address } } };
    const exchange = { request, operation } as unknown as Parameters<Around>[0];
    const next = (): ReturnType<Parameters<Around>[1]> => {
      if (valid !== undefined) count(person(valid));
      const status = operation === 'closed' && valid === undefined ? 401 : 204;
      return Promise.resolve({ status, headers: [], body: null });
    };
    try {
      return (await around(exchange, next)).status;
    } catch (error) {
      return (error as { status: number }).status;
    }
  };
}

test('a caller has one limit per minute, with any number of tokens', async () => {
  const send = sender();
  now = 0;
  expect(await send({ valid: 'ann', token: 'a' })).toBe(204);
  expect(await send({ valid: 'ann', token: 'b' })).toBe(204);
  now = 59_999;
  expect(await send({ valid: 'ann', token: 'c' })).toBe(429);
  expect(await send({ valid: 'bob' })).toBe(204);
  now = 60_000;
  expect(await send({ valid: 'ann' })).toBe(204);
});

test('guesses count for their address, whatever they send, and cost others nothing', async () => {
  const send = sender();
  now = 100_000;
  expect(await send({ token: 'guess 1' })).toBe(401);
  expect(await send({ token: 'guess 2' }, 'open')).toBe(204);
  expect(await send({ token: 'guess 3' }, 'open')).toBe(429);
  expect(await send({ token: 'guess 4' })).toBe(429);
  expect(await send({ valid: 'ann' })).toBe(204);
  expect(await send({ address: '192.0.2.2' }, 'open')).toBe(204);
});

test('only a named proxy may forward the address of a caller', async () => {
  const statuses = async (send: ReturnType<typeof sender>, ...froms: string[][]) => {
    const found: number[] = [];
    for (const [address = '', forwarded] of froms) {
      found.push(await send({ address, ...(forwarded !== undefined && { forwarded }) }, 'open'));
    }
    return found;
  };
  now = 200_000;
  const lies = [1, 2, 3].map((last) => ['198.51.100.1', `203.0.113.${last}`]);
  expect(await statuses(sender(), ...lies)).toEqual([204, 204, 429]);
  const behind = sender(['10.0.0.0/8', '2001:db8::1']);
  // The caller can prefix any addresses. The proxies append those that they see.
  const honest = [1, 2, 3].map((last) => ['::ffff:10.1.1.1', `203.0.113.${last}, 10.1.1.2`]);
  expect(await statuses(behind, ...honest)).toEqual([204, 204, 204]);
  const lying = [1, 2, 3].map((last) => ['2001:db8::1', `10.0.0.${last}, 198.51.100.9`]);
  expect(await statuses(behind, ...lying)).toEqual([204, 204, 429]);
});

test('an IPv6 caller cannot change its network', async () => {
  const send = sender();
  now = 300_000;
  for (const [address, status] of [
    ...[['2001:db8:1::1', 204] as const, ['2001:db8:1:0:ffff::2', 204] as const],
    ...[['2001:db8:1::3:4:5', 429] as const, ['2001:db8:1:1::1', 204] as const],
  ]) {
    expect([address, await send({ address }, 'open')]).toEqual([address, status]);
  }
});

test.each(['x', '10.0.0.0/33', '10.0.0.0/', '::/129', '10.0.0.0/a'])('%s is no proxy', (text) => {
  expect(() => proxiesOf([text])).toThrow(`--proxy ${text} is no address`);
});
