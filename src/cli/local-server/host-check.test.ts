import { expect, it } from 'vitest';
import { isHostName } from '../../base/foundation/host-name.js';
import { createHostCheck } from './host-check.js';

it.each<[names: readonly string[], host: string | undefined, isAllowed: boolean]>([
  [['127.0.0.1'], 'localhost:4010', true],
  [['127.0.0.1'], 'LocalHost.', true],
  [['127.0.0.1'], 'a.b.localhost:80', true],
  [['127.0.0.1'], '127.1.2.3', true],
  [['127.0.0.1'], '[::1]:4010', true],
  [['127.0.0.1'], '[0:0::1]', true],
  [['127.0.0.1'], 'evil.test', false],
  [['127.0.0.1'], 'localhost.evil.test', false],
  [['127.0.0.1'], 'evillocalhost', false],
  [['127.0.0.1'], '192.168.0.7', false],
  [['127.0.0.1'], '', false],
  [['127.0.0.1'], undefined, false],
  [['127.0.0.1'], 'x@localhost', false],
  [['127.0.0.1'], 'evil.test/localhost', false],
  [['127.0.0.1', 'API.acme.test'], 'api.acme.TEST:4010', true],
  [['mock'], 'mock:4010', true],
  [['192.168.0.7'], '192.168.0.7:4010', true],
  [['192.168.0.7'], '192.168.0.8', false],
  [['0.0.0.0'], '192.168.0.7:4010', true],
  [['0.0.0.0'], '[fe80::1]', true],
  [['0.0.0.0'], 'mock', false],
  [['0.0.0.0', 'mock'], 'mock', true],
  [['::'], '10.0.0.1', true],
  [['::1'], '[::1]', true],
  [['fd00::1'], '[fd00::1]:4010', true],
])('a server called %j: the host %s', (names, host, isAllowed) => {
  expect(createHostCheck(names).allows({ headers: host === undefined ? {} : { host } })).toBe(
    isAllowed,
  );
});

it('explains how a name is allowed', () => {
  const { explain } = createHostCheck(['127.0.0.1']);
  expect(explain({ headers: { host: 'Mock:4010' } })).toBe(
    'This server rejects requests for the host "Mock:4010": start it with --host mock to allow them',
  );
  expect(explain({ headers: { host: 'a b' } })).toBe(
    'This server rejects requests for the host "a b"',
  );
});

it.each(['', 'a:80', 'http://a', 'a b', 'a/b'])('%j is not valid for --host', (text) => {
  expect(isHostName(text)).toBe(false);
});
it.each(['localhost', '0.0.0.0', '::', '::1', '[::1]', 'mock.internal'])('%s is valid', (text) => {
  expect(isHostName(text)).toBe(true);
});
