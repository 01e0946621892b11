/** `npm run stride`: the service, its database in a folder or in PostgreSQL, and a site to begin with. */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { GRACE } from './close.js';
import { run } from './run.js';
import { seedOnce } from './seed.js';
import type { Seeded } from './seed.js';
import { openFiles } from './storage/files.js';
import { openStore } from './storage/open.js';

const USAGE = `npm run stride -- [--port N] [--host NAME] [--base-url ADDRESS] [--allow-internal] [--data FOLDER]
                   [--drain SECONDS] [--rate N] [--quota MIB] [--files PLACE]

  --port      a free one by default
  --host      127.0.0.1 by default
  --base-url  where callers find it, when that is another address: links begin with it
  --allow-internal  apps on this machine and in its networks are called, too
  --data      where the database lies, ./.stride-data by default; DATABASE_URL=postgres://… keeps it in PostgreSQL
  --drain     seconds for which it goes on listening after SIGTERM, while /health answers 503; 0.5 by default
  --rate      requests a minute for each token, or for each address without one; no limit by default
  --quota     MiB that all files of a conversation may have; 1024 by default
  --files     where new files are kept: a folder, or the address of an S3 bucket with its keys in AWS_ACCESS_KEY_ID and
              AWS_SECRET_ACCESS_KEY; in the database by default

Behind pgbouncer in transaction mode, DATABASE_LISTEN_URL is the address of the same database without it.
`;

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      'base-url': { type: 'string' },
      'allow-internal': { type: 'boolean', default: false },
      data: { type: 'string', default: '.stride-data' },
      drain: { type: 'string', default: '0.5' },
      rate: { type: 'string' },
      files: { type: 'string' },
      quota: { type: 'string', default: '1024' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port} is no port`);
  }
  const drain = Number(values.drain) * 1000;
  if (!(drain >= 0 && drain <= 600_000))
    throw new Error(`--drain ${values.drain} is no number up to 600`);
  const rate = values.rate === undefined ? undefined : Number(values.rate);
  if (rate !== undefined && !(Number.isInteger(rate) && rate > 0))
    throw new Error(`--rate ${values.rate} is not a whole number above 0`);
  const maxStoredBytes = Number(values.quota) * 1024 * 1024;
  if (!(maxStoredBytes > 0)) throw new Error(`--quota ${values.quota} is not a number above 0`);
  const baseUrl = values['base-url']?.replace(/\/+$/, '');
  if (baseUrl !== undefined && !/^https?:\/\/[^/?#]+[^?#]*$/.test(baseUrl)) {
    throw new Error(`--base-url ${baseUrl} is no address: it looks like https://stride.example`);
  }
  const url = process.env['DATABASE_URL'];
  const files = values.files === undefined ? undefined : await openFiles(values.files, process.env);
  const store = await openStore(
    url === undefined
      ? { folder: values.data }
      : { url, listenUrl: process.env['DATABASE_LISTEN_URL'] },
    { files },
  );
  try {
    const known = await seedOnce(store);
    const key = await store.tables.settings.once('page-key', randomUUID());
    const { url: address, close } = await run(store, {
      ...{ port, host: values.host, baseUrl, drain, rate, maxStoredBytes },
      allowInternal: values['allow-internal'],
      page: { key, cloudId: known.cloudId },
    });
    process.stdout.write(hello(baseUrl ?? address, known, key));
    const stop = (): void => {
      // Whatever still hangs then, the process ends.
      setTimeout(() => process.exit(1), drain + GRACE + 5000).unref();
      void close().then(() => store.close());
    };
    // The second time it ends at once.
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
