/**
 * The callers of the service and their rights, on every database.
 *
 * @module-tag proof
 */
import { describe, expect, test } from 'vitest';
import { serviceOn, text, refused, NOWHERE } from '../../test/service.js';
import { PLACES } from '../../test/store.js';
import type { Caller } from '../caller.js';
import type { ConversationRef } from '../conversation.js';
import { createService } from '../service.js';

describe.each(PLACES)('on $name', (place) => {
  const on = serviceOn(place);

  test('an access token identifies the caller', () => {
    expect(on.caller).toEqual({
      kind: 'app',
      clientId: on.app.clientId,
      userId: on.app.userId,
      scopes: ['participate:conversation', 'manage:conversation'],
    });
  });

  test.each(['', 'a.b.c', 'nobody knows it', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.', '\0'])(
    'token %j identifies no caller',
    async (token) => {
      await expect(on.service.tokens.authenticate(token)).rejects.toMatchObject({
        kind: 'unauthenticated',
      });
    },
  );

  test('wrong credentials are rejected', async () => {
    for (const [clientId, clientSecret] of [
      [on.app.clientId, 'wrong'],
      [on.app.clientId, ''],
      ['\0', 'wrong'],
      [on.app.clientId, on.other.clientSecret],
    ] as const) {
      await expect(on.service.tokens.issue({ clientId, clientSecret })).rejects.toMatchObject({
        kind: 'forbidden',
      });
    }
  });
  test('an access token expires', async () => {
    const { token, expiresIn } = await on.service.tokens.issue(on.app);
    on.advance(BigInt(expiresIn - 2) * 1_000_000_000n);
    await on.service.tokens.authenticate(token);
    on.advance(3_000_000_000n);
    await refused(on.service.tokens.authenticate(token), 'unauthenticated');
  });

  test('a token remains valid after a restart', async () => {
    const { token } = await on.service.tokens.issue(on.app);
    const restarted = createService(on.place.store, { clock: on.clock });
    expect(await restarted.tokens.authenticate(token)).toEqual(on.caller);
  });

  describe('sites and users', () => {
    test('an app sees the sites that it was added to', async () => {
      expect(await on.service.sites.list(on.caller)).toEqual([{ id: on.cloudId, name: 'Acme' }]);
      const lone = await on.login(
        await on.service.administration.addApp({ name: 'Lone', cloudIds: [] }),
      );
      expect(await on.service.sites.list(lone)).toEqual([]);
      await refused(on.service.conversations.list(lone, { cloudId: on.cloudId }), 'forbidden');
      await refused(on.service.conversations.create(lone, on.cloudId, { name: 'X' }), 'forbidden');
      await refused(
        on.service.users.get(lone, { cloudId: on.cloudId, userId: on.ann }),
        'forbidden',
      );
    });

    test('an address belongs to one user of a site, and may belong to a different user of another site', async () => {
      const ann2 = { displayName: 'Ann', email: 'ANN@acme.test' };
      await refused(on.service.administration.addUser(on.cloudId, ann2), 'conflict');
      const elsewhere = await on.service.administration.addSite({ name: 'Elsewhere' });
      const { id } = await on.service.administration.addUser(elsewhere.id, ann2);
      const found = await on.service.users.findByEmail(on.caller, {
        cloudId: on.cloudId,
        email: ann2.email,
      });
      expect([found.id, id]).toEqual([on.ann, expect.not.stringContaining(on.ann)]);
    });

    test('a guest enters the rooms that they are invited to, and no other public room', async () => {
      const { administration, conversations, tokens } = on.service;
      const { id } = await administration.addUser(on.cloudId, {
        ...{ displayName: 'Gil', email: 'gil@else.test', role: 'guest' },
      });
      const { token } = await tokens.issueForPerson(on.cloudId, id);
      const guest = await tokens.authenticate(token);
      const ref = await on.room({ privacy: 'public' });
      const joins = on.service.rosters.change(guest, ref, { add: [id] });
      await refused(joins, 'forbidden');
      await refused(conversations.get(guest, ref), 'forbidden');
      await refused(conversations.create(guest, on.cloudId, { name: 'Theirs' }), 'forbidden');
      await administration.changeRoster(ref, on.ann, { add: [id] });
      expect((await conversations.get(guest, ref)).id).toBe(ref.conversationId);
      const { values } = await conversations.list(guest, { cloudId: on.cloudId });
      expect(values.map((one) => one.id)).toEqual([ref.conversationId]);
      await conversations.archive(on.caller, ref);
    });

    test('users are found by id, by address, and as `me`', async () => {
      const user = await on.service.users.get(on.caller, { cloudId: on.cloudId, userId: on.ann });
      expect(user).toMatchObject({
        id: on.ann,
        displayName: 'Ann Lee',
        givenName: 'Ann',
        familyName: 'Lee',
        email: 'Ann@acme.test',
      });
      expect(on.ann).toMatch(/^557058:[0-9a-f-]{36}$/);
      expect(
        await on.service.users.findByEmail(on.caller, {
          cloudId: on.cloudId,
          email: 'ANN@acme.TEST',
        }),
      ).toEqual(user);
      expect(await on.service.users.me(on.caller)).toMatchObject({
        id: on.app.userId,
        displayName: 'Helper',
      });
      for (const userId of ['', 'x%3Ay', "' or 1=1 --", '\0', on.ann.toUpperCase()]) {
        await refused(
          on.service.users.get(on.caller, { cloudId: on.cloudId, userId }),
          'not-found',
        );
      }
      await refused(
        on.service.users.findByEmail(on.caller, { cloudId: on.cloudId, email: '%' }),
        'not-found',
      );
      await refused(
        on.service.users.get(on.caller, { cloudId: NOWHERE, userId: on.ann }),
        'not-found',
      );
    });
  });
  describe('people', () => {
    const as = async (userId: string): Promise<Caller> => {
      const { token } = await on.service.tokens.issueForPerson(on.cloudId, userId);
      return on.service.tokens.authenticate(token);
    };

    test('a user sees her sites, and has no client id', async () => {
      const ann = await as(on.ann);
      expect(ann).toEqual({ kind: 'person', userId: on.ann, scopes: on.caller.scopes });
      expect(await on.service.sites.list(ann)).toEqual([{ id: on.cloudId, name: 'Acme' }]);
      expect(await on.service.users.me(ann)).toMatchObject({ displayName: 'Ann Lee' });
    });

    test('joining a room gives no right to change it, and an invitation does', async () => {
      const [ann, bob] = [await as(on.ann), await as(on.bob)];
      const created = await on.service.conversations.create(ann, on.cloudId, { name: 'Of Ann' });
      const ref = { cloudId: on.cloudId, conversationId: created.id };
      expect((await on.service.rosters.list(ann, ref, {})).values).toEqual([on.ann]);
      await refused(on.service.conversations.archive(bob, ref), 'forbidden');
      await on.service.rosters.change(bob, ref, { add: [on.bob] });
      const hides = () => on.service.conversations.update(bob, ref, { privacy: 'private' });
      await refused(hides(), 'forbidden');
      await refused(on.service.rosters.change(bob, ref, { remove: [on.ann] }), 'forbidden');
      await on.service.rosters.change(ann, ref, { add: [on.bob] });
      await hides();
      await on.service.rosters.change(ann, ref, { remove: [on.bob] });
      await refused(on.service.messages.send(bob, ref, text('X')), 'forbidden');
      const names = async (who: Caller): Promise<string[]> =>
        (await on.service.conversations.list(who, ref)).values.map(({ name }) => name);
      expect([await names(ann), await names(bob)]).toEqual([['Of Ann'], []]);
    });

    test('a user and a bot share one direct conversation, in either direction', async () => {
      const cat = await on.person('Cat', 'cat@acme.test');
      const caller = await as(cat);
      const toBot = { cloudId: on.cloudId, userId: on.app.userId };
      const sent = await on.service.messages.sendDirect(caller, toBot, text('Hello, bot'));
      const seen = await on.service.conversations.direct(on.caller, {
        ...{ cloudId: on.cloudId, userId: cat },
      });
      expect([seen.id, seen.type]).toEqual([sent.conversationId, 'direct']);
      const ref = { cloudId: on.cloudId, conversationId: seen.id };
      const { values } = await on.service.messages.history(on.caller, ref, {});
      expect(values.map(({ senderId, text }) => [senderId, text])).toEqual([[cat, 'Hello, bot']]);
      await refused(on.service.messages.history(await as(on.ann), ref, {}), 'forbidden');
      const toPerson = { cloudId: on.cloudId, userId: on.bob };
      await refused(on.service.conversations.direct(caller, toPerson), 'forbidden');
      const toNobody = { cloudId: on.cloudId, userId: 'nobody' };
      await refused(on.service.conversations.direct(caller, toNobody), 'not-found');
    });

    test('other users may read a file, and only its owner may delete it', async () => {
      const ref = await on.room();
      const [ann, bob] = [await as(on.ann), await as(on.bob)];
      const file = { name: 'a.txt', bytes: new Blob(['x']).stream() };
      const { id: mediaId } = await on.service.media.upload(ann, ref, file);
      const { media } = await on.service.media.open(bob, { ...ref, mediaId });
      expect(media.name).toBe('a.txt');
      await refused(on.service.media.remove(bob, { ...ref, mediaId }), 'forbidden');
      await on.service.media.remove(ann, { ...ref, mediaId });
    });
  });
  describe('access', () => {
    /** Every action on a conversation. */
    const deeds: Readonly<Record<string, (who: Caller, ref: ConversationRef) => Promise<unknown>>> =
      {
        get: (who, ref) => on.service.conversations.get(who, ref),
        update: (who, ref) => on.service.conversations.update(who, ref, { topic: 'X' }),
        archive: (who, ref) => on.service.conversations.archive(who, ref),
        unarchive: (who, ref) => on.service.conversations.unarchive(who, ref),
        send: (who, ref) => on.service.messages.send(who, ref, text('X')),
        edit: (who, ref) =>
          on.service.messages.edit(who, { ...ref, messageId: NOWHERE }, text('X')),
        remove: (who, ref) => on.service.messages.remove(who, { ...ref, messageId: NOWHERE }),
        message: (who, ref) => on.service.messages.get(who, { ...ref, messageId: NOWHERE }),
        history: (who, ref) => on.service.messages.history(who, ref, {}),
        context: (who, ref) => on.service.messages.context(who, { ...ref, messageId: NOWHERE }, {}),
        roster: (who, ref) => on.service.rosters.list(who, ref, {}),
        invite: (who, ref) => on.service.rosters.change(who, ref, { add: [on.ann] }),
        upload: (who, ref) =>
          on.service.media.upload(who, ref, { name: 'a', bytes: new Blob(['x']).stream() }),
        download: (who, ref) => on.service.media.open(who, { ...ref, mediaId: NOWHERE }),
        discard: (who, ref) => on.service.media.remove(who, { ...ref, mediaId: NOWHERE }),
        modules: (who, ref) => on.service.modules.list(who, { ...ref, type: 'chat:dialog' }, {}),
        put: (who, ref) =>
          on.service.modules.put(
            who,
            { ...ref, type: 'chat:dialog', key: 'k' },
            { url: 'https://a.test' },
          ),
        drop: (who, ref) =>
          on.service.modules.remove(who, { ...ref, type: 'chat:dialog', key: 'k' }),
        glance: (who, ref) => on.service.states.pushGlance(who, 'k', ref, { label: 'X' }),
        configuration: (who, ref) =>
          on.service.states.pushConfiguration(who, 'k', ref, { configured: true }),
      };

    test.each(Object.keys(deeds))('%s needs an installation, and a conversation', async (name) => {
      const deed = deeds[name] ?? (() => Promise.reject(new Error(name)));
      const ref = await on.room();
      await refused(deed(on.stranger, ref), 'forbidden');
      for (const conversationId of [
        NOWHERE,
        '',
        "' or 1=1 --",
        '\0',
        '\uD800',
        ref.conversationId.toUpperCase(),
      ]) {
        await refused(deed(on.caller, { cloudId: on.cloudId, conversationId }), 'not-found');
      }
      await refused(deed(on.caller, { ...ref, cloudId: NOWHERE }), 'not-found');
      await refused(deed(on.caller, { ...ref, cloudId: '\0' }), 'not-found');
      const token = await on.service.administration.addRoomToken(await on.room());
      await refused(deed(await on.service.tokens.authenticate(token), ref), 'forbidden');
      // The rejected attempts have changed nothing.
      expect((await on.service.messages.history(on.caller, ref, {})).size).toBe(0);
    });

    test('an installed app has access until it is uninstalled', async () => {
      const ref = await on.room();
      await on.service.administration.install(on.other.clientId, ref);
      await on.service.administration.install(on.other.clientId, ref);
      await on.service.messages.send(on.stranger, ref, text('Hello'));
      await on.service.administration.uninstall(on.other.clientId, ref);
      await refused(on.service.messages.send(on.stranger, ref, text('Hello')), 'forbidden');
    });

    test('a room token gives access to its room only', async () => {
      const ref = await on.room();
      const token = await on.service.administration.addRoomToken(ref);
      const holder = await on.service.tokens.authenticate(token);
      expect(holder).toMatchObject({ kind: 'room', conversationId: ref.conversationId });
      expect(holder.scopes).toEqual(['participate:conversation']);
      const { senderId } = await on.service.messages.send(holder, ref, text('Hello'));
      expect(senderId).toBe(holder.userId);
      const listed = await on.service.conversations.list(holder, { cloudId: on.cloudId });
      expect(listed.values.map(({ id }) => id)).toEqual([ref.conversationId]);
      await refused(
        on.service.conversations.direct(holder, { cloudId: on.cloudId, userId: on.ann }),
        'forbidden',
      );
      await refused(
        on.service.messages.sendDirect(holder, { cloudId: on.cloudId, userId: on.ann }, text('X')),
        'forbidden',
      );
      await refused(
        on.service.conversations.create(holder, on.cloudId, { name: 'X' }),
        'forbidden',
      );
      await refused(
        on.service.states.pushGlance(holder, 'k', { cloudId: on.cloudId }, { label: 'X' }),
        'forbidden',
      );
      await on.service.administration.revokeRoomToken(token);
      await refused(on.service.tokens.authenticate(token), 'unauthenticated');
    });
  });
});
