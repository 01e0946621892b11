import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { tooOld } from './node-version.js';

test.each(['18.20.4', '20.18.1', '16.0.0'])('%s is too old', (version) => {
  expect(tooOld(version)).toBe(
    `restitch: needs Node ${manifest.engines.node.slice(2)} or newer; this is Node ${version}\n`,
  );
});

test.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1'])('%s is new enough', (version) => {
  expect(tooOld(version)).toBeUndefined();
});
