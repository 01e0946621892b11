/** Starts PGlite, and makes its folder the first time. */
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { INT8 } from './schema.js';

/** Every commit is in the operating system's hands before it is acknowledged: `relaxedDurability` would not wait. */
export async function startPglite(
  options: { dataDir?: string; loadDataDir?: Blob } = {},
): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  return PGlite.create({ ...options, relaxedDurability: false, parsers: { [INT8]: BigInt } });
}

/**
 * Starts the database of a folder. A new one is unpacked from a prepared one: to make one by `initdb` takes five seconds
 * and twice the memory. A mark lies beside it until it is whole: what was killed half-way is never taken for a database.
 */
export async function pgliteIn(folder: string): Promise<PGlite> {
  const [dataDir, mark] = [join(folder, 'database'), join(folder, 'database.unfinished')];
  if (existsSync(mark)) await rm(dataDir, { recursive: true, force: true });
  if (existsSync(dataDir)) return startPglite({ dataDir });
  await (await open(mark, 'w')).close();
  const prepared = await import('@electric-sql/pglite-prepopulatedfs');
  const database = await startPglite({ dataDir, loadDataDir: await prepared.dataDir() });
  await rm(mark);
  return database;
}
