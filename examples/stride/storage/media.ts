/** The table with the metadata of files. */
import type { Kysely } from 'kysely';
import type { MediaTable } from '../domain/media-table.js';
import type { Schema } from './schema.js';

export function mediaTable(database: Kysely<Schema>): MediaTable {
  return {
    begin: async ({ id, conversationId, userId, name, contentType }, now) => {
      const row = {
        ...{ id, conversation_id: conversationId, user_id: userId },
        ...{ name, content_type: contentType, size: null, begun: now },
      };
      await database.insertInto('media').values(row).execute();
    },
    finish: async (mediaId, size) => {
      await database
        .updateTable('media')
        .set({ size: BigInt(size) })
        .where('id', '=', mediaId)
        .execute();
    },
    stored: async (conversationId) => {
      const { sum } = await database
        .selectFrom('media')
        .select(({ fn }) => fn.sum<string | null>('size').as('sum'))
        .where('conversation_id', '=', conversationId)
        .executeTakeFirstOrThrow();
      return Number(sum ?? 0);
    },
    find: async (conversationId, mediaId) => {
      const row = await database
        .selectFrom('media')
        .selectAll()
        .where('id', '=', mediaId)
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst();
      if (!row || row.size === null) return undefined;
      return {
        ...{ id: row.id, conversationId, userId: row.user_id },
        ...{ name: row.name, contentType: row.content_type, size: Number(row.size) },
      };
    },
    remove: async (mediaId) => {
      await database.deleteFrom('media').where('id', '=', mediaId).execute();
    },
    sweep: async (before) => {
      const rows = await database
        .deleteFrom('media')
        .where('size', 'is', null)
        .where('begun', '<', before)
        .returning('id')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
