/** Direct conversations: one for each app and user, made when somebody first asks for it. */
import { requireStorable, requireApp, requireSite } from './access.js';
import type { Caller } from './caller.js';
import type { Instant } from './clock.js';
import type { DirectRef } from './conversation.js';
import { notFound } from './errors.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import type { Store } from './store.js';
import { nameKey } from './text.js';

/**
 * The id of the direct conversation of the calling app with a user. It is created, and the app installed in it, if
 * need be; two calls at once get the same one.
 */
export async function directId(
  { store, clock }: Dependencies,
  caller: Caller,
  { cloudId, userId }: DirectRef,
): Promise<string> {
  requireApp(caller, 'open direct conversations');
  requireStorable('user', userId);
  await requireSite(store.tables, caller, cloudId);
  const { clientId } = caller;
  const found = await store.tables.conversations.findDirect(cloudId, clientId, userId);
  return found ?? createDirect(store, clock.now(), { cloudId, clientId, userId });
}

/** @throws not-found when the site has no such user */
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
    await tables.rosters.add(id, [userId]);
    return id;
  });
}
