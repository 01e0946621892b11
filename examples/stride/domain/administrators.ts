/** Implements the actions that people perform in the windows of the chat application. */
import { randomUUID } from 'node:crypto';
import type { Administration, App, NewApp, NewUser } from './administration.js';
import { applyRoster } from './rosters.js';
import { requireOpen } from './access.js';
import type { PersonCaller, Scope } from './caller.js';
import { SCOPES } from './caller.js';
import { withMilliseconds } from './clock.js';
import type { ConversationRef } from './conversation.js';
import { createConversation } from './conversations.js';
import { createDirect } from './direct.js';
import { conflict, notFound } from './errors.js';
import { findOpened, installationsOf } from './installations.js';
import type { Dependencies } from './dependencies.js';
import { accountId, secret } from './id.js';
import { send } from './messages.js';
import { readModule } from './modules.js';
import { line } from './text.js';
import { hashOf } from './tokens.js';
import type { User } from './user.js';

const MAX_NAME = 255;
/** The number of given-up deliveries that are listed by default. */
const MAX_UNHEARD = 20;

export function administrationOf(dependencies: Dependencies): Administration {
  const { store } = dependencies;
  const { tables } = store;
  return {
    addSite: async ({ name, id = randomUUID() }) => {
      const site = { id, name: line('/name', name, MAX_NAME) };
      await tables.sites.insert(site);
      return site;
    },
    addUser: async (cloudId, input) => {
      const user = newUser(dependencies, input);
      await store.transaction(async (inside) => {
        if (await inside.users.findByEmail(cloudId, user.email)) {
          throw conflict('Somebody on the site has this address.');
        }
        const isFirst = (await inside.users.people(cloudId)).length === 0;
        const role = input.role ?? (isFirst ? 'admin' : 'member');
        await inside.users.insert(user, [cloudId], role);
      });
      return user;
    },
    addApp: (input) => addApp(dependencies, input),
    addConversation: (cloudId, { userId, ...input }) =>
      createConversation(dependencies, person(userId), cloudId, input),
    ...installationsOf(dependencies, (input) => addApp(dependencies, input)),
    addRoomToken: (ref, scopes) =>
      addRoomToken(dependencies, ref, scopes ?? ['participate:conversation']),
    revokeRoomToken: (token) => tables.apps.removeRoomToken(hashOf(token)),
    changeRoster: async (ref, userId, change) => {
      await store.transaction(async (inside) => {
        const conversation = await findOpened(inside, ref);
        requireOpen(conversation);
        await applyRoster(dependencies, inside, conversation, { ...change, invites: true }, userId);
      });
      dependencies.wake();
    },
    givenUp: (limit = MAX_UNHEARD) => tables.deliveries.givenUp(limit),
    countGivenUp: () => tables.deliveries.countGivenUp(),
    resend: async (id) => {
      if ((await tables.deliveries.resend({ ids: [id] })) === 0) throw notFound('delivery');
      dependencies.wake();
    },
    resendAll: async (clientId) => {
      const count = await tables.deliveries.resend({ clientId });
      dependencies.wake();
      return count;
    },
    say: async (ref, userId, content) => {
      if (!(await tables.users.findInSite(ref.cloudId, userId))) throw notFound('user');
      return send(dependencies, person(userId), ref, content);
    },
    sayDirect: async ({ cloudId, clientId }, userId, content) => {
      const who = { cloudId, clientId, userId };
      const conversationId = await createDirect(store, dependencies.clock.now(), who);
      return send(dependencies, person(userId), { cloudId, conversationId }, content);
    },
  };
}

function newUser({ clock }: Dependencies, input: NewUser): User {
  const displayName = line('/displayName', input.displayName, MAX_NAME);
  const [givenName = '', ...others] = displayName.split(/\s+/);
  const now = withMilliseconds(clock.now());
  return {
    id: input.id ?? accountId(),
    userName: line('/email', input.email, MAX_NAME),
    displayName,
    givenName,
    familyName: others.join(' '),
    nickName: givenName,
    title: input.title ?? '',
    timezone: input.timezone ?? 'UTC',
    email: line('/email', input.email, MAX_NAME),
    photo: 'https://static.stride.com/default-user-avatars/96pt/default.png',
    active: true,
    created: now,
    modified: now,
  };
}

async function addApp(dependencies: Dependencies, input: NewApp): Promise<App> {
  const clientId = input.clientId ?? secret().slice(0, 32);
  const bot = newUser(dependencies, {
    displayName: input.name,
    email: `${randomUUID()}@bots.stride.invalid`,
  });
  const app: App = {
    clientId,
    clientSecret: input.clientSecret ?? secret(),
    name: bot.displayName,
    userId: bot.id,
    scopes: input.scopes ?? SCOPES,
  };
  await dependencies.store.transaction(async (tables) => {
    await tables.users.insert(bot, input.cloudIds, 'member');
    await tables.apps.insert(app);
    for (const cloudId of input.cloudIds) await tables.sites.addApp(cloudId, clientId);
    for (const { type, body } of input.modules ?? []) {
      await tables.modules.put({ clientId, type }, readModule({ type, key: body.key }, body));
    }
  });
  return app;
}

/** Returns a caller for a person who acts in a window of the chat application. */
function person(userId: string): PersonCaller {
  return { kind: 'person', userId, scopes: SCOPES };
}

/**
 * Creates a room token. Each token has its own app, and this app is installed only in the room of
 * the token.
 */
async function addRoomToken(
  dependencies: Dependencies,
  ref: ConversationRef,
  scopes: readonly Scope[],
): Promise<string> {
  const token = secret();
  const { id: conversationId } = await findOpened(dependencies.store.tables, ref);
  const app = await addApp(dependencies, { name: 'API token', cloudIds: [ref.cloudId], scopes });
  await dependencies.store.transaction(async (tables) => {
    await tables.apps.install(app.clientId, conversationId);
    const { clientId, userId } = app;
    const hash = hashOf(token);
    await tables.apps.addRoomToken({ hash, clientId, userId, conversationId, scopes });
  });
  return token;
}
