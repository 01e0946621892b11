/** Calls of the generated client that send, read and change messages. */
import { expect, test } from 'vitest';
import * as api from '../../../generated/stride/client/index.js';
import type { Document } from '../../../generated/stride/client/index.js';
import type { ClientWorld } from './client-world.js';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function paragraph(text: string): Document {
  return {
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}

/** Runs one test for each group of calls. */
export function messageCalls(on: ClientWorld): void {
  test('messages in four encodings', async () => {
    const room = await on.newRoom();
    const sent = await api.sendMessage(on.client, { ...room, body: paragraph('bare') }).result();
    expect(sent.status).toBe(201);
    await api.sendMessage(on.client, { ...room, body: { body: paragraph('wrapped') } });
    await api.sendMessage(on.client, { ...room, contentType: 'text/plain', body: 'plain *text*' });
    await api.sendMessage(on.client, {
      ...{ ...room, contentType: 'text/markdown' as const },
      body: '# Title\n\n- **bold** [link](https://a.example)\n\n```js\n1\n```',
    });
    await api.sendMessage(on.client, {
      ...{ ...room, contentType: 'application/vnd.atlassian.adf+json' as const },
      body: paragraph('typed'),
    });
    const { values, size, limit } = await api.listMessages(on.client, room);
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
    const room = await on.newRoom();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      ids.push((await api.sendMessage(on.client, { ...room, body: paragraph(`No. ${index}`) })).id);
    }
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids;
    const recent = await api.listRecentMessages(on.client, { ...room, limit: 2 });
    expect(recent.values.map(({ id }) => id)).toEqual([fifth, fourth]);
    const around = await api.getMessageContext(on.client, {
      ...{ ...room, messageId: third, before: 1, after: 1 },
    });
    expect(around.values.map(({ id }) => id)).toEqual([second, third, fourth]);
    const alone = await api.getMessageContext(on.client, { ...room, messageId: third });
    expect(alone.values.map(({ id }) => id)).toEqual([third]);

    const one = { ...room, messageId: second };
    expect((await api.getMessage(on.client, one)).text).toBe('No. 1');
    const edited = await api.editMessage(on.client, { ...one, body: paragraph('anew') }).result();
    expect(edited).toMatchObject({ status: 200, body: { id: second } });
    const again = await api.getMessage(on.client, one);
    expect(again.text).toBe('anew');

    const window = await api.listMessages(on.client, {
      ...{ ...room, afterMessage: first, beforeMessage: fourth },
    });
    expect(window.values.map(({ id }) => id)).toEqual([third, second]);
    const later = await api.listMessages(on.client, { ...room, afterTimestamp: again.ts });
    expect(later.values.map(({ id }) => id)).toEqual([fifth, fourth, third]);
    const earlier = await api.listMessages(on.client, { ...room, beforeTimestamp: again.ts });
    expect(earlier.values.map(({ id }) => id)).toEqual([first]);

    expect((await api.deleteMessage(on.client, one).result()).status).toBe(204);
    expect((await api.getMessage(on.client, one).result()).status).toBe(404);
  });

  test('direct messages, to a user whose id has a colon', async () => {
    const { cloudId, userId } = on.world.seeded;
    expect(userId).toContain(':');
    const ref = { cloudId, userId };
    const direct = await api.getDirectConversation(on.client, ref);
    expect(direct.type).toBe('direct');
    expect((await api.getDirectConversation(on.client, ref)).id).toBe(direct.id);
    const { id: messageId } = await api.sendDirectMessage(on.client, {
      ...{ ...ref, contentType: 'text/markdown' as const, body: 'psst' },
    });
    const one = { cloudId, conversationId: direct.id, messageId };
    expect((await api.getMessage(on.client, one)).text).toBe('psst');
    const edited = await api.editDirectMessage(on.client, {
      ...{ ...ref, messageId, body: paragraph('hush') },
    });
    expect(edited).toEqual({ id: messageId });
    expect((await api.getMessage(on.client, one)).text).toBe('hush');
    expect((await api.deleteDirectMessage(on.client, { ...ref, messageId }).result()).status).toBe(
      204,
    );
    expect((await api.getMessage(on.client, one).result()).status).toBe(404);
  });
}
