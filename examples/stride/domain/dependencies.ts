/** The dependencies of all parts of the service. */
import type { CallApp } from './app-caller.js';
import type { Clock } from './clock.js';
import type { Store } from './store.js';
import type { Say } from './together.js';

export interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly callApp: CallApp;
  /** Returns false for a URL that `callApp` would refuse. */
  readonly mayCall: (address: string) => Promise<boolean>;
  /** The maximum number of bytes of one file. */
  readonly maxMediaBytes: number;
  /** The maximum number of bytes of all files in a conversation. */
  readonly maxStoredBytes: number;
  /** The number of seconds for which an access token is valid. */
  readonly tokenLifetime: number;
  readonly say: Say;
  /**
   * This function is called when the viewers of a conversation see something new: a message was
   * sent, edited or deleted, or an app displays something new. If the id is omitted, any
   * conversation may have changed.
   */
  readonly changed: (conversationId?: string) => void;
  /** This function is called when there may be deliveries to send. */
  readonly wake: () => void;
}
