/** The outbox in the database. */
import type { Kysely } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { Delivery, DeliveryTable } from '../domain/store.js';
import type { DeliveryRow, Schema } from './schema.js';

export function deliveryTable(database: Kysely<Schema>): DeliveryTable {
  return {
    insert: async (deliveries) => {
      if (deliveries.length === 0) return;
      await database.insertInto('deliveries').values(deliveries.map(toRow)).execute();
    },
    claim: (now, until, limit) => claim(database, now, until, limit),
    remove: async (id) => {
      await database.deleteFrom('deliveries').where('id', '=', id).execute();
    },
    postpone: async (id, attempts, due) => {
      await database
        .updateTable('deliveries')
        .set({ attempts, due })
        .where('id', '=', id)
        .execute();
    },
    abandon: async (id, attempts) => {
      await database
        .updateTable('deliveries')
        .set({ attempts, abandoned: true })
        .where('id', '=', id)
        .execute();
    },
    nextDue: async () => {
      const row = await database
        .selectFrom('deliveries')
        .select('due')
        .where('abandoned', '=', false)
        .orderBy('due')
        .limit(1)
        .executeTakeFirst();
      return row?.due;
    },
    abandoned: async () => {
      const rows = await database
        .selectFrom('deliveries')
        .selectAll()
        .where('abandoned', '=', true)
        .orderBy('id')
        .execute();
      return rows.map(toDelivery);
    },
  };
}

/** Whoever claims at the same time passes over the rows that are being claimed. */
async function claim(
  database: Kysely<Schema>,
  now: Instant,
  until: Instant,
  limit: number,
): Promise<Delivery[]> {
  if (limit === 0) return [];
  const due = database
    .selectFrom('deliveries')
    .select('id')
    .where('abandoned', '=', false)
    .where('due', '<=', now)
    .orderBy('due')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const rows = await database
    .updateTable('deliveries')
    .set({ due: until })
    .where('id', 'in', due)
    .returningAll()
    .execute();
  return rows.sort((left, right) => (left.id < right.id ? -1 : 1)).map(toDelivery);
}

function toRow(delivery: Delivery): DeliveryRow {
  return {
    id: delivery.id,
    client_id: delivery.clientId,
    url: delivery.url,
    user_id: delivery.userId,
    cloud_id: delivery.cloudId,
    conversation_id: delivery.conversationId,
    payload: delivery.payload,
    attempts: delivery.attempts,
    due: delivery.due,
    abandoned: false,
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
    due: row.due,
  };
}
