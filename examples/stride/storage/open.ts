/** Opens the database: PostgreSQL where there is one, PGlite in a folder or in memory where there is none. */
import { mkdir } from 'node:fs/promises';
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import type { Dialect } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { Store } from '../domain/store.js';
import { lockFolder } from './folder-lock.js';
import { MIGRATIONS } from './migrations.js';
import { pgliteDialect } from './pglite-dialect.js';
import { pgliteIn, startPglite } from './pglite-folder.js';
import type { Schema } from './schema.js';
import { CONNECT_TIMEOUT, postgresPool } from './postgres-pool.js';
import { createStore } from './store.js';
import { orUnavailable, tellingUnavailable } from './unavailable.js';

export type Place =
  /** `postgres://…`; `schema` is made if it must be, and is the default one otherwise. */
  | { readonly url: string; readonly schema?: string }
  /** Kept in a folder, which is made if it must be. One process at a time. */
  | { readonly folder: string }
  /** Forgotten at the end. */
  | { readonly memory: true };

export interface StoreOptions {
  /** How far tests have put the clock of the database forward, in nanoseconds. */
  readonly ahead?: () => Instant;
}

/** The number of the lock that whoever brings the tables up to date holds. */
export const GATE = 7_817_433;

/**
 * Opens the store and brings its tables up to date. Several processes may do so at once on one PostgreSQL.
 * @throws FolderTaken when another process uses the folder
 */
export async function openStore(place: Place, options: StoreOptions = {}): Promise<Store> {
  if ('url' in place) return openPostgres(place.url, place.schema, options);
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
  { ahead }: StoreOptions,
  unlock: () => Promise<void> = () => Promise.resolve(),
): Promise<Store> {
  const database = new Kysely<Schema>({ dialect: tellingUnavailable(dialect) });
  try {
    const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(database);
    const provider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
    // Unless it is told, the migrator takes tables of other schemas for ours.
    const migrationTableSchema = rows[0]?.name ?? 'public';
    const migrator = new Migrator({ db: database, provider, migrationTableSchema });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return createStore(database, unlock, ahead);
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** One process at a time: `create … if not exists` fails when two do it at once. */
async function openPostgres(
  url: string,
  schema: string | undefined,
  options: StoreOptions,
): Promise<Store> {
  const { default: pg } = await import('pg');
  const gate = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT });
  gate.on('error', () => undefined);
  await gate.connect().catch((error: unknown) => {
    throw orUnavailable(error);
  });
  try {
    await gate.query('select pg_advisory_lock($1)', [GATE]);
    if (schema !== undefined) {
      await gate.query(`create schema if not exists ${gate.escapeIdentifier(schema)}`);
    }
    return await migrated(new PostgresDialect({ pool: postgresPool(pg, url, schema) }), options);
  } finally {
    // This gives the lock back.
    await gate.end();
  }
}
