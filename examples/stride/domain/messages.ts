/** Keeps messages: saying, changing and taking back. */
import {
  admittedConversation,
  admissionOf,
  requireStorable,
  requireOpen,
  requireOwn,
  changeableConversation,
  readableConversation,
} from './access.js';
import type { Caller } from './caller.js';
import type { ConversationRef, DirectRef } from './conversation.js';
import { directId } from './direct.js';
import { notFound } from './errors.js';
import { announceMessage } from './events.js';
import type { Dependencies } from './dependencies.js';
import { context, history } from './history.js';
import { timeOrderedId } from './id.js';
import type { Content, DirectMessageRef, Message, MessageRef, Messages } from './message.js';
import { readBody, toMessage } from './message-body.js';
import type { StoredConversation, StoredMessage, Tables } from './store.js';

export function messagesOf(dependencies: Dependencies): Messages {
  const { tables } = dependencies.store;
  return {
    send: (caller, ref, content) => send(dependencies, caller, ref, content),
    sendDirect: async (caller, ref, content) =>
      send(dependencies, caller, await directRef(dependencies, caller, ref), content),
    edit: (caller, ref, content) => edit(dependencies, caller, ref, content),
    editDirect: async (caller, ref, content) =>
      edit(dependencies, caller, await directMessageRef(dependencies, caller, ref), content),
    remove: (caller, ref) => remove(dependencies, caller, ref),
    removeDirect: async (caller, ref) =>
      remove(dependencies, caller, await directMessageRef(dependencies, caller, ref)),
    get: async (caller, ref) => {
      const conversation = await readableConversation(tables, caller, 'readConversation', ref);
      return toMessage(await find(tables, conversation, ref.messageId), ref.cloudId);
    },
    history: async (caller, ref, query) => {
      await readableConversation(tables, caller, 'readConversation', ref);
      return history(tables, ref, query);
    },
    context: async (caller, ref, query) => {
      const conversation = await readableConversation(tables, caller, 'readConversation', ref);
      return context(tables, ref, await find(tables, conversation, ref.messageId), query);
    },
  };
}

/**
 * Stores a message. The conversation is locked meanwhile: messages are numbered by time in the order in which they
 * become visible, so that who reads "after this one" misses none.
 */
export async function send(
  dependencies: Dependencies,
  caller: Caller,
  ref: ConversationRef,
  content: Content,
): Promise<Message> {
  const body = readBody(content);
  const admission = admissionOf(caller, 'write');
  requireStorable('conversation', ref.cloudId, ref.conversationId);
  const said = { body: body.json, text: body.text };
  const alone = await dependencies.say(admission, ref, { ...said, senderId: caller.userId });
  if (alone) {
    dependencies.changed(alone.conversationId);
    return toMessage(alone, ref.cloudId);
  }
  const { stored, heard } = await dependencies.store.transaction(async (tables) => {
    const now = dependencies.clock.now();
    const held = await tables.conversations.lockForMessage(ref, admission, now);
    const conversation = admittedConversation(caller, 'write', held);
    if (!held) throw notFound('conversation');
    requireOpen(conversation);
    const stored: StoredMessage = {
      id: timeOrderedId(held.instant),
      conversationId: conversation.id,
      instant: held.instant,
      senderId: caller.userId,
      ...said,
    };
    await tables.messages.insert(stored);
    if (held.heard)
      await announceMessage(dependencies, tables, conversation, stored, body.document);
    return { stored, heard: held.heard };
  });
  if (heard) dependencies.wake();
  dependencies.changed(stored.conversationId);
  return toMessage(stored, ref.cloudId);
}

async function edit(
  { store, changed }: Dependencies,
  caller: Caller,
  ref: MessageRef,
  content: Content,
): Promise<Message> {
  const body = readBody(content);
  const message = await store.transaction(async (tables) => {
    const conversation = await changeableConversation(tables, caller, 'changeWritten', ref);
    const before = await findOwn(tables, caller, conversation, ref.messageId);
    await tables.messages.replace(conversation.id, before.id, body.json, body.text);
    return toMessage({ ...before, body: body.json, text: body.text }, ref.cloudId);
  });
  changed(ref.conversationId);
  return message;
}

async function remove(
  { store, changed }: Dependencies,
  caller: Caller,
  ref: MessageRef,
): Promise<void> {
  await store.transaction(async (tables) => {
    const conversation = await changeableConversation(tables, caller, 'changeWritten', ref);
    const { id } = await findOwn(tables, caller, conversation, ref.messageId);
    await tables.messages.remove(conversation.id, id);
  });
  changed(ref.conversationId);
}

async function find(
  tables: Tables,
  { id }: StoredConversation,
  messageId: string,
): Promise<StoredMessage> {
  requireStorable('message', messageId);
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
  requireOwn(caller, 'changeWritten', found.senderId);
  return found;
}

async function directRef(
  dependencies: Dependencies,
  caller: Caller,
  ref: DirectRef,
): Promise<ConversationRef> {
  return { cloudId: ref.cloudId, conversationId: await directId(dependencies, caller, ref) };
}

async function directMessageRef(
  dependencies: Dependencies,
  caller: Caller,
  ref: DirectMessageRef,
): Promise<MessageRef> {
  return { ...(await directRef(dependencies, caller, ref)), messageId: ref.messageId };
}
