/** The table of conversations. */
import type { Kysely, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { ConversationRef } from '../domain/conversation.js';
import type { Admission } from '../domain/membership.js';
import type {
  ConversationChanges,
  ConversationListing,
  ConversationTable,
  Sighting,
  StoredConversation,
  StoredMessage,
} from '../domain/store.js';
import { orDuplicate } from './duplicate.js';
import { isInside, seesPublicRooms } from './membership.js';
import type { ConversationRow, Schema } from './schema.js';

/**
 * The types of modules that receive messages. Modules of other types do not affect how a message is
 * stored.
 */
const HEARING = sql`'chat:bot', 'chat:bot:messages'`;

export function conversationTable(database: Kysely<Schema>): ConversationTable {
  const insert = (conversation: StoredConversation) =>
    database.insertInto('conversations').values(toRow(conversation));
  const select = (id: string, cloudId: string, admission: Admission | 'owner') =>
    database
      .selectFrom('conversations')
      .selectAll()
      .select(admittedBy(admission))
      .where('id', '=', id)
      .where('cloud_id', '=', cloudId);
  return {
    insert: async (conversation) => {
      await orDuplicate(insert(conversation).execute());
    },
    insertDirect: async (conversation) => {
      await insert(conversation)
        .onConflict((found) => found.doNothing())
        .execute();
    },
    see: async ({ conversationId, cloudId }, admission) =>
      toSighting(await select(conversationId, cloudId, admission).executeTakeFirst()),
    lock: async ({ conversationId, cloudId }, admission) =>
      toSighting(
        await select(conversationId, cloudId, admission).forNoKeyUpdate().executeTakeFirst(),
      ),
    lockForMessages: (...of) => lockForMessages(database, ...of),
    say: (ref, admission, messages) => say(database, ref, admission, messages),
    latest: (ref) => latest(database, ref),
    findDirect: async (cloudId, clientId, userId) => {
      const row = await database
        .selectFrom('conversations')
        .select('id')
        .where('cloud_id', '=', cloudId)
        .where('direct_client_id', '=', clientId)
        .where('direct_user_id', '=', userId)
        .executeTakeFirst();
      return row?.id;
    },
    update: async (id, changes) => {
      const row = await orDuplicate(
        database
          .updateTable('conversations')
          .set(toColumns(changes))
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow(),
      );
      return toConversation(row);
    },
    list: async (listing) => {
      const rows = await listed(database, listing).execute();
      return rows.map(toConversation);
    },
  };
}

async function lockForMessages(
  database: Kysely<Schema>,
  ...[{ conversationId, cloudId }, admission, now, count]: Parameters<
    ConversationTable['lockForMessages']
  >
): ReturnType<ConversationTable['lockForMessages']> {
  const others = BigInt(count - 1);
  const row = await database
    .updateTable('conversations')
    .set({ last_message: sql`greatest(last_message + 1, ${now}) + ${others}::bigint` })
    .where('id', '=', conversationId)
    .where('cloud_id', '=', cloudId)
    .returningAll()
    .returning([admittedBy(admission), heard])
    .executeTakeFirst();
  return row && { ...sighting(row), first: row.last_message - others, heard: row.heard };
}

async function latest(
  database: Kysely<Schema>,
  { conversationId, cloudId }: ConversationRef,
): Promise<Instant | undefined> {
  const row = await database
    .selectFrom('conversations')
    .select('last_message')
    .where('id', '=', conversationId)
    .where('cloud_id', '=', cloudId)
    .executeTakeFirst();
  return row?.last_message;
}

async function say(
  database: Kysely<Schema>,
  { conversationId, cloudId }: ConversationRef,
  admission: Admission,
  messages: readonly StoredMessage[],
): Promise<boolean> {
  const [first, last] = [messages[0]?.instant, messages.at(-1)?.instant];
  if (first === undefined || last === undefined) return true;
  const column = <Key extends keyof StoredMessage>(key: Key): StoredMessage[Key][] =>
    messages.map((message) => message[key]);
  const { rows } = await sql`
    with locked as (
      update conversations set last_message = ${last}::bigint
      where id = ${conversationId} and cloud_id = ${cloudId} and last_message < ${first}::bigint
        and not archived and ${admits(admission)} and not ${isHeard}
      returning id
    )
    insert into messages (conversation_id, sent, id, sender_id, body, text)
    select locked.id, entries.* from locked, unnest(
      ${column('instant')}::bigint[], ${column('id')}::text[], ${column('senderId')}::text[],
      ${column('body')}::text[], ${column('text')}::text[]
    ) as entries
    returning id`.execute(database);
  return rows.length > 0;
}

const isHeard = sql<boolean>`exists (
  select from modules
  join installations on installations.client_id = modules.client_id
  where installations.conversation_id = conversations.id
    and modules.conversation_id in ('', conversations.id)
    and modules.type in (${HEARING})
)`;
const heard = isHeard.as('heard');

/** Returns an SQL condition that is true if a conversation admits a member. */
function admits({ member, ways, onlyId }: Admission) {
  const isPublic = sql<boolean>`(direct_client_id is null and privacy = 'public'
    and ${seesPublicRooms(member, 'conversations.cloud_id')})`;
  const found = ways.map((way) => (way === 'public' ? isPublic : isInside(member, way)));
  const isIt = onlyId === undefined ? sql<boolean>`true` : sql<boolean>`id = ${onlyId}`;
  return sql<boolean>`(${isIt} and (${sql.join(found, sql` or `)}))`;
}

function admittedBy(admission: Admission | 'owner') {
  const isIn = admission === 'owner' ? sql<boolean>`true` : admits(admission);
  return sql<boolean>`coalesce(${isIn}, false)`.as('admitted');
}

function listed(
  database: Kysely<Schema>,
  listing: ConversationListing,
): SelectQueryBuilder<Schema, 'conversations', ConversationRow> {
  const { descending, behind, nameKeyPart } = listing;
  const order = descending ? 'desc' : 'asc';
  let query = database
    .selectFrom('conversations')
    .selectAll('conversations')
    .where('cloud_id', '=', listing.cloudId)
    .where(admits(listing.admission));
  if (!listing.includePrivate) query = query.where('privacy', '=', 'public');
  if (!listing.includeArchived) query = query.where('archived', '=', false);
  if (!listing.includeDirect) query = query.where('direct_client_id', 'is', null);
  if (nameKeyPart !== '') query = query.where(sql<boolean>`strpos(name_key, ${nameKeyPart}) > 0`);
  if (behind) {
    const place = sql`(${behind.nameKey}, ${behind.id})`;
    query = query.where(
      descending
        ? sql<boolean>`(name_key, id) < ${place}`
        : sql<boolean>`(name_key, id) > ${place}`,
    );
  }
  return query.orderBy('name_key', order).orderBy('id', order).limit(listing.limit);
}

function toRow(conversation: StoredConversation): ConversationRow {
  return {
    id: conversation.id,
    cloud_id: conversation.cloudId,
    name: conversation.name,
    name_key: conversation.nameKey,
    topic: conversation.topic,
    privacy: conversation.privacy,
    archived: conversation.isArchived,
    created: conversation.created,
    modified: conversation.modified,
    last_message: 0n,
    direct_client_id: conversation.direct?.clientId ?? null,
    direct_user_id: conversation.direct?.userId ?? null,
  };
}

function toConversation(row: ConversationRow): StoredConversation {
  const [clientId, userId] = [row.direct_client_id, row.direct_user_id];
  return {
    id: row.id,
    cloudId: row.cloud_id,
    name: row.name,
    nameKey: row.name_key,
    topic: row.topic,
    privacy: row.privacy,
    isArchived: row.archived,
    created: row.created,
    modified: row.modified,
    direct: clientId === null || userId === null ? undefined : { clientId, userId },
  };
}

function toColumns(changes: ConversationChanges): Partial<ConversationRow> {
  const { name, nameKey, topic, privacy, isArchived, modified } = changes;
  return {
    ...(name === undefined ? {} : { name }),
    ...(nameKey === undefined ? {} : { name_key: nameKey }),
    ...(topic === undefined ? {} : { topic }),
    ...(privacy === undefined ? {} : { privacy }),
    ...(isArchived === undefined ? {} : { archived: isArchived }),
    modified,
  };
}

function sighting(row: ConversationRow & { admitted: boolean }): Sighting {
  return { conversation: toConversation(row), admitted: row.admitted };
}

function toSighting(
  row: (ConversationRow & { admitted: boolean }) | undefined,
): Sighting | undefined {
  return row && sighting(row);
}
