/** The dispatcher: takes what is due from the outbox and tells the apps, again and again until they listen. */
import type { AppReply, CallApp } from '../domain/app-caller.js';
import type { Clock, Instant } from '../domain/clock.js';
import type { Delivery } from '../domain/outbox.js';
import type { Store } from '../domain/store.js';
import { AddressRefused } from './addresses.js';
import { createBreaker } from './breaker.js';
import type { Breaker } from './breaker.js';
import { signature } from '../domain/signature.js';

export interface DispatcherOptions {
  /** Signs by it; what is due, the database says. */
  readonly clock: Clock;
  readonly callApp: CallApp;
  /** Runs something later, unless what it returns is called before. Default: a timer that keeps no process alive. */
  readonly later?: (run: () => void, milliseconds: number) => () => void;
  /** Told when the database fails; deliveries stay where they are. */
  readonly onError?: (error: unknown) => void;
}

export interface Dispatcher {
  /** There may be something to deliver. */
  wake(): void;
  /** Resolves when everything that was due was tried. */
  idle(): Promise<void>;
  /** Takes nothing more, and waits for what is on its way. */
  stop(): Promise<void>;
}

const SECOND = 1_000_000_000n;
/** Calls at once. */
const MAX_CALLS = 256;
/** Deliveries of one app that are taken at once; none more while that many are on their way. */
const SHARE = 4;
/** A delivery that was taken by a process that died is taken again after that. */
const LEASE = 60n * SECOND;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
/**
 * How long to wait after each try that failed: three days in all, so that an app may be away for a weekend. After the
 * last one there is no more.
 */
export const WAITS: readonly Instant[] = [
  ...[5n * SECOND, 30n * SECOND, 3n * MINUTE, 15n * MINUTE, HOUR],
  ...[3n * HOUR, 6n * HOUR, 12n * HOUR, 24n * HOUR, 24n * HOUR],
];
/** What was given up is kept that long. */
const KEPT = 30n * 24n * HOUR;
/** How often the old is looked for, and how much of it is deleted at once. */
const PURGE_PAUSE = HOUR;
const PURGE_LIMIT = 1000;
/** Looks at least that often, since another process may have put something there. */
const MAX_PAUSE = 30_000;
const ERROR_PAUSE = 5000;

/** Begins at once: there may be something left from before a crash. */
export function createDispatcher(store: Store, options: DispatcherOptions): Dispatcher {
  const { later = timer, onError = () => undefined } = options;
  const { deliveries } = store.tables;
  const breaker = createBreaker();
  const calls = new Map<Promise<void>, string>();
  let running: Promise<void> | undefined;
  /** Somebody woke it after it looked last. */
  let asked = false;
  let cancel = (): void => undefined;
  let stopped = false;

  const start = (delivery: Delivery): void => {
    const call = deliver(store, options, breaker, delivery)
      .catch(onError)
      .then(() => {
        calls.delete(call);
        wake();
      });
    calls.set(call, delivery.clientId);
  };
  const { busy, claim } = claimer(store, breaker, calls);
  const purge = purger(store, options.clock);
  const run = async (): Promise<void> => {
    do {
      asked = false;
      const due = await claim();
      due.forEach(start);
      if (due.length > 0) asked = true;
      if (await purge()) asked = true;
    } while (asked && !stopped);
    if (!stopped) cancel = later(wake, pauseFor(await deliveries.nextDue(busy())));
  };
  const wake = (): void => {
    asked = true;
    if (stopped || running) return;
    cancel();
    running = run().then(
      () => {
        running = undefined;
        if (asked) wake();
      },
      (error: unknown) => {
        running = undefined;
        onError(error);
        if (!stopped) cancel = later(wake, ERROR_PAUSE);
      },
    );
  };
  wake();
  return {
    wake,
    idle: async () => {
      while (running || calls.size > 0) await (running ?? Promise.race(calls.keys()));
    },
    stop: async () => {
      stopped = true;
      cancel();
      while (running) await running;
      await Promise.all(calls.keys());
    },
  };
}

/** Takes what is due, and leaves each app its share. @param calls those on their way, by whom they are for */
function claimer(
  { tables: { deliveries } }: Store,
  breaker: Breaker,
  calls: ReadonlyMap<Promise<void>, string>,
): { readonly busy: () => string[]; readonly claim: () => Promise<Delivery[]> } {
  /** The apps that are called as often as they may be. */
  const busy = (): string[] => {
    const counts = new Map<string, number>();
    for (const clientId of calls.values()) counts.set(clientId, (counts.get(clientId) ?? 0) + 1);
    return [...counts].flatMap(([clientId, count]) =>
      count >= (breaker.isSilent(clientId) ? 1 : SHARE) ? [clientId] : [],
    );
  };
  const claim = async (): Promise<Delivery[]> => {
    const [full, silent] = [busy(), breaker.silent()];
    const some = { lease: LEASE, limit: MAX_CALLS - calls.size };
    const knocks = silent.filter((clientId) => !full.includes(clientId));
    const due = await deliveries.claim({ ...some, share: SHARE, except: [...full, ...silent] });
    return [...due, ...(await deliveries.claim({ ...some, share: 1, only: knocks }))];
  };
  return { busy, claim };
}

/** @returns what deletes some of the old once an hour, and tells whether there may be more */
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

/** Nanoseconds as milliseconds, in bounds. */
function pauseFor(wait: Instant | undefined): number {
  if (wait === undefined) return MAX_PAUSE;
  return Math.min(Math.max(Number(wait / 1_000_000n), 0) + 1, MAX_PAUSE);
}

function timer(run: () => void, milliseconds: number): () => void {
  const timeout = setTimeout(run, milliseconds);
  timeout.unref();
  return () => clearTimeout(timeout);
}

async function deliver(
  { tables: { apps, deliveries } }: Store,
  { clock, callApp }: DispatcherOptions,
  breaker: Breaker,
  delivery: Delivery,
): Promise<void> {
  const { id, clientId, url, payload: body } = delivery;
  const app = await apps.find(clientId);
  if (!app) return deliveries.fail({ id }, 'the app is gone', []);
  const authorization = `Bearer ${await signature(app, delivery, clock.now())}`;
  const call = callApp({ url, body, headers: { authorization } });
  const outcome = await call.catch((error: unknown) => error);
  if (outcome instanceof AddressRefused) return deliveries.fail({ id }, outcome.message, []);
  if (outcome instanceof Error) {
    const wasSilent = breaker.isSilent(clientId);
    breaker.unanswered(clientId);
    await deliveries.fail({ id }, outcome.message, WAITS);
    // One knock counts for all that wait at the door.
    if (wasSilent) await deliveries.fail({ clientId }, outcome.message, WAITS);
    return;
  }
  breaker.answered(clientId);
  const { status } = outcome as AppReply;
  // A redirect is no: the address that was registered is the one that is called.
  if (status >= 200 && status < 300) return deliveries.remove(id);
  return deliveries.fail({ id }, `it answered ${status}`, WAITS);
}
