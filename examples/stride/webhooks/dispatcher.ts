/** The dispatcher: takes what is due from the outbox and tells the apps, again and again until they listen. */
import type { Clock, Instant } from '../domain/clock.js';
import type { Delivery, Store } from '../domain/store.js';
import type { Post } from './post.js';
import { post as postByHttp } from './post.js';
import { signature } from './signature.js';

export interface DispatcherOptions {
  readonly clock: Clock;
  readonly post?: Post;
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
/** Apps that are called at once. */
const MAX_CALLS = 16;
/** A delivery that was taken by a process that died is taken again after that. */
const LEASE = 60n * SECOND;
/** How long to wait after each try that failed; after the last one there is no more. */
const WAITS: readonly Instant[] = [5n * SECOND, 30n * SECOND, 180n * SECOND];
/** Looks at least that often, since another process may have put something there. */
const MAX_PAUSE = 30_000;
const ERROR_PAUSE = 5000;

/** Begins at once: there may be something left from before a crash. */
export function createDispatcher(store: Store, options: DispatcherOptions): Dispatcher {
  const { clock, later = timer, onError = () => undefined } = options;
  const { deliveries } = store.tables;
  const calls = new Set<Promise<void>>();
  let running: Promise<void> | undefined;
  /** Somebody woke it after it looked last. */
  let asked = false;
  let interrupt = (): void => undefined;
  let cancel = (): void => undefined;
  let stopped = false;

  const start = (delivery: Delivery): void => {
    const call = deliver(store, options, delivery).catch(onError);
    calls.add(call);
    void call.then(() => calls.delete(call));
  };
  /** @returns after how many milliseconds there is more to do */
  const run = async (): Promise<number> => {
    for (asked = false; !stopped; asked = false) {
      const now = clock.now();
      const due = await deliveries.claim(now, now + LEASE, MAX_CALLS - calls.size);
      due.forEach(start);
      if (due.length > 0) continue;
      if (calls.size === 0) break;
      const woken = new Promise<void>((resolve) => (interrupt = resolve));
      if (!asked) await Promise.race([...calls, woken]);
    }
    return pauseUntil(stopped ? undefined : await deliveries.nextDue(), clock.now());
  };
  const wake = (): void => {
    asked = true;
    interrupt();
    if (stopped || running) return;
    cancel();
    running = run()
      .catch((error: unknown) => {
        onError(error);
        return ERROR_PAUSE;
      })
      .then((pause) => {
        running = undefined;
        if (asked) wake();
        else if (!stopped) cancel = later(wake, pause);
      });
  };
  wake();
  return {
    wake,
    idle: async () => {
      while (running) await running;
    },
    stop: async () => {
      stopped = true;
      cancel();
      interrupt();
      while (running) await running;
      await Promise.all(calls);
    },
  };
}

/** In milliseconds. */
function pauseUntil(due: Instant | undefined, now: Instant): number {
  if (due === undefined) return MAX_PAUSE;
  return Math.min(Math.max(Number((due - now) / 1_000_000n), 0) + 1, MAX_PAUSE);
}

function timer(run: () => void, milliseconds: number): () => void {
  const timeout = setTimeout(run, milliseconds);
  timeout.unref();
  return () => clearTimeout(timeout);
}

async function deliver(
  store: Store,
  { clock, post = postByHttp }: DispatcherOptions,
  delivery: Delivery,
): Promise<void> {
  const { apps, deliveries } = store.tables;
  const { id, clientId, url, payload } = delivery;
  const app = await apps.find(clientId);
  const taken =
    app !== undefined &&
    (await post({ url, payload, token: await signature(app, delivery, clock.now()) }));
  if (taken) return deliveries.remove(id);
  const attempts = delivery.attempts + 1;
  const wait = app && WAITS[attempts - 1];
  if (wait === undefined) return deliveries.abandon(id, attempts);
  return deliveries.postpone(id, attempts, clock.now() + wait);
}
