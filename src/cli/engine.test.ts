import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { settingOf } from './engine.js';

test.each([
  ['20.19.0', '--interrupt-budget=2500000'],
  ['22.23.3', '--invocation-count-for-turbofan=30000'],
  ['24.0.0', undefined],
  ['2.0.0', undefined],
])('Node %s', (version, setting) => {
  expect(settingOf(version)).toBe(setting);
});

test('the engine at hand knows its setting', () => {
  const setting = settingOf(process.versions.node) ?? [];
  const { status, stderr } = spawnSync(process.execPath, [setting, '-e', '0'].flat(), {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
