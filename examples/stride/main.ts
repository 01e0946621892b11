/**
 * The program of `npm run stride`: runs the service on a database in a folder or in PostgreSQL, and
 * creates a site on the first start.
 */
import { randomUUID } from 'node:crypto';
import { GRACE } from './close.js';
import { createMetrics } from './metrics.js';
import { readOptions, USAGE } from './options.js';
import { run } from './run.js';
import { seedOnce } from './seed.js';
import type { Seeded } from './seed.js';
import { openFiles } from './storage/files.js';
import { openStore } from './storage/open.js';

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) {
    process.stdout.write(USAGE);
    return;
  }
  const { baseUrl, drain, host } = options;
  const url = process.env['DATABASE_URL'];
  const files =
    options.files === undefined ? undefined : await openFiles(options.files, process.env);
  const store = await openStore(
    url === undefined
      ? { folder: options.data }
      : { url, listenUrl: process.env['DATABASE_LISTEN_URL'] },
    { files },
  );
  try {
    const known = await seedOnce(store);
    const metrics = options.metrics === undefined ? undefined : await createMetrics(store);
    await metrics?.listen(options.metrics ?? 0, host);
    const key = await store.tables.settings.once('page-key', randomUUID());
    const { url: address, close } = await run(store, {
      ...options,
      ...(metrics && { around: [metrics.around], onOutcome: metrics.onOutcome }),
      page: { key, cloudId: known.cloudId },
    });
    process.stdout.write(hello(baseUrl ?? address, known, key));
    const stop = (): void => {
      // Ends the process even if a part of it does not finish.
      setTimeout(() => process.exit(1), drain + GRACE + 5000).unref();
      void close().then(() => store.close());
    };
    // A second signal ends the process immediately.
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function hello(url: string, known: Seeded, key: string): string {
  const { cloudId, conversationId, clientId, clientSecret, roomToken } = known;
  const room = `${url}/site/${cloudId}/conversation/${conversationId}`;
  return `Stride is at ${url}
To look at it: ${url}/#${key}

client id      ${clientId}
client secret  ${clientSecret}
room token     ${roomToken}

curl -s ${url}/oauth/token -H 'content-type: application/json' \\
  -d '{"grant_type":"client_credentials","client_id":"${clientId}","client_secret":"${clientSecret}"}'

curl -s ${room}/message \\
  -H 'authorization: Bearer ${roomToken}' -H 'content-type: text/markdown' -d 'Hello, **world**!'
`;
}
