/** Creates, changes, archives and lists conversations. */
import type { Instant } from './clock.js';
import {
  admissionOf,
  requireGroup,
  requireSite,
  changeableConversation,
  lockedConversation,
  readableConversation,
} from './access.js';
import type { Caller } from './caller.js';
import type {
  Conversation,
  ConversationChange,
  ConversationQuery,
  ConversationRef,
  Conversations,
  NewConversation,
} from './conversation.js';
import { toConversation } from './conversation-view.js';
import { directId } from './direct.js';
import { conflict, invalidAt } from './errors.js';
import { announceConversation } from './events.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import type { CursorPage } from './page.js';
import { limitOf, readCursor, writeCursor } from './page.js';
import type { ConversationChanges, StoredConversation, Tables } from './store.js';
import { Duplicate } from './store.js';
import { isStorable, line, nameKey, paragraph } from './text.js';

const MAX_NAME = 255;
const MAX_TOPIC = 2000;
/**
 * The maximum length of a name after normalization, which makes some names longer. A much longer
 * name would exceed the maximum size of an index entry in PostgreSQL.
 */
const MAX_NAME_KEY = 500;

export function conversationsOf(dependencies: Dependencies): Conversations {
  return {
    list: (caller, query) => list(dependencies, caller, query),
    create: (caller, cloudId, input) => createConversation(dependencies, caller, cloudId, input),
    get: async (caller, ref) =>
      toConversation(
        await readableConversation(dependencies.store.tables, caller, 'readConversation', ref),
      ),
    update: (caller, ref, change) => update(dependencies, caller, ref, change),
    archive: (caller, ref) => setArchived(dependencies, caller, ref, true),
    unarchive: (caller, ref) => setArchived(dependencies, caller, ref, false),
    direct: async (caller, ref) => {
      const id = await directId(dependencies, caller, ref);
      const where = { cloudId: ref.cloudId, conversationId: id };
      const { tables } = dependencies.store;
      return toConversation(await readableConversation(tables, caller, 'readConversation', where));
    },
  };
}

async function list(
  { store: { tables } }: Dependencies,
  caller: Caller,
  query: ConversationQuery,
): Promise<CursorPage<Conversation>> {
  const limit = limitOf(query);
  const sort = query.sort ?? 'asc';
  await requireSite(tables, caller, 'listConversations', query.cloudId);
  if (query.query !== undefined && !isStorable(query.query)) return { values: [], limit, size: 0 };
  // Reads one conversation more than requested, to find out whether there is another page.
  const found = await tables.conversations.list({
    cloudId: query.cloudId,
    admission: admissionOf(caller, 'readConversation'),
    includePrivate: query.includePrivate ?? true,
    includeArchived: query.includeArchived ?? false,
    includeDirect: !(query.excludeDirect ?? false),
    nameKeyPart: nameKey(query.query ?? ''),
    descending: sort === 'desc',
    behind: query.cursor === undefined ? undefined : readPlace(query.cursor, sort),
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    values: page.map(toConversation),
    ...(last ? { cursor: writeCursor([sort, last.nameKey, last.id]) } : {}),
    limit,
    size: page.length,
  };
}

function readPlace(cursor: string, sort: 'asc' | 'desc'): { nameKey: string; id: string } {
  const [order, key = '', id = ''] = readCursor(cursor, 3);
  if (order !== sort) throw invalidAt('/cursor', 'is from a page in another order');
  return { nameKey: key, id };
}

/** Creates a conversation with its creator: installs the app, or adds the person to the roster. */
export async function createConversation(
  dependencies: Dependencies,
  caller: Caller,
  cloudId: string,
  input: NewConversation,
): Promise<Conversation> {
  const stored = newGroup(dependencies.clock.now(), cloudId, input);
  await unlessTaken(
    dependencies.store.transaction(async (tables) => {
      await requireSite(tables, caller, 'createConversation', cloudId);
      await tables.conversations.insert(stored);
      if (caller.kind === 'person') await tables.rosters.add(stored.id, [caller.userId], true);
      else await tables.apps.install(caller.clientId, stored.id);
      await announceConversation(dependencies, tables, stored, 'create', caller.userId);
    }),
  );
  dependencies.wake();
  return toConversation(stored);
}

/**
 * Returns a new group conversation.
 * @throws DomainError `invalid` (`/name`, `/topic`)
 */
function newGroup(now: Instant, cloudId: string, input: NewConversation): StoredConversation {
  return {
    id: timeOrderedId(now),
    cloudId,
    ...named(input.name),
    topic: paragraph('/topic', input.topic ?? '', MAX_TOPIC),
    privacy: input.privacy ?? 'public',
    isArchived: false,
    created: now,
    modified: now,
  };
}

function named(input: string): { name: string; nameKey: string } {
  const name = line('/name', input, MAX_NAME);
  const key = nameKey(name);
  if (key.length > MAX_NAME_KEY) throw invalidAt('/name', 'is too long');
  return { name, nameKey: key };
}

async function update(
  dependencies: Dependencies,
  caller: Caller,
  ref: ConversationRef,
  change: ConversationChange,
): Promise<Conversation> {
  const { name, topic, privacy } = change;
  const changes: ConversationChanges = {
    ...(name === undefined ? {} : named(name)),
    ...(topic === undefined ? {} : { topic: paragraph('/topic', topic, MAX_TOPIC) }),
    ...(privacy === undefined ? {} : { privacy }),
    modified: dependencies.clock.now(),
  };
  const stored = await unlessTaken(
    dependencies.store.transaction(async (tables) => {
      const before = await changeableConversation(tables, caller, 'changeConversation', ref);
      requireGroup(before, 'changed');
      return apply(dependencies, tables, caller, before, changes, 'update');
    }),
  );
  dependencies.wake();
  return toConversation(stored);
}

/**
 * Changes a conversation, and notifies apps of the change. Does nothing if the new values equal the
 * old ones.
 */
async function apply(
  dependencies: Dependencies,
  tables: Tables,
  caller: Caller,
  before: StoredConversation,
  changes: ConversationChanges,
  action: 'archive' | 'unarchive' | 'update',
): Promise<StoredConversation> {
  const { modified: _, ...fields } = changes;
  const same = Object.entries(fields).every(
    ([name, value]) => before[name as keyof typeof fields] === value,
  );
  if (same) return before;
  const after = await tables.conversations.update(before.id, changes);
  await announceConversation(dependencies, tables, after, action, caller.userId);
  return after;
}

async function setArchived(
  dependencies: Dependencies,
  caller: Caller,
  ref: ConversationRef,
  isArchived: boolean,
): Promise<void> {
  const modified = dependencies.clock.now();
  const action = isArchived ? 'archive' : 'unarchive';
  await unlessTaken(
    dependencies.store.transaction(async (tables) => {
      const before = await lockedConversation(tables, caller, 'changeConversation', ref);
      requireGroup(before, `${action}d`);
      await apply(dependencies, tables, caller, before, { isArchived, modified }, action);
    }),
  );
  dependencies.wake();
}

/**
 * Awaits a change of a conversation. Names are unique among the groups of a site that are not
 * archived, because clients look up conversations by name.
 * @throws DomainError `conflict` if another conversation has the name
 */
async function unlessTaken<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Duplicate) throw conflict('Another conversation has this name.');
    throw error;
  }
}
