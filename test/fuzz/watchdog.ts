/**
 * Ends a process whose only thread is blocked, because it could neither end itself nor report the
 * location.
 */
import { Worker } from 'node:worker_threads';

/** Checks repeatedly whether the number that it receives has changed. */
const CODE = `
const { writeSync } = require('node:fs');
const { workerData: { beat, seconds, what } } = require('node:worker_threads');
let last = -1;
let since = Date.now();
setInterval(() => {
  const now = Atomics.load(beat, 0);
  if (now !== last) [last, since] = [now, Date.now()];
  else if (Date.now() - since > seconds * 1000) {
    writeSync(2, what + ' ' + now + ': no end after ' + seconds + ' s\\n');
    process.kill(process.pid, 'SIGKILL');
  }
}, 1000);
`;

/**
 * Kills this process if the number does not change for some seconds.
 * @param what the meaning of the number, for the message
 * @returns `beat`, which sets another number, and `stop`
 */
export function watchdog(what: string, seconds: number) {
  const beat = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(CODE, { eval: true, workerData: { beat, seconds, what } });
  return {
    beat: (number: number): void => void Atomics.store(beat, 0, number),
    stop: (): Promise<number> => worker.terminate(),
  };
}
