/** The table of users. */
import type { Kysely } from 'kysely';
import type { UserTable } from '../domain/store.js';
import { nameKey } from '../domain/text.js';
import type { User } from '../domain/user.js';
import { orDuplicate } from './duplicate.js';
import type { Schema, UserRow } from './schema.js';

export function userTable(database: Kysely<Schema>): UserTable {
  const ofSite = (cloudId: string) =>
    database
      .selectFrom('users')
      .innerJoin('site_users', 'site_users.user_id', 'users.id')
      .where('site_users.cloud_id', '=', cloudId);
  return {
    insert: async (user, cloudIds, role) => {
      await orDuplicate(database.insertInto('users').values(toRow(user)).execute());
      for (const cloudId of cloudIds) {
        const row = { cloud_id: cloudId, user_id: user.id, role };
        await database.insertInto('site_users').values(row).execute();
      }
    },
    find: async (userId) =>
      toUser(
        await database.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirst(),
      ),
    findInSite: async (cloudId, userId) =>
      toUser(await ofSite(cloudId).selectAll('users').where('id', '=', userId).executeTakeFirst()),
    findByEmail: async (cloudId, email) =>
      toUser(
        await ofSite(cloudId)
          .selectAll('users')
          .where('email_key', '=', nameKey(email))
          .executeTakeFirst(),
      ),
    roleIn: async (cloudId, userId) => {
      const row = await ofSite(cloudId).select('role').where('id', '=', userId).executeTakeFirst();
      return row?.role;
    },
    people: async (cloudId) => {
      const rows = await ofSite(cloudId)
        .selectAll('users')
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('apps').select('client_id').whereRef('user_id', '=', 'users.id'))),
        )
        .orderBy('display_name')
        .execute();
      return rows.flatMap((row) => toUser(row) ?? []);
    },
    known: async (cloudId, userIds) => {
      if (userIds.length === 0) return [];
      const rows = await ofSite(cloudId).select('id').where('id', 'in', userIds).execute();
      return rows.map(({ id }) => id);
    },
  };
}

function toRow(user: User): UserRow {
  return {
    id: user.id,
    user_name: user.userName,
    display_name: user.displayName,
    given_name: user.givenName,
    family_name: user.familyName,
    nick_name: user.nickName,
    title: user.title,
    timezone: user.timezone,
    email: user.email,
    email_key: nameKey(user.email),
    photo: user.photo,
    active: user.active,
    created: user.created,
    modified: user.modified,
  };
}

function toUser(row: UserRow | undefined): User | undefined {
  return (
    row && {
      id: row.id,
      userName: row.user_name,
      displayName: row.display_name,
      givenName: row.given_name,
      familyName: row.family_name,
      nickName: row.nick_name,
      title: row.title,
      timezone: row.timezone,
      email: row.email,
      photo: row.photo,
      active: row.active,
      created: row.created,
      modified: row.modified,
    }
  );
}
