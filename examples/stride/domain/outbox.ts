/** The outbox: deliveries to apps, until the apps received them. */
import type { Instant } from './clock.js';

/** A notification for an app. */
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
  /** The number of tries. */
  readonly attempts: number;
}

/** A delivery that was given up, without its payload, which is only for the app. */
export interface FailedDelivery extends Pick<Delivery, 'id' | 'clientId' | 'url' | 'attempts'> {
  /** The reason why the last try failed. */
  readonly failure: string;
}

/** The number of deliveries that were given up for an app. */
export interface FailedDeliveryCount {
  readonly clientId: string;
  /** At most `MAX_COUNTED`, which means that many or more. */
  readonly count: number;
}

/** The limit of a count, because counting takes time in proportion to the rows. */
export const MAX_COUNTED = 1000;

/** Some deliveries by id, or all deliveries of an app. */
export type Which = { readonly ids: readonly string[] } | { readonly clientId: string };

/** Selects the deliveries to take from the outbox. */
export interface Claim {
  /** Nanoseconds for which no other process takes the claimed deliveries. */
  readonly lease: Instant;
  /** The maximum number of deliveries for one app. */
  readonly share: number;
  /** The maximum number of deliveries for all apps. */
  readonly limit: number;
  /** Client ids of the only apps to include, or of those to exclude. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** The outbox. It uses the clock of the database, which is the same for all processes. */
export interface DeliveryTable {
  /** Adds deliveries, which are due at once. */
  insert(deliveries: readonly Omit<Delivery, 'attempts'>[]): Promise<void>;
  /** Takes due deliveries, the oldest of each app. */
  claim(what: Claim): Promise<Delivery[]>;
  /** Removes deliveries that the apps received. */
  remove(ids: readonly string[]): Promise<void>;
  /** Puts back deliveries that were taken but not tried. */
  release(ids: readonly string[]): Promise<void>;
  /**
   * Records the failure of some deliveries, or of all that are due for an app. Each is due again after the wait for
   * this try, or given up if `waits` has none for it.
   * @param waits nanoseconds after the first try, the second, …
   */
  fail(which: Which, failure: string, waits: readonly Instant[]): Promise<void>;
  /** Nanoseconds until the next delivery is due, ignoring the apps in `except`. */
  nextDue(except: readonly string[]): Promise<Instant | undefined>;
  /** Deliveries that were given up, the newest first. They are kept for some time, so that people can look at them. */
  givenUp(limit: number): Promise<FailedDelivery[]>;
  /** The number of deliveries that were given up, for each app that has any. */
  countGivenUp(): Promise<FailedDeliveryCount[]>;
  /**
   * Makes deliveries that were given up due again.
   * @returns the number of deliveries
   */
  resend(which: Which): Promise<number>;
  /**
   * Deletes deliveries that were given up longer ago than `age`, in nanoseconds, but not more than `limit`.
   * @returns the number of deleted deliveries
   */
  purge(age: Instant, limit: number): Promise<number>;
}
