/** Databases for tests of the Stride service: PGlite always, PostgreSQL where `DATABASE_URL` points at one. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Store } from '../examples/stride/domain/store.js';
import { openStore } from '../examples/stride/storage/open.js';

/** An empty store that a test may fill, and what takes it away again. */
export interface TestStore {
  readonly store: Store;
  /** Opens the same data once more. Only PostgreSQL allows it while the first is open. */
  readonly again: () => Promise<Store>;
  readonly dispose: () => Promise<void>;
}

export interface TestPlace {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly open: () => Promise<TestStore>;
}

const url = process.env['DATABASE_URL'];

/** Where the same tests run. */
export const PLACES: readonly TestPlace[] = [
  { name: 'PGlite', open: openPglite },
  ...(url === undefined ? [] : [{ name: 'PostgreSQL' as const, open: () => openPostgres(url) }]),
];

if (url === undefined) {
  console.warn('No DATABASE_URL: tests of the Stride service run on PGlite only.');
}

async function openPglite(): Promise<TestStore> {
  const folder = await pgliteFolder();
  const again = (): Promise<Store> => openStore({ folder });
  const store = await again();
  return {
    store,
    again,
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A folder with an empty database. Making one takes seconds, so it is made once and copied. */
export async function pgliteFolder(): Promise<string> {
  const cache = join(import.meta.dirname, '..', 'node_modules', '.cache', 'stride-pglite');
  if (!existsSync(cache)) {
    const draft = `${cache}-${randomUUID()}`;
    await mkdir(draft, { recursive: true });
    await (await PGlite.create(join(draft, 'database'))).close();
    try {
      await rename(draft, cache);
    } catch {
      // Another test was faster.
      await rm(draft, { recursive: true, force: true });
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'stride-'));
  await cp(cache, folder, { recursive: true });
  return folder;
}

async function openPostgres(url: string): Promise<TestStore> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const again = (): Promise<Store> => openStore({ url, schema });
  const store = await again();
  return {
    store,
    again,
    dispose: async () => {
      await store.close();
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`drop schema ${schema} cascade`);
      await client.end();
    },
  };
}
