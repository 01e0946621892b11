/** Checks the rights of callers. No other file does. */
import type { AppCaller, Caller, RoomCaller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import { conflict, forbidden, notFound } from './errors.js';
import type { DomainError } from './errors.js';
import { WAYS } from './membership.js';
import type { Admission, Member } from './membership.js';
import { relationsOf, ruleOf } from './rights.js';
import type { Right } from './rights.js';
import type { Sighting, StoredConversation, Tables } from './store.js';
import { isStorable } from './text.js';

/**
 * Rejects ids that the database cannot store, because no row can have such an id.
 * @throws DomainError `not-found`
 */
export function requireStorable(what: string, ...ids: readonly string[]): void {
  if (!ids.every(isStorable)) throw notFound(what);
}

const NAMES: Readonly<Record<Caller['kind'], string>> = {
  app: 'An app',
  room: 'A room token',
  person: 'A person',
};

/** Returns the error for a caller of a kind that never has the right. */
function refusal({ kind }: Caller, right: Right): DomainError {
  return forbidden(`${NAMES[kind]} cannot ${ruleOf(right).what}.`);
}

/**
 * Returns the caller as a member of sites and conversations: a person by user id, and an app by
 * client id. A room token counts as the app to which it belongs.
 */
export function memberOf(caller: Caller): Member {
  return caller.kind === 'person' ? { userId: caller.userId } : { clientId: caller.clientId };
}

/**
 * Returns the caller if it is of a kind that can own modules and push their states.
 * @throws DomainError `forbidden` for a person
 */
export function requireApp(caller: Caller, right: Right): AppCaller | RoomCaller {
  if (caller.kind === 'person') throw refusal(caller, right);
  return caller;
}

/**
 * Checks that the caller belongs to a site.
 * @throws DomainError `forbidden` if the caller does not belong to it, `not-found` if it does not
 *   exist
 */
export async function requireSite(
  tables: Tables,
  caller: Caller,
  right: Right,
  cloudId: string,
): Promise<void> {
  if (!relationsOf(caller, right).includes('site')) throw refusal(caller, right);
  requireStorable('site', cloudId);
  if (await tables.sites.has(cloudId, memberOf(caller))) {
    if (!ruleOf(right).noGuests || caller.kind !== 'person') return;
    if ((await tables.users.roleIn(cloudId, caller.userId)) !== 'guest') return;
    throw forbidden(`A guest cannot ${ruleOf(right).what}.`);
  }
  if (!(await tables.sites.find(cloudId))) throw notFound('site');
  const isPerson = caller.kind === 'person';
  throw forbidden(
    isPerson ? 'The person does not belong to this site.' : 'The app was not added to this site.',
  );
}

/**
 * Checks that the caller may change an object.
 * @param makerId the id of the account that created the object
 * @throws DomainError `forbidden` if the right covers only the caller's own objects, and another
 * account created this one
 */
export function requireOwn(caller: Caller, right: Right, makerId: string): void {
  if (ruleOf(right).own && makerId !== caller.userId) {
    throw forbidden('Only the account that made a message or a file can change it.');
  }
}

/**
 * Returns the conditions under which a caller may enter a conversation. The database evaluates
 * them.
 * @throws DomainError `forbidden` for a caller of a kind that may never enter
 */
export function admissionOf(caller: Caller, right: Right): Admission {
  const relations = relationsOf(caller, right);
  const ways = WAYS.filter((one) => relations.includes(one));
  if (ways.length === 0) throw refusal(caller, right);
  const onlyId = caller.kind === 'room' ? caller.conversationId : undefined;
  return { member: memberOf(caller), ways, onlyId };
}

/**
 * Returns a conversation that the caller may read.
 * @throws DomainError `not-found` or `forbidden`
 */
export async function readableConversation(
  tables: Tables,
  caller: Caller,
  right: Right,
  ref: ConversationRef,
): Promise<StoredConversation> {
  const admission = admissionOf(caller, right);
  requireStorable('conversation', ref.cloudId, ref.conversationId);
  return admittedConversation(caller, right, await tables.conversations.see(ref, admission));
}

/**
 * Returns a conversation, and locks it until the transaction ends.
 * @throws DomainError `not-found` or `forbidden`
 */
export async function lockedConversation(
  tables: Tables,
  caller: Caller,
  right: Right,
  ref: ConversationRef,
): Promise<StoredConversation> {
  const admission = admissionOf(caller, right);
  requireStorable('conversation', ref.cloudId, ref.conversationId);
  return admittedConversation(caller, right, await tables.conversations.lock(ref, admission));
}

/**
 * Returns a locked conversation that the caller may change.
 * @throws DomainError `conflict` if the conversation is archived, `not-found` or `forbidden`
 */
export async function changeableConversation(
  tables: Tables,
  caller: Caller,
  right: Right,
  ref: ConversationRef,
): Promise<StoredConversation> {
  const conversation = await lockedConversation(tables, caller, right, ref);
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

/**
 * Returns the row of a conversation if the caller has access.
 * @throws DomainError `not-found` or `forbidden`
 */
export function admittedConversation(
  caller: Caller,
  right: Right,
  sighting: Sighting | undefined,
): StoredConversation {
  if (!sighting) throw notFound('conversation');
  if (sighting.admitted) return sighting.conversation;
  throw forbidden(strangerText(caller, right));
}

function strangerText(caller: Caller, right: Right): string {
  switch (caller.kind) {
    case 'app':
      return 'The app is not installed in this conversation.';
    case 'room':
      return 'The room token is for another conversation.';
    case 'person':
      return relationsOf(caller, right).includes('public')
        ? 'The person is not in this conversation, and it is no public room of their site.'
        : 'The person has neither created this conversation nor been added to it by somebody else.';
  }
}
