/** Messages to one conversation that come while another one is being stored are stored together, in one step. */
import type { Instant } from './clock.js';
import type { ConversationRef } from './conversation.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import type { Admission } from './membership.js';
import type { StoredMessage } from './store.js';

/** The text and the sender of a message: everything that does not depend on time. */
export type Said = Pick<StoredMessage, 'body' | 'senderId' | 'text'>;

/** @returns nothing when it takes more than one step, and nothing was stored */
export type SayTogether = (
  admission: Admission,
  ref: ConversationRef,
  said: Said,
) => Promise<StoredMessage | undefined>;

interface Waiting {
  readonly said: Said;
  readonly done: (stored: StoredMessage | undefined) => void;
  readonly failed: (error: unknown) => void;
}

/** Rows of one statement. */
const MAX_TOGETHER = 50;
/** How often a statement is tried with later times. */
const MAX_TRIES = 3;

export function sayTogether({ store, clock }: Pick<Dependencies, 'clock' | 'store'>): SayTogether {
  const queues = new Map<string, Waiting[]>();
  const { conversations } = store.tables;
  /** @returns nothing when it is not the time that stands in the way */
  const storeAfterTheLast = async (
    ref: ConversationRef,
    admission: Admission,
    some: readonly Waiting[],
  ): Promise<readonly StoredMessage[] | undefined> => {
    let earliest = 0n;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      // The time is given now, and not when the call came: another process may have said something meanwhile.
      const stored = timed(ref, some, () => {
        const now = clock.now();
        return (earliest = (now > earliest ? now : earliest) + 1n);
      });
      if (await conversations.say(ref, admission, stored)) return stored;
      // Another process was faster, or its clock is ahead.
      const [latest, first] = [await conversations.latest(ref), stored[0]?.instant];
      if (latest === undefined || first === undefined || latest < first) return undefined;
      earliest = latest;
    }
    return undefined;
  };
  const storeSome = async (
    ref: ConversationRef,
    admission: Admission,
    some: readonly Waiting[],
  ): Promise<void> => {
    try {
      const stored = await storeAfterTheLast(ref, admission, some);
      some.forEach(({ done }, index) => done(stored?.[index]));
    } catch (error) {
      for (const { failed } of some) failed(error);
    }
  };
  return (admission, ref, said) =>
    new Promise((done, failed) => {
      const key = JSON.stringify([ref.cloudId, ref.conversationId, admission]);
      const one = { said, done, failed };
      const queue = queues.get(key);
      if (queue) {
        queue.push(one);
        return;
      }
      const own = [one];
      queues.set(key, own);
      const drain = async (): Promise<void> => {
        while (own.length > 0) await storeSome(ref, admission, own.splice(0, MAX_TOGETHER));
        queues.delete(key);
      };
      void drain();
    });
}

/** Messages with their times and ids. */
function timed(
  { conversationId }: ConversationRef,
  some: readonly Waiting[],
  next: () => Instant,
): StoredMessage[] {
  return some.map(({ said }): StoredMessage => {
    const instant = next();
    return { id: timeOrderedId(instant), conversationId, instant, ...said };
  });
}
