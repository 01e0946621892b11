/** Implements the store with a database: transactions, and the tables that take part in them. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Instant } from '../domain/clock.js';
import { newBeforeOld } from '../domain/file-store.js';
import type { FileStore } from '../domain/file-store.js';
import type { News } from '../domain/news.js';
import type { Store, Tables } from '../domain/store.js';
import { appTable, settingTable, siteTable } from './apps.js';
import { conversationTable } from './conversations.js';
import { deliveryTable } from './deliveries.js';
import { filesInDatabase } from './files-in-database.js';
import { mediaTable } from './media.js';
import { messageTable } from './messages.js';
import { moduleTable, stateTable } from './modules.js';
import { rosterTable } from './rosters.js';
import type { Schema } from './schema.js';
import { userTable } from './users.js';

export interface ClosableNews extends News {
  readonly close: () => Promise<void>;
}

/**
 * SQLSTATEs of a transaction that was aborted because of a concurrent transaction. It may succeed
 * if it is repeated.
 */
const RETRY = new Set(['40001', '40P01']);
const MAX_TRIES = 5;

/**
 * Creates the store.
 * @param released is called after the database is closed
 * @param news notifies other processes; it uses the database, and is closed before it
 * @param files the store for new files; by default, the database
 * @param ahead returns by how many nanoseconds tests have put the clock of the database forward
 */
export function createStore(
  database: Kysely<Schema>,
  released: () => Promise<void>,
  news: ClosableNews,
  ahead: () => Instant = () => 0n,
  files?: FileStore,
): Store {
  const inside = filesInDatabase(database);
  return {
    files: files ? newBeforeOld(files, inside) : inside,
    tables: tablesOf(database, ahead),
    transaction: async (work) => {
      for (let tries = 1; ; tries++) {
        try {
          return await database.transaction().execute((inside) => work(tablesOf(inside, ahead)));
        } catch (error) {
          if (tries === MAX_TRIES || !RETRY.has(errorCode(error))) throw error;
        }
      }
    },
    now: async () => {
      const { rows } = await sql<{ now: bigint }>`
        select (extract(epoch from clock_timestamp()) * 1000000000)::bigint as now`.execute(
        database,
      );
      return rows[0]?.now ?? 0n;
    },
    news,
    close: async () => {
      await news.close();
      await database.destroy();
      await released();
    },
  };
}

function tablesOf(database: Kysely<Schema>, ahead: () => Instant): Tables {
  return {
    settings: settingTable(database),
    sites: siteTable(database),
    users: userTable(database),
    apps: appTable(database),
    conversations: conversationTable(database),
    messages: messageTable(database),
    rosters: rosterTable(database),
    media: mediaTable(database),
    modules: moduleTable(database),
    states: stateTable(database),
    deliveries: deliveryTable(database, ahead),
  };
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
