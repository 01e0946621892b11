/**
 * Notifications between processes. Each process receives all of them, and notices if a pool drops
 * them.
 *
 * @module-tag proof
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../domain/news.js';
import type { Store } from '../../domain/store.js';
import { startPgbouncer } from './pgbouncer.js';
import type { Pgbouncer } from './pgbouncer.js';
import { withSchema } from '../../test/store.js';
import { openStore } from '../open.js';

const url = process.env['DATABASE_URL'];

function heardBy(store: Store | undefined): Item[] {
  const heard: Item[] = [];
  store?.news.listen((item) => heard.push(item));
  return heard;
}

describe('on PostgreSQL', { tags: 'postgresql' }, () => {
  test('every other process on the same tables receives a notification once', () =>
    withSchema((place) =>
      withSchema(async (elsewhere) => {
        const stores = await Promise.all([place, place, elsewhere].map((each) => openStore(each)));
        await expect.poll(() => stores.every((store) => store.news.hearsOthers())).toBe(true);
        const [here, there, other] = stores.map(heardBy);
        const item = { kind: 'changed', conversationId: 'room' } as const;
        stores[0]?.news.tell(item);
        stores[0]?.news.tell({ kind: 'deliveries' });
        expect(here).toEqual([item, { kind: 'deliveries' }]);
        await expect.poll(() => there).toEqual([item, { kind: 'deliveries' }]);
        stores[2]?.news.tell({ kind: 'changed' });
        expect(here).toHaveLength(2);
        expect(other).toEqual([{ kind: 'changed' }]);
        for (const store of stores) await store.close();
      }),
    ));
});

describe('behind pgbouncer', { tags: 'pgbouncer' }, () => {
  let between: Pgbouncer;
  beforeAll(async () => {
    between = await startPgbouncer(url ?? '', 4);
  });
  afterAll(() => between.stop());

  test('a process without notifications reports it, unless it listens past the pool', async () => {
    const deaf = await openStore({ url: between.url });
    const listening = await openStore({ url: between.url, listenUrl: url });
    await expect.poll(() => listening.news.hearsOthers()).toBe(true);
    const heard = heardBy(listening);
    deaf.news.tell({ kind: 'changed', conversationId: 'room' });
    await expect.poll(() => heard).toContainEqual({ kind: 'changed', conversationId: 'room' });
    expect(deaf.news.hearsOthers()).toBe(false);
    for (const store of [deaf, listening]) await store.close();
  });
});
