/**
 * The dispatcher: takes deliveries that are due from the outbox, and calls the apps until they
 * accept them.
 */
import type { App } from '../domain/administration.js';
import type { AppReply, CallApp } from '../domain/app-caller.js';
import type { Clock, Instant } from '../domain/clock.js';
import { collector } from '../domain/collector.js';
import type { Collector } from '../domain/collector.js';
import type { DeliveryTable } from '../domain/outbox.js';
import { signature } from '../domain/signature.js';
import type { Store } from '../domain/store.js';
import { AddressRefused } from './addresses.js';
import { createBreaker } from './breaker.js';
import type { Breaker } from './breaker.js';
import { createLines, SHARE } from './lines.js';
import type { Lines, Next } from './lines.js';

/** The outcome of a delivery: the app has accepted it, has rejected it, or did not respond. */
export type Outcome = 'taken' | 'refused' | 'unanswered';

export interface DispatcherOptions {
  /** The clock for signatures. The database decides which deliveries are due. */
  readonly clock: Clock;
  readonly callApp: CallApp;
  /**
   * Runs a function later, unless the returned function is called first. By default, a timer that
   * does not keep the process alive is used.
   */
  readonly later?: (run: () => void, milliseconds: number) => () => void;
  /** This function is called after each delivery, with the outcome. */
  readonly onOutcome?: ((outcome: Outcome) => void) | undefined;
  /** This function is called if the database fails. Deliveries are not lost. */
  readonly onError?: (error: unknown) => void;
}

export interface Dispatcher {
  /** Tells the dispatcher that there may be deliveries to send. */
  wake(): void;
  /** Resolves when all deliveries that are due have been attempted. */
  idle(): Promise<void>;
  /** Stops taking deliveries, and waits for open calls. */
  stop(): Promise<void>;
}

const SECOND = 1_000_000_000n;
/** After this time, any process may take the deliveries that a crashed process had taken. */
const LEASE = 60n * SECOND;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
/**
 * The waits after each failed attempt. They add up to three days, so that an app may be down for a
 * weekend. After the last one, the delivery is given up.
 */
export const WAITS: readonly Instant[] = [
  ...[5n * SECOND, 30n * SECOND, 3n * MINUTE, 15n * MINUTE, HOUR],
  ...[3n * HOUR, 6n * HOUR, 12n * HOUR, 24n * HOUR, 24n * HOUR],
];
/** How long deliveries that were given up are kept. */
const KEPT = 30n * 24n * HOUR;
/** The interval between purges. */
const PURGE_PAUSE = HOUR;
const PURGE_LIMIT = 1000;
/**
 * The longest pause between claims in milliseconds, because another process may have added
 * deliveries.
 */
const MAX_PAUSE = 30_000;
const ERROR_PAUSE = 5000;

/** Creates the dispatcher. It starts immediately, because a crash may have left deliveries. */
export function createDispatcher(store: Store, options: DispatcherOptions): Dispatcher {
  const { later = timer, onError = () => undefined } = options;
  const { deliveries } = store.tables;
  const breaker = createBreaker();
  const lines = createLines(breaker.isSilent);
  const heard = collector((ids) => deliveries.remove(ids), onError);
  const calls = new Set<Promise<void>>();
  let running: Promise<void> | undefined;
  /** True if `wake` was called after the last claim. */
  let requested = false;
  let cancel = (): void => undefined;
  let stopped = false;

  const callNext = (): void => {
    while (!stopped) {
      const next = lines.next();
      if (!next) return;
      const { clientId } = next.delivery;
      const call = deliver({ deliveries, options, breaker, lines, heard }, next)
        .catch(onError)
        .then(() => {
          calls.delete(call);
          lines.ended(clientId);
          callNext();
          if (!lines.full().includes(clientId)) wake();
        });
      calls.add(call);
    }
  };
  const purge = purger(store, options.clock);
  const run = async (): Promise<void> => {
    do {
      requested = false;
      const due = await claim(store, breaker, lines);
      callNext();
      if (due > 0) requested = true;
      if (await purge()) requested = true;
    } while (requested && !stopped);
    if (!stopped) cancel = later(wake, pauseFor(await deliveries.nextDue(lines.full())));
  };
  const wake = (): void => {
    requested = true;
    if (stopped || running) return;
    cancel();
    running = run().then(
      () => {
        running = undefined;
        if (requested) wake();
      },
      (error: unknown) => {
        running = undefined;
        onError(error);
        if (!stopped) cancel = later(wake, ERROR_PAUSE);
      },
    );
  };
  const idle = async (): Promise<void> => {
    while (running || calls.size > 0 || heard.sending()) {
      await (running ?? (calls.size > 0 ? Promise.race(calls) : heard.sending()));
    }
  };
  wake();
  return {
    ...{ wake, idle },
    stop: async () => {
      stopped = true;
      cancel();
      while (running) await running;
      // Puts the deliveries back, so that other processes need not wait until the lease ends.
      const back = lines.takeBack().map(({ id }) => id);
      if (back.length > 0) await deliveries.release(back).catch(onError);
      await idle();
    },
  };
}

/**
 * Takes deliveries that are due, at most a share for each app.
 * @returns the number of deliveries
 */
async function claim({ tables }: Store, breaker: Breaker, lines: Lines): Promise<number> {
  const [full, silent] = [lines.full(), breaker.silent()];
  const some = { lease: LEASE, limit: lines.room() };
  const knocks = silent.filter((clientId) => !full.includes(clientId));
  const due = [
    ...(await tables.deliveries.claim({ ...some, share: SHARE, except: [...full, ...silent] })),
    ...(await tables.deliveries.claim({ ...some, share: 1, only: knocks })),
  ];
  const apps = new Map<string, App>();
  for (const clientId of new Set(due.map((delivery) => delivery.clientId))) {
    const app = await tables.apps.find(clientId);
    if (app) apps.set(clientId, app);
  }
  lines.add(due, apps);
  return due.length;
}

/**
 * Returns a function that deletes some deliveries that were given up long ago. It resolves to true if
 * there may be more to delete. When none are left, it does nothing for an hour.
 */
function purger({ tables: { deliveries } }: Store, clock: Clock): () => Promise<boolean> {
  let next: Instant | undefined;
  return async () => {
    const now = clock.now();
    if (next !== undefined && now < next) return false;
    const more = (await deliveries.purge(KEPT, PURGE_LIMIT)) === PURGE_LIMIT;
    if (!more) next = now + PURGE_PAUSE;
    return more;
  };
}

/** Converts nanoseconds to milliseconds, and limits the result. */
function pauseFor(wait: Instant | undefined): number {
  if (wait === undefined) return MAX_PAUSE;
  return Math.min(Math.max(Number(wait / 1_000_000n), 0) + 1, MAX_PAUSE);
}

function timer(run: () => void, milliseconds: number): () => void {
  const timeout = setTimeout(run, milliseconds);
  timeout.unref();
  return () => clearTimeout(timeout);
}

interface Delivering {
  readonly deliveries: DeliveryTable;
  readonly options: DispatcherOptions;
  readonly breaker: Breaker;
  readonly lines: Lines;
  readonly heard: Collector;
}

async function deliver(
  {
    deliveries,
    options: { clock, callApp, onOutcome = () => undefined },
    breaker,
    lines,
    heard,
  }: Delivering,
  { delivery, app }: Next,
): Promise<void> {
  const { id, clientId, url, payload: body } = delivery;
  const fail = (failure: string, waits: readonly Instant[]): Promise<void> =>
    deliveries.fail({ ids: [id] }, failure, waits);
  if (!app) return fail('the app is gone', []);
  const authorization = `Bearer ${await signature(app, delivery, clock.now())}`;
  const call = callApp({ url, body, headers: { authorization } });
  const outcome = await call.catch((error: unknown) => error);
  if (outcome instanceof AddressRefused) return fail(outcome.message, []);
  if (outcome instanceof Error) {
    onOutcome('unanswered');
    breaker.unanswered(clientId);
    // If an app is silent, a call without a response counts as an attempt of all its waiting
    // deliveries.
    const others = breaker.isSilent(clientId) ? lines.takeBack(clientId) : [];
    const ids = [id, ...others.map((other) => other.id)];
    await deliveries.fail({ ids }, outcome.message, WAITS);
    if (breaker.isSilent(clientId)) await deliveries.fail({ clientId }, outcome.message, WAITS);
    return;
  }
  breaker.answered(clientId);
  const { status } = outcome as AppReply;
  // A redirect counts as a rejection, because only the registered URL may be called.
  if (status >= 200 && status < 300) {
    onOutcome('taken');
    return heard.add(id);
  }
  onOutcome('refused');
  return fail(`it answered ${status}`, WAITS);
}
