/**
 * Databases for tests of the Stride service: always PGlite, and PostgreSQL if `DATABASE_URL` is
 * set.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Store } from '../domain/store.js';
import { GATE } from '../storage/migrate.js';
import { openStore } from '../storage/open.js';
import type { Place, StoreOptions } from '../storage/open.js';
import { pgliteIn } from '../storage/pglite-folder.js';

/** A new empty store for a test, and its location. */
export interface TestStore {
  readonly place: Place;
  readonly store: Store;
  readonly close: () => Promise<void>;
  /**
   * Opens the store once more. Call `close` first for PGlite, because it allows only one process.
   */
  readonly again: () => Promise<Store>;
  /** Closes all open stores, and removes them. */
  readonly dispose: () => Promise<void>;
}

export interface TestPlace {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly open: (options?: StoreOptions) => Promise<TestStore>;
}

const url = process.env['DATABASE_URL'];

/** The databases on which the same tests run. */
export const PLACES: readonly TestPlace[] = [
  { name: 'PGlite', open: openPglite },
  ...(url === undefined
    ? []
    : [
        {
          name: 'PostgreSQL' as const,
          open: (options?: StoreOptions) => openPostgres(url, options),
        },
      ]),
];

async function testStore(
  place: Place,
  options: StoreOptions | undefined,
  remove: () => Promise<void>,
): Promise<TestStore> {
  const open = new Set<Store>();
  const again = async (): Promise<Store> => {
    const store = await openStore(place, options);
    open.add(store);
    return store;
  };
  const close = async (): Promise<void> => {
    for (const store of open) await store.close();
    open.clear();
  };
  const store = await again();
  return {
    ...{ place, store, close, again },
    dispose: async () => {
      await close();
      await remove();
    },
  };
}

/** The folder of PGlite databases. A database that a test has closed is emptied and reused. */
const shared = process.env['TEST_DATABASES'];
const done: string[] = [];

/** The statement that deletes all rows of all tables. */
const EMPTY = `do $$ declare names text; begin
  select string_agg(quote_ident(tablename), ', ') into names from pg_tables
    where schemaname = 'public' and tablename not like 'kysely_%';
  execute 'truncate ' || names || ' restart identity cascade';
end $$`;

async function openPglite(options?: StoreOptions): Promise<TestStore> {
  const folder = (await emptied(done.pop())) ?? (await pgliteFolder(shared));
  return testStore({ folder }, options, async () => {
    if (shared === undefined) await rm(folder, { recursive: true, force: true });
    else done.push(folder);
  });
}

/**
 * Returns an existing database after removing its rows. Copying a database and creating its tables
 * takes two seconds.
 */
async function emptied(folder: string | undefined): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  const database = await pgliteIn(folder);
  await database.exec(EMPTY);
  await database.close();
  return folder;
}

/**
 * A folder with an empty database. Creating one takes a second, so it is created once and copied.
 */
export async function pgliteFolder(within = tmpdir()): Promise<string> {
  const cache = join(import.meta.dirname, '../node_modules/.cache', 'stride-pglite');
  if (!existsSync(cache)) {
    const draft = `${cache}-${randomUUID()}`;
    await mkdir(draft, { recursive: true });
    await (await pgliteIn(draft)).close();
    try {
      await rename(draft, cache);
    } catch {
      // Another test has created the folder first.
      await rm(draft, { recursive: true, force: true });
    }
  }
  const folder = await mkdtemp(join(within, 'stride-'));
  await cp(cache, folder, { recursive: true });
  return folder;
}

async function openPostgres(url: string, options?: StoreOptions): Promise<TestStore> {
  const schema = newSchema();
  return testStore({ url, schema }, options, () => dropSchema(url, schema));
}

/** Runs a function with an empty schema of PostgreSQL, which `DATABASE_URL` must name. */
export async function withSchema(use: (place: Place) => Promise<void>): Promise<void> {
  if (url === undefined) throw new Error('There is no DATABASE_URL.');
  const schema = newSchema();
  await ask(url, `create schema ${schema}`);
  try {
    await use({ url, schema });
  } finally {
    await dropSchema(url, schema);
  }
}

function newSchema(): string {
  return `test_${randomUUID().replaceAll('-', '')}`;
}

/** Removes a schema, but not while another process creates its tables. */
function dropSchema(url: string, schema: string): Promise<void> {
  return ask(url, `select pg_advisory_lock(${GATE}); drop schema if exists ${schema} cascade`);
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
