/** All of the service on a store: the domain, what tells apps of it, and the server in front. */
import { systemClock } from './domain/clock.js';
import type { Service, ServiceOptions } from './domain/service.js';
import { createService } from './domain/service.js';
import type { Store } from './domain/store.js';
import { listen } from './server.js';
import type { Listening, ListenOptions } from './server.js';
import { createDispatcher } from './webhooks/dispatcher.js';

export interface Running extends Listening {
  readonly service: Service;
}

export interface RunOptions extends ListenOptions, Omit<ServiceOptions, 'wake'> {}

/**
 * Starts the service.
 * @param store stays open when the service is closed: it is its opener's
 */
export async function run(store: Store, options: RunOptions = {}): Promise<Running> {
  const { log = console.error, clock = systemClock() } = options;
  const dispatcher = createDispatcher(store, {
    clock,
    onError: (error) => log('deliveries', error),
  });
  const service = createService(store, { ...options, clock, wake: () => dispatcher.wake() });
  const { url, close } = await listen(service, options);
  // What an earlier run did not get to.
  dispatcher.wake();
  return {
    service,
    url,
    close: async () => {
      await close();
      await dispatcher.stop();
    },
  };
}
