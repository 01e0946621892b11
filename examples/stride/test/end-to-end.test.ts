/** The generated client and the service over HTTP, on every available database. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as api from '../../../generated/stride/client/index.js';
import { clientOn } from './client-world.js';
import { paragraph, messageCalls } from './message-calls.js';
import { PLACES } from './store.js';
import type { Client } from './world.js';

describe.each(PLACES)('on $name', (place) => {
  const on = clientOn(place);

  test('tokens, requested with JSON and with a form, and their callers', async () => {
    const anybody = on.world.clientOf();
    const { clientId, clientSecret } = on.world.seeded;
    const body = {
      grant_type: 'client_credentials' as const,
      ...{ client_id: clientId, client_secret: clientSecret },
    };
    const token = await api.issueToken(anybody, { body });
    expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(token.scope).toBe('participate:conversation manage:conversation');
    const form = await api.issueToken(anybody, {
      ...{ body, contentType: 'application/x-www-form-urlencoded' as const },
    });
    const me = await api.getMe(on.world.clientOf({ oauth2: form.access_token }));
    expect(me.name).toBe('Helper');
    const refused = await api
      .issueToken(anybody, { body: { ...body, client_secret: 'wrong' } })
      .result();
    expect(refused).toMatchObject({ status: 403, body: { error: 'access_denied' } });
  });

  test('sites and users', async () => {
    const { cloudId, userId } = on.world.seeded;
    const { values, _links } = await api.listSites(on.client);
    expect(values).toEqual([cloudId]);
    expect(_links[cloudId]).toBe(`${on.world.url}/site/${cloudId}`);
    const user = await api.getUser(on.client, { cloudId, userId });
    expect(user).toMatchObject({
      displayName: 'Ada Lovelace',
      emails: [{ value: 'ada@acme.example', primary: true }],
      name: { givenName: 'Ada', familyName: 'Lovelace' },
    });
    const found = await api.lookupUser(on.client, { email: 'ADA@acme.example', site: cloudId });
    expect(found).toEqual({ id: userId });
  });

  test('conversations: create, read, change, archive, unarchive', async () => {
    const { cloudId } = on.world.seeded;
    const body = { name: 'Plans', topic: 'What next', privacy: 'private' as const };
    const created = await api.createConversation(on.client, { cloudId, body }).result();
    expect(created.status).toBe(201);
    const conversationId = created.ok ? created.body.id : '';
    const ref = { cloudId, conversationId };
    const read = await api.getConversation(on.client, ref);
    expect(read).toMatchObject({ ...body, id: conversationId, type: 'group', isArchived: false });
    expect(read.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(read._links).toEqual({
      [conversationId]: `${on.world.url}/site/${cloudId}/conversation/${conversationId}`,
    });
    const changed = await api.updateConversation(on.client, { ...ref, body: { topic: 'Later' } });
    expect(changed).toMatchObject({ name: 'Plans', topic: 'Later', privacy: 'private' });
    const archived = await api.archiveConversation(on.client, ref).result();
    expect([archived.status, archived.body]).toEqual([204, undefined]);
    expect((await api.getConversation(on.client, ref)).isArchived).toBe(true);
    const silent = await api.sendMessage(on.client, { ...ref, body: paragraph('a') }).result();
    expect(silent.status).toBe(409);
    await api.unarchiveConversation(on.client, ref);
    expect((await api.getConversation(on.client, ref)).isArchived).toBe(false);
  });

  test('lists of conversations: filters, order and cursors', async () => {
    const { cloudId } = on.world.seeded;
    for (const name of ['List C', 'List a', 'List B', "List'; drop table conversation; --"]) {
      await api.createConversation(on.client, { cloudId, body: { name } });
    }
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page: api.ConversationList = await api.listConversations(on.client, {
        ...{ cloudId, query: 'LIST', limit: 2, sort: 'desc' as const },
        ...(cursor !== undefined && { cursor }),
      });
      expect([page.limit, page.size]).toEqual([2, page.values.length]);
      names.push(...page.values.map(({ name }) => name));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
    const up = await api.listConversations(on.client, { cloudId, query: 'list' });
    expect(up.values.map(({ name }) => name)).toEqual([...names].reverse());
    await api.getDirectConversation(on.client, { cloudId, userId: on.world.seeded.userId });
    const all = await api.listConversations(on.client, { cloudId });
    const groups = await api.listConversations(on.client, { cloudId, excludeDirect: true });
    expect(groups.size).toBe(all.size - 1);
    const open = await api.listConversations(on.client, { cloudId, includePrivate: false });
    expect(open.values.every(({ privacy }) => privacy === 'public')).toBe(true);
  });

  messageCalls(on);

  test('rosters', async () => {
    const { cloudId, userId } = on.world.seeded;
    const room = await on.newRoom();
    const added = await api.updateRoster(on.client, { ...room, body: { add: [userId] } });
    expect(added.values).toContain(userId);
    expect(added._links[userId]).toContain(`/scim/site/${cloudId}/Users/`);
    const page = await api.getConversationRoster(on.client, { ...room, limit: 1, start: 0 });
    expect(page.values).toHaveLength(1);
    const link = added._links[userId] ?? '';
    const headers = { authorization: `Bearer ${on.world.token}` };
    const user = (await (await fetch(link, { headers })).json()) as { id: string };
    expect(user.id).toBe(userId);
    const removed = await api.updateRoster(on.client, { ...room, body: { remove: [userId] } });
    expect(removed.values).not.toContain(userId);
  });

  test('files are downloaded as they were uploaded, whatever they contain', async () => {
    const { room } = on.world;
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7) % 256);
    const name = "naïve 'file' (1).bin";
    const stored = await api.uploadMedia(on.client, { ...room, name, body: bytes }).result();
    expect(stored.status).toBe(201);
    const mediaId = stored.ok ? stored.body.data.id : '';
    const found = await api.getMedia(on.client, { ...room, mediaId }).result();
    if (!found.ok) throw new Error('not found');
    expect(new Uint8Array(await found.body.arrayBuffer())).toEqual(bytes);
    const disposition = found.headers.get('content-disposition') ?? '';
    const [, encoded = ''] = /filename\*=UTF-8''([^;]*)$/.exec(disposition) ?? [];
    expect(decodeURIComponent(encoded)).toBe(name);
    expect((await api.deleteMedia(on.client, { ...room, mediaId }).result()).status).toBe(204);
    expect((await api.getMedia(on.client, { ...room, mediaId }).result()).status).toBe(404);
  });

  test('documents: from Markdown, and to text', async () => {
    const query = { from: 'markdown' as const, to: 'adf' as const };
    const document = await api.convertDocument(on.client, { ...query, body: { input: 'a **b**' } });
    expect(document).toMatchObject({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(await api.renderDocument(on.client, { body: document })).toBe('a b');
  });

  test('modules of all eight types', async () => {
    const room = await on.newRoom();
    const url = 'https://app.example/x';
    const name = { value: 'A name' };
    const icon = { url, 'url@2x': url };
    const one = { ...room, key: 'k%1:a/b' };
    const page = { ...room, limit: 10, start: 0 };
    const crud = [
      [api.putActionTargetModule, api.listActionTargetModules, api.deleteActionTargetModule],
      [api.putBotModule, api.listBotModules, api.deleteBotModule],
      [api.putBotMessagesModule, api.listBotMessagesModules, api.deleteBotMessagesModule],
      [api.putDialogModule, api.listDialogModules, api.deleteDialogModule],
      [api.putExternalPageModule, api.listExternalPageModules, api.deleteExternalPageModule],
      [api.putGlanceModule, api.listGlanceModules, api.deleteGlanceModule],
      [api.putSidebarModule, api.listSidebarModules, api.deleteSidebarModule],
      [api.putWebhookModule, api.listWebhookModules, api.deleteWebhookModule],
    ] as const;
    const bodies = [
      { callService: { url }, parameters: { a: 1 } },
      { mention: { url }, directMessage: { url } },
      { pattern: 'hello.*', url },
      { title: name, url, options: { size: { width: '400px', height: '50%' } } },
      { name, url },
      { name, icon, target: 'dialog', queryUrl: url, weight: 3 },
      { name, icon, url, authentication: 'none' },
      { event: 'roster:updates', url },
    ] as const;
    type Put = (client: Client, args: object) => ReturnType<typeof api.putBotModule>;
    for (const [index, [put, list, remove]] of crud.entries()) {
      const body = bodies[index];
      const stored = await (put as unknown as Put)(on.client, { ...one, body });
      expect(stored).toEqual({ ...body, key: one.key });
      const listed = await list(on.client, page);
      expect(listed).toMatchObject({ values: [stored], start: 0, limit: 10, size: 1 });
      expect((await remove(on.client, one).result()).status).toBe(204);
      expect((await remove(on.client, one).result()).status).toBe(404);
      expect((await list(on.client, { ...room })).values).toEqual([]);
    }
  });

  test('states of glances and configurations, in both forms', async () => {
    const { room, service } = on.world;
    const { clientId } = on.world.seeded;
    const caller = await service.tokens.authenticate(on.world.token);
    expect(caller).toMatchObject({ kind: 'app', clientId });
    const key = 'glance';
    const unknown = { ...room, key, body: { label: 'none' } };
    expect((await api.updateGlanceState(on.client, unknown).result()).status).toBe(404);
    const url = 'https://app.test/icon.png';
    const icon = { url, 'url@2x': url };
    const glance = { name: { value: 'Glance' }, icon, target: 'dialog' };
    await api.putGlanceModule(on.client, { ...room, key, body: glance });
    await api.pushGlanceUpdate(on.client, {
      ...{ key, body: { context: room, label: 'three', metadata: { a: [1] } } },
    });
    expect(await service.states.glance(caller, key, room)).toMatchObject({ label: 'three' });
    const label = { value: 'four' };
    const put = await api.updateGlanceState(on.client, { ...room, key, body: { label } }).result();
    expect(put.status).toBe(204);
    expect(await service.states.glance(caller, key, room)).toMatchObject({ label });
    await api.pushConfigurationUpdate(on.client, {
      key,
      body: { context: room, configured: true },
    });
    expect(await service.states.configuration(caller, key, room)).toEqual({ configured: true });
    await api.updateConfigurationState(on.client, { ...room, key, body: { configured: false } });
    expect(await service.states.configuration(caller, key, room)).toEqual({ configured: false });
  });

  test('a room token gives access to its room only', async () => {
    const { room, seeded } = on.world;
    const guest = on.world.clientOf({ oauth2: seeded.roomToken });
    await api.sendMessage(guest, { ...room, contentType: 'text/plain', body: 'from the room' });
    expect((await api.getConversation(guest, room)).id).toBe(room.conversationId);
    const other = await on.newRoom();
    expect((await api.getConversation(guest, other).result()).status).toBe(403);
    const direct = await api.getDirectConversation(guest, seeded).result();
    expect(direct.status).toBe(403);
    const create = await api
      .createConversation(guest, { cloudId: room.cloudId, body: { name: 'No' } })
      .result();
    expect(create.status).toBe(403);
  });

  test('every operation was called', () => {
    const lock = new URL('../../../generated/stride/restitch.lock.json', import.meta.url);
    const { names } = JSON.parse(readFileSync(lock, 'utf8')) as {
      names: { endpoints: Record<string, unknown> };
    };
    const keys = Object.keys(names.endpoints);
    expect(keys).toHaveLength(57);
    // The lock file lists operations without the names of their parameters.
    const plain = (key: string): string => key.replace(/\{[^}]*\}/g, '{}').replace(/\/$/, '');
    const called = new Set([...on.world.called].map(plain));
    expect(keys.map(plain).filter((key) => !called.has(key))).toEqual([]);
  });
});
