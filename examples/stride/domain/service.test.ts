/** The service as its callers see it, on every database there is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from '../../../test/stride-store.js';
import type { TestStore } from '../../../test/stride-store.js';
import type { App } from './administration.js';
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import type { Content } from './message.js';
import type { Service } from './service.js';
import { createService } from './service.js';

const text = (value: string): Content => ({ kind: 'text', value });

describe.each(PLACES)('on $name', ({ open }) => {
  let place: TestStore;
  let service: Service;
  let cloudId: string;
  let app: App;
  let other: App;
  let caller: Caller;
  let count = 0;

  beforeAll(async () => {
    place = await open();
    service = createService(place.store, { maxMediaBytes: 1_000_000 });
    const { administration } = service;
    cloudId = (await administration.addSite({ name: 'Acme' })).id;
    app = await administration.addApp({ name: 'Helper', cloudIds: [cloudId] });
    other = await administration.addApp({ name: 'Other', cloudIds: [cloudId] });
    caller = await login(app);
  });
  afterAll(() => place.dispose());

  async function login({ clientId, clientSecret }: App): Promise<Caller> {
    const { token } = await service.tokens.issue({ clientId, clientSecret });
    return service.tokens.authenticate(token);
  }

  async function room(): Promise<ConversationRef> {
    const input = { name: `Room ${++count}` };
    const { id } = await service.conversations.create(caller, cloudId, input);
    return { cloudId, conversationId: id };
  }

  test('an access token says who calls', () => {
    expect(caller).toEqual({
      kind: 'app',
      clientId: app.clientId,
      userId: app.userId,
      scopes: ['participate:conversation', 'manage:conversation'],
    });
  });

  test.each(['', 'a.b.c', 'nobody knows it', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.', '\0'])(
    'token %j is nobody',
    async (token) => {
      await expect(service.tokens.authenticate(token)).rejects.toMatchObject({
        kind: 'unauthenticated',
      });
    },
  );

  test('wrong credentials are refused', async () => {
    for (const [clientId, clientSecret] of [
      [app.clientId, 'wrong'],
      [app.clientId, ''],
      ['\0', 'wrong'],
      [app.clientId, other.clientSecret],
    ] as const) {
      await expect(service.tokens.issue({ clientId, clientSecret })).rejects.toMatchObject({
        kind: 'forbidden',
      });
    }
  });

  test('messages come back as they were sent, in order', async () => {
    const ref = await room();
    const ids: string[] = [];
    for (let number = 0; number < 80; number++) {
      ids.push((await service.messages.send(caller, ref, text(`No. ${number}`))).id);
    }
    expect([...ids].sort()).toEqual(ids);
    const latest = await service.messages.history(caller, ref, {});
    expect(latest.size).toBe(75);
    expect(latest.values.map(({ id }) => id)).toEqual(ids.slice(5).reverse());
    const stamps = latest.values.map(({ ts }) => ts);
    expect(new Set(stamps).size).toBe(75);
    expect([...stamps].sort().reverse()).toEqual(stamps);
    expect(stamps[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
    const window = { afterMessage: ids[10], beforeMessage: ids[14] };
    const inside = await service.messages.history(caller, ref, window);
    expect(inside.values.map(({ text }) => text)).toEqual(['No. 13', 'No. 12', 'No. 11']);
    const byTime = { afterTimestamp: latest.values[3]?.ts, limit: 2 };
    const late = await service.messages.history(caller, ref, byTime);
    expect(late.values.map(({ id }) => id)).toEqual([ids[79], ids[78]]);
    const messageId = ids[40] ?? '';
    const around = await service.messages.context(
      caller,
      { ...ref, messageId },
      { before: 2, after: 1 },
    );
    expect(around.values.map(({ id }) => id)).toEqual(ids.slice(38, 42));
  });
});
