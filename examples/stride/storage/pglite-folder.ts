/** Starts PGlite, and makes its folder the first time. */
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { PGlite } from '@electric-sql/pglite';
import { INT8 } from './schema.js';

/**
 * Pages that the database keeps in memory beside those of the operating system, which has them anyway. It fills them all
 * as it starts: with its own 128 MB the process weighs as much more.
 */
const SHARED_BUFFERS = '16MB';

/**
 * How much a function of the database runs before V8 compiles it once more, for speed; V8's own is 1.8 million. To do that for
 * all that a start calls costs a second of CPU, and wins little: in what runs for long, it is done later.
 */
const OPTIMIZE_AFTER = 50_000_000;

/** Every commit is in the operating system's hands before it is acknowledged: `relaxedDurability` would not wait. */
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
