/**
 * Creates or updates the tables in one transaction. A lock keeps other processes from doing so at the
 * same time. It ends with the transaction, even if a connection pool is used.
 */
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { MIGRATIONS } from './migrations.js';
import type { Schema } from './schema.js';

/** The id of the advisory lock that a process takes while it updates the tables. */
export const GATE = 7_817_433;
/**
 * The number of milliseconds to wait for another process that updates the tables, or that uses one
 * of them.
 */
const LOCK_TIMEOUT = 60_000;
/** The SQLSTATE for a lock that was not available in time. */
const NOT_AVAILABLE = '55P03';

interface MigrateOptions {
  /** The schema that contains the tables. It is created if it does not exist. */
  readonly schema?: string | undefined;
  /** The number of milliseconds to wait for each lock; a minute by default. */
  readonly lockTimeout?: number | undefined;
}

/**
 * Updates the tables. Only one process does so at a time. The lock belongs to the transaction and
 * not to the session, because a session behind a connection pool lives longer than its client, and
 * would keep the lock.
 * @throws Error with a readable message if another process keeps a lock for too long, or if a later
 *   version of the service has updated the tables
 */
export async function migrate(
  database: Kysely<Schema>,
  { schema, lockTimeout = LOCK_TIMEOUT }: MigrateOptions = {},
): Promise<void> {
  try {
    await database.transaction().execute(async (inside) => {
      await sql`select set_config('lock_timeout', ${String(lockTimeout)}, true)`.execute(inside);
      await sql`select pg_advisory_xact_lock(${GATE}::bigint)`.execute(inside);
      if (schema !== undefined) await inside.schema.createSchema(schema).ifNotExists().execute();
      await bringUpToDate(inside);
    });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== NOT_AVAILABLE)
      throw error;
    throw new Error(
      `The tables could not be brought up to date: another process has held a lock for ${lockTimeout} ms. ` +
        'Either it brings them up to date itself, or it uses them in a long transaction; ' +
        'pg_stat_activity and pg_locks list it. Start again when it has ended.',
      { cause: error },
    );
  }
}

async function bringUpToDate(inside: Transaction<Schema>): Promise<void> {
  await sql`
    create table if not exists kysely_migration (
      name varchar(255) primary key, timestamp varchar(255) not null
    )`.execute(inside);
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(inside);
  const done = new Set(rows.map(({ name }) => name));
  const unknown = [...done].find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) {
    throw new Error(
      `The tables are those of a later version of the service: it has made ${unknown}.`,
    );
  }
  for (const [name, { up }] of Object.entries(MIGRATIONS)) {
    if (done.has(name)) continue;
    await up(inside);
    const now = new Date().toISOString();
    await sql`insert into kysely_migration values (${name}, ${now})`.execute(inside);
  }
}
