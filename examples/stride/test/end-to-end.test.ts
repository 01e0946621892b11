/** The generated client against the service, over HTTP, on every database there is. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as api from '../../../generated/stride/client/index.js';
import type { Document } from '../../../generated/stride/client/index.js';
import { PLACES } from './store.js';
import type { Client, World } from './world.js';
import { startWorld } from './world.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function paragraph(text: string): Document {
  return {
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}

describe.each(PLACES)('on $name', (place) => {
  let world: World;
  let client: Client;

  beforeAll(async () => {
    world = await startWorld(place);
    client = world.clientOf({ oauth2: world.token });
  });
  afterAll(async () => {
    await world.close();
    expect(world.surprises).toEqual([]);
  });

  let rooms = 0;
  async function newRoom(): Promise<{ cloudId: string; conversationId: string }> {
    const { cloudId } = world.seeded;
    const body = { name: `Room ${String(++rooms)}` };
    const { id } = await api.createConversation(client, { cloudId, body });
    return { cloudId, conversationId: id };
  }

  test('tokens, as JSON and as a form, and who calls', async () => {
    const anybody = world.clientOf();
    const { clientId, clientSecret } = world.seeded;
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
    const me = await api.getMe(world.clientOf({ oauth2: form.access_token }));
    expect(me.name).toBe('Helper');
    const refused = await api
      .issueToken(anybody, { body: { ...body, client_secret: 'wrong' } })
      .result();
    expect(refused).toMatchObject({ status: 403, body: { error: 'access_denied' } });
  });

  test('sites and users', async () => {
    const { cloudId, userId } = world.seeded;
    const { values, _links } = await api.listSites(client);
    expect(values).toEqual([cloudId]);
    expect(_links[cloudId]).toBe(`${world.url}/site/${cloudId}`);
    const user = await api.getUser(client, { cloudId, userId });
    expect(user).toMatchObject({
      displayName: 'Ada Lovelace',
      emails: [{ value: 'ada@acme.example', primary: true }],
      name: { givenName: 'Ada', familyName: 'Lovelace' },
    });
    const found = await api.lookupUser(client, { email: 'ADA@acme.example', site: cloudId });
    expect(found).toEqual({ id: userId });
  });

  test('conversations: create, read, change, archive, unarchive', async () => {
    const { cloudId } = world.seeded;
    const body = { name: 'Plans', topic: 'What next', privacy: 'private' as const };
    const created = await api.createConversation(client, { cloudId, body }).result();
    expect(created.status).toBe(201);
    const conversationId = created.ok ? created.body.id : '';
    const ref = { cloudId, conversationId };
    const read = await api.getConversation(client, ref);
    expect(read).toMatchObject({ ...body, id: conversationId, type: 'group', isArchived: false });
    expect(read.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(read._links).toEqual({
      [conversationId]: `${world.url}/site/${cloudId}/conversation/${conversationId}`,
    });
    const changed = await api.updateConversation(client, { ...ref, body: { topic: 'Later' } });
    expect(changed).toMatchObject({ name: 'Plans', topic: 'Later', privacy: 'private' });
    const archived = await api.archiveConversation(client, ref).result();
    expect([archived.status, archived.body]).toEqual([204, undefined]);
    expect((await api.getConversation(client, ref)).isArchived).toBe(true);
    const silent = await api.sendMessage(client, { ...ref, body: paragraph('a') }).result();
    expect(silent.status).toBe(409);
    await api.unarchiveConversation(client, ref);
    expect((await api.getConversation(client, ref)).isArchived).toBe(false);
  });

  test('lists of conversations: filters, order and cursors', async () => {
    const { cloudId } = world.seeded;
    for (const name of ['List C', 'List a', 'List B', "List'; drop table conversation; --"]) {
      await api.createConversation(client, { cloudId, body: { name } });
    }
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page: api.ConversationList = await api.listConversations(client, {
        ...{ cloudId, query: 'LIST', limit: 2, sort: 'desc' as const },
        ...(cursor !== undefined && { cursor }),
      });
      expect([page.limit, page.size]).toEqual([2, page.values.length]);
      names.push(...page.values.map(({ name }) => name));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
    const up = await api.listConversations(client, { cloudId, query: 'list' });
    expect(up.values.map(({ name }) => name)).toEqual([...names].reverse());
    await api.getDirectConversation(client, { cloudId, userId: world.seeded.userId });
    const all = await api.listConversations(client, { cloudId });
    const groups = await api.listConversations(client, { cloudId, excludeDirect: true });
    expect(groups.size).toBe(all.size - 1);
    const open = await api.listConversations(client, { cloudId, includePrivate: false });
    expect(open.values.every(({ privacy }) => privacy === 'public')).toBe(true);
  });

  test('messages in four encodings', async () => {
    const room = await newRoom();
    const sent = await api.sendMessage(client, { ...room, body: paragraph('bare') }).result();
    expect(sent.status).toBe(201);
    await api.sendMessage(client, { ...room, body: { body: paragraph('wrapped') } });
    await api.sendMessage(client, { ...room, contentType: 'text/plain', body: 'plain *text*' });
    await api.sendMessage(client, {
      ...{ ...room, contentType: 'text/markdown' as const },
      body: '# Title\n\n- **bold** [link](https://a.example)\n\n```js\n1\n```',
    });
    await api.sendMessage(client, {
      ...{ ...room, contentType: 'application/vnd.atlassian.adf+json' as const },
      body: paragraph('typed'),
    });
    const { values, size, limit } = await api.listMessages(client, room);
    expect([size, limit]).toEqual([5, 75]);
    const [typed, markdown, plain, wrapped, bare] = values;
    expect([typed?.text, plain?.text, wrapped?.text, bare?.text]).toEqual([
      'typed',
      'plain *text*',
      'wrapped',
      'bare',
    ]);
    expect(bare?.body).toEqual(paragraph('bare'));
    expect(markdown?.body.content.map(({ type }) => type)).toEqual([
      'heading',
      'bulletList',
      'codeBlock',
    ]);
    expect(markdown?.text).toContain('bold');
    for (const { id, ts } of values) {
      expect(id).toMatch(UUID);
      expect(ts).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
    }
    const ids = values.map(({ id }) => id);
    expect([...ids].sort().reverse()).toEqual(ids);
  });

  test('messages: one, edited, deleted, recent, around', async () => {
    const room = await newRoom();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      ids.push((await api.sendMessage(client, { ...room, body: paragraph(`No. ${index}`) })).id);
    }
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids;
    const recent = await api.listRecentMessages(client, { ...room, limit: 2 });
    expect(recent.values.map(({ id }) => id)).toEqual([fifth, fourth]);
    const around = await api.getMessageContext(client, {
      ...{ ...room, messageId: third, before: 1, after: 1 },
    });
    expect(around.values.map(({ id }) => id)).toEqual([second, third, fourth]);
    const alone = await api.getMessageContext(client, { ...room, messageId: third });
    expect(alone.values.map(({ id }) => id)).toEqual([third]);

    const one = { ...room, messageId: second };
    expect((await api.getMessage(client, one)).text).toBe('No. 1');
    const edited = await api.editMessage(client, { ...one, body: paragraph('anew') }).result();
    expect(edited).toMatchObject({ status: 200, body: { id: second } });
    const again = await api.getMessage(client, one);
    expect(again.text).toBe('anew');

    const window = await api.listMessages(client, {
      ...{ ...room, afterMessage: first, beforeMessage: fourth },
    });
    expect(window.values.map(({ id }) => id)).toEqual([third, second]);
    const later = await api.listMessages(client, { ...room, afterTimestamp: again.ts });
    expect(later.values.map(({ id }) => id)).toEqual([fifth, fourth, third]);
    const earlier = await api.listMessages(client, { ...room, beforeTimestamp: again.ts });
    expect(earlier.values.map(({ id }) => id)).toEqual([first]);

    expect((await api.deleteMessage(client, one).result()).status).toBe(204);
    expect((await api.getMessage(client, one).result()).status).toBe(404);
  });

  test('direct messages, to a user whose id has a colon', async () => {
    const { cloudId, userId } = world.seeded;
    expect(userId).toContain(':');
    const ref = { cloudId, userId };
    const direct = await api.getDirectConversation(client, ref);
    expect(direct.type).toBe('direct');
    expect((await api.getDirectConversation(client, ref)).id).toBe(direct.id);
    const { id: messageId } = await api.sendDirectMessage(client, {
      ...{ ...ref, contentType: 'text/markdown' as const, body: 'psst' },
    });
    const one = { cloudId, conversationId: direct.id, messageId };
    expect((await api.getMessage(client, one)).text).toBe('psst');
    const edited = await api.editDirectMessage(client, {
      ...{ ...ref, messageId, body: paragraph('hush') },
    });
    expect(edited).toEqual({ id: messageId });
    expect((await api.getMessage(client, one)).text).toBe('hush');
    expect((await api.deleteDirectMessage(client, { ...ref, messageId }).result()).status).toBe(
      204,
    );
    expect((await api.getMessage(client, one).result()).status).toBe(404);
  });

  test('rosters', async () => {
    const { cloudId, userId } = world.seeded;
    const room = await newRoom();
    const added = await api.updateRoster(client, { ...room, body: { add: [userId] } });
    expect(added.values).toContain(userId);
    expect(added._links[userId]).toContain(`/scim/site/${cloudId}/Users/`);
    const page = await api.getConversationRoster(client, { ...room, limit: 1, start: 0 });
    expect(page.values).toHaveLength(1);
    const link = added._links[userId] ?? '';
    const headers = { authorization: `Bearer ${world.token}` };
    const user = (await (await fetch(link, { headers })).json()) as { id: string };
    expect(user.id).toBe(userId);
    const removed = await api.updateRoster(client, { ...room, body: { remove: [userId] } });
    expect(removed.values).not.toContain(userId);
  });

  test('media come back as they went, whatever they hold', async () => {
    const { room } = world;
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7) % 256);
    const name = "naïve 'file' (1).bin";
    const stored = await api.uploadMedia(client, { ...room, name, body: bytes }).result();
    expect(stored.status).toBe(201);
    const mediaId = stored.ok ? stored.body.data.id : '';
    const found = await api.getMedia(client, { ...room, mediaId }).result();
    if (!found.ok) throw new Error('not found');
    expect(new Uint8Array(await found.body.arrayBuffer())).toEqual(bytes);
    const disposition = found.headers.get('content-disposition') ?? '';
    const [, encoded = ''] = /filename\*=UTF-8''([^;]*)$/.exec(disposition) ?? [];
    expect(decodeURIComponent(encoded)).toBe(name);
    expect((await api.deleteMedia(client, { ...room, mediaId }).result()).status).toBe(204);
    expect((await api.getMedia(client, { ...room, mediaId }).result()).status).toBe(404);
  });

  test('documents: from Markdown, and to text', async () => {
    const query = { from: 'markdown' as const, to: 'adf' as const };
    const document = await api.convertDocument(client, { ...query, body: { input: 'a **b**' } });
    expect(document).toMatchObject({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(await api.renderDocument(client, { body: document })).toBe('a b');
  });

  test('modules of all eight types', async () => {
    const room = await newRoom();
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
      const stored = await (put as unknown as Put)(client, { ...one, body });
      expect(stored).toEqual({ ...body, key: one.key });
      const listed = await list(client, page);
      expect(listed).toMatchObject({ values: [stored], start: 0, limit: 10, size: 1 });
      expect((await remove(client, one).result()).status).toBe(204);
      expect((await remove(client, one).result()).status).toBe(404);
      expect((await list(client, { ...room })).values).toEqual([]);
    }
  });

  test('states of glances and configurations, old way and new', async () => {
    const { room, service } = world;
    const { clientId } = world.seeded;
    const caller = await service.tokens.authenticate(world.token);
    expect(caller.clientId).toBe(clientId);
    const key = 'glance';
    await api.pushGlanceUpdate(client, {
      ...{ key, body: { context: room, label: 'three', metadata: { a: [1] } } },
    });
    expect(await service.states.glance(caller, key, room)).toMatchObject({ label: 'three' });
    const label = { value: 'four' };
    const put = await api.updateGlanceState(client, { ...room, key, body: { label } }).result();
    expect(put.status).toBe(204);
    expect(await service.states.glance(caller, key, room)).toMatchObject({ label });
    await api.pushConfigurationUpdate(client, { key, body: { context: room, configured: true } });
    expect(await service.states.configuration(caller, key, room)).toEqual({ configured: true });
    await api.updateConfigurationState(client, { ...room, key, body: { configured: false } });
    expect(await service.states.configuration(caller, key, room)).toEqual({ configured: false });
  });

  test('a room token opens its room, and nothing else', async () => {
    const { room, seeded } = world;
    const guest = world.clientOf({ oauth2: seeded.roomToken });
    await api.sendMessage(guest, { ...room, contentType: 'text/plain', body: 'from the room' });
    expect((await api.getConversation(guest, room)).id).toBe(room.conversationId);
    const other = await newRoom();
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
    expect(keys.filter((key) => !world.called.has(key))).toEqual([]);
  });
});
