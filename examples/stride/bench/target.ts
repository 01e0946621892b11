/**
 * The process that runs the measured server. The rows that it writes to PostgreSQL are not removed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createService } from '../domain/service.js';
import type { Service } from '../domain/service.js';
import type { Store } from '../domain/store.js';
import { seed } from '../seed.js';
import { run } from '../run.js';
import { listen } from '../server.js';
import type { Listening } from '../server.js';
import { openStore } from '../storage/open.js';
import { listenByHand } from './by-hand.js';
import type { Ready, Usage } from './served.js';
import { STUB_SEED, stubService } from './stub.js';

const [front, behind] = process.argv.slice(2);
const url = process.env['DATABASE_URL'];
const folder = await mkdtemp(join(tmpdir(), 'stride-bench-'));

const store: Store | undefined =
  behind === 'nothing' ? undefined : await openStore(url === undefined ? { folder } : { url });
const { service, ...server } = await started();
const seeded = store === undefined ? STUB_SEED : await seed(service);
const token = store === undefined ? 'token' : (await service.tokens.issue(seeded)).token;
const person =
  store === undefined
    ? 'token'
    : (await service.tokens.issueForPerson(seeded.cloudId, seeded.userId)).token;

/**
 * Starts the full service with apps, or only the part that is compared with a handwritten server.
 */
async function started(): Promise<Listening & { readonly service: Service }> {
  if (front === 'generated' && store !== undefined) return run(store, { allowInternal: true });
  const service = store === undefined ? stubService() : createService(store);
  return { service, ...(await (front === 'by hand' ? listenByHand(service) : listen(service))) };
}

process.on('message', (question) => {
  if (question === 'usage') {
    const { user, system } = process.cpuUsage();
    answer({ cpu: user + system, memory: process.memoryUsage().rss });
  } else {
    void server
      .close()
      .then(() => store?.close())
      .then(() => rm(folder, { recursive: true, force: true }))
      .then(() => process.exit());
  }
});
answer({ url: server.url, seeded, token, person });

function answer(message: Ready | Usage): void {
  process.send?.(message);
}
