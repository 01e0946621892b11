/** Sends, edits and deletes messages. */
import {
  requireStorable,
  requireOwn,
  changeableConversation,
  readableConversation,
} from './access.js';
import { filesOf } from '../documents/files.js';
import type { Caller } from './caller.js';
import type { ConversationRef, DirectRef } from './conversation.js';
import { directId } from './direct.js';
import { invalid, notFound } from './errors.js';
import type { Fault } from './errors.js';
import type { Dependencies } from './dependencies.js';
import { context, history } from './history.js';
import type { Content, DirectMessageRef, Message, MessageRef, Messages } from './message.js';
import { readBody, toMessage } from './message-body.js';
import type { Body } from './message-body.js';
import type { StoredConversation, StoredMessage, Tables } from './store.js';
import { isStorable } from './text.js';

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

export async function send(
  { say, store }: Pick<Dependencies, 'say' | 'store'>,
  caller: Caller,
  ref: ConversationRef,
  content: Content,
): Promise<Message> {
  const body = readBody(content);
  requireStorable('conversation', ref.cloudId, ref.conversationId);
  await requireFiles(store.tables, ref, body);
  return toMessage(await say(caller, ref, body), ref.cloudId);
}

/**
 * Checks that the conversation contains all files of a message.
 * @throws DomainError `invalid` if it does not
 */
async function requireFiles(
  tables: Tables,
  { conversationId }: ConversationRef,
  { document }: Body,
): Promise<void> {
  const faults: Fault[] = [];
  for (const { id, pointer } of filesOf(document)) {
    const isThere = isStorable(id) && (await tables.media.find(conversationId, id)) !== undefined;
    if (!isThere) faults.push({ pointer, message: 'must be the id of a file of the conversation' });
  }
  if (faults.length > 0) throw invalid(...faults);
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
    await requireFiles(tables, ref, body);
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
