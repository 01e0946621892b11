/** Creates a first site: people, rooms, and an app that may use the API. */
import { systemClock } from './domain/clock.js';
import { createService } from './domain/service.js';
import type { Store } from './domain/store.js';
import type { App } from './domain/administration.js';
import type { Service } from './domain/service.js';

/** The ids and credentials with which the API of the first site can be called. */
export interface Seeded {
  readonly cloudId: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A room token for the conversation. */
  readonly roomToken: string;
}

/**
 * Creates a site with two people, a public room, a private room, and an app that is installed in
 * the public room.
 * @param domain the domain of the people's email addresses; no other site may use it
 */
export async function seed(
  { administration }: Service,
  domain = `${crypto.randomUUID()}.example`,
): Promise<Seeded> {
  const { id: cloudId } = await administration.addSite({ name: 'Acme' });
  const ada = await administration.addUser(cloudId, {
    displayName: 'Ada Lovelace',
    email: `ada@${domain}`,
  });
  const alan = await administration.addUser(cloudId, {
    displayName: 'Alan Turing',
    email: `alan@${domain}`,
  });
  const app: App = await administration.addApp({ name: 'Helper', cloudIds: [cloudId] });
  const { clientId, clientSecret } = app;
  const { id: conversationId } = await administration.addConversation(cloudId, {
    name: 'General',
    topic: 'Whatever comes up',
    userId: ada.id,
  });
  const ref = { cloudId, conversationId };
  await administration.addConversation(cloudId, {
    name: 'Secrets',
    privacy: 'private',
    userId: alan.id,
  });
  await administration.changeRoster(ref, ada.id, { add: [alan.id] });
  await administration.install(clientId, ref);
  await administration.say(ref, ada.id, { kind: 'markdown', value: 'Welcome to **General**!' });
  const roomToken = await administration.addRoomToken(ref);
  return { cloudId, conversationId, userId: ada.id, clientId, clientSecret, roomToken };
}

const SEEDED = 'seeded';

/**
 * Returns the first site of a database. It is created when the server first starts. One transaction
 * writes both the site and the setting with its id. Only one site is therefore created, even if
 * several processes start at the same time, or if one of them is killed.
 */
export async function seedOnce(store: Store, clock = systemClock()): Promise<Seeded> {
  return store.transaction(async (tables) => {
    const known = await tables.settings.claim(SEEDED);
    if (known !== undefined) return JSON.parse(known) as Seeded;
    const inside: Store = {
      tables,
      transaction: (work) => work(tables),
      now: () => store.now(),
      ...{ news: store.news, files: store.files },
      close: () => store.close(),
    };
    const seeded = await seed(createService(inside, { clock }));
    await tables.settings.set(SEEDED, JSON.stringify(seeded));
    return seeded;
  });
}
