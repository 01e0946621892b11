/**
 * Preloaded by a measured program. Writes the CPU time and the peak memory of the process when it
 * exits.
 */
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// The usage of a process already includes its worker threads.
if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const line = JSON.stringify({ user: userCPUTime / 1e6, system: systemCPUTime / 1e6, maxRSS });
    appendFileSync(process.env.RESTITCH_BENCH_LOG, `${line}\n`);
  });
}
