/**
 * Many callers use the service at the same time, on every available database.
 *
 * @module-tag proof
 */
import { describe, expect, test } from 'vitest';
import { serviceOn, text } from '../../test/service.js';
import { PLACES } from '../../test/store.js';
import { systemClock } from '../clock.js';
import { createService } from '../service.js';
import type { Store } from '../store.js';

describe.each(PLACES)('on $name', (place) => {
  const on = serviceOn(place);

  describe('concurrent calls', () => {
    const times = <Result>(
      number: number,
      work: (at: number) => Promise<Result>,
    ): Promise<Result[]> => Promise.all(Array.from({ length: number }, (_, at) => work(at)));

    test('every message is stored once, in one order', async () => {
      const ref = await on.room();
      // Simulates two servers, if the database allows it.
      const second = place.name === 'PGlite' ? on.service : createService(await on.place.again());
      const sent = await times(60, (at) =>
        (at % 2 === 0 ? on.service : second).messages.send(on.caller, ref, text(`No. ${at}`)),
      );
      const { values } = await on.service.messages.history(on.caller, ref, {});
      expect(values.map(({ id }) => id)).toEqual(
        sent
          .map(({ id }) => id)
          .sort()
          .reverse(),
      );
      expect(new Set(values.map(({ text }) => text)).size).toBe(60);
      expect(new Set(values.map(({ ts }) => ts)).size).toBe(60);
    });

    test('processes whose clocks differ keep one order', async () => {
      const ref = await on.room();
      await on.service.messages.send(on.caller, ref, text('First'));
      const { store } = on.place;
      let transactions = 0;
      const counted: Store = {
        ...store,
        transaction: (work) => {
          transactions += 1;
          return store.transaction(work);
        },
      };
      const { now } = systemClock();
      const late = createService(counted, { clock: { now: () => now() - 60_000_000_000n } });
      await times(20, (at) => late.messages.send(on.caller, ref, text(`No. ${at}`)));
      expect(transactions).toBe(0);
      const { values } = await on.service.messages.history(on.caller, ref, {});
      expect(values.map(({ text }) => text).reverse()).toEqual([
        'First',
        ...Array.from({ length: 20 }, (_, at) => `No. ${at}`),
      ]);
    });

    test('every change of a conversation is kept', async () => {
      const ref = await on.room();
      await Promise.all([
        on.service.conversations.update(on.caller, ref, { topic: 'New topic' }),
        on.service.conversations.update(on.caller, ref, { privacy: 'private' }),
        on.service.conversations.update(on.caller, ref, { name: 'New name' }),
        ...Array.from({ length: 10 }, () => on.service.messages.send(on.caller, ref, text('X'))),
      ]);
      expect(await on.service.conversations.get(on.caller, ref)).toMatchObject({
        ...{ topic: 'New topic', privacy: 'private', name: 'New name' },
      });
    });

    test('only one of many calls gets a name', async () => {
      const results = await times(8, () =>
        on.service.conversations.create(on.caller, on.cloudId, { name: 'Wanted' }).then(
          () => 'created',
          (error: { kind: string }) => error.kind,
        ),
      );
      expect(results.sort()).toEqual([...Array<string>(7).fill('conflict'), 'created']);
    });

    test('one direct conversation is created', async () => {
      const userId = await on.person('Cat', 'cat@acme.test');
      const conversations = await times(8, () =>
        on.service.conversations.direct(on.caller, { cloudId: on.cloudId, userId }),
      );
      expect(new Set(conversations.map(({ id }) => id)).size).toBe(1);
    });

    test('every user is added to the roster', async () => {
      const ref = await on.room();
      const people: string[] = [];
      for (let at = 0; at < 10; at++) people.push(await on.person(`P ${at}`, `p${at}@acme.test`));
      await Promise.all(
        people.map((id) => on.service.rosters.change(on.caller, ref, { add: [id] })),
      );
      const { values } = await on.service.rosters.list(on.caller, ref, {});
      expect([...values].sort()).toEqual([...people].sort());
    });

    test('no message is stored after archiving', async () => {
      const ref = await on.room();
      const sends = times(20, (at) =>
        on.service.messages.send(on.caller, ref, text(`${at}`)).then(
          () => 1,
          (error: { kind: string }) => {
            expect(error.kind).toBe('conflict');
            return 0;
          },
        ),
      );
      await on.service.conversations.archive(on.caller, ref);
      const { size } = await on.service.messages.history(on.caller, ref, {});
      const counted = (await sends).reduce<number>((sum, one) => sum + one, 0);
      expect(counted).toBe(size);
    });

    test('one of many edits is stored completely', async () => {
      const ref = await on.room();
      const { id } = await on.service.messages.send(on.caller, ref, text('Before'));
      const message = { ...ref, messageId: id };
      await times(12, (at) => on.service.messages.edit(on.caller, message, text(`Edit ${at}`)));
      const found = await on.service.messages.get(on.caller, message);
      expect(found.text).toMatch(/^Edit \d+$/);
      expect(JSON.stringify(found.body)).toContain(`"${found.text}"`);
    });
  });
});
