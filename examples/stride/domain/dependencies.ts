/** What every part of the service stands on. */
import type { CallApp } from './app-caller.js';
import type { Clock } from './clock.js';
import type { Store } from './store.js';
import type { Say } from './together.js';

export interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly callApp: CallApp;
  /** Bytes that one file may have. */
  readonly maxMediaBytes: number;
  /** Bytes that all files of a conversation may have. */
  readonly maxStoredBytes: number;
  /** Seconds that an access token is good for. */
  readonly tokenLifetime: number;
  readonly say: Say;
  /**
   * Called when who looks at a conversation sees something else: somebody said something, changed it or took it back, or an
   * app shows something else; without a conversation, wherever it shows it.
   */
  readonly changed: (conversationId?: string) => void;
  /** Called when there may be something to deliver. */
  readonly wake: () => void;
}
