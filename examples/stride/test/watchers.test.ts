/** Clients of one process see changes that were made through another process. */
import { describe, expect, test } from 'vitest';
import type { Store } from '../domain/store.js';
import { run } from '../run.js';
import { seedOnce } from '../seed.js';
import { openStore } from '../storage/open.js';
import { withSchema } from './store.js';

describe('on PostgreSQL', { tags: 'postgresql' }, () => {
  test('messages, edits, states and installations of one process reach clients of another', () =>
    withSchema(async (place) => {
      const stores = await Promise.all([openStore(place), openStore(place)]);
      const [here, there] = stores as [Store, Store];
      const seeded = await seedOnce(here);
      const page = { key: 'key', cloudId: seeded.cloudId };
      const [one, other] = await Promise.all([run(here), run(there, { page, drain: 0 })]);
      await expect.poll(() => there.news.hearsOthers()).toBe(true);
      const leave = new AbortController();
      const room = { cloudId: seeded.cloudId, conversationId: seeded.conversationId };
      const response = await fetch(`${other.url}/page/changes/${room.conversationId}`, {
        ...{ headers: { authorization: 'Bearer key' }, signal: leave.signal },
      });
      const reader = response.body?.getReader();
      if (!reader) throw new Error('there is no stream');
      let events = 0;
      const reading = (async () => {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return;
          events += new TextDecoder().decode(value).split('data:').length - 1;
        }
      })().catch(() => undefined);
      const seen = async (work: () => Promise<unknown>): Promise<void> => {
        const before = events;
        await work();
        await expect.poll(() => events).toBeGreaterThan(before);
      };
      const { service } = one;
      const app = await service.administration.addApp({
        ...{ name: 'App', cloudIds: [room.cloudId] },
        modules: [{ type: 'chat:glance', body: { key: 'glance' } }],
      });
      await seen(() => service.administration.install(app.clientId, room));
      const caller = await service.tokens.authenticate((await service.tokens.issue(app)).token);
      const text = { kind: 'text', value: 'Hello' } as const;
      const { id } = await service.messages.send(caller, room, text);
      await seen(() => service.messages.edit(caller, { ...room, messageId: id }, text));
      await seen(() => service.states.pushGlance(caller, 'glance', room, { label: '3' }));
      leave.abort();
      await reading;
      for (const each of [one, other]) await each.close();
      for (const store of stores) await store.close();
    }));
});
