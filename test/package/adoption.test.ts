/** The first afternoon with the packed tarball, without a network; `npm run test:adoption` installs it for real. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('nothing trips a team: init, first call, server, change', () => {
  // Builds when the build is older than the sources; packing must not build under other tests' feet.
  spawnSync(process.execPath, [
    join(import.meta.dirname, '../../scripts/restitch.mjs'),
    '--version',
  ]);
  const script = join(import.meta.dirname, '../adoption/run.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script, '--offline'], {
    encoding: 'utf8',
  });
  expect(stdout + stderr).toBe('petstore: fine\nmix: fine\n');
});
