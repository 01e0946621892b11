/** Opens the database: PostgreSQL at a URL, or PGlite in a folder or in memory. */
import { mkdir } from 'node:fs/promises';
import { Kysely, PostgresDialect } from 'kysely';
import type { Dialect } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { FileStore } from '../domain/file-store.js';
import { localNews } from '../domain/news.js';
import type { Store } from '../domain/store.js';
import { lockFolder } from './folder-lock.js';
import { migrate } from './migrate.js';
import { pgliteDialect } from './pglite-dialect.js';
import { pgliteIn, startPglite } from './pglite-folder.js';
import type { Schema } from './schema.js';
import { postgresPool } from './postgres-pool.js';
import { postgresNews } from './postgres-news.js';
import { createStore } from './store.js';
import type { ClosableNews } from './store.js';
import { orUnavailable, tellingUnavailable } from './unavailable.js';

export type Place =
  /**
   * A PostgreSQL database at a `postgres://` URL. If `schema` does not exist, it is created. If it
   * is omitted, the default schema is used. `listenUrl` is a URL of the same database that bypasses
   * the connection pooler, because `LISTEN` does not work through a pooler; by default, it is
   * `url`.
   */
  | { readonly url: string; readonly schema?: string; readonly listenUrl?: string | undefined }
  /** A folder. It is created if it does not exist. Only one process may use it at a time. */
  | { readonly folder: string }
  /** A database in memory. Its data is lost when the process ends. */
  | { readonly memory: true };

export interface StoreOptions {
  /** Returns by how many nanoseconds tests have put the clock of the database forward. */
  readonly ahead?: () => Instant;
  /** The store for new files; by default, the database. */
  readonly files?: FileStore | undefined;
  /**
   * The number of milliseconds to wait while another process updates the tables; a minute by
   * default.
   */
  readonly lockTimeout?: number;
}

/**
 * Opens the store, and migrates its tables. With PostgreSQL, several processes may open the same
 * store at the same time.
 * @throws FolderTaken if another process uses the folder
 */
export async function openStore(place: Place, options: StoreOptions = {}): Promise<Store> {
  if ('url' in place) return openPostgres(place, options);
  if ('memory' in place) return migrated(pgliteDialect(await startPglite()), options);
  await mkdir(place.folder, { recursive: true });
  const unlock = await lockFolder(place.folder);
  try {
    return await migrated(pgliteDialect(await pgliteIn(place.folder)), options, unlock);
  } catch (error) {
    await unlock();
    throw orUnavailable(error);
  }
}

async function migrated(
  dialect: Dialect,
  { ahead, lockTimeout, files }: StoreOptions,
  unlock: () => Promise<void> = () => Promise.resolve(),
  schema?: string,
  newsOf: (database: Kysely<Schema>) => ClosableNews = unheard,
): Promise<Store> {
  const database = new Kysely<Schema>({ dialect: tellingUnavailable(dialect) });
  try {
    await migrate(database, { schema, lockTimeout });
    return createStore(database, unlock, newsOf(database), ahead, files);
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** Returns the notifications for a database that no other process uses. */
function unheard(): ClosableNews {
  return { ...localNews(), close: () => Promise.resolve() };
}

async function openPostgres(
  { url, schema, listenUrl = url }: Extract<Place, { url: string }>,
  options: StoreOptions,
): Promise<Store> {
  const { default: pg } = await import('pg');
  const dialect = new PostgresDialect({ pool: postgresPool(pg, url, schema) });
  const channel = `stride ${schema ?? ''}`;
  return migrated(dialect, options, undefined, schema, (database) =>
    postgresNews(pg, listenUrl, channel, database),
  );
}
