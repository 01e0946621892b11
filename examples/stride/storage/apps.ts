/** The tables of settings, sites and apps. */
import type { Kysely } from 'kysely';
import type { App } from '../domain/administration.js';
import { SCOPES } from '../domain/caller.js';
import type { Scope } from '../domain/caller.js';
import type {
  AppTable,
  Registered,
  SettingTable,
  SiteTable,
  StoredDescriptor,
} from '../domain/store.js';
import { orDuplicate } from './duplicate.js';
import { isOfSite } from './membership.js';
import type { Schema } from './schema.js';

export function settingTable(database: Kysely<Schema>): SettingTable {
  return {
    once: async (key, initial) => {
      await database
        .insertInto('settings')
        .values({ key, value: initial })
        .onConflict((found) => found.doNothing())
        .execute();
      const { value } = await database
        .selectFrom('settings')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      return value;
    },
    claim: async (key) => {
      // If another transaction has inserted the same key, this insert waits until that transaction
      // ends. The query below then returns the value that the other transaction has stored, if any.
      await database
        .insertInto('settings')
        .values({ key, value: UNSET })
        .onConflict((found) => found.doNothing())
        .execute();
      const { value } = await database
        .selectFrom('settings')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      return value === UNSET ? undefined : value;
    },
    set: async (key, value) => {
      await database.updateTable('settings').set({ value }).where('key', '=', key).execute();
    },
  };
}

/**
 * The value of a key that is claimed but not set yet. Only the transaction that has claimed the key
 * sees it.
 */
const UNSET = '';

export function siteTable(database: Kysely<Schema>): SiteTable {
  return {
    insert: async (site) => {
      await orDuplicate(database.insertInto('sites').values(site).execute());
    },
    find: (cloudId) =>
      database.selectFrom('sites').selectAll().where('id', '=', cloudId).executeTakeFirst(),
    of: (member) =>
      database
        .selectFrom('sites')
        .select(['sites.id', 'sites.name'])
        .where(isOfSite(member, 'sites.id'))
        .orderBy('sites.id')
        .execute(),
    addApp: async (cloudId, clientId) => {
      await database
        .insertInto('site_apps')
        .values({ cloud_id: cloudId, client_id: clientId })
        .onConflict((found) => found.doNothing())
        .execute();
    },
    has: async (cloudId, member) => {
      const found = await database
        .selectFrom('sites')
        .select('id')
        .where('id', '=', cloudId)
        .where(isOfSite(member, 'sites.id'))

        .executeTakeFirst();
      return found !== undefined;
    },
  };
}

function readScopes(text: string): Scope[] {
  const words = text.split(' ');
  return SCOPES.filter((scope) => words.includes(scope));
}

function toApp(row: Schema['apps']): App {
  return {
    ...{ clientId: row.client_id, clientSecret: row.client_secret },
    ...{ name: row.name, userId: row.user_id, scopes: readScopes(row.scopes) },
  };
}

/** Converts a row to an app. Only this file writes descriptors, so parsing them is safe. */
function toRegistered(row: Schema['apps']): Registered {
  const { descriptor } = row;
  const app = toApp(row);
  return descriptor === ''
    ? { app }
    : { app, descriptor: JSON.parse(descriptor) as StoredDescriptor };
}

export function appTable(database: Kysely<Schema>): AppTable {
  return {
    insert: async ({ clientId, clientSecret, name, userId, scopes }) => {
      const row = {
        ...{ client_id: clientId, client_secret: clientSecret },
        ...{ name, user_id: userId, scopes: scopes.join(' '), descriptor: '' },
      };
      await orDuplicate(database.insertInto('apps').values(row).execute());
    },
    find: async (clientId) => {
      const row = await database
        .selectFrom('apps')
        .selectAll()
        .where('client_id', '=', clientId)
        .executeTakeFirst();
      return row && toApp(row);
    },
    ofBot: async (cloudId, botUserId) => {
      const row = await database
        .selectFrom('apps')
        .innerJoin('site_apps', 'site_apps.client_id', 'apps.client_id')
        .selectAll('apps')
        .where('site_apps.cloud_id', '=', cloudId)
        .where('apps.user_id', '=', botUserId)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('room_tokens').select('hash').whereRef('client_id', '=', 'apps.client_id'),
            ),
          ),
        )
        .executeTakeFirst();
      return row && toApp(row);
    },
    ...descriptors(database),
    install: async (clientId, conversationId) => {
      await database
        .insertInto('installations')
        .values({ conversation_id: conversationId, client_id: clientId })
        .onConflict((found) => found.doNothing())
        .execute();
    },
    uninstall: async (clientId, conversationId) => {
      await database
        .deleteFrom('installations')
        .where('conversation_id', '=', conversationId)
        .where('client_id', '=', clientId)
        .execute();
    },
    ...roomTokens(database),
  };
}

function descriptors(
  database: Kysely<Schema>,
): Pick<AppTable, 'describe' | 'installed' | 'registered'> {
  return {
    registered: async (cloudId) => {
      const rows = await database
        .selectFrom('apps')
        .innerJoin('site_apps', 'site_apps.client_id', 'apps.client_id')
        .selectAll('apps')
        .where('site_apps.cloud_id', '=', cloudId)
        .where('apps.descriptor', '<>', '')
        .orderBy('apps.client_id')
        .execute();
      return rows.map(toRegistered);
    },
    installed: async (conversationId) => {
      const rows = await database
        .selectFrom('apps')
        .innerJoin('installations', 'installations.client_id', 'apps.client_id')
        .selectAll('apps')
        .where('installations.conversation_id', '=', conversationId)
        .orderBy('apps.client_id')
        .execute();
      return rows.map(toRegistered);
    },
    describe: async (clientId, stored) => {
      const descriptor = JSON.stringify(stored);
      await database
        .updateTable('apps')
        .set({ descriptor })
        .where('client_id', '=', clientId)
        .execute();
    },
  };
}

function roomTokens(
  database: Kysely<Schema>,
): Pick<AppTable, 'addRoomToken' | 'findRoomToken' | 'removeRoomToken'> {
  return {
    addRoomToken: async ({ hash, clientId, userId, conversationId, scopes }) => {
      const row = {
        ...{ hash, client_id: clientId, user_id: userId },
        ...{ conversation_id: conversationId, scopes: scopes.join(' ') },
      };
      await database.insertInto('room_tokens').values(row).execute();
    },
    findRoomToken: async (hash) => {
      const row = await database
        .selectFrom('room_tokens')
        .selectAll()
        .where('hash', '=', hash)
        .executeTakeFirst();
      return (
        row && {
          ...{ hash, clientId: row.client_id, userId: row.user_id },
          ...{ conversationId: row.conversation_id, scopes: readScopes(row.scopes) },
        }
      );
    },
    removeRoomToken: async (hash) => {
      await database.deleteFrom('room_tokens').where('hash', '=', hash).execute();
    },
  };
}
