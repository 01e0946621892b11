/** The dependencies of all parts of the service. */
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
  /** Seconds for which an access token is valid. */
  readonly tokenLifetime: number;
  readonly say: Say;
  /**
   * Called when viewers of a conversation see something else: a message was sent, edited or deleted, or an app shows
   * something else. Without an id, any conversation may have changed.
   */
  readonly changed: (conversationId?: string) => void;
  /** Called when there may be something to deliver. */
  readonly wake: () => void;
}
