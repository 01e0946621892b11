/** Opening a store: several at once, one after another, and never two on one folder. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES, pgliteFolder, withSchema } from '../test/store.js';
import { openStore } from './open.js';

const site = { id: 'a', name: 'Acme' };

describe('in a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await pgliteFolder();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('only one process uses it, and finds what the one before left', async () => {
    const store = await openStore({ folder });
    await store.tables.sites.insert(site);
    await expect(openStore({ folder })).rejects.toThrow('Another process uses');
    await store.close();
    // Left over from somebody who was killed while making a database.
    await mkdir(join(folder, 'database.new'));
    await writeFile(join(folder, 'database.new', 'half'), '');
    const again = await openStore({ folder });
    expect(await again.tables.sites.find('a')).toEqual(site);
    await again.close();
  });
});

describe.skipIf(!PLACES.some(({ name }) => name === 'PostgreSQL'))('on PostgreSQL', () => {
  test('several processes start at once on an empty database', () =>
    withSchema(async (place) => {
      const stores = await Promise.all([place, place, place, place].map(openStore));
      await stores[0]?.tables.sites.insert(site);
      for (const { tables } of stores) expect(await tables.sites.find('a')).toEqual(site);
      for (const store of stores) await store.close();
    }));

  test('one database holds several, apart', () =>
    withSchema((first) =>
      withSchema(async (second) => {
        const stores = [await openStore(first), await openStore(second)];
        await stores[0]?.tables.sites.insert(site);
        expect(await stores[1]?.tables.sites.find('a')).toBeUndefined();
        for (const store of stores) await store.close();
      }),
    ));
});
