/** The outbox: what apps are to be told, until they heard it. */
import type { Instant } from './clock.js';

/** Something that an app is to be told. */
export interface Delivery {
  readonly id: string;
  readonly clientId: string;
  readonly url: string;
  /** Who did what it tells of. */
  readonly userId: string;
  readonly cloudId: string;
  readonly conversationId: string;
  /** JSON. */
  readonly payload: string;
  /** How often it was tried. */
  readonly attempts: number;
}

/** Something that nobody took. */
export interface GivenUp extends Delivery {
  /** Why the last try failed. */
  readonly failure: string;
}

/** The same, without what it tells of: that is its app's business. */
export type Unheard = Pick<GivenUp, 'id' | 'clientId' | 'url' | 'attempts' | 'failure'>;

/** What is to be taken from the outbox. */
export interface Claim {
  /** Nanoseconds for which nobody else takes it. */
  readonly lease: Instant;
  /** How much of one app. */
  readonly share: number;
  /** How much of all apps. */
  readonly limit: number;
  /** Client ids of the only apps that are asked about, or of those that are not. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** The outbox. It goes by the clock of the database, which is the same for all processes. */
export interface DeliveryTable {
  /** Due at once. */
  insert(deliveries: readonly Omit<Delivery, 'attempts'>[]): Promise<void>;
  /** Takes what is due, of each app the oldest. */
  claim(what: Claim): Promise<Delivery[]>;
  /** It was heard. */
  remove(id: string): Promise<void>;
  /**
   * It was not, or all that an app is due was not. It is due again after the wait for this try, or given up when there
   * is none.
   * @param waits nanoseconds after the first try, the second, …
   */
  fail(
    which: { readonly id: string } | { readonly clientId: string },
    failure: string,
    waits: readonly Instant[],
  ): Promise<void>;
  /** Nanoseconds until the next one is due, of apps that are not excepted. */
  nextDue(except: readonly string[]): Promise<Instant | undefined>;
  /** What nobody took. It is kept, for people to look at. */
  givenUp(): Promise<GivenUp[]>;
  /** Tries it again from the beginning. @returns false when it was not given up */
  resend(id: string): Promise<boolean>;
}
