/** Starts the measured process, and exchanges messages with it. */
import { fork } from 'node:child_process';
import type { Serializable } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Seeded } from '../seed.js';

/** The server that is measured: generated or handwritten. */
export type Front = 'generated' | 'by hand';
/** The domain behind the server: one with prepared results, or the real one on a database. */
export type Behind = 'nothing' | 'database';

export interface Ready {
  readonly url: string;
  readonly seeded: Seeded;
  /** The token of the app. */
  readonly token: string;
  /** The token of a person of the site. */
  readonly person: string;
}

export interface Usage {
  /** Microseconds of CPU time since the process began. */
  readonly cpu: number;
  /** In bytes. */
  readonly memory: number;
}

export interface Served extends Ready {
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Starts a process with a server. */
export async function serve(front: Front, behind: Behind): Promise<Served> {
  // The path is relative to the bundle.
  const start = join(fileURLToPath(import.meta.url), '../../../..', 'start.mjs');
  const child = fork(start, ['bench/target.ts', front, behind]);
  const next = <Reply>(): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`it ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (reply: Serializable) => {
        child.off('exit', ended);
        resolve(reply as Reply);
      });
    });
  const ready = await next<Ready>();
  return {
    ...ready,
    usage: () => {
      const reply = next<Usage>();
      child.send('usage');
      return reply;
    },
    stop: async () => {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.send('stop');
      await ended;
    },
  };
}
