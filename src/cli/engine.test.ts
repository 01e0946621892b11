import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { settingsOf } from './engine.js';

test.each([
  ['20.19.0', ['--interrupt-budget=2500000', '--no-parallel-scavenge', '--no-incremental-marking']],
  ['22.23.3', ['--invocation-count-for-turbofan=30000']],
  ['24.0.0', []],
  ['2.0.0', []],
])('Node %s', (version, settings) => {
  expect(settingsOf(version)).toEqual(settings);
});

test('the settings of the running engine are known', () => {
  const settings = settingsOf(process.versions.node);
  const { status, stderr } = spawnSync(process.execPath, [...settings, '-e', '0'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
