/**
 * The database disappears and comes back. No process crashes, and every acknowledged change is
 * kept.
 *
 * @module-tag proof
 */
import type { PostgresPool } from 'kysely';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { Unavailable } from '../../domain/store.js';
import type { Store } from '../../domain/store.js';
import { createService } from '../../domain/service.js';
import { run } from '../../run.js';
import { seed } from '../../seed.js';
import { withSchema } from '../../test/store.js';
import { openStore } from '../open.js';
import { withoutStale } from '../postgres-pool.js';
import type { RawClient } from '../postgres-pool.js';
import { orUnavailable } from '../unavailable.js';

test('connection errors of drivers are distinguished from bugs', () => {
  const coded = (code: string): Error => Object.assign(new Error(code), { code });
  for (const error of [
    ...['08006', '57P01', '53300', 'ECONNREFUSED', 'ENOTFOUND'].map(coded),
    new Error('Connection terminated unexpectedly'),
    { name: 'ErrnoError', errno: 51 },
    Object.assign(new AggregateError([coded('ECONNREFUSED')]), { code: 'ECONNREFUSED' }),
  ]) {
    expect(orUnavailable(error)).toBeInstanceOf(Unavailable);
  }
  for (const error of [coded('23505'), coded('57014'), new Error('null value'), 'text']) {
    expect(orUnavailable(error)).toBe(error);
  }
});

test('callers are asked to retry', async () => {
  const gone = (): Promise<never> => Promise.reject(new Unavailable('gone'));
  const tables = new Proxy({}, { get: () => new Proxy({}, { get: () => gone }) });
  const news = { listen: () => () => undefined };
  const log: string[] = [];
  const { url, close } = await run(
    { tables, news, now: gone, transaction: gone, close: gone } as unknown as Store,
    {
      log: (what) => log.push(what),
    },
  );
  const response = await fetch(`${url}/site/`, { headers: { authorization: 'Bearer token' } });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await response.json()).toMatchObject({ status: 503 });
  await close();
  expect(log).toContain('database');
});

describe('an idle connection that broke', () => {
  const terminated = Object.assign(new Error('terminating connection'), { code: '57P01' });

  /**
   * Returns a pool that first provides a number of broken connections, and a log of what was done
   * with them.
   */
  function poolWith(broken: number): { pool: PostgresPool; log: string[] } {
    const log: string[] = [];
    let count = 0;
    const connect = (): Promise<RawClient> => {
      const name = String(count++);
      const isBroken = count <= broken;
      const query = (sql: string): Promise<{ rows: [] }> => {
        log.push(`${name} ${sql}`);
        return isBroken ? Promise.reject(terminated) : Promise.resolve({ rows: [] });
      };
      return Promise.resolve({
        query: query as unknown as RawClient['query'],
        release: (error) => log.push(`${name} ${error === undefined ? 'kept' : 'dropped'}`),
      });
    };
    return { pool: withoutStale({ connect, end: () => Promise.resolve() }), log };
  }

  test('is replaced, any number of times', async () => {
    const { pool, log } = poolWith(2);
    const client = await pool.connect();
    await client.query('begin', []);
    await client.query('insert', []);
    client.release();
    expect(log).toEqual([
      '0 begin',
      '0 dropped',
      '1 begin',
      '1 dropped',
      '2 begin',
      '2 insert',
      '2 kept',
    ]);
  });

  test('is not replaced for a statement that may have changed data', async () => {
    const { pool, log } = poolWith(1);
    const client = await pool.connect();
    await expect(client.query('insert', [])).rejects.toBe(terminated);
    await expect(client.query('select', [])).rejects.toBe(terminated);
    client.release();
    client.release();
    expect(log).toEqual(['0 insert', '0 select', '0 dropped']);
  });

  test('is not replaced forever', async () => {
    const { pool } = poolWith(Infinity);
    await expect((await pool.connect()).query('select', [])).rejects.toBe(terminated);
  });
});

describe('on PostgreSQL', { tags: 'postgresql' }, () => {
  /**
   * Ends all connections of a test, as a restart of the database does. Those that wait for a lock
   * are ended first. If the holder of the lock ended before them, they would continue.
   */
  async function drop(url: string, name: string): Promise<number> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    let ended = 0;
    for (const which of [`wait_event_type = 'Lock'`, 'true']) {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and ${which}`,
        [name],
      );
      ended += rowCount ?? 0;
    }
    await client.end();
    return ended;
  }

  test('requests in progress get a 503, and the next request succeeds', () =>
    withSchema(async (place) => {
      if (!('url' in place)) return;
      const { schema = '' } = place;
      const url = new URL(place.url);
      url.searchParams.set('application_name', schema);
      const store = await openStore({ url: url.href, schema });
      const seeded = await seed(createService(store));
      const { url: address, close } = await run(store, { log: () => undefined });
      const room = `${address}/site/${seeded.cloudId}/conversation/${seeded.conversationId}`;
      const authorization = `Bearer ${seeded.roomToken}`;
      const say = (body: string): Promise<Response> =>
        fetch(`${room}/message`, {
          ...{ method: 'POST', body },
          headers: { authorization, 'content-type': 'text/plain' },
        });
      // Senders wait for the row that this transaction locks.
      let seen = (): void => undefined;
      const locked = new Promise<void>((resolve) => (seen = resolve));
      let drops = (): void => undefined;
      const dropped = new Promise<void>((resolve) => (drops = resolve));
      const { cloudId, conversationId } = seeded;
      const transaction = store.transaction(async (tables) => {
        await tables.conversations.lock({ cloudId, conversationId }, 'owner');
        seen();
        await dropped;
        await tables.sites.find(cloudId);
      });
      transaction.catch(() => undefined);
      await locked;
      const waiting = say('lost');
      await untilBlocked(place.url, schema, 1);
      expect(await drop(place.url, schema)).toBeGreaterThan(1);
      const { status, headers } = await waiting;
      expect([status, headers.get('retry-after')]).toEqual([503, '2']);
      drops();
      await expect(transaction).rejects.toThrow(Unavailable);
      expect((await say('kept')).status).toBe(201);
      const found = await fetch(`${room}/message?limit=5`, { headers: { authorization } });
      const { values } = (await found.json()) as { values: { text: string }[] };
      expect(values.map(({ text }) => text)).toEqual(['kept', 'Welcome to General!']);
      await close();
      await store.close();
    }));

  /** Resolves when `number` statements wait for a lock. */
  async function untilBlocked(url: string, name: string, number: number): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (let blocked = 0; blocked < number;) {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'`,
        [name],
      );
      blocked = rowCount ?? 0;
    }
    await client.end();
  }
});
