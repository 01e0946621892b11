/** Does what people did in Stride's own windows. */
import { randomUUID } from 'node:crypto';
import type { Administration, App, NewApp, NewUser } from './administration.js';
import { applyRoster } from './rosters.js';
import { admitted, requireOpen } from './access.js';
import type { Caller, Scope } from './caller.js';
import { SCOPES } from './caller.js';
import { withMilliseconds } from './clock.js';
import type { Conversation, ConversationRef, NewConversation } from './conversation.js';
import { toConversation } from './conversation-view.js';
import { newGroup, unlessTaken } from './conversations.js';
import { createDirect } from './direct.js';
import { conflict, notFound } from './errors.js';
import { announceConversation } from './events.js';
import type { Ground } from './ground.js';
import { accountId, secret } from './id.js';
import { send } from './messages.js';
import { readModule } from './modules.js';
import type { StoredConversation, Tables } from './store.js';
import { line } from './text.js';
import { hashOf } from './tokens.js';
import type { User } from './user.js';

const MAX_NAME = 255;

export function administrationOf(ground: Ground): Administration {
  const { store } = ground;
  const { tables } = store;
  return {
    addSite: async ({ name, id = randomUUID() }) => {
      const site = { id, name: line('/name', name, MAX_NAME) };
      await tables.sites.insert(site);
      return site;
    },
    addUser: async (cloudId, input) => {
      const user = newUser(ground, input);
      await store.transaction(async (inside) => {
        if (await inside.users.findByEmail(cloudId, user.email)) {
          throw conflict('Somebody on the site has this address.');
        }
        await inside.users.insert(user, [cloudId]);
      });
      return user;
    },
    addApp: (input) => addApp(ground, input),
    addConversation: (cloudId, input) => addConversation(ground, cloudId, input),
    install: async (clientId, ref) => {
      const { id } = await find(tables, ref);
      await tables.apps.install(clientId, id);
    },
    uninstall: async (clientId, ref) => {
      const { id } = await find(tables, ref);
      await tables.apps.uninstall(clientId, id);
    },
    addRoomToken: (ref, scopes) =>
      addRoomToken(ground, ref, scopes ?? ['participate:conversation']),
    revokeRoomToken: (token) => tables.apps.removeRoomToken(hashOf(token)),
    changeRoster: async (ref, userId, change) => {
      await store.transaction(async (inside) => {
        const conversation = await find(inside, ref);
        requireOpen(conversation);
        await applyRoster(ground, inside, conversation, change, userId);
      });
      ground.wake();
    },
    say: async (ref, userId, content) => {
      if (!(await tables.users.findInSite(ref.cloudId, userId))) throw notFound('user');
      return send(ground, person(userId), ref, content);
    },
    sayDirect: async ({ cloudId, clientId }, userId, content) => {
      const who = { cloudId, clientId, userId };
      const conversationId = await createDirect(store, ground.clock.now(), who);
      return send(ground, person(userId), { cloudId, conversationId }, content);
    },
  };
}

/** People are let into every conversation of theirs; whose those are, Stride's windows knew. */
function person(userId: string): Caller {
  return { kind: 'person', clientId: '', userId, scopes: [] };
}

async function find(tables: Tables, ref: ConversationRef): Promise<StoredConversation> {
  const sighting = await tables.conversations.lock(ref, '');
  if (!sighting) throw notFound('conversation');
  return admitted(person(''), sighting);
}

function newUser({ clock }: Ground, input: NewUser): User {
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

async function addApp(ground: Ground, input: NewApp): Promise<App> {
  const clientId = input.clientId ?? secret().slice(0, 32);
  const bot = newUser(ground, {
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
  await ground.store.transaction(async (tables) => {
    await tables.users.insert(bot, input.cloudIds);
    await tables.apps.insert(app);
    for (const cloudId of input.cloudIds) await tables.sites.addApp(cloudId, clientId);
    for (const { type, body } of input.modules ?? []) {
      await tables.modules.put({ clientId, type }, readModule({ type, key: body.key }, body));
    }
  });
  return app;
}

async function addConversation(
  ground: Ground,
  cloudId: string,
  input: NewConversation & { readonly userId: string },
): Promise<Conversation> {
  const stored = newGroup(ground.clock.now(), cloudId, input);
  await unlessTaken(
    ground.store.transaction(async (tables) => {
      if (!(await tables.sites.find(cloudId))) throw notFound('site');
      await tables.conversations.insert(stored);
      await applyRoster(ground, tables, stored, { add: [input.userId] }, input.userId);
      await announceConversation(ground, tables, stored, 'create', input.userId);
    }),
  );
  return toConversation(stored);
}

/** Behind every room token stands an app of its own, which is installed in that room only. */
async function addRoomToken(
  ground: Ground,
  ref: ConversationRef,
  scopes: readonly Scope[],
): Promise<string> {
  const token = secret();
  const { id: conversationId } = await find(ground.store.tables, ref);
  const app = await addApp(ground, { name: 'API token', cloudIds: [ref.cloudId], scopes });
  await ground.store.transaction(async (tables) => {
    await tables.apps.install(app.clientId, conversationId);
    const { clientId, userId } = app;
    const hash = hashOf(token);
    await tables.apps.addRoomToken({ hash, clientId, userId, conversationId, scopes });
  });
  return token;
}
