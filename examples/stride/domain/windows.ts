/** Returns the apps of a conversation, and calls or opens their targets. */
import type { ConversationRef } from './conversation.js';
import type { Dependencies } from './dependencies.js';
import { conflict, notFound } from './errors.js';
import { timeOrderedId } from './id.js';
import { STATE_REQUESTS, stateAsker } from './asked-states.js';
import type { AskState } from './asked-states.js';
import { isSeen } from './glances.js';
import type { Looker } from './glances.js';
import type { Module } from './module.js';
import { DECLARED_TYPES } from './module.js';
import { fieldOf } from './module-rules.js';
import { signature } from './signature.js';
import type { ConfigurationState, GlanceState } from './state.js';
import type { Registered, StatePlace, StoredConversation, Tables } from './store.js';
import type { Press, Pressed, AppView, ModuleView, Windows } from './window.js';

const MAX_MODULES = 100;

interface Looked extends ConversationRef {
  readonly userId: string | undefined;
}

export function windowsOf(dependencies: Dependencies): Windows {
  const { tables } = dependencies.store;
  const askState = stateAsker(dependencies);
  return {
    apps: async (ref, userId) => {
      const conversation = await seen(tables, ref);
      const { id } = conversation;
      const [ownerId] = await tables.rosters.list(id, 0, 1);
      const role =
        userId === undefined ? undefined : await tables.users.roleIn(ref.cloudId, userId);
      const looker = { conversation, userId, role, ownerId };
      const installed = await tables.apps.installed(id);
      const here = new Set(installed.map(({ app }) => app.clientId));
      const others = await tables.apps.registered(ref.cloudId);
      const all = [...installed, ...others.filter(({ app }) => !here.has(app.clientId))];
      // Each room token has an app of its own. Such an app is not displayed.
      const visible = all.filter(({ app }) => app.name !== 'API token');
      return Promise.all(
        visible.map((one) => viewOf(tables, looker, one, here.has(one.app.clientId), askState)),
      );
    },
    press: (press) => pressed(dependencies, press),
  };
}

/** Returns a conversation. It is not locked, so that viewers do not delay messages. */
async function seen(tables: Tables, ref: ConversationRef): Promise<StoredConversation> {
  const sighting = await tables.conversations.see(ref, 'owner');
  if (!sighting) throw notFound('conversation');
  return sighting.conversation;
}

async function viewOf(
  tables: Tables,
  looker: Looker,
  { app }: Registered,
  installed: boolean,
  askState: AskState,
): Promise<AppView> {
  const { clientId, name, userId } = app;
  const { id: conversationId, cloudId } = looker.conversation;
  const ref = { cloudId, conversationId, userId: looker.userId };
  const modules = await modulesIn(tables, ref, clientId);
  const seenModules = modules.filter(
    ({ type, module }) => type !== 'chat:glance' || isSeen(module, looker),
  );
  const withStates = seenModules.map(async (one): Promise<ModuleView> => {
    const stateRequest = STATE_REQUESTS[one.type];
    if (stateRequest === undefined) return one;
    const state = await stateOf(tables, ref, clientId, stateRequest.kind, one.module.key);
    if (state !== undefined) return { ...one, state };
    if (installed && looker.userId !== undefined) {
      askState(app, ref, looker.userId, stateRequest, one.module);
    }
    return one;
  });
  return { ...{ clientId, name, userId, installed }, modules: await Promise.all(withStates) };
}

async function modulesIn(
  tables: Tables,
  { conversationId }: ConversationRef,
  clientId: string,
): Promise<ModuleView[]> {
  const lists = DECLARED_TYPES.flatMap((type) =>
    [
      { clientId, type },
      { clientId, type, conversationId },
    ].map(async (place) => {
      const modules = await tables.modules.list(place, 0, MAX_MODULES);
      return modules.map((module): ModuleView => ({ type, module }));
    }),
  );
  return (await Promise.all(lists)).flat();
}

/**
 * Returns the state of a module. If several states apply, returns the one that the fewest viewers
 * see.
 */
async function stateOf(
  tables: Tables,
  { cloudId, conversationId, userId }: Looked,
  clientId: string,
  kind: StatePlace['kind'],
  key: string,
): Promise<GlanceState | ConfigurationState | undefined> {
  const alone = [
    { cloudId, conversationId, userId },
    { cloudId, conversationId },
  ];
  const everywhere = [{ cloudId, userId }, { cloudId }];
  for (const context of [...alone, ...everywhere]) {
    const found = await tables.states.find({ clientId, kind, key, context });
    if (found) return found as GlanceState | ConfigurationState;
  }
  return undefined;
}

async function pressed(dependencies: Dependencies, press: Press): Promise<Pressed> {
  const { tables } = dependencies.store;
  await seen(tables, press);
  if (!(await tables.users.findInSite(press.cloudId, press.userId))) throw notFound('user');
  const app = await tables.apps.find(press.clientId);
  if (!app) throw notFound('app');
  const modules = await modulesIn(tables, press, press.clientId);
  const { cloudId, conversationId, userId } = press;
  const now = dependencies.clock.now();
  const token = await signature(
    app,
    { id: timeOrderedId(now), userId, cloudId, conversationId },
    now,
  );
  const target = resolved(modules, press.target);
  if (!target) throw notFound('target');
  if ('call' in target) return called(dependencies, press, target.call, token);
  return { ...target, url: withToken(target.url, token) };
}

type Target = { readonly call: string } | Exclude<Pressed, { readonly open: 'nothing' }>;

const OPENS = [
  ['openDialog', 'chat:dialog', 'dialog'],
  ['openSidebar', 'chat:sidebar', 'sidebar'],
  ['openExternalPage', 'chat:externalPage', 'page'],
  ['openConfiguration', 'chat:configuration', 'configuration'],
] as const;

/**
 * Finds the module that a key opens. The key names the module itself, or an action target that
 * refers to it.
 */
function resolved(modules: readonly ModuleView[], key: string, isFirst = true): Target | undefined {
  const find = (type: string, name: unknown): Module | undefined =>
    modules.find((one) => one.type === type && one.module.key === name)?.module;
  const action = find('chat:actionTarget', key);
  const call = fieldOf(fieldOf(action, 'callService'), 'url');
  if (typeof call === 'string') return { call };
  for (const [field, type, open] of OPENS) {
    const name = action ? fieldOf(fieldOf(action, field), 'key') : key;
    const module = name === undefined ? undefined : find(type, name);
    const place = fieldOf(module, 'page') ?? fieldOf(module, 'externalPage') ?? module;
    const url = fieldOf(place, 'url');
    // A configuration may name the dialog in which people configure the app.
    const named = fieldOf(place, 'target');
    if (isFirst && type === 'chat:configuration' && url === undefined && named !== undefined) {
      const target = typeof named === 'string' ? resolved(modules, named, false) : undefined;
      if (target) return target;
    }
    if (!module || typeof url !== 'string') continue;
    const title = fieldOf(fieldOf(module, 'title') ?? fieldOf(module, 'name'), 'value');
    return { open, key: module.key, title: typeof title === 'string' ? title : module.key, url };
  }
  return undefined;
}

async function called(
  { callApp, store }: Dependencies,
  press: Press,
  url: string,
  token: string,
): Promise<Pressed> {
  const { cloudId, conversationId, userId, target, parameters, messageId } = press;
  const message =
    messageId === undefined
      ? undefined
      : await store.tables.messages.find(conversationId, messageId);
  const body = JSON.stringify({
    ...{ cloudId, conversationId, userId, targetKey: target },
    ...{ resourceType: 'conversation', resourceId: conversationId },
    parameters: parameters ?? {},
    context: {
      ...{ cloudId, conversationId, userId },
      ...(message && {
        message: { id: message.id, body: JSON.parse(message.body) as unknown, text: message.text },
      }),
    },
  });
  const reply = await callApp({
    ...{ url, body },
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => {
    throw conflict('The app does not answer.');
  });
  return { open: 'nothing', status: reply.status, message: words(reply.text) };
}

/** Returns the `message` in the response of an app; an empty text if there is none. */
function words(text: string): string {
  try {
    const message = fieldOf(JSON.parse(text) as unknown, 'message');
    return typeof message === 'string' ? message : '';
  } catch {
    return '';
  }
}

function withToken(address: string, token: string): string {
  const url = new URL(address);
  url.searchParams.set('jwt', token);
  return url.href;
}
