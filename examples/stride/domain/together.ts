/**
 * Stores messages. While messages of a conversation are being stored, further messages to it wait.
 * All waiting messages are then stored together.
 */
import { admissionOf, admittedConversation, requireOpen } from './access.js';
import type { Caller } from './caller.js';
import type { Instant } from './clock.js';
import type { ConversationRef } from './conversation.js';
import type { Dependencies } from './dependencies.js';
import { notFound } from './errors.js';
import { announceMessages } from './events.js';
import type { MessageEvent } from './events.js';
import { timeOrderedId } from './id.js';
import type { Admission } from './membership.js';
import type { Body } from './message-body.js';
import type { StoredMessage } from './store.js';

/**
 * Stores a message. The promise resolves when the message and its deliveries to apps are stored.
 * @throws DomainError `not-found`, `forbidden`, or `conflict` if the conversation is archived
 */
export type Say = (caller: Caller, ref: ConversationRef, body: Body) => Promise<StoredMessage>;

interface Waiting {
  readonly senderId: string;
  readonly body: Body;
  readonly done: (stored: StoredMessage) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Identifies a queue of messages. A queue contains the messages to one conversation from callers
 * that are admitted under the same conditions.
 */
interface Place {
  readonly ref: ConversationRef;
  readonly admission: Admission;
  readonly caller: Caller;
}

interface Stored {
  readonly stored: readonly StoredMessage[];
  /** True if a module of an app receives messages of this conversation. */
  readonly heard: boolean;
  /** True if there are deliveries to send. */
  readonly due: boolean;
}

/** The maximum number of messages that are stored by one statement. */
const MAX_TOGETHER = 50;
/** The maximum number of attempts to store messages. Each attempt uses later times. */
const MAX_TRIES = 3;
/** The maximum number of conversations in `heard`. */
const MAX_KNOWN = 10_000;

export function sayTogether(dependencies: Omit<Dependencies, 'say'>): Say {
  const queues = new Map<string, Waiting[]>();
  /**
   * Conversations in which a module received the last message. `storeUnheard` cannot store messages
   * in them.
   */
  const heard = new Set<string>();
  const store = async (
    place: Place,
    some: readonly Waiting[],
  ): Promise<readonly StoredMessage[]> => {
    const { conversationId } = place.ref;
    const unheard = heard.has(conversationId)
      ? undefined
      : await storeUnheard(dependencies, place, some);
    if (unheard) return unheard;
    const result = await storeAndTell(dependencies, place, some);
    if (result.heard) {
      if (heard.size >= MAX_KNOWN) heard.clear();
      heard.add(conversationId);
    } else heard.delete(conversationId);
    if (result.due) dependencies.wake();
    return result.stored;
  };
  const drain = async (key: string, place: Place, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      const some = queue.splice(0, MAX_TOGETHER);
      try {
        const stored = await store(place, some);
        dependencies.changed(place.ref.conversationId);
        stored.forEach((one, index) => some[index]?.done(one));
      } catch (error) {
        for (const { failed } of some) failed(error);
      }
    }
    queues.delete(key);
  };
  return (caller, ref, body) =>
    new Promise((done, failed) => {
      const admission = admissionOf(caller, 'write');
      const key = JSON.stringify([ref.cloudId, ref.conversationId, admission]);
      const one: Waiting = { senderId: caller.userId, body, done, failed };
      const queue = queues.get(key);
      if (queue) {
        queue.push(one);
        return;
      }
      const own = [one];
      queues.set(key, own);
      void drain(key, { ref, admission, caller }, own);
    });
}

/**
 * Tries to store messages in a single statement. This works only if no app has a module that
 * receives messages of the conversation.
 * @returns `undefined` if the messages were not stored; `storeAndTell` must then store them
 */
async function storeUnheard(
  { store, clock }: Pick<Dependencies, 'store' | 'clock'>,
  { ref, admission }: Place,
  some: readonly Waiting[],
): Promise<readonly StoredMessage[] | undefined> {
  const { conversations } = store.tables;
  let earliest = 0n;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    // The time is taken when the statement runs, and not when the call begins, because another
    // process may have stored a message in between.
    const stored = some.map((one) => {
      const now = clock.now();
      earliest = (now > earliest ? now : earliest) + 1n;
      return messageAt(ref, one, earliest);
    });
    if (await conversations.say(ref, admission, stored)) return stored;
    // Another process has stored a message first, or its clock is ahead. The next attempt uses
    // later times.
    const [latest, first] = [await conversations.latest(ref), stored[0]?.instant];
    if (latest === undefined || first === undefined || latest < first) return undefined;
    earliest = latest;
  }
  return undefined;
}

/**
 * Stores messages, and their deliveries to apps. The conversation is locked, so that messages
 * become visible in the order of their times. A reader who asks for messages after a known one
 * therefore misses none.
 */
async function storeAndTell(
  dependencies: Pick<Dependencies, 'store' | 'clock'>,
  { ref, admission, caller }: Place,
  some: readonly Waiting[],
): Promise<Stored> {
  return dependencies.store.transaction(async (tables) => {
    const now = dependencies.clock.now();
    const locked = await tables.conversations.lockForMessages(ref, admission, now, some.length);
    const conversation = admittedConversation(caller, 'write', locked);
    if (!locked) throw notFound('conversation');
    requireOpen(conversation);
    const events = some.map((one, index): MessageEvent => {
      const stored = messageAt(ref, one, locked.first + BigInt(index));
      return { stored, document: one.body.document };
    });
    const stored = events.map((one) => one.stored);
    await tables.messages.insert(stored);
    const { heard } = locked;
    const due = heard && (await announceMessages(dependencies, tables, conversation, events));
    return { stored, heard, due };
  });
}

function messageAt(
  { conversationId }: ConversationRef,
  { senderId, body }: Waiting,
  instant: Instant,
): StoredMessage {
  const content = { body: body.json, text: body.text };
  return { id: timeOrderedId(instant), conversationId, instant, senderId, ...content };
}
