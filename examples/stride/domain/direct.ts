/**
 * Direct conversations: one for each pair of an app and a user. It is created when it is first
 * requested.
 */
import { requireStorable, requireSite } from './access.js';
import type { Caller } from './caller.js';
import type { Instant } from './clock.js';
import type { DirectRef } from './conversation.js';
import { forbidden, notFound } from './errors.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import type { Store, Tables } from './store.js';
import { nameKey } from './text.js';

/**
 * Returns the id of the direct conversation between the calling app and a user, or between the
 * calling person and a bot. If this conversation does not exist, creates it and installs the app in
 * it. Two calls at the same time return the same conversation.
 */
export async function directId(
  { store, clock }: Dependencies,
  caller: Caller,
  { cloudId, userId }: DirectRef,
): Promise<string> {
  requireStorable('user', userId);
  const { tables } = store;
  await requireSite(tables, caller, 'writeDirectly', cloudId);
  const pair =
    caller.kind === 'person'
      ? { clientId: await botNamed(tables, cloudId, userId), userId: caller.userId }
      : { clientId: caller.clientId, userId };
  const found = await tables.conversations.findDirect(cloudId, pair.clientId, pair.userId);
  return found ?? createDirect(store, clock.now(), { cloudId, ...pair });
}

/**
 * Returns the client id of the app to which a bot belongs.
 * @throws DomainError `not-found` if the user does not exist, `forbidden` if the user is a person
 */
async function botNamed(tables: Tables, cloudId: string, userId: string): Promise<string> {
  const app = await tables.apps.ofBot(cloudId, userId);
  if (app) return app.clientId;
  if (!(await tables.users.findInSite(cloudId, userId))) throw notFound('user');
  throw forbidden('A person can open direct conversations with bots only.');
}

/**
 * Creates a direct conversation.
 * @throws DomainError `not-found` if the user does not belong to the site
 */
export async function createDirect(
  store: Store,
  now: Instant,
  { cloudId, clientId, userId }: { cloudId: string; clientId: string; userId: string },
): Promise<string> {
  return store.transaction(async (tables) => {
    const user = await tables.users.findInSite(cloudId, userId);
    if (!user) throw notFound('user');
    await tables.conversations.insertDirect({
      id: timeOrderedId(now),
      cloudId,
      name: user.displayName,
      nameKey: nameKey(user.displayName),
      topic: '',
      privacy: 'private',
      isArchived: false,
      created: now,
      modified: now,
      direct: { clientId, userId },
    });
    const id = await tables.conversations.findDirect(cloudId, clientId, userId);
    if (id === undefined) throw notFound('conversation');
    await tables.apps.install(clientId, id);
    await tables.rosters.add(id, [userId], true);
    return id;
  });
}
