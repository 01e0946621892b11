/** Messages and the history of a conversation, on every available database. */
import { describe, expect, test } from 'vitest';
import { serviceOn, text, refused, NOWHERE } from '../../test/service.js';
import { PLACES } from '../../test/store.js';

describe.each(PLACES)('on $name', (place) => {
  const on = serviceOn(place);

  test('messages are read as they were sent, in order', async () => {
    const ref = await on.room();
    const ids: string[] = [];
    for (let number = 0; number < 80; number++) {
      ids.push((await on.service.messages.send(on.caller, ref, text(`No. ${number}`))).id);
    }
    expect([...ids].sort()).toEqual(ids);
    const latest = await on.service.messages.history(on.caller, ref, {});
    expect(latest.size).toBe(75);
    expect(latest.values.map(({ id }) => id)).toEqual(ids.slice(5).reverse());
    const stamps = latest.values.map(({ ts }) => ts);
    expect(new Set(stamps).size).toBe(75);
    expect([...stamps].sort().reverse()).toEqual(stamps);
    expect(stamps[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
    const window = { afterMessage: ids[10], beforeMessage: ids[14] };
    const inside = await on.service.messages.history(on.caller, ref, window);
    expect(inside.values.map(({ text }) => text)).toEqual(['No. 13', 'No. 12', 'No. 11']);
    const byTime = { afterTimestamp: latest.values[3]?.ts, limit: 2 };
    const late = await on.service.messages.history(on.caller, ref, byTime);
    expect(late.values.map(({ id }) => id)).toEqual([ids[79], ids[78]]);
    const messageId = ids[40] ?? '';
    const around = await on.service.messages.context(
      on.caller,
      { ...ref, messageId },
      { before: 2, after: 1 },
    );
    expect(around.values.map(({ id }) => id)).toEqual(ids.slice(38, 42));
  });
  describe('messages', () => {
    test('only its sender may edit and delete a message', async () => {
      const ref = await on.room();
      await on.service.administration.install(on.other.clientId, ref);
      const sent = await on.service.messages.send(on.caller, ref, {
        kind: 'markdown',
        value: '**Hi**',
      });
      expect(sent).toMatchObject({ text: 'Hi', senderId: on.app.userId, cloudId: on.cloudId });
      const message = { ...ref, messageId: sent.id };
      expect(await on.service.messages.get(on.stranger, message)).toEqual(sent);
      await refused(on.service.messages.edit(on.stranger, message, text('No')), 'forbidden');
      await refused(on.service.messages.remove(on.stranger, message), 'forbidden');
      const changed = await on.service.messages.edit(on.caller, message, text('Hello'));
      expect(changed).toMatchObject({ id: sent.id, ts: sent.ts, text: 'Hello' });
      expect(await on.service.messages.get(on.caller, message)).toEqual(changed);
      await on.service.messages.remove(on.caller, message);
      await refused(on.service.messages.get(on.caller, message), 'not-found');
      await refused(on.service.messages.edit(on.caller, message, text('Again')), 'not-found');
      await refused(on.service.messages.remove(on.caller, message), 'not-found');
      expect((await on.service.messages.history(on.caller, ref, {})).values).toEqual([]);
    });

    test('a message is found in its conversation only', async () => {
      const [here, there] = [await on.room(), await on.room()];
      const { id } = await on.service.messages.send(on.caller, here, text('Here'));
      const message = { ...there, messageId: id };
      await refused(on.service.messages.get(on.caller, message), 'not-found');
      await refused(on.service.messages.remove(on.caller, message), 'not-found');
      await refused(on.service.messages.context(on.caller, message, {}), 'not-found');
      await refused(
        on.service.messages.history(on.caller, there, { afterMessage: id }),
        'invalid',
        '/afterMessage',
      );
    });

    test('direct messages have one recipient', async () => {
      const ref = { cloudId: on.cloudId, userId: on.bob };
      const sent = await on.service.messages.sendDirect(on.caller, ref, text('Psst'));
      const direct = await on.service.conversations.direct(on.caller, ref);
      expect(sent.conversationId).toBe(direct.id);
      const message = { ...ref, messageId: sent.id };
      await on.service.messages.editDirect(on.caller, message, text('Pssst'));
      const where = { cloudId: on.cloudId, conversationId: direct.id, messageId: sent.id };
      expect((await on.service.messages.get(on.caller, where)).text).toBe('Pssst');
      await refused(on.service.messages.editDirect(on.stranger, message, text('X')), 'not-found');
      await on.service.messages.removeDirect(on.caller, message);
      await refused(on.service.messages.removeDirect(on.caller, message), 'not-found');
    });

    test('documents are validated, and stored unchanged', async () => {
      const ref = await on.room();
      const value: unknown = JSON.parse(
        '{"version":1,"type":"doc","extra":"\\u0000","content":[{"type":"mystery","__proto__":{"a":1},' +
          '"attrs":{"n":12345678901234567890,"f":1.50}},{"type":"paragraph","content":[{"type":"text","text":"a\\u0000\\ud800"}]}]}',
      );
      const sent = await on.service.messages.send(on.caller, ref, { kind: 'document', value });
      const found = await on.service.messages.get(on.caller, { ...ref, messageId: sent.id });
      expect(JSON.stringify(found.body)).toBe(JSON.stringify(value));
      expect(found.text).toBe('\na\uFFFD\uFFFD');
      await refused(
        on.service.messages.send(on.caller, ref, { kind: 'document', value: 'text' }),
        'invalid',
        '',
      );
      const wrong = {
        version: 1,
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text' }] }],
      };
      await refused(
        on.service.messages.send(on.caller, ref, { kind: 'document', value: wrong }),
        'invalid',
        '/content/0/content/0/text',
      );
      for (const content of [
        text(''),
        text(' \n '),
        text('x'.repeat(100_001)),
        { kind: 'markdown' as const, value: '' },
      ]) {
        await refused(on.service.messages.send(on.caller, ref, content), 'invalid', '');
      }
    });

    test.each([
      ['afterTimestamp', 'yesterday'],
      ['beforeTimestamp', '2017-02-30T00:00:00Z'],
      ['afterTimestamp', ''],
      ['beforeMessage', NOWHERE],
      ['afterMessage', '\0'],
    ])('history rejects %s %j', async (bound, value) => {
      const ref = await on.room();
      await refused(
        on.service.messages.history(on.caller, ref, { [bound]: value }),
        'invalid',
        `/${bound}`,
      );
    });

    test('history compares nanoseconds, in any time zone', async () => {
      const ref = await on.room();
      const [one, two] = [
        await on.service.messages.send(on.caller, ref, text('1')),
        await on.service.messages.send(on.caller, ref, text('2')),
      ];
      const after = async (afterTimestamp: string): Promise<string[]> =>
        (await on.service.messages.history(on.caller, ref, { afterTimestamp })).values.map(
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

    test('a deleted message still works as a cursor', async () => {
      const ref = await on.room();
      const ids: string[] = [];
      for (const value of ['1', '2', '3'])
        ids.push((await on.service.messages.send(on.caller, ref, text(value))).id);
      await on.service.messages.remove(on.caller, { ...ref, messageId: ids[1] ?? '' });
      const page = await on.service.messages.history(on.caller, ref, { afterMessage: ids[1] });
      expect(page.values.map(({ id }) => id)).toEqual([ids[2]]);
    });

    test.each([
      [{ before: 75 }, '/before'],
      [{ before: -1 }, '/before'],
      [{ before: 40, after: 35 }, '/after'],
      [{ after: 1.5 }, '/after'],
    ])('context rejects %j', async (query, pointer) => {
      const ref = await on.room();
      const { id: messageId } = await on.service.messages.send(on.caller, ref, text('1'));
      await refused(
        on.service.messages.context(on.caller, { ...ref, messageId }, query),
        'invalid',
        pointer,
      );
    });
  });
});
