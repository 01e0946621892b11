/** Starts the process that is measured, and communicates with it. */
import { fork } from 'node:child_process';
import type { Serializable } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Seeded } from '../seed.js';

/** The server that is measured: the generated or the handwritten one. */
export type Front = 'generated' | 'by hand';
/** The domain that the server uses: one with prepared results, or the real one with a database. */
export type Behind = 'nothing' | 'database';

export interface Ready {
  readonly url: string;
  readonly seeded: Seeded;
  /** The token of the app. */
  readonly token: string;
  /** The token of a person who belongs to the site. */
  readonly person: string;
}

export interface Usage {
  /** The CPU time in microseconds since the process began. */
  readonly cpu: number;
  /** The memory in bytes. */
  readonly memory: number;
}

export interface Served extends Ready {
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Starts a process that runs a server. */
export async function serve(front: Front, behind: Behind): Promise<Served> {
  // This file runs from a bundle, so the path is relative to the bundle.
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
