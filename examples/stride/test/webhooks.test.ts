/** Notifications of apps: a test app receives them, and verifies the signature. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as api from '../../../generated/stride/client/index.js';
import { PLACES } from './store.js';
import type { Client, World } from './world.js';
import { startWorld } from './world.js';

interface Received {
  readonly path: string;
  readonly token: string;
  readonly body: Record<string, unknown>;
}

describe.each(PLACES)('on $name', (place) => {
  let world: World;
  let client: Client;
  let hooks: string;
  const received: Received[] = [];
  let arrived = (): void => undefined;
  /** The number of calls to which the app responds with 500. */
  let failures = 0;

  const app = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const failed = failures > 0;
      if (failed) failures -= 1;
      response.writeHead(failed ? 500 : 204).end();
      if (failed) return;
      received.push({
        path: request.url ?? '',
        token: (request.headers.authorization ?? '').replace(/^Bearer /, ''),
        body: JSON.parse(Buffer.concat(chunks).toString()) as Received['body'],
      });
      arrived();
    });
  });

  beforeAll(async () => {
    world = await startWorld(place);
    client = world.clientOf({ oauth2: world.token });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    hooks = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await world.close();
    app.close();
  });

  /** Returns the first event that the app receives at a path. */
  async function next(path: string): Promise<Received> {
    for (;;) {
      const found = received.find((one) => one.path.startsWith(path));
      if (found) {
        received.splice(received.indexOf(found), 1);
        return found;
      }
      await new Promise<void>((resolve) => (arrived = resolve));
    }
  }

  test('mentions, conversations and rosters', async () => {
    const { room, seeded } = world;
    const { userId, clientId, clientSecret, cloudId } = seeded;
    const key = 'bot';
    await api.putBotModule(client, {
      ...{ ...room, key },
      body: { mention: { url: `${hooks}/mention` }, directMessage: { url: `${hooks}/direct` } },
    });
    for (const event of ['conversation:updates', 'roster:updates'] as const) {
      const body = { event, url: `${hooks}/${event}` };
      await api.putWebhookModule(client, { ...room, key: event, body });
    }
    const me = await api.getMe(client);
    const { administration } = world.service;
    const mention = {
      version: 1,
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'mention', attrs: { id: me.account_id, text: '@Helper' } }],
        },
      ],
    };
    failures = 1;
    await administration.say(room, userId, { kind: 'document', value: mention });
    await world.idle();
    expect([failures, received]).toEqual([0, []]);
    world.advance(6);
    const { body, token } = await next('/mention');
    expect(body).toMatchObject({
      ...{ type: 'chat_message_sent', cloudId, sender: { id: userId } },
      conversation: { id: room.conversationId },
      message: { text: '@Helper', sender: { id: userId } },
    });
    const [head = '', claims = '', signature] = token.split('.');
    const mac = createHmac('sha256', clientSecret).update(`${head}.${claims}`);
    expect(signature).toBe(mac.digest('base64url'));
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      ...{ iss: clientId, context: { cloudId, resourceId: room.conversationId } },
    });
    await api.updateConversation(client, { ...room, body: { topic: 'New' } });
    expect((await next('/conversation')).body).toMatchObject({ action: 'update', cloudId });
    await api.updateRoster(client, { ...room, body: { remove: [userId] } });
    expect((await next('/roster')).body).toMatchObject({ action: 'remove', user: { id: userId } });
    expect(world.surprises).toEqual([]);
  });
});
