/** Runs the whole service on a store: the domain, the dispatcher of deliveries, and the server. */
import type { CallApp } from './domain/app-caller.js';
import { followingClock } from './domain/clock.js';
import type { Clock } from './domain/clock.js';
import type { Service, ServiceOptions } from './domain/service.js';
import { createService } from './domain/service.js';
import type { Store } from './domain/store.js';
import { logToConsole } from './log.js';
import { listen } from './server.js';
import type { Listening, ListenOptions } from './server.js';
import { createFront } from './window/front.js';
import { createHub } from './window/hub.js';
import { createDispatcher } from './webhooks/dispatcher.js';
import type { Outcome } from './webhooks/dispatcher.js';
import { isExternal } from './webhooks/addresses.js';
import { appCaller } from './webhooks/request.js';

export interface Running extends Listening {
  readonly service: Service;
  /** Resolves when all deliveries that are due have been attempted. */
  readonly idle: () => Promise<void>;
}

export interface RunOptions extends ListenOptions, Omit<ServiceOptions, 'wake' | 'changed'> {
  /** True if apps on this machine and in its networks may be called; false by default. */
  readonly allowInternal?: boolean;
  /**
   * The key of the page at `/`, and the id of the site that the page displays. By default, there is
   * no page.
   */
  readonly page?: { readonly key: string; readonly cloudId: string };
  /** This function is called for each delivery that was sent to an app, with the outcome. */
  readonly onOutcome?: (outcome: Outcome) => void;
  /** Sends requests to apps; by HTTP by default. */
  readonly callApp?: CallApp;
  /**
   * Runs a function later. It is used to repeat deliveries that failed. By default, it starts a
   * timer.
   */
  readonly later?: (run: () => void, milliseconds: number) => () => void;
}

/**
 * Starts the service.
 * @param store stays open when the service is closed. The caller must close it.
 * @throws Error if the address is in use. In that case, nothing has been started.
 */
export async function run(store: Store, options: RunOptions = {}): Promise<Running> {
  const { log = logToConsole } = options;
  const { clock, stop: leaveClock } = options.clock
    ? { clock: options.clock, stop: () => undefined }
    : await clockOf(store, log);
  const callApp = options.callApp ?? appCaller(options);
  let draining = false;
  const hub = createHub();
  const service = createService(store, {
    ...{ ...options, clock, callApp },
    ...(options.callApp === undefined && options.allowInternal !== true && { mayCall: isExternal }),
    changed: (conversationId) => store.news.tell({ kind: 'changed', conversationId }),
    wake: () => store.news.tell({ kind: 'deliveries' }),
  });
  const front =
    options.page &&
    createFront({
      ...{ ...options.page, service, store, hub, log },
      isDraining: () => draining,
    });
  const { url, close } = await listen(service, { ...options, front });
  // Starts with the deliveries that an earlier run has left.
  const { wake, stop, idle } = createDispatcher(store, {
    ...{ clock, callApp, onOutcome: options.onOutcome },
    ...(options.later && { later: options.later }),
    onError: (error) => log('deliveries', error),
  });
  const stopListening = store.news.listen((item) => {
    if (item.kind === 'changed') hub.changed(item.conversationId);
    else wake();
  });
  return {
    ...{ service, url, idle },
    close: async (grace) => {
      draining = true;
      leaveClock();
      await Promise.all([close(grace), stop()]);
      stopListening();
    },
  };
}

/** The interval in milliseconds at which the clock is corrected. */
const FOLLOW = 60_000;

/**
 * Returns a clock that follows the clock of the database. Messages of all processes then have a
 * common order, even if the clocks of their machines differ.
 */
async function clockOf(
  store: Store,
  log: (message: string, error: unknown) => void,
): Promise<{ readonly clock: Clock; readonly stop: () => void }> {
  const clock = followingClock(() => store.now());
  const follow = (): Promise<void> => clock.follow().catch((error: unknown) => log('clock', error));
  await follow();
  const timer = setInterval(() => void follow(), FOLLOW).unref();
  return { clock, stop: () => clearInterval(timer) };
}
