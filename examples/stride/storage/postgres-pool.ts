/**
 * Provides connections to PostgreSQL. If a connection breaks while it is idle, it is replaced, and
 * the caller that uses it next receives no error.
 */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type Pg from 'pg';
import { Unavailable } from '../domain/store.js';
import { INT8 } from './schema.js';
import { orUnavailable } from './unavailable.js';

/** The time limit in milliseconds for getting a connection. It includes the wait for a free one. */
const CONNECT_TIMEOUT = 10_000;
const MAX_CONNECTIONS = 10;

/**
 * Matches statements that change nothing, so that they can run again on a new connection. Other
 * statements are not repeated, because the lost connection may already have executed them. Only the
 * first statement on a connection is repeated, because later ones may depend on it.
 */
const REPEATABLE = /^(begin|start transaction|select)\b/i;

/** The members of a `pg` pool that are used here. */
export interface RawPool {
  connect(): Promise<RawClient>;
  end(): Promise<void>;
}

export interface RawClient {
  query: PostgresPoolClient['query'];
  release(error?: Error): void;
}

/** Returns a pool for a database. If `schema` is given, all tables are in it. */
export function postgresPool(pg: typeof Pg, url: string, schema: string | undefined): PostgresPool {
  const types = {
    getTypeParser: (id: number, format?: 'text' | 'binary') =>
      id === INT8 ? BigInt : pg.types.getTypeParser(id, format),
  };
  const options = schema === undefined ? {} : { options: `-c search_path=${schema}` };
  const pool = new pg.Pool({
    ...{ connectionString: url, types, ...options },
    ...{ connectionTimeoutMillis: CONNECT_TIMEOUT, max: MAX_CONNECTIONS },
  });
  // The statement that uses the broken connection reports the error. Without a listener, Node would
  // end the process on an `error` event.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return withoutStale(pool as RawPool);
}

/**
 * Wraps a pool. If the first statement on a connection fails because the connection is broken, the
 * statement runs again on another connection.
 */
export function withoutStale(pool: RawPool): PostgresPool {
  return {
    connect: async () => new Lease(pool, await pool.connect()),
    end: () => pool.end(),
  };
}

class Lease implements PostgresPoolClient {
  #client: RawClient;
  #isLeased = true;
  /**
   * The error of a broken connection. It is passed to `release`, because the pool would otherwise
   * reuse the connection.
   */
  #broken: Error | undefined;
  #used = false;

  constructor(
    readonly pool: RawPool,
    client: RawClient,
  ) {
    this.#client = client;
  }

  query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    sql: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    return typeof sql === 'string' ? this.#ask<Row>(sql, parameters) : this.#client.query(sql);
  }

  async #ask<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const stale = this.#used || !REPEATABLE.test(sql) ? 0 : MAX_CONNECTIONS;
    this.#used = true;
    for (let replaced = 0; ; replaced++) {
      try {
        return await this.#client.query<Row>(sql, parameters);
      } catch (error) {
        if (!(orUnavailable(error) instanceof Unavailable)) throw error;
        this.#broken = error as Error;
        if (replaced === stale) throw error;
        this.release();
        this.#client = await this.pool.connect();
        this.#isLeased = true;
      }
    }
  }

  release(): void {
    if (this.#isLeased) this.#client.release(this.#broken);
    this.#isLeased = false;
    this.#broken = undefined;
  }
}
