/** Starts PGlite, and creates its folder the first time. */
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { PGlite } from '@electric-sql/pglite';
import { INT8 } from './schema.js';

/**
 * The size of the database's page cache. The database fills the cache on start, so the default of
 * 128 MB would add that much memory to the process. A small cache is sufficient, because the
 * operating system also caches the files.
 */
const SHARED_BUFFERS = '16MB';

/**
 * The amount of work that a WebAssembly function of the database does before V8 optimizes it. With
 * V8's default of 1.8 million, V8 would optimize many functions during the start. That takes a
 * second of CPU time and gains little. With this value, V8 optimizes them later, in processes that
 * run long.
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
 * it. If a start was interrupted, the next start finds the marker and creates the folder again.
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
