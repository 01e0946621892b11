/** A worker process with a limit of memory and of time, replaced when it breaks. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

const MEGABYTES = 6000;
const SECONDS = 1800;
/** The memory that a worker may keep while the compiler runs. A larger worker is replaced. */
const KEPT_MEGABYTES = 1000;

/** @returns `generate`, which never rejects: if the worker fails, that is the document's crash */
export function createLane(dist, stages, probe) {
  let worker;

  async function start() {
    worker = fork(join(import.meta.dirname, 'worker.mjs'), [dist, stages.join(), probe], {
      execArgv: [`--max-old-space-size=${MEGABYTES}`],
    });
    const answer = await answerOf(worker, SECONDS);
    if (answer !== 'ready') throw new Error(`the worker does not start: ${JSON.stringify(answer)}`);
  }

  function end() {
    worker.kill('SIGKILL');
    worker = undefined;
  }

  return {
    async generate(job) {
      if (worker === undefined) await start();
      worker.send(job);
      const answer = await answerOf(worker, SECONDS);
      if (answer.broken) {
        end();
        return { crash: answer.broken };
      }
      if (answer.megabytes > KEPT_MEGABYTES) end();
      return answer;
    },
    close() {
      worker?.disconnect();
    },
  };
}

function answerOf(worker, seconds) {
  return new Promise((resolve) => {
    const settle = (answer) => {
      clearTimeout(timer);
      worker.removeAllListeners('message').removeAllListeners('exit');
      resolve(answer);
    };
    const timer = setTimeout(() => settle({ broken: `no end after ${seconds} s` }), seconds * 1000);
    worker.on('message', settle);
    worker.on('exit', (status, signal) => settle({ broken: `ended with ${signal ?? status}` }));
  });
}
