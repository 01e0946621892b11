/** Keeps messages: saying, changing and taking back. */
import { admitted, known, requireOpen, toChange, toRead } from './access.js';
import type { Caller } from './caller.js';
import type { ConversationRef, DirectRef } from './conversation.js';
import { directId } from './direct.js';
import { forbidden, notFound } from './errors.js';
import { announceMessage } from './events.js';
import type { Ground } from './ground.js';
import { context, history } from './history.js';
import { timeOrderedId } from './id.js';
import type { Content, DirectMessageRef, Message, MessageRef, Messages } from './message.js';
import { readBody, toMessage } from './message-body.js';
import type { StoredConversation, StoredMessage, Tables } from './store.js';

export function messagesOf(ground: Ground): Messages {
  const { tables } = ground.store;
  return {
    send: (caller, ref, content) => send(ground, caller, ref, content),
    sendDirect: async (caller, ref, content) =>
      send(ground, caller, await directRef(ground, caller, ref), content),
    edit: (caller, ref, content) => edit(ground, caller, ref, content),
    editDirect: async (caller, ref, content) =>
      edit(ground, caller, await directMessageRef(ground, caller, ref), content),
    remove: (caller, ref) => remove(ground, caller, ref),
    removeDirect: async (caller, ref) =>
      remove(ground, caller, await directMessageRef(ground, caller, ref)),
    get: async (caller, ref) => {
      const conversation = await toRead(tables, caller, ref);
      return toMessage(await find(tables, conversation, ref.messageId), ref.cloudId);
    },
    history: async (caller, ref, query) => {
      await toRead(tables, caller, ref);
      return history(tables, ref, query);
    },
    context: async (caller, ref, query) => {
      const conversation = await toRead(tables, caller, ref);
      return context(tables, ref, await find(tables, conversation, ref.messageId), query);
    },
  };
}

/**
 * Stores a message. The conversation is locked meanwhile: messages are numbered by time in the order in which they
 * become visible, so that who reads "after this one" misses none.
 */
export async function send(
  ground: Ground,
  caller: Caller,
  ref: ConversationRef,
  content: Content,
): Promise<Message> {
  const body = readBody(content);
  known('conversation', ref.cloudId, ref.conversationId);
  const { stored, heard } = await ground.store.transaction(async (tables) => {
    const now = ground.clock.now();
    const held = await tables.conversations.lockForMessage(ref, caller.clientId, now);
    const conversation = admitted(caller, held);
    if (!held) throw notFound('conversation');
    requireOpen(conversation);
    const stored: StoredMessage = {
      id: timeOrderedId(held.instant),
      conversationId: conversation.id,
      instant: held.instant,
      senderId: caller.userId,
      body: body.json,
      text: body.text,
    };
    await tables.messages.insert(stored);
    if (held.heard) await announceMessage(ground, tables, conversation, stored, body.document);
    return { stored, heard: held.heard };
  });
  if (heard) ground.wake();
  return toMessage(stored, ref.cloudId);
}

async function edit(
  { store }: Ground,
  caller: Caller,
  ref: MessageRef,
  content: Content,
): Promise<Message> {
  const body = readBody(content);
  return store.transaction(async (tables) => {
    const conversation = await toChange(tables, caller, ref);
    const before = await findOwn(tables, caller, conversation, ref.messageId);
    await tables.messages.replace(conversation.id, before.id, body.json, body.text);
    return toMessage({ ...before, body: body.json, text: body.text }, ref.cloudId);
  });
}

async function remove({ store }: Ground, caller: Caller, ref: MessageRef): Promise<void> {
  await store.transaction(async (tables) => {
    const conversation = await toChange(tables, caller, ref);
    const { id } = await findOwn(tables, caller, conversation, ref.messageId);
    await tables.messages.remove(conversation.id, id);
  });
}

async function find(
  tables: Tables,
  { id }: StoredConversation,
  messageId: string,
): Promise<StoredMessage> {
  known('message', messageId);
  const found = await tables.messages.find(id, messageId);
  if (!found) throw notFound('message');
  return found;
}

async function findOwn(
  tables: Tables,
  caller: Caller,
  conversation: StoredConversation,
  messageId: string,
): Promise<StoredMessage> {
  const found = await find(tables, conversation, messageId);
  if (found.senderId !== caller.userId) {
    throw forbidden('Only its sender can change a message.');
  }
  return found;
}

async function directRef(ground: Ground, caller: Caller, ref: DirectRef): Promise<ConversationRef> {
  return { cloudId: ref.cloudId, conversationId: await directId(ground, caller, ref) };
}

async function directMessageRef(
  ground: Ground,
  caller: Caller,
  ref: DirectMessageRef,
): Promise<MessageRef> {
  return { ...(await directRef(ground, caller, ref)), messageId: ref.messageId };
}
