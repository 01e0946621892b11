/** The service on a new database, as its callers see it: a site with two users and two apps. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { App } from '../domain/administration.js';
import type { Caller } from '../domain/caller.js';
import type { Clock } from '../domain/clock.js';
import { systemClock } from '../domain/clock.js';
import type { ConversationRef, NewConversation } from '../domain/conversation.js';
import type { Content } from '../domain/message.js';
import type { Service } from '../domain/service.js';
import { createService } from '../domain/service.js';
import type { TestPlace, TestStore } from './store.js';

/** An id that does not exist. */
export const NOWHERE = '00000000-0000-7000-8000-000000000000';

/** The data of the tests on one database, which is created before the first test. */
export interface ServiceWorld {
  place: TestStore;
  service: Service;
  cloudId: string;
  app: App;
  other: App;
  /** Calls for the app. */
  caller: Caller;
  /** Calls for the other app. */
  stranger: Caller;
  ann: string;
  bob: string;
  readonly clock: Clock;
  /** Puts the clock forward. */
  readonly advance: (nanoseconds: bigint) => void;
  /** Adds a user of the site. */
  readonly person: (displayName: string, email: string) => Promise<string>;
  readonly login: (app: App) => Promise<Caller>;
  /** Creates a conversation of the caller. */
  readonly room: (input?: Partial<NewConversation>) => Promise<ConversationRef>;
}

/** Opens a service before the tests of a `describe`, and removes it after them. */
export function serviceOn({ open }: TestPlace): ServiceWorld {
  const system = systemClock();
  let ahead = 0n;
  let count = 0;
  const on = {
    clock: { now: () => system.now() + ahead },
    advance: (nanoseconds) => void (ahead += nanoseconds),
    person: async (displayName, email) =>
      (await on.service.administration.addUser(on.cloudId, { displayName, email })).id,
    login: async ({ clientId, clientSecret }) => {
      const { token } = await on.service.tokens.issue({ clientId, clientSecret });
      return on.service.tokens.authenticate(token);
    },
    room: async (input = {}) => {
      const given = { name: `Room ${++count}`, ...input };
      const { id } = await on.service.conversations.create(on.caller, on.cloudId, given);
      return { cloudId: on.cloudId, conversationId: id };
    },
  } as ServiceWorld;

  beforeAll(async () => {
    on.place = await open();
    on.service = createService(on.place.store, { clock: on.clock, maxMediaBytes: 1_000_000 });
    const { administration } = on.service;
    on.cloudId = (await administration.addSite({ name: 'Acme' })).id;
    on.ann = await on.person('Ann Lee', 'Ann@acme.test');
    on.bob = await on.person('Bob', 'bob@acme.test');
    on.app = await administration.addApp({
      ...{ name: 'Helper', cloudIds: [on.cloudId] },
      modules: ['g', 'k'].map((key) => ({ type: 'chat:glance', body: { key } })),
    });
    on.other = await administration.addApp({ name: 'Other', cloudIds: [on.cloudId] });
    on.caller = await on.login(on.app);
    on.stranger = await on.login(on.other);
  });
  afterAll(() => on.place.dispose());
  return on;
}

/** A message that is text. */
export const text = (value: string): Content => ({ kind: 'text', value });

/** Expects an error of a kind that has these pointers. */
export async function refused(
  work: Promise<unknown>,
  kind: string,
  ...pointers: string[]
): Promise<void> {
  const faults = pointers.map((pointer) => expect.objectContaining({ pointer }));
  await expect(work).rejects.toMatchObject({ name: 'DomainError', kind, faults });
}
