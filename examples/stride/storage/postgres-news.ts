/** Notifies processes with `LISTEN` and `NOTIFY` of PostgreSQL, on a separate connection. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type Pg from 'pg';
import { collector } from '../domain/collector.js';
import { localNews } from '../domain/news.js';
import type { Item } from '../domain/news.js';
import type { Schema } from './schema.js';
import type { ClosableNews } from './store.js';

/**
 * The number of milliseconds within which a test notification must arrive. A connection pool may
 * drop it.
 */
const PROBE_TIMEOUT = 5000;
/**
 * A connection that has broken, or that has dropped a notification, is replaced after this number of
 * milliseconds.
 */
const PAUSE = 5000;

/**
 * Returns the object that notifies other processes through PostgreSQL.
 * @param url the URL for the connection that listens; notifications are sent through `database`
 * @param channel the name of the channel; it is the same for all processes that use the same tables
 */
export function postgresNews(
  pg: typeof Pg,
  url: string,
  channel: string,
  database: Kysely<Schema>,
): ClosableNews {
  const self = randomUUID();
  const local = localNews();
  // Callers do not wait until a notification is sent. Errors are ignored: while the database cannot
  // be reached, other processes cannot listen either.
  const outgoing = collector(
    (texts) =>
      sql`select pg_notify(${channel}, text) from unnest(${texts}::text[]) as text`.execute(
        database,
      ),
    () => undefined,
  );
  let hears = false;
  let client: Pg.Client | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const again = (): void => {
    hears = false;
    client = undefined;
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(begin, PAUSE).unref();
  };
  const begin = (): void => {
    const own = new pg.Client({ connectionString: url, keepAlive: true });
    client = own;
    const leave = (): void => {
      if (client !== own) return;
      again();
      own.end().catch(() => undefined);
    };
    own.on('error', leave);
    own.on('end', leave);
    // If a connection pool gives each transaction another session, `LISTEN` succeeds, but
    // notifications never arrive.
    const probe = `${self} probe ${randomUUID()}`;
    own.on('notification', ({ payload = '' }) => {
      if (payload === probe) {
        clearTimeout(timer);
        hears = true;
        // Notifications may have been missed before the process listened.
        local.tell({ kind: 'changed' });
        local.tell({ kind: 'deliveries' });
      } else if (!payload.startsWith(self)) {
        const item = readItem(payload);
        if (item) local.tell(item);
      }
    });
    timer = setTimeout(leave, PROBE_TIMEOUT).unref();
    own
      .connect()
      .then(() => own.query(`listen ${own.escapeIdentifier(channel)}`))
      .then(() => outgoing.add(probe))
      .catch(leave);
  };
  begin();
  return {
    listen: local.listen,
    hearsOthers: () => hears,
    tell: (item) => {
      local.tell(item);
      outgoing.add(
        `${self} ${item.kind} ${item.kind === 'changed' ? (item.conversationId ?? '') : ''}`,
      );
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await Promise.all([outgoing.sending(), last?.end().catch(() => undefined)]);
    },
  };
}

function readItem(payload: string): Item | undefined {
  const [, kind, conversationId] = payload.split(' ');
  if (kind === 'deliveries') return { kind };
  if (kind !== 'changed') return undefined;
  return { kind, conversationId: conversationId === '' ? undefined : conversationId };
}
