/** A running service and its generated client, for the tests of a `describe`. */
import { afterAll, beforeAll, expect } from 'vitest';
import * as api from '../../../generated/stride/client/index.js';
import type { TestPlace } from './store.js';
import type { Client, World } from './world.js';
import { startWorld } from './world.js';

/** The data that exists before the first test. */
export interface ClientWorld {
  world: World;
  client: Client;
  readonly newRoom: () => Promise<{ cloudId: string; conversationId: string }>;
}

/**
 * Starts a service before the tests, and ends it after them. It must not have logged an unexpected
 * error.
 */
export function clientOn(place: TestPlace): ClientWorld {
  let rooms = 0;
  const on = {
    newRoom: async () => {
      const { cloudId } = on.world.seeded;
      const body = { name: `Room ${String(++rooms)}` };
      const { id } = await api.createConversation(on.client, { cloudId, body });
      return { cloudId, conversationId: id };
    },
  } as ClientWorld;
  beforeAll(async () => {
    on.world = await startWorld(place);
    on.client = on.world.clientOf({ oauth2: on.world.token });
  });
  afterAll(async () => {
    await on.world.close();
    expect(on.world.surprises).toEqual([]);
  });
  return on;
}
