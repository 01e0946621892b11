/** Preloaded into a measured program: on its exit, it writes down what it cost. */
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Threads of a process are counted with it.
if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const line = JSON.stringify({ user: userCPUTime / 1e6, system: systemCPUTime / 1e6, maxRSS });
    appendFileSync(process.env.RESTITCH_BENCH_LOG, `${line}\n`);
  });
}
