/**
 * Connections to PostgreSQL. A connection that broke while it was idle is replaced without an error for its next user.
 */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type Pg from 'pg';
import { Unavailable } from '../domain/store.js';
import { INT8 } from './schema.js';
import { orUnavailable } from './unavailable.js';

/** The time limit for a connection in milliseconds, including the wait for a free one. */
const CONNECT_TIMEOUT = 10_000;
const MAX_CONNECTIONS = 10;

/**
 * Statements that change nothing, so that a new connection can run them again. After any other statement, and any
 * after the first, it is unknown what the lost connection did.
 */
const REPEATABLE = /^(begin|start transaction|select)\b/i;

/** The part of a pool of `pg` that is needed here. */
export interface RawPool {
  connect(): Promise<RawClient>;
  end(): Promise<void>;
}

export interface RawClient {
  query: PostgresPoolClient['query'];
  release(error?: Error): void;
}

/** A pool for the address; every table is in `schema`, if one is named. */
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
  // The statement on a broken connection throws the error. Without listeners, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return withoutStale(pool as RawPool);
}

/** Wraps a pool: if the first statement on a connection finds it broken, it runs again on another connection. */
export function withoutStale(pool: RawPool): PostgresPool {
  return {
    connect: async () => new Lease(pool, await pool.connect()),
    end: () => pool.end(),
  };
}

class Lease implements PostgresPoolClient {
  #client: RawClient;
  #held = true;
  /** A pool reuses broken connections unless `release` reports the error. */
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
        this.#held = true;
      }
    }
  }

  release(): void {
    if (this.#held) this.#client.release(this.#broken);
    this.#held = false;
    this.#broken = undefined;
  }
}
