/** The outbox: what apps are to be told, until they heard it. */
import type { Instant } from './clock.js';

/** Something that an app is to be told. */
export interface Delivery {
  readonly id: string;
  readonly clientId: string;
  readonly url: string;
  /** The user whose action the delivery reports. */
  readonly userId: string;
  readonly cloudId: string;
  readonly conversationId: string;
  /** JSON. */
  readonly payload: string;
  /** How often it was tried. */
  readonly attempts: number;
}

/** A delivery that was given up, without its payload, which is only for the app. */
export interface Unheard extends Pick<Delivery, 'id' | 'clientId' | 'url' | 'attempts'> {
  /** Why the last try failed. */
  readonly failure: string;
}

/** How much was given up for an app. */
export interface UnheardCount {
  readonly clientId: string;
  /** At most `MAX_COUNTED`, which means that many or more. */
  readonly count: number;
}

/** Counting goes no further, since counting costs as much as there is. */
export const MAX_COUNTED = 1000;

/** Some deliveries, or all of an app. */
export type Which = { readonly ids: readonly string[] } | { readonly clientId: string };

/** Selects the deliveries to take from the outbox. */
export interface Claim {
  /** Nanoseconds for which no other process takes them. */
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
  /** They were heard. */
  remove(ids: readonly string[]): Promise<void>;
  /** Gives back what was taken and not tried. */
  release(ids: readonly string[]): Promise<void>;
  /**
   * Records the failure of some deliveries, or of all that are due for an app. Each is due again after the wait for
   * this try, or given up if `waits` has none for it.
   * @param waits nanoseconds after the first try, the second, …
   */
  fail(which: Which, failure: string, waits: readonly Instant[]): Promise<void>;
  /** Nanoseconds until the next one is due, of apps that are not excepted. */
  nextDue(except: readonly string[]): Promise<Instant | undefined>;
  /** Deliveries that were given up, the newest first. They are kept for some time, so that people can look at them. */
  givenUp(limit: number): Promise<Unheard[]>;
  /** How much of that there is, for each app that has any. */
  countGivenUp(): Promise<UnheardCount[]>;
  /** Tries what was given up again from the beginning. @returns how much that is */
  resend(which: Which): Promise<number>;
  /**
   * Forgets what was given up longer ago than that, in nanoseconds, but not more than `limit`.
   * @returns how much it has forgotten
   */
  purge(age: Instant, limit: number): Promise<number>;
}
