/**
 * How many rows the outbox reads in each step does not depend on the number of waiting deliveries.
 *
 * @module-tag proof
 */
import { randomUUID } from 'node:crypto';
import type { CompiledQuery, Dialect } from 'kysely';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_COUNTED } from '../../domain/outbox.js';
import type { DeliveryTable } from '../../domain/outbox.js';
import { deliveryTable } from '../deliveries.js';
import { migrate } from '../migrate.js';
import { pgliteDialect } from '../pglite-dialect.js';
import { startPglite } from '../pglite-folder.js';
import { postgresPool } from '../postgres-pool.js';
import type { Schema } from '../schema.js';

const url = process.env['DATABASE_URL'];
const schema = `test_${randomUUID().replaceAll('-', '')}`;
const PLACES: readonly { name: string; dialect: () => Promise<Dialect>; schema?: string }[] = [
  { name: 'PGlite', dialect: async () => pgliteDialect(await startPglite()) },
  ...(url === undefined
    ? []
    : [
        {
          ...{ name: 'PostgreSQL', schema },
          dialect: () =>
            Promise.resolve(new PostgresDialect({ pool: postgresPool(pg, url, schema) })),
        },
      ]),
];

/** A node of a query plan, with statistics of its execution. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Returns how many rows a plan node, and the nodes below it, have read from tables. */
function rowsRead(node: PlanNode): number {
  const isScan = /^(?:Seq|Index|Index Only|Bitmap Heap) Scan$/.test(node['Node Type']);
  const here = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  return (node.Plans ?? []).reduce((sum, each) => sum + rowsRead(each), isScan ? here : 0);
}

describe.each(PLACES)('on $name', (place) => {
  let database: Kysely<Schema>;
  let deliveries: DeliveryTable;
  let asked: CompiledQuery | undefined;
  const LEASE = 60_000_000_000n;

  beforeAll(async () => {
    database = new Kysely<Schema>({
      dialect: await place.dialect(),
      log: ({ query }) => void (asked = query),
    });
    await migrate(database, { schema: place.schema });
    deliveries = deliveryTable(database, () => 0n);
    await sql
      .raw(`insert into users select 'bot', '', '', '', '', '', '', '', '', '', '', true, '', ''`)
      .execute(database);
    for (const name of ['busy', 'calm', 'early', 'late'])
      await sql`insert into apps values (${name}, '', '', 'bot', '')`.execute(database);
  });
  afterAll(async () => {
    if (place.schema !== undefined) {
      await sql.raw(`drop schema ${place.schema} cascade`).execute(database);
    }
    await database.destroy();
  });

  /** Adds `count` deliveries for one app, and a few for others. */
  async function waiting(count: number): Promise<void> {
    await sql`truncate deliveries`.execute(database);
    const row = (name: string, number: number) => sql`
      insert into deliveries
      select ${name} || n, ${name}, 'https://app.test', '', '', '', '{}', 0, n, false
      from generate_series(1, ${number}::int) as n`;
    await row('busy', count).execute(database);
    for (const name of ['calm', 'late']) await row(name, 3).execute(database);
  }

  /**
   * Runs some work, and its last statement once more. Returns how many rows the statement has read.
   */
  async function readBy(work: () => Promise<unknown>): Promise<number> {
    await work();
    const { sql: text, parameters } = asked as CompiledQuery;
    const explained = {
      ...(asked as CompiledQuery),
      sql: `explain (analyze, format json) ${text}`,
      parameters,
    };
    const { rows } = await database.executeQuery<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(explained);
    return rowsRead((rows[0] as (typeof rows)[0])['QUERY PLAN'][0].Plan);
  }

  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    'taking what is due': () => deliveries.claim({ lease: LEASE, share: 4, limit: 256 }),
    'taking what is due, of others': () =>
      deliveries.claim({ lease: LEASE, share: 4, limit: 256, except: ['busy'] }),
    knocking: () => deliveries.claim({ lease: LEASE, share: 1, limit: 256, only: ['busy'] }),
    'finding when the next one is due': () => deliveries.nextDue([]),
    'finding when the next one of others is due': () => deliveries.nextDue(['busy']),
  };
  test('each step reads fewer than a hundred of 50,000 waiting or failed deliveries', async () => {
    await waiting(50_000);
    for (const [name, step] of Object.entries(steps)) {
      const read = await readBy(step);
      expect([name, read > 0 && read < 100, read]).toEqual([name, true, read]);
    }
    await sql`update deliveries set abandoned = true`.execute(database);
    // The database does this automatically after a number of changes.
    await sql`vacuum analyze deliveries`.execute(database);
    expect(await readBy(() => deliveries.givenUp(20))).toBeLessThanOrEqual(20);
    expect(await readBy(() => deliveries.countGivenUp())).toBeLessThan(MAX_COUNTED + 100);
    const counts = await deliveries.countGivenUp();
    expect(counts.map(({ count }) => count)).toEqual([MAX_COUNTED, 3, 3]);
  });

  test('each app gets its share, the oldest delivery first', async () => {
    await waiting(10);
    const taken = await deliveries.claim({ lease: LEASE, share: 2, limit: 256 });
    expect(taken.map(({ id }) => id)).toEqual([
      'busy1',
      'busy2',
      'calm1',
      'calm2',
      'late1',
      'late2',
    ]);
    const rest = await deliveries.claim({ lease: LEASE, share: 2, limit: 1, except: ['busy'] });
    expect(rest.map(({ id }) => id)).toEqual(['calm3']);
    expect(await deliveries.claim({ lease: LEASE, share: 2, limit: 9, only: ['early'] })).toEqual(
      [],
    );
  });
});
