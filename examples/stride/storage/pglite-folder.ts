/** Starts PGlite, and creates its folder the first time. */
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { PGlite } from '@electric-sql/pglite';
import { INT8 } from './schema.js';

/**
 * The size of the database's page cache. It duplicates the cache of the operating system, and the
 * database fills it on start. The default of 128 MB would add that much memory to the process.
 */
const SHARED_BUFFERS = '16MB';

/**
 * How much work a function of the database does before V8 optimizes it; V8's default is 1.8
 * million. Optimizing all functions that run during a start takes a second of CPU time and gains
 * little. In a process that runs for long, it happens later.
 */
const OPTIMIZE_AFTER = 50_000_000;

/**
 * Starts PGlite. Every commit is passed to the operating system before it is acknowledged. With
 * `relaxedDurability`, a commit would be acknowledged earlier, and could be lost.
 */
export async function startPglite(
  options: { dataDir?: string; loadDataDir?: Blob } = {},
): Promise<PGlite> {
  setFlagsFromString(`--wasm-tiering-budget=${OPTIMIZE_AFTER}`);
  const { PGlite } = await import('@electric-sql/pglite');
  return PGlite.create({
    ...options,
    relaxedDurability: false,
    parsers: { [INT8]: BigInt },
    startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`],
  });
}

/**
 * Starts the database of a folder. A new folder is unpacked from a prepared one, because `initdb`
 * takes five seconds and twice the memory. Until the folder is complete, a marker file is next to
 * it, so that an interrupted start is not mistaken for a database.
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
