/**
 * Opens stores: several at the same time, one after another, and never two in one folder.
 *
 * @module-tag proof
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pgliteFolder, withSchema } from '../../test/store.js';
import type { Store } from '../../domain/store.js';
import { seedOnce } from '../../seed.js';
import { GATE } from '../migrate.js';
import { openStore } from '../open.js';

const site = { id: 'a', name: 'Acme' };

describe('in a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await pgliteFolder();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('only one process may open it, and finds the data of the previous one', async () => {
    const store = await openStore({ folder });
    await store.tables.sites.insert(site);
    await expect(openStore({ folder })).rejects.toThrow('Another process uses');
    await store.close();
    const again = await openStore({ folder });
    expect(await again.tables.sites.find('a')).toEqual(site);
    await again.close();
  });

  test('a database whose setup was interrupted is set up again', async () => {
    await rm(join(folder, 'database'), { recursive: true });
    await mkdir(join(folder, 'database'));
    await writeFile(join(folder, 'database', 'half'), '');
    await writeFile(join(folder, 'database.unfinished'), '');
    const store = await openStore({ folder });
    expect(await store.tables.sites.find('a')).toBeUndefined();
    expect(await readdir(folder)).toEqual(['database']);
    await store.close();
  });
});

describe('on PostgreSQL', { tags: 'postgresql' }, () => {
  test('several processes can start at once on an empty database, and create one site', () =>
    withSchema(async (place) => {
      const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(place)));
      const seeded = await Promise.all(stores.map((store) => seedOnce(store)));
      expect(new Set(seeded.map((one) => JSON.stringify(one))).size).toBe(1);
      const { cloudId, clientId, clientSecret } = await seedOnce(stores[0] as Store);
      for (const { tables } of stores) {
        expect(await tables.sites.find(cloudId)).toMatchObject({ name: 'Acme' });
        expect(await tables.apps.find(clientId)).toMatchObject({ clientSecret });
      }
      for (const store of stores) await store.close();
    }));

  test('every column with ids has the collation of ids, so that joins use indexes', () =>
    withSchema(async (place) => {
      if (!('url' in place)) return;
      await (await openStore(place)).close();
      const client = new pg.Client({ connectionString: place.url });
      await client.connect();
      const { rows } = await client.query(
        `select table_name, column_name from information_schema.columns
         where table_schema = $1 and table_name not like 'kysely%' and data_type = 'text'
           and (column_name = 'id' or column_name like '%\\_id') and collation_name is distinct from 'C'`,
        [place.schema],
      );
      await client.end();
      expect(rows).toEqual([]);
    }));

  test('a start that another process blocks ends with a reason', () =>
    withSchema(async (place) => {
      if (!('url' in place)) return;
      const client = new pg.Client({ connectionString: place.url });
      await client.connect();
      await client.query('select pg_advisory_lock($1)', [GATE]);
      await expect(openStore(place, { lockTimeout: 1 })).rejects.toThrow(
        'another process has held a lock for 1 ms',
      );
      await client.end();
      await (await openStore(place)).close();
    }));

  test('tables of a later version are not changed', () =>
    withSchema(async (place) => {
      if (!('url' in place)) return;
      await (await openStore(place)).close();
      const client = new pg.Client({ connectionString: place.url });
      await client.connect();
      await client.query(`insert into ${place.schema}.kysely_migration values ('9999-later', '')`);
      await client.end();
      await expect(openStore(place)).rejects.toThrow('later version of the service');
    }));

  test('one database can contain several separate services', () =>
    withSchema((first) =>
      withSchema(async (second) => {
        const stores = [await openStore(first), await openStore(second)];
        await stores[0]?.tables.sites.insert(site);
        expect(await stores[1]?.tables.sites.find('a')).toBeUndefined();
        for (const store of stores) await store.close();
      }),
    ));
});
