/**
 * Measures how many deliveries one process sends per second while 500 are waiting, and while 50,000
 * are waiting. Only the ratio of the two can be compared with other runs.
 */
import pg from 'pg';
import { startHearing } from './hearing.js';
import { serve } from './served.js';

/** The number of deliveries that are timed. */
const TIMED = 400;
const url = process.env['DATABASE_URL'];
if (url === undefined) {
  console.log('outbox: skipped, it needs DATABASE_URL');
  process.exit();
}
const client = new pg.Client({ connectionString: url });
await client.connect();
const served = await serve('generated', 'database');
const rates: number[] = [];
// Each size is measured twice, the second time in reverse order, so that other load on the machine
// slows down both sizes equally.
for (const waiting of [500, 50_000, 50_000, 500]) {
  const rate = await measure(waiting);
  console.log(`${waiting} waiting: ${Math.round(rate)} deliveries a second`);
  rates.push(rate);
}
await served.stop();
await client.end();
const [few = 0, many = 0, manyAgain = 0, fewAgain = 0] = rates;
console.log(`ratio, 50,000 to 500: ${((many + manyAgain) / (few + fewAgain)).toFixed(2)}`);

async function measure(waiting: number): Promise<number> {
  const { clientId, userId, cloudId, conversationId } = served.seeded;
  const hearing = await startHearing();
  await client.query(
    `insert into deliveries
     select gen_random_uuid(), $1, $2, $3, $4, $5, '{}', 0, 0, false, ''
     from generate_series(1, $6::int)`,
    [clientId, hearing.url, userId, cloudId, conversationId, waiting],
  );
  await client.query(`analyze deliveries`);
  const start = performance.now();
  await client.query(`select pg_notify('stride ', 'bench deliveries ')`);
  while (hearing.heard() < TIMED) await new Promise((resolve) => setTimeout(resolve, 5));
  const rate = (hearing.heard() / (performance.now() - start)) * 1000;
  await client.query('delete from deliveries where client_id = $1', [clientId]);
  // Deliveries that the process has already taken are still sent. The pause keeps them out of the
  // next measurement.
  await new Promise((resolve) => setTimeout(resolve, 500));
  hearing.close();
  return rate;
}
