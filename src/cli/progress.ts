/** One line that says what is going on, for a person who waits longer than a blink; and how long it took. */
import { performance } from 'node:perf_hooks';
import { paint, type Io } from './io.js';

const BLINK = 150;

const WORDS: Readonly<Record<string, string>> = {
  load: 'loading the descriptions',
  read: 'reading the descriptions',
  reconcile: 'stitching them together',
  overlay: 'applying the overlays',
  resolve: 'naming things',
  render: 'rendering the targets',
  plan: 'comparing with the disk',
  write: 'writing the files',
};

export interface Progress {
  /** A stage begins; the one before it ends. */
  stage(name: string): void;
  /** Removes the line. */
  done(): void;
  /** `load 3 ms · read 20 ms · …` */
  timings(): string;
}

/**
 * Follows the stages of a run.
 * @param io where the line goes; none is drawn when nobody watches
 */
export function createProgress(io: Io): Progress {
  const started = performance.now();
  const stages: { readonly name: string; readonly at: number }[] = [];
  let ended = started;
  let drawn = false;
  const clear = (): void => {
    if (drawn) io.err('\r\u001b[2K');
    drawn = false;
  };
  return {
    stage(name) {
      const now = performance.now();
      stages.push({ name, at: now });
      clear();
      if (!io.interactive || now - started < BLINK) return;
      io.err(paint(io.color.err, 'dim', `… ${WORDS[name] ?? name}`));
      drawn = true;
    },
    done() {
      ended = performance.now();
      clear();
    },
    timings() {
      const parts = stages.map(({ name, at }, index) => {
        const end = stages[index + 1]?.at ?? ended;
        return `${name} ${(end - at).toFixed(0)} ms`;
      });
      return parts.join(' · ');
    },
  };
}
