/**
 * A running service for tests, with first data and generated clients. Every response is validated.
 */
import { createClient } from '../../../generated/stride/client/index.js';
import type { Auth } from '../../../generated/stride/client/index.js';
import type { TestPlace } from './store.js';
import type { Service } from '../domain/service.js';
import { createService } from '../domain/service.js';
import { systemClock } from '../domain/clock.js';
import { run } from '../run.js';
import { seed } from '../seed.js';
import type { Seeded } from '../seed.js';

export type Client = ReturnType<typeof createClient>;

export interface World {
  readonly service: Service;
  readonly url: string;
  readonly seeded: Seeded;
  /** The room that exists from the start. */
  readonly room: { readonly cloudId: string; readonly conversationId: string };
  /** A token of the app that exists from the start. */
  readonly token: string;
  /** The operations that clients of this world have called. */
  readonly called: ReadonlySet<string>;
  /** Unexpected errors of the service. */
  readonly surprises: readonly unknown[];
  /** Puts the clocks of the service and its database forward, and fires the timers that are due. */
  advance(seconds: number): void;
  /** Resolves when all events that are due are delivered. */
  idle(): Promise<void>;
  clientOf(auth?: Auth): Client;
  tokenOf(app: { clientId: string; clientSecret: string }): Promise<string>;
  close(): Promise<void>;
}

export const MAX_UPLOAD = 300_000;

/** Starts a service on a new database. */
export async function startWorld(place: TestPlace): Promise<World> {
  const system = systemClock();
  let ahead = 0n;
  const { store, dispose } = await place.open({ ahead: () => ahead });
  let alarm: (() => void) | undefined;
  const clock = { now: () => system.now() + ahead };
  const surprises: unknown[] = [];
  const seeded = await seed(createService(store, { clock }), 'acme.example');
  const { service, url, close, idle } = await run(store, {
    page: { key: 'key', cloudId: seeded.cloudId },
    ...{ clock, maxMediaBytes: MAX_UPLOAD, maxUpload: MAX_UPLOAD + 1000 },
    ...{ responses: 'check', allowInternal: true, drain: 0 },
    later: (run) => {
      alarm = run;
      return () => (alarm = undefined);
    },
    log: (_, error) => surprises.push(error),
  });
  const called = new Set<string>();
  const tokenOf: World['tokenOf'] = async (app) => (await service.tokens.issue(app)).token;
  return {
    ...{ service, url, seeded, called, surprises, tokenOf, idle },
    room: { cloudId: seeded.cloudId, conversationId: seeded.conversationId },
    token: await tokenOf(seeded),
    advance: (seconds) => {
      ahead += BigInt(seconds) * 1_000_000_000n;
      alarm?.();
    },
    clientOf: (auth = {}) =>
      createClient({
        ...{ auth, baseUrl: url, retries: 0 },
        hooks: { response: (_, { operation }) => void called.add(operation) },
      }),
    close: async () => {
      await close();
      await dispose();
    },
  };
}
