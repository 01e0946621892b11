/** The outbox in the database. Times are those of the database, since every process has another clock. */
import type { Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { Claim, Delivery, DeliveryTable, GivenUp } from '../domain/outbox.js';
import type { DeliveryRow, Schema } from './schema.js';

/** @param ahead how far tests have put the clock of the database forward */
export function deliveryTable(database: Kysely<Schema>, ahead: () => Instant): DeliveryTable {
  const now = (): RawBuilder<bigint> =>
    sql<bigint>`((extract(epoch from statement_timestamp()) * 1000000000)::bigint + ${ahead()}::bigint)`;
  const fail: DeliveryTable['fail'] = async (which, failure, waits) => {
    const rows =
      'id' in which
        ? sql`id = ${which.id}`
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
    remove: async (id) => {
      await database.deleteFrom('deliveries').where('id', '=', id).execute();
    },
    nextDue: async (except) => {
      const { rows } = await sql<{ wait: bigint | null }>`
        select min(due) - ${now()} as wait from deliveries
        where not abandoned and not (client_id = any(${except}::text[]))`.execute(database);
      return rows[0]?.wait ?? undefined;
    },
    givenUp: async () => {
      const query = database.selectFrom('deliveries').selectAll().where('abandoned', '=', true);
      return (await query.orderBy('id').execute()).map(toGivenUp);
    },
    resend: async (id) => {
      const { numUpdatedRows } = await database
        .updateTable('deliveries')
        .set({ abandoned: false, attempts: 0, due: now() })
        .where('id', '=', id)
        .where('abandoned', '=', true)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

/** Of each app the oldest ones. Whoever claims at the same time passes over the rows that are being claimed. */
async function claim(
  database: Kysely<Schema>,
  now: RawBuilder<bigint>,
  { lease, share, only, except, limit }: Claim,
): Promise<Delivery[]> {
  if (limit <= 0 || only?.length === 0) return [];
  const asked =
    only === undefined
      ? sql`not (client_id = any(${except ?? []}::text[]))`
      : sql`client_id = any(${only}::text[])`;
  const { rows } = await sql<DeliveryRow>`
    update deliveries set due = ${now} + ${lease}::bigint
    where id in (
      select picked.id
      from (
        select distinct client_id from deliveries
        where not abandoned and due <= ${now} and ${asked}
      ) as apps
      cross join lateral (
        select id from deliveries
        where client_id = apps.client_id and not abandoned and due <= ${now}
        order by due, id limit ${share}::int for update skip locked
      ) as picked
      limit ${limit}::int
    )
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

function toGivenUp(row: DeliveryRow): GivenUp {
  return { ...toDelivery(row), failure: row.failure };
}
