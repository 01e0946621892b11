/** Runs the tests of files against a server with the S3 protocol: `npm run s3`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { installPinned } from '../../../../scripts/pinned.mjs';

installPinned(import.meta.dirname);
const directory = mkdtempSync(join(tmpdir(), 'stride-s3-'));
// The server runs in a separate thread, because this one waits for the tests.
const worker = new Worker(
  `const { workerData, parentPort } = require('node:worker_threads');
   const S3rver = require(workerData.program);
   const { directory } = workerData;
   new S3rver({ directory, port: 0, silent: true, configureBuckets: [{ name: 'stride' }] })
     .run().then(({ port }) => parentPort.postMessage(port));`,
  {
    eval: true,
    workerData: { directory, program: createRequire(import.meta.url).resolve('s3rver') },
  },
);
const port = await new Promise((ready) => worker.once('message', ready));
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', 'examples/stride/storage/test/files.test.ts'],
  {
    ...{ stdio: 'inherit', cwd: resolve(import.meta.dirname, '../../../..') },
    env: { ...process.env, S3_URL: `http://127.0.0.1:${port}/stride` },
  },
);
await worker.terminate();
rmSync(directory, { recursive: true, force: true });
process.exitCode = status ?? 1;
