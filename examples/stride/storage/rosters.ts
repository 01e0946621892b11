/** The table of the people in conversations. */
import type { Kysely } from 'kysely';
import type { RosterTable } from '../domain/store.js';
import type { Schema } from './schema.js';

export function rosterTable(database: Kysely<Schema>): RosterTable {
  return {
    list: async (conversationId, start = 0, limit) => {
      const query = database
        .selectFrom('rosters')
        .select('user_id')
        .where('conversation_id', '=', conversationId)
        .orderBy('position')
        .offset(start);
      const rows = await (limit === undefined ? query : query.limit(limit)).execute();
      return rows.map(({ user_id }) => user_id);
    },
    add: async (conversationId, userIds, invited) => {
      if (userIds.length === 0) return [];
      if (invited) {
        await database
          .updateTable('rosters')
          .set({ invited })
          .where('conversation_id', '=', conversationId)
          .where('user_id', 'in', userIds)
          .execute();
      }
      const rows = await database
        .insertInto('rosters')
        .values(userIds.map((user_id) => ({ conversation_id: conversationId, user_id, invited })))
        .onConflict((found) => found.doNothing())
        .returning('user_id')
        .execute();
      return rows.map(({ user_id }) => user_id);
    },
    remove: async (conversationId, userIds) => {
      if (userIds.length === 0) return [];
      const rows = await database
        .deleteFrom('rosters')
        .where('conversation_id', '=', conversationId)
        .where('user_id', 'in', userIds)
        .returning('user_id')
        .execute();
      return rows.map(({ user_id }) => user_id);
    },
  };
}
