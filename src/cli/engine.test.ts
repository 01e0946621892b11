import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { patienceOf } from './engine.js';

test.each([
  ['20.19.0', '--interrupt-budget=1000000'],
  ['22.23.3', '--invocation-count-for-turbofan=30000'],
  ['24.0.0', undefined],
  ['2.0.0', undefined],
])('Node %s', (version, flag) => {
  expect(patienceOf(version)).toBe(flag);
});

test('the engine at hand knows its setting', () => {
  const flag = patienceOf(process.versions.node);
  const options = flag === undefined ? [] : [flag];
  const { status, stderr } = spawnSync(process.execPath, [...options, '-e', '0'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
