/**
 * Migrations that change existing rows.
 *
 * @module-tag proof
 */
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MIGRATIONS } from '../migrations.js';
import { pgliteDialect } from '../pglite-dialect.js';
import { startPglite } from '../pglite-folder.js';

let database: Kysely<unknown>;
beforeAll(async () => {
  database = new Kysely({ dialect: pgliteDialect(await startPglite()) });
});
afterAll(() => database.destroy());

test('a file of an app belongs to its bot', async () => {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(database);
  const steps = Object.entries(MIGRATIONS);
  const at = steps.findIndex(([name]) => name === '0005-uploaders');
  for (const [, step] of steps.slice(0, at)) await step.up(database);
  await run("insert into sites values ('site', 'Site')");
  // Ten text columns are between the id of a user and the flag `active`.
  await run(`insert into users values ('bot', ${"'', ".repeat(10)} true, '', '')`);
  await run("insert into apps values ('app', 'secret', 'App', 'bot', '')");
  await run(
    "insert into conversations values ('room', 'site', '', '', '', 'public', false, 0, 0, 0)",
  );
  await run("insert into media values ('file', 'room', 'app', 'a.txt', 'text/plain', 1, 0)");
  await steps[at]?.[1].up(database);
  const { rows } = await sql`select * from media`.execute(database);
  expect(rows).toEqual([
    {
      ...{ id: 'file', conversation_id: 'room', user_id: 'bot', name: 'a.txt' },
      ...{ content_type: 'text/plain', size: 1n, begun: 0n },
    },
  ]);
});

test('the first person of a site administers it', async () => {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(database);
  const steps = Object.entries(MIGRATIONS);
  const at = steps.findIndex(([name]) => name === '0008-roles');
  for (const [, step] of steps.slice(
    steps.findIndex(([name]) => name === '0006-waiting'),
    at,
  )) {
    await step.up(database);
  }
  for (const [id, created] of [
    ['second', '2026-01-02'],
    ['first', '2026-01-01'],
  ]) {
    await run(`insert into users values ('${id}', ${"'', ".repeat(10)} true, '${created}', '')`);
  }
  for (const id of ['bot', 'second', 'first']) {
    await run(`insert into site_users values ('site', '${id}')`);
  }
  await steps[at]?.[1].up(database);
  const { rows } = await sql`select user_id, role from site_users order by user_id`.execute(
    database,
  );
  expect(rows).toEqual([
    { user_id: 'bot', role: 'member' },
    { user_id: 'first', role: 'admin' },
    { user_id: 'second', role: 'member' },
  ]);
});
