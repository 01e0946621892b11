/**
 * Creates notifications for apps. A notification is stored in the same transaction as the change
 * that it reports, so neither can exist without the other.
 */
import type { Document } from '../documents/document.js';
import { mentionsOf } from '../documents/mentions.js';
import { withNanoseconds } from './clock.js';
import { toConversation } from './conversation-view.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import { fieldOf } from './module-rules.js';
import { matches } from './pattern.js';
import type { Delivery } from './outbox.js';
import type { Listener, StoredConversation, StoredMessage, Tables } from './store.js';

/** The types of modules that receive messages. */
export const MESSAGE_LISTENERS = ['chat:bot', 'chat:bot:messages'] as const;

/** An app to notify, and the URL for the notification. */
interface Call {
  readonly clientId: string;
  readonly url: string;
}

/** A message and its document, for the notification that apps receive. */
export interface MessageEvent {
  readonly stored: StoredMessage;
  readonly document: Document;
}

/**
 * Notifies the webhooks of a conversation that the conversation was created, changed, archived or
 * unarchived.
 */
export async function announceConversation(
  dependencies: Dependencies,
  tables: Tables,
  conversation: StoredConversation,
  action: 'archive' | 'create' | 'unarchive' | 'update',
  initiator: string,
): Promise<void> {
  const calls = await webhooks(tables, conversation.id, 'conversation:updates');
  const payload = { type: 'conversation:updates', action, initiator: { id: initiator } };
  await enqueue(dependencies, tables, conversation, initiator, calls, payload);
}

/** Notifies the webhooks of a conversation about each user who was added or removed. */
export async function announceRoster(
  dependencies: Dependencies,
  tables: Tables,
  conversation: StoredConversation,
  action: 'add' | 'remove',
  userIds: readonly string[],
  initiator: string,
): Promise<void> {
  if (userIds.length === 0) return;
  const calls = await webhooks(tables, conversation.id, 'roster:updates');
  for (const id of userIds) {
    const payload = { type: 'roster:updates', action, user: { id } };
    await enqueue(dependencies, tables, conversation, initiator, calls, payload);
  }
}

/**
 * Notifies bots that a message mentions or is sent to, and modules whose pattern matches the
 * message.
 * @returns true if there is a delivery to send
 */
export async function announceMessages(
  dependencies: Pick<Dependencies, 'clock'>,
  tables: Tables,
  conversation: StoredConversation,
  messages: readonly MessageEvent[],
): Promise<boolean> {
  const listeners = await tables.modules.listeners(conversation.id, MESSAGE_LISTENERS);
  const deliveries = messages.flatMap(({ stored, document }) => {
    const { id, text, senderId, instant } = stored;
    const mentioned = mentionsOf(document);
    const calls = listeners
      .filter(({ botUserId }) => botUserId !== senderId)
      .flatMap((listener) => callsFor(listener, conversation, mentioned, text));
    return deliveriesOf(dependencies, conversation, senderId, calls, {
      type: 'chat_message_sent',
      sender: { id: senderId },
      recipients: recipients(conversation, listeners),
      message: {
        ...{ id, body: document, text, sender: { id: senderId } },
        ts: withNanoseconds(instant),
      },
    });
  });
  await tables.deliveries.insert(deliveries);
  return deliveries.length > 0;
}

function callsFor(
  { type, module, clientId, botUserId }: Listener,
  conversation: StoredConversation,
  mentioned: ReadonlySet<string>,
  text: string,
): Call[] {
  const to = (url: unknown): Call[] => (typeof url === 'string' ? [{ clientId, url }] : []);
  if (type === 'chat:bot:messages') {
    const pattern = fieldOf(module, 'pattern');
    return typeof pattern === 'string' && matches(pattern, text) ? to(fieldOf(module, 'url')) : [];
  }
  if (conversation.direct?.clientId === clientId) {
    return to(fieldOf(fieldOf(module, 'directMessage'), 'url'));
  }
  return mentioned.has(botUserId) ? to(fieldOf(fieldOf(module, 'mention'), 'url')) : [];
}

/**
 * Returns the recipients of a direct message. The bot is the only one, because only bots are
 * notified.
 */
function recipients(
  { direct }: StoredConversation,
  listeners: readonly Listener[],
): { id: string }[] | null {
  if (!direct) return null;
  const bot = listeners.find(({ clientId }) => clientId === direct.clientId);
  return bot ? [{ id: bot.botUserId }] : [];
}

async function webhooks(tables: Tables, conversationId: string, event: string): Promise<Call[]> {
  const listeners = await tables.modules.listeners(conversationId, ['chat:webhook']);
  return listeners
    .filter(({ module }) => fieldOf(module, 'event') === event)
    .flatMap(({ clientId, module }) => {
      const url = fieldOf(module, 'url');
      return typeof url === 'string' ? [{ clientId, url }] : [];
    });
}

async function enqueue(
  dependencies: Dependencies,
  tables: Tables,
  ...of: Notification
): Promise<void> {
  await tables.deliveries.insert(deliveriesOf(dependencies, ...of));
}

/**
 * The data that is needed to store deliveries: the conversation, the user who has acted, the calls
 * to apps, and the fields of their payload.
 */
type Notification = [
  conversation: StoredConversation,
  userId: string,
  calls: readonly Call[],
  fields: object,
];

function deliveriesOf(
  { clock }: Pick<Dependencies, 'clock'>,
  ...[conversation, userId, calls, fields]: Notification
): Omit<Delivery, 'attempts'>[] {
  if (calls.length === 0) return [];
  const { cloudId: _, ...withoutCloudId } = toConversation(conversation);
  const { cloudId, id: conversationId } = conversation;
  const payload = JSON.stringify({ ...fields, cloudId, conversation: withoutCloudId });
  return calls.map(({ clientId, url }) => {
    const place = { clientId, url, userId, cloudId, conversationId };
    return { id: timeOrderedId(clock.now()), ...place, payload };
  });
}
