/** The tables of modules and of their states. */
import type { Kysely } from 'kysely';
import type { DeclaredType, Module } from '../domain/module.js';
import type { ModulePlace, ModuleTable, StatePlace, StateTable } from '../domain/store.js';
import type { Schema } from './schema.js';

/**
 * Represents the absence of a conversation or a user, because a primary key cannot contain null.
 */
const NONE = '';

export function moduleTable(database: Kysely<Schema>): ModuleTable {
  return {
    put: async (place, module) => {
      const body = JSON.stringify(module);
      await database
        .insertInto('modules')
        .values({ ...columns(place), key: module.key, body })
        .onConflict((found) =>
          found.columns(['client_id', 'conversation_id', 'type', 'key']).doUpdateSet({ body }),
        )
        .execute();
    },
    remove: async (place, key) => {
      const { numDeletedRows } = await database
        .deleteFrom('modules')
        .where((row) => row.and({ ...columns(place), key }))
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
    has: async (clientId, type, key, conversationId) => {
      let query = database
        .selectFrom('modules')
        .select('key')
        .where((row) => row.and({ client_id: clientId, type, key }));
      if (conversationId !== undefined) {
        query = query.where('conversation_id', 'in', [NONE, conversationId]);
      }
      return (await query.limit(1).executeTakeFirst()) !== undefined;
    },
    clear: async (clientId) => {
      await database
        .deleteFrom('modules')
        .where('client_id', '=', clientId)
        .where('conversation_id', '=', NONE)
        .execute();
    },
    list: async (place, start, limit) => {
      const rows = await database
        .selectFrom('modules')
        .select('body')
        .where((row) => row.and(columns(place)))
        .orderBy('key')
        .offset(start)
        .limit(limit)
        .execute();
      return rows.map(({ body }) => readModule(body));
    },
    listeners: async (conversationId, types) => {
      const rows = await database
        .selectFrom('modules')
        .innerJoin('installations', 'installations.client_id', 'modules.client_id')
        .innerJoin('apps', 'apps.client_id', 'modules.client_id')
        .select(['modules.client_id', 'modules.type', 'modules.body', 'apps.user_id'])
        .where('installations.conversation_id', '=', conversationId)
        .where('modules.conversation_id', 'in', [NONE, conversationId])
        .where('modules.type', 'in', types)
        .orderBy('modules.client_id')
        .orderBy('modules.key')
        .execute();
      return rows.map(({ client_id, type, body, user_id }) => ({
        ...{ clientId: client_id, botUserId: user_id },
        // Only declared types are stored, so the cast is safe.
        ...{ type: type as DeclaredType, module: readModule(body) },
      }));
    },
  };
}

function columns({ clientId, conversationId, type }: ModulePlace): {
  client_id: string;
  conversation_id: string;
  type: string;
} {
  return { client_id: clientId, conversation_id: conversationId ?? NONE, type };
}

/** Parses a module. Only this file writes the JSON, so it is valid. */
function readModule(body: string): Module {
  return JSON.parse(body) as Module;
}

export function stateTable(database: Kysely<Schema>): StateTable {
  return {
    put: async (place, state) => {
      const value = JSON.stringify(state);
      const row = stateColumns(place);
      await database
        .insertInto('states')
        .values({ ...row, value })
        .onConflict((found) =>
          found
            .columns(['client_id', 'kind', 'key', 'cloud_id', 'conversation_id', 'user_id'])
            .doUpdateSet({ value }),
        )
        .execute();
    },
    find: async (place) => {
      const row = await database
        .selectFrom('states')
        .select('value')
        .where((columns) => columns.and(stateColumns(place)))
        .executeTakeFirst();
      return row && (JSON.parse(row.value) as object);
    },
  };
}

function stateColumns({
  clientId,
  kind,
  key,
  context,
}: StatePlace): Omit<Schema['states'], 'value'> {
  return {
    client_id: clientId,
    kind,
    key,
    cloud_id: context.cloudId,
    conversation_id: context.conversationId ?? NONE,
    user_id: context.userId ?? NONE,
  };
}
