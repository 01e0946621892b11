/** Messages to one conversation that come while another one is being stored are stored together, in one step. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import type { StoredMessage } from './store.js';

/** What is said: all of a message that does not depend on when. */
export type Said = Pick<StoredMessage, 'body' | 'text'>;

/** @returns nothing when it takes more than one step, and nothing was stored */
export type SayTogether = (
  caller: Caller,
  ref: ConversationRef,
  said: Said,
) => Promise<StoredMessage | undefined>;

interface Waiting {
  readonly said: Said;
  readonly senderId: string;
  readonly done: (stored: StoredMessage | undefined) => void;
  readonly failed: (error: unknown) => void;
}

/** Rows of one statement. */
const MAX_TOGETHER = 50;

export function sayTogether({ store, clock }: Pick<Dependencies, 'clock' | 'store'>): SayTogether {
  const queues = new Map<string, Waiting[]>();
  const storeSome = async (
    ref: ConversationRef,
    clientId: string | undefined,
    some: readonly Waiting[],
  ): Promise<void> => {
    try {
      // The time is given now, and not when the call came: another process may have said something meanwhile.
      const stored = some.map(({ said, senderId }): StoredMessage => {
        const instant = clock.now();
        const { conversationId } = ref;
        return { id: timeOrderedId(instant), conversationId, instant, senderId, ...said };
      });
      const isDone = await store.tables.conversations.say(ref, clientId, stored);
      some.forEach(({ done }, index) => done(isDone ? stored[index] : undefined));
    } catch (error) {
      for (const { failed } of some) failed(error);
    }
  };
  return (caller, ref, { body, text }) =>
    new Promise((done, failed) => {
      const clientId = caller.kind === 'person' ? undefined : caller.clientId;
      const key = JSON.stringify([ref.cloudId, ref.conversationId, clientId]);
      const one = { said: { body, text }, senderId: caller.userId, done, failed };
      const queue = queues.get(key);
      if (queue) {
        queue.push(one);
        return;
      }
      const own = [one];
      queues.set(key, own);
      const drain = async (): Promise<void> => {
        while (own.length > 0) await storeSome(ref, clientId, own.splice(0, MAX_TOGETHER));
        queues.delete(key);
      };
      void drain();
    });
}
