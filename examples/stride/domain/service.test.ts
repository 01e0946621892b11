/** The service as its callers see it, on every database there is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from '../test/store.js';
import type { TestStore } from '../test/store.js';
import type { App } from './administration.js';
import type { Caller } from './caller.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import type { Conversation, ConversationRef, NewConversation } from './conversation.js';
import type { Content } from './message.js';
import { MODULE_TYPES } from './module.js';
import type { ModuleType } from './module.js';
import type { Service } from './service.js';
import { createService } from './service.js';

const text = (value: string): Content => ({ kind: 'text', value });
const NOWHERE = '00000000-0000-7000-8000-000000000000';

describe.each(PLACES)('on $name', ({ name: database, open }) => {
  let place: TestStore;
  let service: Service;
  let cloudId: string;
  let app: App;
  let other: App;
  let caller: Caller;
  let stranger: Caller;
  let ann: string;
  let bob: string;
  let count = 0;

  const system = systemClock();
  let ahead = 0n;
  const clock: Clock = { now: () => system.now() + ahead };

  beforeAll(async () => {
    place = await open();
    service = createService(place.store, { clock, maxMediaBytes: 1_000_000 });
    const { administration } = service;
    cloudId = (await administration.addSite({ name: 'Acme' })).id;
    ann = await person('Ann Lee', 'Ann@acme.test');
    bob = await person('Bob', 'bob@acme.test');
    app = await administration.addApp({ name: 'Helper', cloudIds: [cloudId] });
    other = await administration.addApp({ name: 'Other', cloudIds: [cloudId] });
    caller = await login(app);
    stranger = await login(other);
  });
  afterAll(() => place.dispose());

  async function person(displayName: string, email: string): Promise<string> {
    return (await service.administration.addUser(cloudId, { displayName, email })).id;
  }

  async function login({ clientId, clientSecret }: App): Promise<Caller> {
    const { token } = await service.tokens.issue({ clientId, clientSecret });
    return service.tokens.authenticate(token);
  }

  async function room(input: Partial<NewConversation> = {}): Promise<ConversationRef> {
    const given = { name: `Room ${++count}`, ...input };
    const { id } = await service.conversations.create(caller, cloudId, given);
    return { cloudId, conversationId: id };
  }

  async function refused(
    work: Promise<unknown>,
    kind: string,
    ...pointers: string[]
  ): Promise<void> {
    const faults = pointers.map((pointer) => expect.objectContaining({ pointer }));
    await expect(work).rejects.toMatchObject({ name: 'DomainError', kind, faults });
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

  test('an access token expires', async () => {
    const { token, expiresIn } = await service.tokens.issue(app);
    ahead += BigInt(expiresIn - 2) * 1_000_000_000n;
    await service.tokens.authenticate(token);
    ahead += 3_000_000_000n;
    await refused(service.tokens.authenticate(token), 'unauthenticated');
  });

  test('a token outlives a restart', async () => {
    const { token } = await service.tokens.issue(app);
    const restarted = createService(place.store, { clock });
    expect(await restarted.tokens.authenticate(token)).toEqual(caller);
  });

  describe('sites and users', () => {
    test('an app sees the sites it was added to', async () => {
      expect(await service.sites.list(caller)).toEqual([{ id: cloudId, name: 'Acme' }]);
      const lone = await login(await service.administration.addApp({ name: 'Lone', cloudIds: [] }));
      expect(await service.sites.list(lone)).toEqual([]);
      await refused(service.conversations.list(lone, { cloudId }), 'forbidden');
      await refused(service.conversations.create(lone, cloudId, { name: 'X' }), 'forbidden');
      await refused(service.users.get(lone, { cloudId, userId: ann }), 'forbidden');
    });

    test('an address is one user of a site, and may be another one of another', async () => {
      const ann2 = { displayName: 'Ann', email: 'ANN@acme.test' };
      await refused(service.administration.addUser(cloudId, ann2), 'conflict');
      const elsewhere = await service.administration.addSite({ name: 'Elsewhere' });
      const { id } = await service.administration.addUser(elsewhere.id, ann2);
      const found = await service.users.findByEmail(caller, { cloudId, email: ann2.email });
      expect([found.id, id]).toEqual([ann, expect.not.stringContaining(ann)]);
    });

    test('users are found by id, by address, and as oneself', async () => {
      const user = await service.users.get(caller, { cloudId, userId: ann });
      expect(user).toMatchObject({
        id: ann,
        displayName: 'Ann Lee',
        givenName: 'Ann',
        familyName: 'Lee',
        email: 'Ann@acme.test',
      });
      expect(ann).toMatch(/^557058:[0-9a-f-]{36}$/);
      expect(await service.users.findByEmail(caller, { cloudId, email: 'ANN@acme.TEST' })).toEqual(
        user,
      );
      expect(await service.users.me(caller)).toMatchObject({
        id: app.userId,
        displayName: 'Helper',
      });
      for (const userId of ['', 'x%3Ay', "' or 1=1 --", '\0', ann.toUpperCase()]) {
        await refused(service.users.get(caller, { cloudId, userId }), 'not-found');
      }
      await refused(service.users.findByEmail(caller, { cloudId, email: '%' }), 'not-found');
      await refused(service.users.get(caller, { cloudId: NOWHERE, userId: ann }), 'not-found');
    });
  });

  describe('conversations', () => {
    test('one comes back as it was made', async () => {
      const made = await service.conversations.create(caller, cloudId, {
        name: `  O'Brien "; drop table conversations; -- \u{1F600}  `,
        topic: 'one\ntwo',
        privacy: 'private',
      });
      expect(made).toMatchObject({
        cloudId,
        name: `O'Brien "; drop table conversations; -- \u{1F600}`,
        topic: 'one\ntwo',
        type: 'group',
        privacy: 'private',
        isArchived: false,
      });
      expect(made.id).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(made.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      const ref = { cloudId, conversationId: made.id };
      expect(await service.conversations.get(caller, ref)).toEqual(made);
    });

    test.each([
      ['', '/name'],
      ['   ', '/name'],
      ['a\0b', '/name'],
      ['a\nb', '/name'],
      ['\uD800', '/name'],
      ['x'.repeat(256), '/name'],
      ['\uFDFA'.repeat(255), '/name'],
    ])('none is named %j', async (name, pointer) => {
      await refused(service.conversations.create(caller, cloudId, { name }), 'invalid', pointer);
    });

    test('a topic that cannot be stored is refused', async () => {
      const ref = await room();
      await refused(
        service.conversations.update(caller, ref, { topic: '\0' }),
        'invalid',
        '/topic',
      );
      await refused(
        service.conversations.update(caller, ref, { topic: 'x'.repeat(3000) }),
        'invalid',
        '/topic',
      );
    });

    test('what is not given stays as it is', async () => {
      const ref = await room({ topic: 'Old' });
      const before = await service.conversations.get(caller, ref);
      const after = await service.conversations.update(caller, ref, { privacy: 'private' });
      expect(after).toEqual({ ...before, privacy: 'private', modified: expect.any(String) });
      expect(await service.conversations.update(caller, ref, {})).toEqual(after);
      expect(await service.conversations.get(caller, ref)).toEqual(after);
    });

    test('open rooms have different names, in whatever case', async () => {
      const first = await room({ name: 'Élan' });
      await refused(
        service.conversations.create(caller, cloudId, { name: 'e\u0301LAN' }),
        'conflict',
      );
      const second = await room({ name: 'Verve' });
      await refused(service.conversations.update(caller, second, { name: 'élan' }), 'conflict');
      await service.conversations.update(caller, second, { name: 'VERVE' });
      await service.conversations.archive(caller, first);
      await service.conversations.update(caller, second, { name: 'Élan' });
      await refused(service.conversations.unarchive(caller, first), 'conflict');
      expect((await service.conversations.get(caller, first)).isArchived).toBe(true);
    });

    test('an archived one can only be read and taken back', async () => {
      const ref = await room();
      const { id: messageId } = await service.messages.send(caller, ref, text('Before'));
      await service.modules.put(
        caller,
        { ...ref, type: 'chat:dialog', key: 'd' },
        { url: 'https://a.test' },
      );
      await service.conversations.archive(caller, ref);
      await service.conversations.archive(caller, ref);
      const message = { ...ref, messageId };
      const module = { ...ref, type: 'chat:dialog' as const, key: 'd' };
      const changes: (() => Promise<unknown>)[] = [
        () => service.messages.send(caller, ref, text('After')),
        () => service.messages.edit(caller, message, text('After')),
        () => service.messages.remove(caller, message),
        () => service.conversations.update(caller, ref, { topic: 'After' }),
        () => service.rosters.change(caller, ref, { add: [ann] }),
        () => service.media.upload(caller, ref, { name: 'a', bytes: new Blob(['x']).stream() }),
        () => service.modules.put(caller, module, { url: 'https://b.test' }),
        () => service.modules.remove(caller, module),
        () => service.states.pushGlance(caller, 'g', ref, { label: 'After' }),
        () => service.states.pushConfiguration(caller, 'c', ref, { configured: true }),
        () => service.administration.say(ref, ann, text('After')),
      ];
      for (const change of changes) await refused(change(), 'conflict');
      expect((await service.messages.history(caller, ref, {})).size).toBe(1);
      await service.conversations.unarchive(caller, ref);
      await service.conversations.unarchive(caller, ref);
      for (const change of changes)
        await change().catch((error: unknown) => {
          // The message is gone by then.
          expect(error).toMatchObject({ kind: 'not-found' });
        });
    });

    test("a direct one is made once, and is nobody else's", async () => {
      const first = await service.conversations.direct(caller, { cloudId, userId: ann });
      expect(first).toMatchObject({ type: 'direct', privacy: 'private', name: 'Ann Lee' });
      expect(await service.conversations.direct(caller, { cloudId, userId: ann })).toEqual(first);
      const theirs = await service.conversations.direct(stranger, { cloudId, userId: ann });
      expect(theirs.id).not.toBe(first.id);
      const ref = { cloudId, conversationId: first.id };
      expect((await service.rosters.list(caller, ref, {})).values).toEqual([ann]);
      await refused(service.conversations.get(stranger, ref), 'forbidden');
      await refused(service.conversations.archive(caller, ref), 'conflict');
      await refused(service.conversations.update(caller, ref, { name: 'X' }), 'conflict');
      await refused(service.rosters.change(caller, ref, { add: [bob] }), 'conflict');
      await refused(
        service.conversations.direct(caller, { cloudId, userId: 'nobody' }),
        'not-found',
      );
    });

    test('they are listed by name, page by page', async () => {
      const site = await service.administration.addSite({ name: 'Lists' });
      const lister = await login(
        await service.administration.addApp({ name: 'Lister', cloudIds: [site.id] }),
      );
      const user = { displayName: 'm direct', email: 'm@lists.test' };
      const { id: userId } = await service.administration.addUser(site.id, user);
      const make = (
        name: string,
        privacy: 'public' | 'private' = 'public',
      ): Promise<Conversation> => service.conversations.create(lister, site.id, { name, privacy });
      for (const name of ['delta', 'Alpha', 'charlie 50%', 'BRAVO_1', 'bravo 2']) await make(name);
      await make('secret', 'private');
      const { id: conversationId } = await make('zulu');
      await service.conversations.archive(lister, { cloudId: site.id, conversationId });
      await service.conversations.direct(lister, { cloudId: site.id, userId });

      type Query = Omit<Parameters<Service['conversations']['list']>[1], 'cloudId'>;
      const names = async (query: Query): Promise<string[]> => {
        const found: string[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await service.conversations.list(lister, {
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
      const { cursor } = await service.conversations.list(lister, { cloudId: site.id, limit: 1 });
      for (const wrong of ['', 'x', '%%', 'W10', 'bnVsbA', 'WzEsMiwzXQ', `${cursor}x"`]) {
        await refused(
          service.conversations.list(lister, { cloudId: site.id, cursor: wrong }),
          'invalid',
          '/cursor',
        );
      }
      await refused(
        service.conversations.list(lister, { cloudId: site.id, cursor, sort: 'desc' }),
        'invalid',
        '/cursor',
      );
      for (const limit of [0, 76, -1, 1.5, NaN]) {
        await refused(
          service.conversations.list(lister, { cloudId: site.id, limit }),
          'invalid',
          '/limit',
        );
      }
    });
  });

  describe('access', () => {
    /** Everything that one can do to a conversation. */
    const deeds: Readonly<Record<string, (who: Caller, ref: ConversationRef) => Promise<unknown>>> =
      {
        get: (who, ref) => service.conversations.get(who, ref),
        update: (who, ref) => service.conversations.update(who, ref, { topic: 'X' }),
        archive: (who, ref) => service.conversations.archive(who, ref),
        unarchive: (who, ref) => service.conversations.unarchive(who, ref),
        send: (who, ref) => service.messages.send(who, ref, text('X')),
        edit: (who, ref) => service.messages.edit(who, { ...ref, messageId: NOWHERE }, text('X')),
        remove: (who, ref) => service.messages.remove(who, { ...ref, messageId: NOWHERE }),
        message: (who, ref) => service.messages.get(who, { ...ref, messageId: NOWHERE }),
        history: (who, ref) => service.messages.history(who, ref, {}),
        context: (who, ref) => service.messages.context(who, { ...ref, messageId: NOWHERE }, {}),
        roster: (who, ref) => service.rosters.list(who, ref, {}),
        invite: (who, ref) => service.rosters.change(who, ref, { add: [ann] }),
        upload: (who, ref) =>
          service.media.upload(who, ref, { name: 'a', bytes: new Blob(['x']).stream() }),
        download: (who, ref) => service.media.open(who, { ...ref, mediaId: NOWHERE }),
        discard: (who, ref) => service.media.remove(who, { ...ref, mediaId: NOWHERE }),
        modules: (who, ref) => service.modules.list(who, { ...ref, type: 'chat:dialog' }, {}),
        put: (who, ref) =>
          service.modules.put(
            who,
            { ...ref, type: 'chat:dialog', key: 'k' },
            { url: 'https://a.test' },
          ),
        drop: (who, ref) => service.modules.remove(who, { ...ref, type: 'chat:dialog', key: 'k' }),
        glance: (who, ref) => service.states.pushGlance(who, 'k', ref, { label: 'X' }),
        configuration: (who, ref) =>
          service.states.pushConfiguration(who, 'k', ref, { configured: true }),
      };

    test.each(Object.keys(deeds))('%s needs an installation, and a conversation', async (name) => {
      const deed = deeds[name] ?? (() => Promise.reject(new Error(name)));
      const ref = await room();
      await refused(deed(stranger, ref), 'forbidden');
      for (const conversationId of [
        NOWHERE,
        '',
        "' or 1=1 --",
        '\0',
        '\uD800',
        ref.conversationId.toUpperCase(),
      ]) {
        await refused(deed(caller, { cloudId, conversationId }), 'not-found');
      }
      await refused(deed(caller, { ...ref, cloudId: NOWHERE }), 'not-found');
      await refused(deed(caller, { ...ref, cloudId: '\0' }), 'not-found');
      const token = await service.administration.addRoomToken(await room());
      await refused(deed(await service.tokens.authenticate(token), ref), 'forbidden');
      // The stranger's attempts left nothing behind.
      expect((await service.messages.history(caller, ref, {})).size).toBe(0);
    });

    test('an app that is installed gets in, until it is not any more', async () => {
      const ref = await room();
      await service.administration.install(other.clientId, ref);
      await service.administration.install(other.clientId, ref);
      await service.messages.send(stranger, ref, text('Hello'));
      await service.administration.uninstall(other.clientId, ref);
      await refused(service.messages.send(stranger, ref, text('Hello')), 'forbidden');
    });

    test('a room token opens its room and nothing else', async () => {
      const ref = await room();
      const token = await service.administration.addRoomToken(ref);
      const holder = await service.tokens.authenticate(token);
      expect(holder).toMatchObject({ kind: 'room', conversationId: ref.conversationId });
      expect(holder.scopes).toEqual(['participate:conversation']);
      const { senderId } = await service.messages.send(holder, ref, text('Hello'));
      expect(senderId).toBe(holder.userId);
      const listed = await service.conversations.list(holder, { cloudId });
      expect(listed.values.map(({ id }) => id)).toEqual([ref.conversationId]);
      await refused(service.conversations.direct(holder, { cloudId, userId: ann }), 'forbidden');
      await refused(
        service.messages.sendDirect(holder, { cloudId, userId: ann }, text('X')),
        'forbidden',
      );
      await refused(service.conversations.create(holder, cloudId, { name: 'X' }), 'forbidden');
      await refused(
        service.states.pushGlance(holder, 'k', { cloudId }, { label: 'X' }),
        'forbidden',
      );
      await service.administration.revokeRoomToken(token);
      await refused(service.tokens.authenticate(token), 'unauthenticated');
    });
  });

  describe('messages', () => {
    test('one is said, changed and taken back, by its sender only', async () => {
      const ref = await room();
      await service.administration.install(other.clientId, ref);
      const said = await service.messages.send(caller, ref, { kind: 'markdown', value: '**Hi**' });
      expect(said).toMatchObject({ text: 'Hi', senderId: app.userId, cloudId });
      const message = { ...ref, messageId: said.id };
      expect(await service.messages.get(stranger, message)).toEqual(said);
      await refused(service.messages.edit(stranger, message, text('No')), 'forbidden');
      await refused(service.messages.remove(stranger, message), 'forbidden');
      const changed = await service.messages.edit(caller, message, text('Hello'));
      expect(changed).toMatchObject({ id: said.id, ts: said.ts, text: 'Hello' });
      expect(await service.messages.get(caller, message)).toEqual(changed);
      await service.messages.remove(caller, message);
      await refused(service.messages.get(caller, message), 'not-found');
      await refused(service.messages.edit(caller, message, text('Again')), 'not-found');
      await refused(service.messages.remove(caller, message), 'not-found');
      expect((await service.messages.history(caller, ref, {})).values).toEqual([]);
    });

    test('a message is found in its own conversation only', async () => {
      const [here, there] = [await room(), await room()];
      const { id } = await service.messages.send(caller, here, text('Here'));
      const message = { ...there, messageId: id };
      await refused(service.messages.get(caller, message), 'not-found');
      await refused(service.messages.remove(caller, message), 'not-found');
      await refused(service.messages.context(caller, message, {}), 'not-found');
      await refused(
        service.messages.history(caller, there, { afterMessage: id }),
        'invalid',
        '/afterMessage',
      );
    });

    test('direct ones go to one person', async () => {
      const ref = { cloudId, userId: bob };
      const said = await service.messages.sendDirect(caller, ref, text('Psst'));
      const direct = await service.conversations.direct(caller, ref);
      expect(said.conversationId).toBe(direct.id);
      const message = { ...ref, messageId: said.id };
      await service.messages.editDirect(caller, message, text('Pssst'));
      const where = { cloudId, conversationId: direct.id, messageId: said.id };
      expect((await service.messages.get(caller, where)).text).toBe('Pssst');
      await refused(service.messages.editDirect(stranger, message, text('X')), 'not-found');
      await service.messages.removeDirect(caller, message);
      await refused(service.messages.removeDirect(caller, message), 'not-found');
    });

    test('documents are held to their rules, and kept as they are', async () => {
      const ref = await room();
      const value: unknown = JSON.parse(
        '{"version":1,"type":"doc","extra":"\\u0000","content":[{"type":"mystery","__proto__":{"a":1},' +
          '"attrs":{"n":12345678901234567890,"f":1.50}},{"type":"paragraph","content":[{"type":"text","text":"a\\u0000\\ud800"}]}]}',
      );
      const said = await service.messages.send(caller, ref, { kind: 'document', value });
      const found = await service.messages.get(caller, { ...ref, messageId: said.id });
      expect(JSON.stringify(found.body)).toBe(JSON.stringify(value));
      expect(found.text).toBe('\na\uFFFD\uFFFD');
      await refused(
        service.messages.send(caller, ref, { kind: 'document', value: 'text' }),
        'invalid',
        '',
      );
      const wrong = {
        version: 1,
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text' }] }],
      };
      await refused(
        service.messages.send(caller, ref, { kind: 'document', value: wrong }),
        'invalid',
        '/content/0/content/0/text',
      );
      for (const content of [
        text(''),
        text(' \n '),
        text('x'.repeat(100_001)),
        { kind: 'markdown' as const, value: '' },
      ]) {
        await refused(service.messages.send(caller, ref, content), 'invalid', '');
      }
    });

    test.each([
      ['afterTimestamp', 'yesterday'],
      ['beforeTimestamp', '2017-02-30T00:00:00Z'],
      ['afterTimestamp', ''],
      ['beforeMessage', NOWHERE],
      ['afterMessage', '\0'],
    ])('history refuses %s %j', async (bound, value) => {
      const ref = await room();
      await refused(
        service.messages.history(caller, ref, { [bound]: value }),
        'invalid',
        `/${bound}`,
      );
    });

    test('history goes by nanoseconds, in any time zone', async () => {
      const ref = await room();
      const [one, two] = [
        await service.messages.send(caller, ref, text('1')),
        await service.messages.send(caller, ref, text('2')),
      ];
      const after = async (afterTimestamp: string): Promise<string[]> =>
        (await service.messages.history(caller, ref, { afterTimestamp })).values.map(
          ({ id }) => id,
        );
      expect(await after(one.ts)).toEqual([two.id]);
      const nanos = BigInt(one.ts.slice(20, 29));
      const before = String(nanos - 1n).padStart(9, '0');
      if (nanos > 0n) {
        expect(await after(one.ts.replace(/\d{9}Z/, `${before}Z`))).toEqual([two.id, one.id]);
      }
      for (const far of ['0001-01-01T00:00:00Z', '1969-12-31T23:59:59.5-11:30']) {
        expect(await after(far)).toHaveLength(2);
      }
      expect(await after('9999-12-31T23:59:59Z')).toEqual([]);
    });

    test('a deleted message still marks its place', async () => {
      const ref = await room();
      const ids: string[] = [];
      for (const value of ['1', '2', '3'])
        ids.push((await service.messages.send(caller, ref, text(value))).id);
      await service.messages.remove(caller, { ...ref, messageId: ids[1] ?? '' });
      const page = await service.messages.history(caller, ref, { afterMessage: ids[1] });
      expect(page.values.map(({ id }) => id)).toEqual([ids[2]]);
    });

    test.each([
      [{ before: 75 }, '/before'],
      [{ before: -1 }, '/before'],
      [{ before: 40, after: 35 }, '/after'],
      [{ after: 1.5 }, '/after'],
    ])('context refuses %j', async (query, pointer) => {
      const ref = await room();
      const { id: messageId } = await service.messages.send(caller, ref, text('1'));
      await refused(
        service.messages.context(caller, { ...ref, messageId }, query),
        'invalid',
        pointer,
      );
    });
  });

  describe('rosters', () => {
    test('people come and go, and stay in order', async () => {
      const ref = await room();
      await service.rosters.change(caller, ref, { add: [bob, ann, bob] });
      await service.rosters.change(caller, ref, { add: [ann] });
      expect(await service.rosters.list(caller, ref, {})).toEqual({
        ...{ values: [bob, ann], start: 0, limit: 75, size: 2 },
      });
      expect((await service.rosters.list(caller, ref, { start: 1, limit: 1 })).values).toEqual([
        ann,
      ]);
      expect((await service.rosters.list(caller, ref, { start: 5 })).values).toEqual([]);
      await refused(
        service.rosters.change(caller, ref, { add: [ann, 'nobody', '\0'], remove: [bob] }),
        'invalid',
        '/add/1',
        '/add/2',
      );
      await service.rosters.change(caller, ref, { remove: [bob, 'nobody', '\0'] });
      expect((await service.rosters.list(caller, ref, {})).values).toEqual([ann]);
      await refused(service.rosters.list(caller, ref, { start: -1 }), 'invalid', '/start');
      await refused(service.rosters.list(caller, ref, { start: 2 ** 40 }), 'invalid', '/start');
    });
  });

  describe('media', () => {
    async function* pieces(size: number, ...cuts: readonly number[]): AsyncGenerator<Uint8Array> {
      const all = bytesOf(size);
      let start = 0;
      for (const cut of [...cuts, size]) {
        yield all.subarray(start, cut);
        start = cut;
      }
      await Promise.resolve();
    }
    const bytesOf = (size: number): Uint8Array =>
      Uint8Array.from({ length: size }, (_, at) => at % 251);

    async function read(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
      const parts: Uint8Array[] = [];
      for await (const part of bytes) parts.push(part);
      return Buffer.concat(parts);
    }

    test.each([[0], [1], [262_144], [262_145, 0, 1, 2, 262_143], [700_000, 300_000], [1_000_000]])(
      'a file of %i bytes comes back',
      async (size, ...cuts) => {
        const ref = await room();
        const input = {
          name: 'Bericht 1.pdf',
          contentType: 'application/pdf',
          bytes: pieces(size, ...cuts),
        };
        const media = await service.media.upload(caller, ref, input);
        expect(media).toEqual({
          ...{
            id: expect.any(String),
            name: 'Bericht 1.pdf',
            contentType: 'application/pdf',
            size,
          },
        });
        const found = await service.media.open(caller, { ...ref, mediaId: media.id });
        expect(found.media).toEqual(media);
        expect(Buffer.compare(await read(found.bytes), bytesOf(size))).toBe(0);
        await service.media.remove(caller, { ...ref, mediaId: media.id });
        await refused(service.media.open(caller, { ...ref, mediaId: media.id }), 'not-found');
        await refused(service.media.remove(caller, { ...ref, mediaId: media.id }), 'not-found');
      },
    );

    test('what is too large, or breaks off, leaves nothing', async () => {
      const ref = await room();
      await refused(
        service.media.upload(caller, ref, { name: 'a', bytes: pieces(1_000_001) }),
        'too-large',
      );
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield bytesOf(600_000);
        await Promise.reject(new Error('gone'));
      };
      await expect(
        service.media.upload(caller, ref, { name: 'a', bytes: broken() }),
      ).rejects.toThrow('gone');
    });

    test.each([
      ['a/b/../c.txt', 'c.txt'],
      ['C:\\temp\\x.png', 'x.png'],
      [' ä "q".txt ', 'ä "q".txt'],
    ])('the file %j is called %j', async (name, called) => {
      const media = await service.media.upload(caller, await room(), { name, bytes: pieces(1) });
      expect(media).toMatchObject({ name: called, contentType: 'application/octet-stream' });
    });

    test.each(['', ' ', 'a/', 'a\0', 'a\r\nb', 'x'.repeat(256)])(
      'no file is called %j',
      async (name) => {
        await refused(
          service.media.upload(caller, await room(), { name, bytes: pieces(1) }),
          'invalid',
          '/name',
        );
      },
    );

    test.each(['text/html\r\nx: y', 'nonsense', '', 'text/plain; charset=utf-8'])(
      'a type of %j does no harm',
      async (contentType) => {
        const input = { name: 'a', contentType, bytes: pieces(1) };
        const media = await service.media.upload(caller, await room(), input);
        expect(['application/octet-stream', 'text/plain; charset=utf-8']).toContain(
          media.contentType,
        );
      },
    );

    test('what was left unfinished for a day is swept up', async () => {
      const ref = await room();
      const { media } = place.store.tables;
      const { clientId } = caller;
      const row = { ...ref, clientId, name: 'a', contentType: 'text/plain' };
      const now = clock.now();
      await media.begin({ ...row, id: 'old' }, now - 25n * 3_600_000_000_000n);
      await media.begin({ ...row, id: 'new' }, now - 23n * 3_600_000_000_000n);
      for (const id of ['old', 'new']) await media.append(id, 0, bytesOf(1));
      await refused(service.media.open(caller, { ...ref, mediaId: 'new' }), 'not-found');
      await service.media.upload(caller, ref, { name: 'a', bytes: pieces(1) });
      expect(await media.chunk('old', 0)).toBeUndefined();
      expect(await media.chunk('new', 0)).toBeDefined();
    });

    test('only who uploaded a file deletes it', async () => {
      const ref = await room();
      await service.administration.install(other.clientId, ref);
      const { id: mediaId } = await service.media.upload(caller, ref, {
        name: 'a',
        bytes: pieces(1),
      });
      await refused(service.media.remove(stranger, { ...ref, mediaId }), 'forbidden');
      await service.media.open(stranger, { ...ref, mediaId });
    });
  });

  describe('modules', () => {
    const bodies: Readonly<Record<ModuleType, Record<string, unknown>>> = {
      'chat:actionTarget': { openDialog: { key: 'd' } },
      'chat:bot': { mention: { url: 'https://a.test' } },
      'chat:bot:messages': { pattern: '^x+$', url: 'https://a.test' },
      'chat:dialog': { title: { value: 'T' }, url: 'https://a.test' },
      'chat:externalPage': { url: 'https://a.test' },
      'chat:glance': { name: { value: 'G' }, queryUrl: 'https://a.test' },
      'chat:sidebar': { name: { value: 'S' }, url: 'https://a.test' },
      'chat:webhook': { event: 'roster:updates', url: 'https://a.test' },
    };

    test.each(MODULE_TYPES)('%s is stored, replaced, listed and deleted', async (type) => {
      const ref = { ...(await room()), type };
      const body = bodies[type];
      for (const key of ['b', 'a:%/ü', 'c']) {
        expect(await service.modules.put(caller, { ...ref, key }, body)).toEqual({ ...body, key });
      }
      const replaced = { ...body, key: 'b', extra: '\0' };
      expect(await service.modules.put(caller, { ...ref, key: 'b' }, replaced)).toEqual(replaced);
      const all = [{ ...body, key: 'a:%/ü' }, replaced, { ...body, key: 'c' }];
      expect(await service.modules.list(caller, ref, {})).toEqual({
        ...{ values: all, start: 0, limit: 75, size: 3 },
      });
      const second = await service.modules.list(caller, ref, { start: 1, limit: 1 });
      expect(second.values).toEqual([replaced]);
      await service.modules.remove(caller, { ...ref, key: 'b' });
      await refused(service.modules.remove(caller, { ...ref, key: 'b' }), 'not-found');
      await refused(service.modules.remove(caller, { ...ref, key: '\0' }), 'not-found');
      expect((await service.modules.list(caller, ref, {})).size).toBe(2);
    });

    test('each app has its own', async () => {
      const ref = { ...(await room()), type: 'chat:dialog' as const };
      await service.administration.install(other.clientId, ref);
      await service.modules.put(caller, { ...ref, key: 'k' }, bodies['chat:dialog']);
      expect((await service.modules.list(stranger, ref, {})).values).toEqual([]);
      await refused(service.modules.remove(stranger, { ...ref, key: 'k' }), 'not-found');
    });

    const wrong: readonly (readonly [ModuleType, string, unknown, readonly string[]])[] = [
      ['chat:dialog', 'k', { key: 'other', url: 'https://a.test' }, ['/key']],
      ['chat:dialog', '', { url: 'https://a.test' }, ['/key']],
      ['chat:dialog', '\0', { url: 'https://a.test' }, ['/key']],
      ['chat:dialog', 'k', {}, ['/url']],
      ['chat:dialog', 'k', { url: 'ftp://a.test' }, ['/url']],
      ['chat:dialog', 'k', { url: 'javascript:alert(1)' }, ['/url']],
      ['chat:dialog', 'k', { url: '/here' }, ['/url']],
      ['chat:dialog', 'k', { url: 'https://u:p@a.test' }, ['/url']],
      [
        'chat:bot',
        'k',
        { mention: {}, directMessage: { url: 1 } },
        ['/mention/url', '/directMessage/url'],
      ],
      ['chat:bot:messages', 'k', { pattern: '(', url: 'https://a.test' }, ['/pattern']],
      ['chat:bot:messages', 'k', { pattern: '(?=x)', url: 'https://a.test' }, ['/pattern']],
      ['chat:bot:messages', 'k', { pattern: 'x'.repeat(501), url: 'https://a.test' }, ['/pattern']],
      ['chat:bot:messages', 'k', { url: 'https://a.test' }, ['/pattern']],
      ['chat:webhook', 'k', { event: 'x', url: 'https://a.test' }, ['/event']],
      ['chat:actionTarget', 'k', {}, ['']],
      ['chat:actionTarget', 'k', { openDialog: { key: 'a' }, openSidebar: { key: 'b' } }, ['']],
      ['chat:actionTarget', 'k', { callService: { url: 'x' } }, ['/callService/url']],
      ['chat:dialog', 'k', { url: 'https://a.test', x: 'x'.repeat(100_000) }, ['']],
    ];
    test.each(wrong)('%s %j refuses %j', async (type, key, body, pointers) => {
      const ref = { ...(await room()), type, key };
      await refused(service.modules.put(caller, ref, body as object), 'invalid', ...pointers);
    });

    test('one that is nested without end is refused', async () => {
      const body = JSON.parse(
        `{"url":"https://a.test","x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      ) as object;
      const ref = { ...(await room()), type: 'chat:dialog' as const, key: 'k' };
      await refused(service.modules.put(caller, ref, body), 'invalid', '');
    });
  });

  describe('states', () => {
    test('a user sees the narrowest one', async () => {
      const ref = await room();
      const userId = ann;
      const see = async (): Promise<unknown> =>
        (await service.states.glance(caller, 'g', { ...ref, userId }))?.label;
      expect(await see()).toBeUndefined();
      await service.states.pushGlance(caller, 'g', { cloudId }, { label: 'site' });
      expect(await see()).toBe('site');
      await service.states.pushGlance(caller, 'g', { cloudId, userId }, { label: 'user' });
      expect(await see()).toBe('user');
      await service.states.pushGlance(caller, 'g', ref, { label: { value: 'room' } });
      expect(await see()).toEqual({ value: 'room' });
      await service.states.pushGlance(
        caller,
        'g',
        { ...ref, userId },
        { label: 'both', metadata: { n: 1 } },
      );
      expect(await see()).toBe('both');
      await service.states.pushGlance(caller, 'g', { ...ref, userId }, { label: 'again' });
      expect(await service.states.glance(caller, 'g', { ...ref, userId })).toEqual({
        label: 'again',
      });
      expect(await service.states.glance(stranger, 'g', { ...ref, userId })).toBeUndefined();
    });

    test('an app says whether it is configured', async () => {
      const ref = await room();
      expect(await service.states.configuration(caller, 'c', ref)).toBeUndefined();
      for (const configured of [true, false]) {
        await service.states.pushConfiguration(caller, 'c', ref, { configured });
        expect(await service.states.configuration(caller, 'c', ref)).toEqual({ configured });
      }
    });

    test('a push to nobody is refused', async () => {
      const ref = await room();
      const push = (context: object, label = 'X'): Promise<void> =>
        service.states.pushGlance(caller, 'g', { cloudId, ...context }, { label });
      await refused(push({ userId: 'nobody' }), 'not-found');
      await refused(push({ userId: '\0' }), 'not-found');
      await refused(push({ cloudId: NOWHERE }), 'not-found');
      await refused(push({ conversationId: NOWHERE }), 'not-found');
      await refused(push({ ...ref, cloudId: NOWHERE }), 'not-found');
      await refused(push(ref, 'x'.repeat(1001)), 'invalid', '/label');
    });
  });

  describe('all at once', () => {
    const times = <Result>(
      number: number,
      work: (at: number) => Promise<Result>,
    ): Promise<Result[]> => Promise.all(Array.from({ length: number }, (_, at) => work(at)));

    test('every message is there once, in one order', async () => {
      const ref = await room();
      // As if there were two servers, where the database lets us.
      const second = database === 'PGlite' ? service : createService(await place.again());
      const said = await times(60, (at) =>
        (at % 2 === 0 ? service : second).messages.send(caller, ref, text(`No. ${at}`)),
      );
      const { values } = await service.messages.history(caller, ref, {});
      expect(values.map(({ id }) => id)).toEqual(
        said
          .map(({ id }) => id)
          .sort()
          .reverse(),
      );
      expect(new Set(values.map(({ text }) => text)).size).toBe(60);
      expect(new Set(values.map(({ ts }) => ts)).size).toBe(60);
    });

    test('no change of a conversation is lost', async () => {
      const ref = await room();
      await Promise.all([
        service.conversations.update(caller, ref, { topic: 'New topic' }),
        service.conversations.update(caller, ref, { privacy: 'private' }),
        service.conversations.update(caller, ref, { name: 'New name' }),
        ...Array.from({ length: 10 }, () => service.messages.send(caller, ref, text('X'))),
      ]);
      expect(await service.conversations.get(caller, ref)).toMatchObject({
        ...{ topic: 'New topic', privacy: 'private', name: 'New name' },
      });
    });

    test('one of many gets a name', async () => {
      const results = await times(8, () =>
        service.conversations.create(caller, cloudId, { name: 'Wanted' }).then(
          () => 'made',
          (error: { kind: string }) => error.kind,
        ),
      );
      expect(results.sort()).toEqual([...Array<string>(7).fill('conflict'), 'made']);
    });

    test('one direct conversation is made', async () => {
      const userId = await person('Cat', 'cat@acme.test');
      const made = await times(8, () => service.conversations.direct(caller, { cloudId, userId }));
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    });

    test('everybody gets into the roster', async () => {
      const ref = await room();
      const people: string[] = [];
      for (let at = 0; at < 10; at++) people.push(await person(`P ${at}`, `p${at}@acme.test`));
      await Promise.all(people.map((id) => service.rosters.change(caller, ref, { add: [id] })));
      const { values } = await service.rosters.list(caller, ref, {});
      expect([...values].sort()).toEqual([...people].sort());
    });

    test('nothing is said after an archiving', async () => {
      const ref = await room();
      const sends = times(20, (at) =>
        service.messages.send(caller, ref, text(`${at}`)).then(
          () => 1,
          (error: { kind: string }) => {
            expect(error.kind).toBe('conflict');
            return 0;
          },
        ),
      );
      await service.conversations.archive(caller, ref);
      const { size } = await service.messages.history(caller, ref, {});
      const counted = (await sends).reduce<number>((sum, one) => sum + one, 0);
      expect(counted).toBe(size);
    });

    test('one of many edits stands, whole', async () => {
      const ref = await room();
      const { id } = await service.messages.send(caller, ref, text('Before'));
      const message = { ...ref, messageId: id };
      await times(12, (at) => service.messages.edit(caller, message, text(`Edit ${at}`)));
      const found = await service.messages.get(caller, message);
      expect(found.text).toMatch(/^Edit \d+$/);
      expect(JSON.stringify(found.body)).toContain(`"${found.text}"`);
    });
  });
});
