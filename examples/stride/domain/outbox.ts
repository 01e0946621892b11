/**
 * The outbox: a table of deliveries to apps. A delivery stays in it until the app has received it.
 */
import type { Instant } from './clock.js';

export interface Delivery {
  readonly id: string;
  readonly clientId: string;
  readonly url: string;
  /** The user whose action the delivery reports. */
  readonly userId: string;
  readonly cloudId: string;
  readonly conversationId: string;
  /** The payload as JSON. */
  readonly payload: string;
  /** The number of attempts so far. */
  readonly attempts: number;
}

/**
 * A delivery that failed too often and is not retried. Its payload is omitted, because only the app
 * may read it.
 */
export interface FailedDelivery extends Pick<Delivery, 'id' | 'clientId' | 'url' | 'attempts'> {
  /** The reason why the last attempt failed. */
  readonly failure: string;
}

/** The number of deliveries to an app that were given up. */
export interface FailedDeliveryCount {
  readonly clientId: string;
  /** The number of deliveries. `MAX_COUNTED` means that there may be more. */
  readonly count: number;
}

/** The maximum number of rows that are counted, because counting more takes longer. */
export const MAX_COUNTED = 1000;

/** Selects deliveries by id, or all deliveries to an app. */
export type Which = { readonly ids: readonly string[] } | { readonly clientId: string };

/** Selects the deliveries that a process takes from the outbox. */
export interface Claim {
  /** For this number of nanoseconds, no other process claims the same deliveries. */
  readonly lease: Instant;
  /** The maximum number of deliveries to one app. */
  readonly share: number;
  /** The maximum number of deliveries to all apps together. */
  readonly limit: number;
  /**
   * `only` contains the client ids of the apps to include, and `except` those of the apps to
   * exclude. By default, all apps are included.
   */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** The outbox table. It uses the clock of the database, so all processes use the same clock. */
export interface DeliveryTable {
  /** Adds deliveries. They are due immediately. */
  insert(deliveries: readonly Omit<Delivery, 'attempts'>[]): Promise<void>;
  /** Claims deliveries that are due. Of the deliveries to one app, the oldest are claimed first. */
  claim(what: Claim): Promise<Delivery[]>;
  /** Removes deliveries that the apps have received. */
  remove(ids: readonly string[]): Promise<void>;
  /** Puts back deliveries that were taken but not attempted. */
  release(ids: readonly string[]): Promise<void>;
  /**
   * Records a failed attempt for some deliveries, or for all due deliveries to one app. After a wait,
   * they are due again. After the attempt that follows the last wait, they are given up.
   * @param waits nanoseconds to wait after the first attempt, the second attempt, and so on
   */
  fail(which: Which, failure: string, waits: readonly Instant[]): Promise<void>;
  /** Returns the nanoseconds until the next delivery is due. The apps in `except` are ignored. */
  nextDue(except: readonly string[]): Promise<Instant | undefined>;
  /**
   * Returns deliveries that were given up, the newest first. They are kept for some time, so that
   * people can look at them.
   */
  givenUp(limit: number): Promise<FailedDelivery[]>;
  /**
   * Returns the number of deliveries that were given up, by app. Apps without such deliveries are
   * omitted.
   */
  countGivenUp(): Promise<FailedDeliveryCount[]>;
  /**
   * Puts deliveries that were given up back into the outbox, so that they are due immediately.
   * @returns the number of these deliveries
   */
  resend(which: Which): Promise<number>;
  /**
   * Deletes deliveries that were given up more than `age` nanoseconds ago, but at most `limit` of
   * them.
   * @returns the number of deleted deliveries
   */
  purge(age: Instant, limit: number): Promise<number>;
}
