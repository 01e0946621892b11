/** Conversations and their members, on every database. */
import { describe, expect, test } from 'vitest';
import { serviceOn, text, refused } from '../../test/service.js';
import { PLACES } from '../../test/store.js';
import type { Conversation } from '../conversation.js';
import type { Service } from '../service.js';

describe.each(PLACES)('on $name', (place) => {
  const on = serviceOn(place);

  describe('conversations', () => {
    test('a conversation is read as it was created', async () => {
      const created = await on.service.conversations.create(on.caller, on.cloudId, {
        name: `  O'Brien "; drop table conversations; -- \u{1F600}  `,
        topic: 'one\ntwo',
        privacy: 'private',
      });
      expect(created).toMatchObject({
        cloudId: on.cloudId,
        name: `O'Brien "; drop table conversations; -- \u{1F600}`,
        topic: 'one\ntwo',
        type: 'group',
        privacy: 'private',
        isArchived: false,
      });
      expect(created.id).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(created.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      const ref = { cloudId: on.cloudId, conversationId: created.id };
      expect(await on.service.conversations.get(on.caller, ref)).toEqual(created);
    });

    test.each([
      ['', '/name'],
      ['   ', '/name'],
      ['a\0b', '/name'],
      ['a\nb', '/name'],
      ['\uD800', '/name'],
      ['x'.repeat(256), '/name'],
      ['\uFDFA'.repeat(255), '/name'],
    ])('no conversation may be named %j', async (name, pointer) => {
      await refused(
        on.service.conversations.create(on.caller, on.cloudId, { name }),
        'invalid',
        pointer,
      );
    });

    test('a topic that cannot be stored is rejected', async () => {
      const ref = await on.room();
      await refused(
        on.service.conversations.update(on.caller, ref, { topic: '\0' }),
        'invalid',
        '/topic',
      );
      await refused(
        on.service.conversations.update(on.caller, ref, { topic: 'x'.repeat(3000) }),
        'invalid',
        '/topic',
      );
    });

    test('omitted fields keep their values', async () => {
      const ref = await on.room({ topic: 'Old' });
      const before = await on.service.conversations.get(on.caller, ref);
      const after = await on.service.conversations.update(on.caller, ref, { privacy: 'private' });
      expect(after).toEqual({ ...before, privacy: 'private', modified: expect.any(String) });
      expect(await on.service.conversations.update(on.caller, ref, {})).toEqual(after);
      expect(await on.service.conversations.get(on.caller, ref)).toEqual(after);
    });

    test('open rooms have different names, whatever the case', async () => {
      const first = await on.room({ name: 'Élan' });
      await refused(
        on.service.conversations.create(on.caller, on.cloudId, { name: 'e\u0301LAN' }),
        'conflict',
      );
      const second = await on.room({ name: 'Verve' });
      await refused(
        on.service.conversations.update(on.caller, second, { name: 'élan' }),
        'conflict',
      );
      await on.service.conversations.update(on.caller, second, { name: 'VERVE' });
      await on.service.conversations.archive(on.caller, first);
      await on.service.conversations.update(on.caller, second, { name: 'Élan' });
      await refused(on.service.conversations.unarchive(on.caller, first), 'conflict');
      expect((await on.service.conversations.get(on.caller, first)).isArchived).toBe(true);
    });

    test('an archived conversation can only be read and unarchived', async () => {
      const ref = await on.room();
      const { id: messageId } = await on.service.messages.send(on.caller, ref, text('Before'));
      await on.service.modules.put(
        on.caller,
        { ...ref, type: 'chat:dialog', key: 'd' },
        { url: 'https://a.test' },
      );
      await on.service.conversations.archive(on.caller, ref);
      await on.service.conversations.archive(on.caller, ref);
      const message = { ...ref, messageId };
      const module = { ...ref, type: 'chat:dialog' as const, key: 'd' };
      const changes: (() => Promise<unknown>)[] = [
        () => on.service.messages.send(on.caller, ref, text('After')),
        () => on.service.messages.edit(on.caller, message, text('After')),
        () => on.service.messages.remove(on.caller, message),
        () => on.service.conversations.update(on.caller, ref, { topic: 'After' }),
        () => on.service.rosters.change(on.caller, ref, { add: [on.ann] }),
        () =>
          on.service.media.upload(on.caller, ref, { name: 'a', bytes: new Blob(['x']).stream() }),
        () => on.service.modules.put(on.caller, module, { url: 'https://b.test' }),
        () => on.service.modules.remove(on.caller, module),
        () => on.service.states.pushGlance(on.caller, 'g', ref, { label: 'After' }),
        () => on.service.states.pushConfiguration(on.caller, 'c', ref, { configured: true }),
        () => on.service.administration.say(ref, on.ann, text('After')),
      ];
      for (const change of changes) await refused(change(), 'conflict');
      expect((await on.service.messages.history(on.caller, ref, {})).size).toBe(1);
      await on.service.conversations.unarchive(on.caller, ref);
      await on.service.conversations.unarchive(on.caller, ref);
      for (const change of changes)
        await change().catch((error: unknown) => {
          // The message no longer exists.
          expect(error).toMatchObject({ kind: 'not-found' });
        });
    });

    test('a direct conversation is created once, and no other user sees it', async () => {
      const first = await on.service.conversations.direct(on.caller, {
        cloudId: on.cloudId,
        userId: on.ann,
      });
      expect(first).toMatchObject({ type: 'direct', privacy: 'private', name: 'Ann Lee' });
      expect(
        await on.service.conversations.direct(on.caller, { cloudId: on.cloudId, userId: on.ann }),
      ).toEqual(first);
      const theirs = await on.service.conversations.direct(on.stranger, {
        cloudId: on.cloudId,
        userId: on.ann,
      });
      expect(theirs.id).not.toBe(first.id);
      const ref = { cloudId: on.cloudId, conversationId: first.id };
      expect((await on.service.rosters.list(on.caller, ref, {})).values).toEqual([on.ann]);
      await refused(on.service.conversations.get(on.stranger, ref), 'forbidden');
      await refused(on.service.conversations.archive(on.caller, ref), 'conflict');
      await refused(on.service.conversations.update(on.caller, ref, { name: 'X' }), 'conflict');
      await refused(on.service.rosters.change(on.caller, ref, { add: [on.bob] }), 'conflict');
      await refused(
        on.service.conversations.direct(on.caller, { cloudId: on.cloudId, userId: 'nobody' }),
        'not-found',
      );
    });

    test('conversations are listed by name, page by page', async () => {
      const site = await on.service.administration.addSite({ name: 'Lists' });
      const lister = await on.login(
        await on.service.administration.addApp({ name: 'Lister', cloudIds: [site.id] }),
      );
      const user = { displayName: 'm direct', email: 'm@lists.test' };
      const { id: userId } = await on.service.administration.addUser(site.id, user);
      const make = (
        name: string,
        privacy: 'public' | 'private' = 'public',
      ): Promise<Conversation> =>
        on.service.conversations.create(lister, site.id, { name, privacy });
      for (const name of ['delta', 'Alpha', 'charlie 50%', 'BRAVO_1', 'bravo 2']) await make(name);
      await make('secret', 'private');
      const { id: conversationId } = await make('zulu');
      await on.service.conversations.archive(lister, { cloudId: site.id, conversationId });
      await on.service.conversations.direct(lister, { cloudId: site.id, userId });

      type Query = Omit<Parameters<Service['conversations']['list']>[1], 'cloudId'>;
      const names = async (query: Query): Promise<string[]> => {
        const found: string[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await on.service.conversations.list(lister, {
            ...query,
            cloudId: site.id,
            cursor,
          });
          expect(page.size).toBe(page.values.length);
          expect(page.limit).toBe(query.limit ?? 75);
          found.push(...page.values.map(({ name }) => name));
          cursor = page.cursor;
          if (cursor === undefined) return found;
        }
      };
      const groups = ['Alpha', 'bravo 2', 'BRAVO_1', 'charlie 50%', 'delta'];
      const all = [...groups, 'm direct', 'secret'];
      expect(await names({})).toEqual(all);
      for (const limit of [1, 2, 3, 7, 75]) expect(await names({ limit })).toEqual(all);
      expect(await names({ sort: 'desc', limit: 2 })).toEqual([...all].reverse());
      expect(await names({ includePrivate: false })).toEqual(groups);
      expect(await names({ includeArchived: true })).toEqual([...all, 'zulu']);
      expect(await names({ excludeDirect: true })).toEqual([...groups, 'secret']);
      expect(await names({ query: 'BRAVO' })).toEqual(['bravo 2', 'BRAVO_1']);
      expect(await names({ query: '%' })).toEqual(['charlie 50%']);
      expect(await names({ query: '_' })).toEqual(['BRAVO_1']);
      expect(await names({ query: '' })).toEqual(all);
      expect(await names({ query: "' or true --" })).toEqual([]);
      expect(await names({ query: '\0' })).toEqual([]);
      const { cursor } = await on.service.conversations.list(lister, {
        cloudId: site.id,
        limit: 1,
      });
      for (const wrong of ['', 'x', '%%', 'W10', 'bnVsbA', 'WzEsMiwzXQ', `${cursor}x"`]) {
        await refused(
          on.service.conversations.list(lister, { cloudId: site.id, cursor: wrong }),
          'invalid',
          '/cursor',
        );
      }
      await refused(
        on.service.conversations.list(lister, { cloudId: site.id, cursor, sort: 'desc' }),
        'invalid',
        '/cursor',
      );
      for (const limit of [0, 76, -1, 1.5, NaN]) {
        await refused(
          on.service.conversations.list(lister, { cloudId: site.id, limit }),
          'invalid',
          '/limit',
        );
      }
    });
  });
  describe('rosters', () => {
    test('users join and leave, and the order is stable', async () => {
      const ref = await on.room();
      await on.service.rosters.change(on.caller, ref, { add: [on.bob, on.ann, on.bob] });
      await on.service.rosters.change(on.caller, ref, { add: [on.ann] });
      expect(await on.service.rosters.list(on.caller, ref, {})).toEqual({
        ...{ values: [on.bob, on.ann], start: 0, limit: 75, size: 2 },
      });
      expect(
        (await on.service.rosters.list(on.caller, ref, { start: 1, limit: 1 })).values,
      ).toEqual([on.ann]);
      expect((await on.service.rosters.list(on.caller, ref, { start: 5 })).values).toEqual([]);
      await refused(
        on.service.rosters.change(on.caller, ref, {
          add: [on.ann, 'nobody', '\0'],
          remove: [on.bob],
        }),
        'invalid',
        '/add/1',
        '/add/2',
      );
      await on.service.rosters.change(on.caller, ref, { remove: [on.bob, 'nobody', '\0'] });
      expect((await on.service.rosters.list(on.caller, ref, {})).values).toEqual([on.ann]);
      await refused(on.service.rosters.list(on.caller, ref, { start: -1 }), 'invalid', '/start');
      await refused(
        on.service.rosters.list(on.caller, ref, { start: 2 ** 40 }),
        'invalid',
        '/start',
      );
    });
  });
});
