/**
 * The table of deliveries. All times are those of the database, because the clocks of processes
 * differ.
 */
import type { Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Instant } from '../domain/clock.js';
import { MAX_COUNTED } from '../domain/outbox.js';
import type { Claim, Delivery, DeliveryTable, FailedDeliveryCount } from '../domain/outbox.js';
import type { DeliveryRow, Schema } from './schema.js';

/**
 * Creates the object that reads and writes the table.
 * @param ahead returns by how much tests have put the clock of the database forward
 */
export function deliveryTable(database: Kysely<Schema>, ahead: () => Instant): DeliveryTable {
  const now = (): RawBuilder<bigint> =>
    sql<bigint>`((extract(epoch from statement_timestamp()) * 1000000000)::bigint + ${ahead()}::bigint)`;
  const fail: DeliveryTable['fail'] = async (which, failure, waits) => {
    const rows =
      'ids' in which
        ? sql`id = any(${which.ids}::text[])`
        : sql`client_id = ${which.clientId} and not abandoned and due <= ${now()}`;
    const wait = sql`(${waits}::bigint[])[attempts + 1]`;
    await sql`
      update deliveries
      set attempts = attempts + 1, failure = ${failure},
        abandoned = ${wait} is null, due = coalesce(${now()} + ${wait}, due)
      where ${rows}`.execute(database);
  };
  return {
    fail,
    insert: async (deliveries) => {
      if (deliveries.length === 0) return;
      const rows = deliveries.map((delivery) => ({ ...toRow(delivery), due: now() }));
      await database.insertInto('deliveries').values(rows).execute();
    },
    claim: (what) => claim(database, now(), what),
    remove: async (ids) => {
      await sql`delete from deliveries where id = any(${ids}::text[])`.execute(database);
    },
    release: async (ids) => {
      await sql`
        update deliveries set due = ${now()}
        where id = any(${ids}::text[]) and not abandoned`.execute(database);
    },
    nextDue: async (except) => {
      const { rows } = await sql<{ wait: bigint | null }>`
        ${appsWith(WAITING)}
        select min(first.due) - ${now()} as wait
        from apps cross join lateral (
          select due from deliveries
          where client_id = apps.client_id and not abandoned order by due limit 1
        ) as first
        where not (apps.client_id = any(${except}::text[]))`.execute(database);
      return rows[0]?.wait ?? undefined;
    },
    givenUp: (limit) =>
      database
        .selectFrom('deliveries')
        .select(['id', 'client_id as clientId', 'url', 'attempts', 'failure'])
        .where(sql<boolean>`abandoned`)
        .orderBy('due', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    countGivenUp: async () => {
      const { rows } = await sql<FailedDeliveryCount>`
        ${appsWith(GIVEN_UP)}
        select apps.client_id as "clientId", counted.count
        from apps cross join lateral (
          select count(*)::int as count from (
            select from deliveries
            where client_id = apps.client_id and abandoned order by due limit ${MAX_COUNTED}::int
          ) as found
        ) as counted
        where apps.client_id is not null`.execute(database);
      return rows;
    },
    resend: async (which) => {
      const rows =
        'ids' in which ? sql`id = any(${which.ids}::text[])` : sql`client_id = ${which.clientId}`;
      const { numAffectedRows } = await sql`
        update deliveries set abandoned = false, attempts = 0, due = ${now()}
        where abandoned and ${rows}`.execute(database);
      return Number(numAffectedRows ?? 0n);
    },
    purge: async (age, limit) => {
      const { numAffectedRows } = await sql`
        delete from deliveries where id = any(array(
          select id from deliveries
          where abandoned and due < ${now()} - ${age}::bigint order by due limit ${limit}::int
        ))`.execute(database);
      return Number(numAffectedRows ?? 0n);
    },
  };
}

const WAITING = sql`not abandoned`;
const GIVEN_UP = sql`abandoned`;

/**
 * Selects the apps that have at least one delivery for which the condition `such` is true. Each
 * step of the query goes directly to the next app in the index, so an app with 50,000 deliveries
 * takes no longer than an app with one.
 */
function appsWith(such: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with recursive apps as (
      (select client_id from deliveries where ${such} order by client_id limit 1)
      union all
      select (
        select client_id from deliveries
        where ${such} and client_id > apps.client_id order by client_id limit 1
      )
      from apps where apps.client_id is not null
    )`;
}

/**
 * Claims the oldest deliveries of each app. Their rows are locked, so another process that claims
 * deliveries at the same time skips them.
 */
async function claim(
  database: Kysely<Schema>,
  now: RawBuilder<bigint>,
  { lease, share, only, except, limit }: Claim,
): Promise<Delivery[]> {
  if (limit <= 0 || only?.length === 0) return [];
  const apps =
    only === undefined
      ? sql`${appsWith(WAITING)}, asked as (
          select client_id from apps where not (client_id = any(${except ?? []}::text[]))
        )`
      : sql`with asked as (select unnest(${only}::text[]) as client_id)`;
  // With a join instead of an array, the query planner could read the whole table.
  const { rows } = await sql<DeliveryRow>`
    update deliveries set due = ${now} + ${lease}::bigint
    where id = any(array(
      ${apps}
      select picked.id
      from asked cross join lateral (
        select id from deliveries
        where client_id = asked.client_id and not abandoned and due <= ${now}
        order by due, id limit ${share}::int for update skip locked
      ) as picked
      limit ${limit}::int
    ))
    returning *`.execute(database);
  return rows.sort((left, right) => (left.id < right.id ? -1 : 1)).map(toDelivery);
}

function toRow(delivery: Omit<Delivery, 'attempts'>): Omit<DeliveryRow, 'due'> {
  return {
    id: delivery.id,
    client_id: delivery.clientId,
    url: delivery.url,
    user_id: delivery.userId,
    cloud_id: delivery.cloudId,
    conversation_id: delivery.conversationId,
    payload: delivery.payload,
    attempts: 0,
    abandoned: false,
    failure: '',
  };
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    clientId: row.client_id,
    url: row.url,
    userId: row.user_id,
    cloudId: row.cloud_id,
    conversationId: row.conversation_id,
    payload: row.payload,
    attempts: row.attempts,
  };
}
