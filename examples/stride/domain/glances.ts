/** Glances: their viewers, and the label that an app returns before it has pushed one. */
import type { App } from './administration.js';
import type { ConversationRef } from './conversation.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import type { Module } from './module.js';
import { fieldOf } from './module-rules.js';
import { signature } from './signature.js';
import { readGlance } from './states.js';
import type { StoredConversation } from './store.js';

/** A viewer of a conversation. */
export interface Looker {
  readonly conversation: StoredConversation;
  readonly userId: string | undefined;
  /** The user who opened the room: the first one in its roster. */
  readonly ownerId: string | undefined;
}

const CONDITIONS: Readonly<Record<string, (looker: Looker) => boolean>> = {
  room_is_public: ({ conversation }) => !conversation.direct && conversation.privacy === 'public',
  user_is_room_owner: ({ userId, ownerId }) => userId !== undefined && userId === ownerId,
  // Every viewer belongs to the site, and no viewer administers it through a glance.
  user_is_guest: () => false,
  user_is_admin: () => false,
};

/** True if all conditions of a glance hold: names, or `{ condition, invert }`. An unknown condition does not hold. */
export function isSeen(glance: Module, looker: Looker): boolean {
  const conditions = fieldOf(glance, 'conditions');
  if (!Array.isArray(conditions)) return true;
  return conditions.every((one: unknown) => {
    const name = typeof one === 'string' ? one : fieldOf(one, 'condition');
    const condition = typeof name === 'string' ? CONDITIONS[name] : undefined;
    return condition !== undefined && condition(looker) !== (fieldOf(one, 'invert') === true);
  });
}

/** Milliseconds after which an app that returned no label is called again. */
const PAUSE = 60_000;
/** The maximum number of remembered glances. */
const MAX_ASKED = 10_000;

export type AskGlance = (app: App, ref: ConversationRef, userId: string, glance: Module) => void;

/**
 * Requests the `queryUrl` of a glance without a state. The caller does not wait: viewers are notified when there is a
 * label.
 */
export function glanceAsker({ store, clock, callApp, changed }: Dependencies): AskGlance {
  const asked = new Map<string, number>();
  const ask = async (...[app, ref, userId, glance]: Parameters<AskGlance>): Promise<void> => {
    const url = fieldOf(glance, 'queryUrl');
    if (typeof url !== 'string') return;
    const { cloudId, conversationId } = ref;
    const now = clock.now();
    const id = timeOrderedId(now);
    const token = await signature(app, { id, userId, cloudId, conversationId }, now);
    const address = new URL(url);
    address.searchParams.set('jwt', token);
    const headers = { authorization: `Bearer ${token}` };
    const reply = await callApp({ url: address.href, method: 'GET', headers });
    if (reply.status !== 200) return;
    const label = fieldOf(JSON.parse(reply.text) as unknown, 'label');
    const value = typeof label === 'string' ? label : fieldOf(label, 'value');
    if (typeof value !== 'string') return;
    const state = readGlance({ label: { value } });
    const place = { clientId: app.clientId, kind: 'glance', key: glance.key } as const;
    await store.tables.states.put({ ...place, context: { cloudId, conversationId } }, state);
    changed(conversationId);
  };
  return (...of) => {
    const key = JSON.stringify([of[0].clientId, of[1].conversationId, of[3].key]);
    const last = asked.get(key);
    if (last !== undefined && Date.now() - last < PAUSE) return;
    if (asked.size >= MAX_ASKED) asked.clear();
    asked.set(key, Date.now());
    // If the response is missing or invalid, the glance has no label.
    ask(...of).catch(() => undefined);
  };
}
