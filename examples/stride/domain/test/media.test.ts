/**
 * Files that are uploaded to a conversation, on every available database.
 *
 * @module-tag proof
 */
import { describe, expect, test } from 'vitest';
import { NOWHERE, serviceOn, refused } from '../../test/service.js';
import { PLACES } from '../../test/store.js';
import type { Content } from '../message.js';
import { createService } from '../service.js';

describe.each(PLACES)('on $name', (place) => {
  const on = serviceOn(place);

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
      'a file of %i bytes is downloaded as it was uploaded',
      async (size, ...cuts) => {
        const ref = await on.room();
        const input = {
          name: 'Bericht 1.pdf',
          contentType: 'application/pdf',
          bytes: pieces(size, ...cuts),
        };
        const media = await on.service.media.upload(on.caller, ref, input);
        expect(media).toEqual({
          ...{
            id: expect.any(String),
            name: 'Bericht 1.pdf',
            contentType: 'application/pdf',
            size,
          },
        });
        const found = await on.service.media.open(on.caller, { ...ref, mediaId: media.id });
        expect(found.media).toEqual(media);
        expect(Buffer.compare(await read(found.bytes), bytesOf(size))).toBe(0);
        await on.service.media.remove(on.caller, { ...ref, mediaId: media.id });
        await refused(on.service.media.open(on.caller, { ...ref, mediaId: media.id }), 'not-found');
        await refused(
          on.service.media.remove(on.caller, { ...ref, mediaId: media.id }),
          'not-found',
        );
      },
    );

    test('the files of a conversation have a quota', async () => {
      const service = createService(on.place.store, { clock: on.clock, maxStoredBytes: 1000 });
      const ref = await on.room();
      const upload = (size: number) =>
        service.media.upload(on.caller, ref, { name: 'a', bytes: pieces(size) });
      const first = await upload(600);
      await refused(upload(500), 'too-large');
      await upload(400);
      await service.media.remove(on.caller, { ...ref, mediaId: first.id });
      await upload(600);
    });

    test('a message may contain only files of its conversation', async () => {
      const ref = await on.room();
      const { id } = await on.service.media.upload(on.caller, ref, {
        ...{ name: 'a', bytes: pieces(1) },
      });
      const showing = (...ids: string[]): Content => ({
        kind: 'document',
        value: {
          ...{ version: 1, type: 'doc' },
          content: [
            {
              type: 'mediaGroup',
              content: ids.map((one) => ({
                type: 'media',
                attrs: { type: 'file', id: one, collection: ref.conversationId },
              })),
            },
          ],
        },
      });
      const { messages } = on.service;
      const sent = await messages.send(on.caller, ref, showing(id));
      const [second, third] = [1, 2].map((at) => `/content/0/content/${at}/attrs/id`);
      await refused(
        messages.send(on.caller, ref, showing(id, NOWHERE, '\0')),
        'invalid',
        ...[second ?? '', third ?? ''],
      );
      const message = { ...ref, messageId: sent.id };
      const first = '/content/0/content/0/attrs/id';
      await refused(messages.edit(on.caller, message, showing(NOWHERE)), 'invalid', first);
      const elsewhere = await on.room();
      await refused(messages.send(on.caller, elsewhere, showing(id)), 'invalid', first);
    });

    test('an upload that is too large or interrupted leaves no data', async () => {
      const ref = await on.room();
      await refused(
        on.service.media.upload(on.caller, ref, { name: 'a', bytes: pieces(1_000_001) }),
        'too-large',
      );
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield bytesOf(600_000);
        await Promise.reject(new Error('gone'));
      };
      await expect(
        on.service.media.upload(on.caller, ref, { name: 'a', bytes: broken() }),
      ).rejects.toThrow('gone');
    });

    test.each([
      ['a/b/../c.txt', 'c.txt'],
      ['C:\\temp\\x.png', 'x.png'],
      [' ä "q".txt ', 'ä "q".txt'],
    ])('the file %j is renamed to %j', async (name, called) => {
      const media = await on.service.media.upload(on.caller, await on.room(), {
        name,
        bytes: pieces(1),
      });
      expect(media).toMatchObject({ name: called, contentType: 'application/octet-stream' });
    });

    test.each(['', ' ', 'a/', 'a\0', 'a\r\nb', 'x'.repeat(256)])(
      '%j is rejected as the name of a file',
      async (name) => {
        await refused(
          on.service.media.upload(on.caller, await on.room(), { name, bytes: pieces(1) }),
          'invalid',
          '/name',
        );
      },
    );

    test.each(['text/html\r\nx: y', 'nonsense', '', 'text/plain; charset=utf-8'])(
      'a content type of %j is harmless',
      async (contentType) => {
        const input = { name: 'a', contentType, bytes: pieces(1) };
        const media = await on.service.media.upload(on.caller, await on.room(), input);
        expect(['application/octet-stream', 'text/plain; charset=utf-8']).toContain(
          media.contentType,
        );
      },
    );

    test('an upload that is unfinished for a day is deleted', async () => {
      const ref = await on.room();
      const { media } = on.place.store.tables;
      const { files } = on.place.store;
      const { userId } = on.caller;
      const row = { ...ref, userId, name: 'a', contentType: 'text/plain' };
      const now = on.clock.now();
      await media.begin({ ...row, id: 'old' }, now - 25n * 3_600_000_000_000n);
      await media.begin({ ...row, id: 'new' }, now - 23n * 3_600_000_000_000n);
      for (const id of ['old', 'new']) await files.write(id, pieces(1));
      await refused(on.service.media.open(on.caller, { ...ref, mediaId: 'new' }), 'not-found');
      await on.service.media.upload(on.caller, ref, { name: 'a', bytes: pieces(1) });
      expect(await files.open('old')).toBeUndefined();
      expect(await files.open('new')).toBeDefined();
    });

    test('only its uploader may delete a file', async () => {
      const ref = await on.room();
      await on.service.administration.install(on.other.clientId, ref);
      const { id: mediaId } = await on.service.media.upload(on.caller, ref, {
        name: 'a',
        bytes: pieces(1),
      });
      await refused(on.service.media.remove(on.stranger, { ...ref, mediaId }), 'forbidden');
      await on.service.media.open(on.stranger, { ...ref, mediaId });
    });
  });
});
