/** All of the service on a store: the domain, what tells apps of it, and the server in front. */
import { systemClock } from './domain/clock.js';
import type { Service, ServiceOptions } from './domain/service.js';
import { createService } from './domain/service.js';
import type { Store } from './domain/store.js';
import { logToConsole } from './log.js';
import { listen } from './server.js';
import type { Listening, ListenOptions } from './server.js';
import { createDispatcher } from './webhooks/dispatcher.js';
import type { Dispatcher } from './webhooks/dispatcher.js';

export interface Running extends Listening {
  readonly service: Service;
}

export interface RunOptions extends ListenOptions, Omit<ServiceOptions, 'wake'> {}

/**
 * Starts the service.
 * @param store stays open when the service is closed: it is its opener's
 * @throws Error when the address is taken; nothing was begun then
 */
export async function run(store: Store, options: RunOptions = {}): Promise<Running> {
  const { log = logToConsole, clock = systemClock() } = options;
  let dispatcher: Dispatcher | undefined;
  const service = createService(store, { ...options, clock, wake: () => dispatcher?.wake() });
  const { url, close } = await listen(service, options);
  // Begins with what an earlier run did not get to.
  dispatcher = createDispatcher(store, { clock, onError: (error) => log('deliveries', error) });
  const stop = dispatcher.stop;
  return {
    service,
    url,
    close: async (grace) => {
      await Promise.all([close(grace), stop()]);
    },
  };
}
