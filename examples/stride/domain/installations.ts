/** Adds apps to sites and conversations, and notifies the apps. */
import type { Administration, App, NewApp, NewRegistration } from './administration.js';
import type { ConversationRef } from './conversation.js';
import type { Dependencies } from './dependencies.js';
import { readDescriptor } from './descriptor.js';
import { invalid, invalidAt, notFound } from './errors.js';
import type { Fault } from './errors.js';
import { refusedAddresses } from './module-rules.js';
import { timeOrderedId } from './id.js';
import type { Registered, StoredConversation, Tables } from './store.js';

/**
 * Returns a conversation. The rights of a caller are not checked, because only the owner of the
 * service uses this function.
 * @throws DomainError `not-found`
 */
export async function findOpened(
  tables: Tables,
  ref: ConversationRef,
): Promise<StoredConversation> {
  const sighting = await tables.conversations.lock(ref, 'owner');
  if (!sighting) throw notFound('conversation');
  return sighting.conversation;
}

export function installationsOf(
  dependencies: Dependencies,
  addApp: (input: NewApp) => Promise<App>,
): Pick<Administration, 'install' | 'registerApp' | 'uninstall'> {
  return {
    registerApp: (input) => registerApp(dependencies, addApp, input),
    install: (clientId, ref, userId) => change(dependencies, 'installed', clientId, ref, userId),
    uninstall: (clientId, ref, userId) =>
      change(dependencies, 'uninstalled', clientId, ref, userId),
  };
}

async function registerApp(
  { store, callApp, changed, mayCall }: Dependencies,
  addApp: (input: NewApp) => Promise<App>,
  { cloudId, address, clientId, clientSecret }: NewRegistration,
): Promise<App> {
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    throw invalidAt('/address', 'must be an http or https address');
  }
  const reply = await callApp({ url: address, method: 'GET' }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : 'it does not answer';
    throw invalidAt('/address', `cannot be read: ${why}`);
  });
  if (reply.status !== 200) throw invalidAt('/address', `answered ${reply.status}`);
  const { name, modules, ...descriptor } = readDescriptor(reply.text, address);
  const faults: Fault[] = [];
  for (const event of ['installed', 'uninstalled'] as const) {
    const url = descriptor[event];
    if (url === undefined || (await mayCall(url))) continue;
    faults.push({ pointer: `/lifecycle/${event}`, message: 'is an internal address' });
  }
  for (const { type, body, pointer } of modules) {
    const found = await refusedAddresses(type, body, mayCall);
    faults.push(...found.map((one) => ({ ...one, pointer: `${pointer}${one.pointer}` })));
  }
  if (faults.length > 0) throw invalid(...faults);
  const known = await store.tables.apps.registered(cloudId);
  const before = known.find((one) =>
    clientId === undefined ? one.descriptor?.key === descriptor.key : one.app.clientId === clientId,
  );
  const app =
    before?.app ??
    (await addApp({
      ...{ name, cloudIds: [cloudId] },
      ...(clientId !== undefined && { clientId }),
      ...(clientSecret !== undefined && { clientSecret }),
    }));
  await store.transaction(async (tables) => {
    await tables.apps.describe(app.clientId, descriptor);
    await tables.modules.clear(app.clientId);
    for (const { type, body } of modules) {
      await tables.modules.put({ clientId: app.clientId, type }, body);
    }
  });
  changed();
  return app;
}

/**
 * Installs or uninstalls an app. The notification for the app is written in the same transaction,
 * so neither can exist without the other.
 */
async function change(
  dependencies: Dependencies,
  eventType: 'installed' | 'uninstalled',
  clientId: string,
  ref: ConversationRef,
  userId: string | undefined,
): Promise<void> {
  await dependencies.store.transaction(async (tables) => {
    const { id } = await findOpened(tables, ref);
    const app = await tables.apps.find(clientId);
    if (!app) throw notFound('app');
    const before = (await tables.apps.installed(id)).find((one) => one.app.clientId === clientId);
    if ((before !== undefined) === (eventType === 'installed')) return;
    if (eventType === 'installed') await tables.apps.install(clientId, id);
    else await tables.apps.uninstall(clientId, id);
    const after = await tables.apps.installed(id);
    const one = before ?? after.find((each) => each.app.clientId === clientId);
    await announce(dependencies, tables, eventType, one, ref, userId ?? app.userId);
  });
  dependencies.wake();
  dependencies.changed(ref.conversationId);
}

async function announce(
  { clock }: Dependencies,
  tables: Tables,
  eventType: 'installed' | 'uninstalled',
  registered: Registered | undefined,
  { cloudId, conversationId }: ConversationRef,
  userId: string,
): Promise<void> {
  const url = registered?.descriptor?.[eventType];
  if (!registered || url === undefined) return;
  const { clientId } = registered.app;
  const payload = JSON.stringify({
    ...{ key: registered.descriptor?.key, productType: 'chat', cloudId, userId },
    ...{ resourceType: 'conversation', resourceId: conversationId, eventType },
    ...{ oauthClientId: clientId, version: '1' },
  });
  const id = timeOrderedId(clock.now());
  await tables.deliveries.insert([{ id, clientId, url, userId, cloudId, conversationId, payload }]);
}
