/** Access: an app gets at the conversations that it is installed in, a room token at its own. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import { conflict, forbidden, notFound } from './errors.js';
import type { Sighting, StoredConversation, Tables } from './store.js';
import { isStorable } from './text.js';

/** For texts that are looked up: what cannot be stored is not there. */
export function requireStorable(what: string, ...ids: readonly string[]): void {
  if (!ids.every(isStorable)) throw notFound(what);
}

/** @throws forbidden when the app was not added to the site */
export async function requireSite(tables: Tables, caller: Caller, cloudId: string): Promise<void> {
  requireStorable('site', cloudId);
  if (await tables.sites.hasApp(cloudId, caller.clientId)) return;
  const isPerson = caller.kind === 'person';
  if (isPerson && (await tables.users.findInSite(cloudId, caller.userId))) return;
  if (!(await tables.sites.find(cloudId))) throw notFound('site');
  throw forbidden('The app was not added to this site.');
}

/** @throws forbidden: to room tokens only their room is open */
export function requireApp(caller: Caller, what: string): void {
  if (caller.kind === 'room') throw forbidden(`A room token cannot ${what}.`);
}

/** The conversation, to be read. @throws not-found, forbidden */
export async function readableConversation(
  tables: Tables,
  caller: Caller,
  ref: ConversationRef,
): Promise<StoredConversation> {
  requireStorable('conversation', ref.cloudId, ref.conversationId);
  return admittedConversation(caller, await tables.conversations.see(ref, caller.clientId));
}

/** The conversation, which nobody else changes until the transaction ends. @throws not-found, forbidden */
export async function lockedConversation(
  tables: Tables,
  caller: Caller,
  ref: ConversationRef,
): Promise<StoredConversation> {
  requireStorable('conversation', ref.cloudId, ref.conversationId);
  return admittedConversation(caller, await tables.conversations.lock(ref, caller.clientId));
}

/** The same, to change something in it. @throws conflict when it is archived */
export async function changeableConversation(
  tables: Tables,
  caller: Caller,
  ref: ConversationRef,
): Promise<StoredConversation> {
  const conversation = await lockedConversation(tables, caller, ref);
  requireOpen(conversation);
  return conversation;
}

export function requireOpen(conversation: StoredConversation): void {
  if (conversation.isArchived) {
    throw conflict('The conversation is archived; unarchive it before changing it.');
  }
}

export function requireGroup(conversation: StoredConversation, what: string): void {
  if (conversation.direct) throw conflict(`A direct conversation cannot be ${what}.`);
}

/** What was seen, if the caller may see it. */
export function admittedConversation(
  caller: Caller,
  sighting: Sighting | undefined,
): StoredConversation {
  if (!sighting) throw notFound('conversation');
  const { conversation, installed } = sighting;
  const foreign = caller.kind === 'room' && caller.conversationId !== conversation.id;
  if (foreign) throw forbidden('The room token is for another conversation.');
  if (!installed && caller.kind !== 'person')
    throw forbidden('The app is not installed in this conversation.');
  return conversation;
}
