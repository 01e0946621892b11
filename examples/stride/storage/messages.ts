/** The table of messages. */
import type { Kysely } from 'kysely';
import type { MessageTable, StoredMessage } from '../domain/store.js';
import type { MessageRow, Schema } from './schema.js';

export function messageTable(database: Kysely<Schema>): MessageTable {
  const change = async (
    conversationId: string,
    id: string,
    columns: Pick<MessageRow, 'body' | 'text'>,
  ): Promise<boolean> => {
    const { numUpdatedRows } = await database
      .updateTable('messages')
      .set(columns)
      .where('id', '=', id)
      .where('conversation_id', '=', conversationId)
      .where('body', 'is not', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  };
  return {
    insert: async (messages) => {
      const rows = messages.map(
        ({ conversationId, instant, id, senderId, body, text }): MessageRow => ({
          ...{ conversation_id: conversationId, sent: instant, id, sender_id: senderId },
          ...{ body, text },
        }),
      );
      await database.insertInto('messages').values(rows).execute();
    },
    find: async (conversationId, messageId) => {
      const row = await database
        .selectFrom('messages')
        .selectAll()
        .where('id', '=', messageId)
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst();
      return row && toMessages([row])[0];
    },
    instantOf: async (conversationId, messageId) => {
      const row = await database
        .selectFrom('messages')
        .select('sent')
        .where('id', '=', messageId)
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst();
      return row?.sent;
    },
    replace: (conversationId, messageId, body, text) =>
      change(conversationId, messageId, { body, text }),
    remove: (conversationId, messageId) =>
      change(conversationId, messageId, { body: null, text: null }),
    list: async ({ conversationId, after, before, newestFirst, limit }) => {
      let query = database
        .selectFrom('messages')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .where('body', 'is not', null);
      if (after !== undefined) query = query.where('sent', '>', after);
      if (before !== undefined) query = query.where('sent', '<', before);
      const order = newestFirst ? 'desc' : 'asc';
      return toMessages(await query.orderBy('sent', order).limit(limit).execute());
    },
  };
}

/** Converts rows to messages. Deleted messages have no body, and are omitted. */
function toMessages(rows: readonly MessageRow[]): StoredMessage[] {
  return rows.flatMap(({ body, text, ...row }) =>
    body === null || text === null
      ? []
      : [
          {
            id: row.id,
            conversationId: row.conversation_id,
            instant: row.sent,
            senderId: row.sender_id,
            body,
            text,
          },
        ],
  );
}
