/** Deliveries from what happened in a conversation to the app that hears of it, through a real socket. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PLACES } from '../test/store.js';
import type { TestStore } from '../test/store.js';
import type { App } from '../domain/administration.js';
import type { Caller } from '../domain/caller.js';
import { systemClock } from '../domain/clock.js';
import type { ConversationRef } from '../domain/conversation.js';
import { createService } from '../domain/service.js';
import type { Service } from '../domain/service.js';
import { createDispatcher } from './dispatcher.js';
import type { Dispatcher } from './dispatcher.js';

interface Heard {
  readonly path: string;
  readonly token: string;
  readonly payload: Record<string, unknown>;
}

describe.each(PLACES)('on $name', ({ open }) => {
  let place: TestStore;
  let service: Service;
  let cloudId: string;
  let ann: string;
  let app: App;
  let caller: Caller;
  let room: ConversationRef;
  let server: Server;
  let address: string;
  let dispatcher: Dispatcher;
  const heard: Heard[] = [];
  /** What the app answers, from the next call on; 200 once it is empty. */
  const answers: number[] = [];

  const system = systemClock();
  let ahead = 0n;
  const clock = { now: () => system.now() + ahead };
  let alarm: (() => void) | undefined;

  /** Time goes by until the next try. */
  async function wait(seconds: bigint): Promise<void> {
    ahead += seconds * 1_000_000_000n;
    alarm?.();
    await dispatcher.idle();
  }

  function start(): Dispatcher {
    return createDispatcher(place.store, {
      clock,
      later: (run) => {
        alarm = run;
        return () => (alarm = undefined);
      },
      onError: (error) => {
        throw error;
      },
    });
  }

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        const token = (request.headers.authorization ?? '').replace('Bearer ', '');
        const payload = JSON.parse(body) as Record<string, unknown>;
        heard.push({ path: request.url ?? '', token, payload });
        response.writeHead(answers.shift() ?? 200, { location: `${address}/elsewhere` }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    place = await open();
    service = createService(place.store, { clock, wake: () => dispatcher.wake() });
    const { administration } = service;
    cloudId = (await administration.addSite({ name: 'Acme' })).id;
    const user = { displayName: 'Ann Lee', email: 'ann@acme.test' };
    ann = (await administration.addUser(cloudId, user)).id;
    const bot = {
      key: 'bot',
      mention: { url: `${address}/mention` },
      directMessage: { url: `${address}/direct` },
    };
    app = await administration.addApp({
      name: 'Helper',
      cloudIds: [cloudId],
      modules: [{ type: 'chat:bot', body: bot }],
    });
    caller = await service.tokens.authenticate((await service.tokens.issue(app)).token);
  });
  afterAll(async () => {
    await place.dispose();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  beforeEach(async () => {
    heard.length = 0;
    answers.length = 0;
    dispatcher = start();
    const name = `Room ${clock.now()}`;
    const { id } = await service.conversations.create(caller, cloudId, { name });
    room = { cloudId, conversationId: id };
  });
  afterEach(() => dispatcher.stop());

  const mention = (id: string) => ({
    kind: 'document' as const,
    value: {
      version: 1,
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'mention', attrs: { id, text: '@Helper' } },
            { type: 'text', text: ' help!' },
          ],
        },
      ],
    },
  });

  test('a bot hears that it was mentioned, from us', async () => {
    const said = await service.administration.say(room, ann, mention(app.userId));
    await dispatcher.idle();
    expect(heard).toEqual([
      {
        path: '/mention',
        token: expect.any(String),
        payload: {
          type: 'chat_message_sent',
          cloudId,
          conversation: expect.objectContaining({ id: room.conversationId, type: 'group' }),
          sender: { id: ann },
          recipients: null,
          message: {
            id: said.id,
            body: said.body,
            text: '@Helper help!',
            sender: { id: ann },
            ts: said.ts,
          },
        },
      },
    ]);
    expect(heard[0]?.payload['conversation']).not.toHaveProperty('cloudId');
    const key = new TextEncoder().encode(app.clientSecret);
    const currentDate = new Date(Number(clock.now() / 1_000_000n));
    const { payload } = await jwtVerify(heard[0]?.token ?? '', key, { currentDate });
    expect(payload).toMatchObject({
      iss: app.clientId,
      sub: ann,
      context: { cloudId, resourceId: room.conversationId, resourceType: 'conversation' },
    });
  });

  test('it hears neither itself nor what is not for it', async () => {
    await service.messages.send(caller, room, mention(app.userId));
    await service.administration.say(room, ann, mention(ann));
    await service.administration.say(room, ann, { kind: 'text', value: '@Helper help!' });
    await dispatcher.idle();
    expect(heard).toEqual([]);
  });

  test('it hears what is said to it alone', async () => {
    const content = { kind: 'text' as const, value: 'Hello?' };
    await service.administration.sayDirect({ cloudId, clientId: app.clientId }, ann, content);
    await dispatcher.idle();
    expect(heard).toMatchObject([
      {
        path: '/direct',
        payload: { recipients: [{ id: app.userId }], message: { text: 'Hello?' } },
      },
    ]);
  });

  test('it hears what matches its pattern', async () => {
    const body = { pattern: '(?i)\\bTICKET-\\d+', url: `${address}/pattern` };
    const ref = { ...room, type: 'chat:bot:messages' as const, key: 'tickets' };
    await service.modules.put(caller, ref, body);
    for (const value of ['see ticket-12, please', 'see tickets', 'nothing']) {
      await service.administration.say(room, ann, { kind: 'text', value });
    }
    await dispatcher.idle();
    expect(heard).toMatchObject([
      { path: '/pattern', payload: { message: { text: 'see ticket-12, please' } } },
    ]);
  });

  test('webhooks hear of changes of the conversation and its roster', async () => {
    for (const event of ['conversation:updates', 'roster:updates'] as const) {
      const ref = { ...room, type: 'chat:webhook' as const, key: event };
      await service.modules.put(caller, ref, { event, url: `${address}/${event}` });
    }
    await service.conversations.update(caller, room, { topic: 'New' });
    // Nothing changes, so there is nothing to tell.
    await service.conversations.update(caller, room, { topic: 'New' });
    await service.rosters.change(caller, room, { add: [ann] });
    await service.rosters.change(caller, room, { add: [ann] });
    await service.rosters.change(caller, room, { remove: [ann] });
    await service.conversations.archive(caller, room);
    await service.conversations.archive(caller, room);
    await service.conversations.unarchive(caller, room);
    await dispatcher.idle();
    const told = heard.map(({ payload: { type, action, initiator, user } }) =>
      JSON.stringify({ type, action, initiator, user }),
    );
    const initiator = { id: app.userId };
    const user = { id: ann };
    expect(told.sort()).toEqual(
      [
        { type: 'conversation:updates', action: 'archive', initiator },
        { type: 'conversation:updates', action: 'unarchive', initiator },
        { type: 'conversation:updates', action: 'update', initiator },
        { type: 'roster:updates', action: 'add', user },
        { type: 'roster:updates', action: 'remove', user },
      ].map((each) => JSON.stringify(each)),
    );
  });

  test('who does not listen is told again, later and later, and then no more', async () => {
    answers.push(500, 302, 404);
    await service.administration.say(room, ann, mention(app.userId));
    await dispatcher.idle();
    expect(heard).toHaveLength(1);
    await wait(4n);
    expect(heard).toHaveLength(1);
    await wait(1n);
    expect(heard).toHaveLength(2);
    await wait(30n);
    expect(heard).toHaveLength(3);
    await wait(180n);
    // The fourth time it listened: nothing is left.
    expect(heard.map(({ path }) => path)).toEqual(Array(4).fill('/mention'));
    await wait(10_000n);
    expect(heard).toHaveLength(4);
    const ids = await Promise.all(
      heard.map(async ({ token }) => {
        const key = new TextEncoder().encode(app.clientSecret);
        const { payload } = await jwtVerify(token, key, { currentDate: new Date(0) });
        return payload.jti;
      }),
    );
    expect(new Set(ids).size).toBe(1);
  });

  test('what nobody took is kept for people to look at', async () => {
    answers.push(500, 500, 500, 500, 500);
    await service.administration.say(room, ann, mention(app.userId));
    await dispatcher.idle();
    for (const seconds of [5n, 30n, 180n, 1000n]) await wait(seconds);
    expect(heard).toHaveLength(4);
    expect(await place.store.tables.deliveries.abandoned()).toMatchObject([
      { clientId: app.clientId, url: `${address}/mention`, attempts: 4 },
    ]);
  });

  test('what was taken by a dispatcher that died is delivered by the next one', async () => {
    await dispatcher.stop();
    await service.administration.say(room, ann, mention(app.userId));
    const now = clock.now();
    const lost = await place.store.tables.deliveries.claim(now, now + 60_000_000_000n, 10);
    expect(lost).toHaveLength(1);
    dispatcher = start();
    await dispatcher.idle();
    expect(heard).toHaveLength(0);
    await wait(61n);
    expect(heard).toHaveLength(1);
  });
});
