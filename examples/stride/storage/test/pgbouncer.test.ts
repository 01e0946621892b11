/**
 * The service behind pgbouncer in transaction mode, in which clients share sessions.
 *
 * @module-tag proof
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPgbouncer } from './pgbouncer.js';
import type { Pgbouncer } from './pgbouncer.js';
import { openStore } from '../open.js';

const url = process.env['DATABASE_URL'] ?? '';

describe('behind pgbouncer', { tags: 'pgbouncer' }, () => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  let between: Pgbouncer;
  const ask = async (statement: string, database = url): Promise<pg.QueryResult> => {
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  };
  beforeAll(async () => {
    await ask(`create database ${name}`);
    const own = new URL(url);
    own.pathname = `/${name}`;
    // There is only one connection, so a caller that needed two at the same time would wait
    // forever.
    between = await startPgbouncer(own.href, 1);
  });
  afterAll(async () => {
    await between.stop();
    await ask(`drop database ${name} with (force)`);
  });

  test('processes can start at once, twice, and leave no lock', async () => {
    for (let round = 0; round < 2; round++) {
      const stores = await Promise.all([1, 2, 3].map(() => openStore({ url: between.url })));
      const kept = stores.map(({ tables }, at) => tables.settings.once('first', String(at)));
      expect(new Set(await Promise.all(kept)).size).toBe(1);
      for (const store of stores) await store.close();
    }
    const { rows } = await ask(
      `select locktype from pg_locks join pg_database on oid = database
       where datname = '${name}' and locktype = 'advisory'`,
    );
    expect(rows).toEqual([]);
  });
});
