/** What every part of the service stands on. */
import type { CallApp } from './app-caller.js';
import type { Clock } from './clock.js';
import type { Store } from './store.js';
import type { SayTogether } from './together.js';

export interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly callApp: CallApp;
  /** Bytes that one file may have. */
  readonly maxMediaBytes: number;
  /** Seconds that an access token is good for. */
  readonly tokenLifetime: number;
  readonly say: SayTogether;
  /** Called when somebody said something in a conversation, or changed or took back what he had said. */
  readonly said: (conversationId: string) => void;
  /** Called when there may be something to deliver. */
  readonly wake: () => void;
}
