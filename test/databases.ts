/** A folder for databases that test files hand on to each other: it is taken away after the last one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Run once, before processes of tests are started. @returns what is run after all of them */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-databases-'));
  process.env['TEST_DATABASES'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
