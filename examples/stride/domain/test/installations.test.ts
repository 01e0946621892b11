/** Apps that are registered by their descriptor: installed, displayed, pressed and uninstalled. */
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../../seed.js';
import type { Seeded } from '../../seed.js';
import { refused } from '../../test/service.js';
import { PLACES } from '../../test/store.js';
import type { TestStore } from '../../test/store.js';
import type { App } from '../administration.js';
import type { AppRequest } from '../app-caller.js';
import type { ConversationRef } from '../conversation.js';
import { createService } from '../service.js';
import type { Service } from '../service.js';

const ADDRESS = 'https://bot.test/descriptor';

/**
 * A descriptor like those of real apps. Its URLs are below `baseUrl`, and some begin with a slash.
 * It contains unknown types of modules.
 */
const DESCRIPTOR = {
  baseUrl: 'https://bot.test/app',
  key: 'action-bot',
  lifecycle: { installed: '/installed', uninstalled: '/uninstalled' },
  modules: {
    'chat:bot': [{ key: 'bot', mention: { url: '/bot-mention' } }],
    'chat:configuration': [
      { key: 'config', page: { url: '/config' }, state: { url: '/config/state' } },
      { key: 'set-by-target', page: { target: 'dialog' } },
      { key: 'set-in-circle', page: { target: 'set-in-circle' } },
    ],
    'chat:inputAction': [{ key: 'input', name: { value: 'Open …' }, target: 'dialog' }],
    'chat:messageAction': [{ key: 'message', name: { value: 'Send' }, target: 'call' }],
    'chat:dialog': [{ key: 'dialog', title: { value: 'App Dialog' }, url: '/dialog' }],
    'chat:actionTarget': [
      { key: 'call', callService: { url: 'service' } },
      { key: 'open', openDialog: { key: 'dialog' } },
    ],
    'chat:future': [{ key: 'unknown' }],
  },
};

describe.each(PLACES)('on $name', ({ open }) => {
  let place: TestStore;
  let service: Service;
  let seeded: Seeded;
  let room: ConversationRef;
  let app: App;
  let descriptor: object = DESCRIPTOR;
  const calls: AppRequest[] = [];

  beforeAll(async () => {
    place = await open();
    service = createService(place.store, {
      callApp: (request) => {
        calls.push(request);
        const isRead = request.url === ADDRESS;
        const reply = request.url.includes('/label')
          ? { label: { value: '7' } }
          : request.url.includes('/configured')
            ? { configured: true }
            : { message: 'Done!' };
        const text = JSON.stringify(isRead ? descriptor : reply);
        return Promise.resolve({ status: request.url.endsWith('/404') ? 404 : 200, text });
      },
    });
    seeded = await seed(service);
    room = { cloudId: seeded.cloudId, conversationId: seeded.conversationId };
  });
  afterAll(() => place.dispose());

  const notifications = async (): Promise<unknown[]> => {
    const lease = 60_000_000_000n;
    const found = await place.store.tables.deliveries.claim({ lease, share: 9, limit: 9 });
    return found.map(({ url, userId, payload }) => [url, userId, JSON.parse(payload)]);
  };

  test('the descriptor of the app is read, and the app is notified of its installation', async () => {
    const credentials = { clientId: 'its-own-id', clientSecret: 'its-own-secret' };
    const { administration } = service;
    app = await administration.registerApp({
      ...{ cloudId: room.cloudId, address: ADDRESS, ...credentials },
    });
    expect(app).toMatchObject({ name: 'action-bot', ...credentials });
    expect(await service.windows.apps(room)).toContainEqual(
      expect.objectContaining({ clientId: app.clientId, installed: false }),
    );
    await administration.install(app.clientId, room, seeded.userId);
    await administration.install(app.clientId, room, seeded.userId);
    const event = {
      ...{ key: 'action-bot', productType: 'chat', cloudId: room.cloudId },
      ...{ resourceType: 'conversation', resourceId: room.conversationId },
      ...{ userId: seeded.userId, oauthClientId: app.clientId, version: '1' },
    };
    const url = 'https://bot.test/app/installed';
    expect(await notifications()).toEqual([
      [url, seeded.userId, { ...event, eventType: 'installed' }],
    ]);
  });

  test('the app then posts a greeting with a token for its credentials', async () => {
    const caller = await service.tokens.authenticate((await service.tokens.issue(app)).token);
    const message = await service.messages.send(caller, room, { kind: 'text', value: 'Hi there!' });
    expect(message.senderId).toBe(app.userId);
    await service.states.pushConfiguration(caller, 'config', room, { configured: true });
    const view = (await service.windows.apps(room)).find((one) => one.clientId === app.clientId);
    expect(view?.installed).toBe(true);
    const module = (type: string) => view?.modules.find((one) => one.type === type);
    expect(module('chat:bot')?.module).toMatchObject({
      mention: { url: 'https://bot.test/app/bot-mention' },
    });
    expect(module('chat:configuration')).toMatchObject({
      module: { page: { url: 'https://bot.test/app/config' } },
      state: { configured: true },
    });
    expect(view?.modules.map(({ type }) => type)).not.toContain('chat:future');
  });

  test('its modules can be activated', async () => {
    const press = { ...room, clientId: app.clientId, userId: seeded.userId };
    for (const target of ['open', 'dialog', 'set-by-target']) {
      const opened = await service.windows.press({ ...press, target });
      if (opened.open !== 'dialog') throw new Error('a dialog was to open');
      const url = new URL(opened.url);
      expect([opened.title, url.origin + url.pathname]).toEqual([
        'App Dialog',
        'https://bot.test/app/dialog',
      ]);
      const key = new TextEncoder().encode(app.clientSecret);
      const { payload } = await jwtVerify(url.searchParams.get('jwt') ?? '', key);
      expect(payload).toMatchObject({ iss: app.clientId, sub: seeded.userId });
    }
    calls.length = 0;
    const answer = await service.windows.press({ ...press, target: 'call', parameters: { a: 1 } });
    expect(answer).toEqual({ open: 'nothing', status: 200, message: 'Done!' });
    expect(calls).toMatchObject([{ url: 'https://bot.test/app/service' }]);
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({
      ...{ ...room, userId: seeded.userId, targetKey: 'call', parameters: { a: 1 } },
    });
    const [message] = await place.store.tables.messages.list({
      ...{ conversationId: room.conversationId, newestFirst: true, limit: 1 },
    });
    await service.windows.press({ ...press, target: 'call', messageId: message?.id });
    expect(JSON.parse(calls[1]?.body ?? '')).toMatchObject({
      context: {
        ...room,
        userId: seeded.userId,
        message: { id: message?.id, text: message?.text },
      },
    });
    for (const target of ['nothing', 'set-in-circle']) {
      await refused(service.windows.press({ ...press, target }), 'not-found');
    }
  });

  test('glances follow their conditions, and display the state that the app sets', async () => {
    const { administration, windows } = service;
    const glance = (key: string, more: object) => ({ key, name: { value: key }, ...more });
    descriptor = {
      ...DESCRIPTOR,
      modules: {
        'chat:glance': [
          glance('asked', { queryUrl: '/label' }),
          glance('public', { conditions: ['room_is_public', { condition: 'user_is_room_owner' }] }),
          glance('guest', { conditions: [{ condition: 'user_is_guest' }] }),
          glance('no-guest', { conditions: [{ condition: 'user_is_guest', invert: true }] }),
          glance('admin', { conditions: ['user_is_admin'] }),
          glance('unknown', { conditions: ['user_is_tall'] }),
        ],
        'chat:configuration': [{ key: 'set-up', state: { url: '/configured' } }],
      },
    };
    await administration.registerApp({ cloudId: room.cloudId, address: ADDRESS });
    const look = async (userId: string) => {
      const apps = await windows.apps(room, userId);
      return apps.find((one) => one.clientId === app.clientId)?.modules ?? [];
    };
    const keys = async (userId: string) => (await look(userId)).map(({ module }) => module.key);
    calls.length = 0;
    expect(await keys(seeded.userId)).toEqual(['admin', 'asked', 'no-guest', 'public', 'set-up']);
    const { id: other } = await administration.addUser(room.cloudId, {
      ...{ displayName: 'Late', email: 'late@acme.test' },
    });
    expect(await keys(other)).toEqual(['asked', 'no-guest', 'set-up']);
    const { id: guest } = await administration.addUser(room.cloudId, {
      ...{ displayName: 'Guest', email: 'guest@else.test', role: 'guest' },
    });
    expect(await keys(guest)).toEqual(['asked', 'guest', 'set-up']);
    await expect
      .poll(async () => (await look(other)).find(({ module }) => module.key === 'asked')?.state)
      .toEqual({ label: { value: '7' } });
    await expect
      .poll(async () => (await look(other)).find(({ module }) => module.key === 'set-up')?.state)
      .toEqual({ configured: true });
    // Each URL was called once, with a signature.
    expect(calls.map(({ method, url }) => [method, url.split('?')[0]]).sort()).toEqual([
      ['GET', 'https://bot.test/app/configured'],
      ['GET', 'https://bot.test/app/label'],
    ]);
    for (const { url } of calls) expect(new URL(url).searchParams.get('jwt')).toMatch(/^ey/);
  });

  test('the app is updated, rejected with JSON pointers, and uninstalled', async () => {
    const { administration } = service;
    const input = { cloudId: room.cloudId, address: ADDRESS };
    descriptor = { ...DESCRIPTOR, modules: { 'chat:bot': [{ key: 'newer' }] } };
    expect((await administration.registerApp(input)).clientId).toBe(app.clientId);
    const view = (await service.windows.apps(room)).find((one) => one.clientId === app.clientId);
    expect(view?.modules.map(({ module }) => module.key)).toEqual(['newer']);
    descriptor = { key: 'x', modules: { 'chat:webhook': [{ key: 'w', event: 'never', url: 1 }] } };
    const pointers = ['/modules/chat:webhook/0/url', '/modules/chat:webhook/0/event'];
    await refused(administration.registerApp(input), 'invalid', ...pointers);
    descriptor = { key: 1 };
    await refused(administration.registerApp(input), 'invalid', '/key');
    descriptor = { modules: {} };
    const nameless = await administration.registerApp(input);
    expect(nameless.name).toBe('bot.test');
    expect((await administration.registerApp(input)).clientId).toBe(nameless.clientId);
    for (const address of ['https://bot.test/404', 'ftp://bot.test', 'nowhere']) {
      await refused(administration.registerApp({ ...input, address }), 'invalid', '/address');
    }
    await administration.uninstall(app.clientId, room, seeded.userId);
    const event = expect.objectContaining({ eventType: 'uninstalled' }) as unknown;
    expect(await notifications()).toEqual([
      ['https://bot.test/app/uninstalled', seeded.userId, event],
    ]);
  });
});
