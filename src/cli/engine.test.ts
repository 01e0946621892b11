import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { settingsOf } from './engine.js';

test.each([
  ['20.19.0', ['--interrupt-budget=1000000', '--heap-growing-percent=60']],
  ['22.23.3', ['--invocation-count-for-turbofan=30000', '--heap-growing-percent=60']],
  ['24.0.0', ['--heap-growing-percent=60']],
  ['2.0.0', []],
])('Node %s', (version, settings) => {
  expect(settingsOf(version)).toEqual(settings);
});

test('the engine at hand knows its settings', () => {
  const options = settingsOf(process.versions.node);
  const { status, stderr } = spawnSync(process.execPath, [...options, '-e', '0'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
