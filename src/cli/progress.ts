/** Shows the current stage of a run on one line of the terminal, and measures the duration of each stage. */
import { escapeInvisible } from '../base/diagnostics/quote.js';
import type { StageStep } from '../run/pipeline/generate.js';
import { paint, type Io } from './io.js';

const BLINK = 150;
/** The minimum number of milliseconds between two updates of the line. */
const FLICKER = 60;
/** The maximum length of the line. A longer line would wrap, and then could not be removed completely. */
const COLUMNS = 79;

const WORDS: Readonly<Record<string, string>> = {
  load: 'loading the descriptions',
  read: 'reading the descriptions',
  reconcile: 'merging the descriptions',
  overlay: 'applying the overlays',
  resolve: 'choosing names',
  render: 'rendering the targets',
  plan: 'comparing with the disk',
  write: 'writing the files',
};

export interface Progress {
  /**
   * Starts a stage and ends the previous one. If the previous stage has the same name, it continues instead.
   * @param step the progress within the stage
   */
  stage(name: string, step?: StageStep): void;
  /** Removes the progress line from the terminal. */
  done(): void;
  /** Returns the duration of each stage: `load 3 ms · read 20 ms · …`. */
  timings(): string;
}

/**
 * Returns the time in milliseconds. `performance` is not used, because its first use would load a module in every run.
 */
function milliseconds(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/**
 * Creates the progress line of a run.
 * @param io the output for the line; nothing is drawn if it is not a terminal
 * @param clock returns the time in milliseconds
 */
export function createProgress(io: Io, clock = milliseconds): Progress {
  const started = clock();
  const stages: { readonly name: string; readonly at: number }[] = [];
  let ended = started;
  let drawn = false;
  let lastDrawn = started;
  const clear = (): void => {
    if (drawn) io.err('\r\u001b[2K');
    drawn = false;
  };
  return {
    stage(name, step) {
      const now = clock();
      const begins = stages.at(-1)?.name !== name;
      if (begins) stages.push({ name, at: now });
      // Faster updates are unreadable, and drawing them takes longer than reading a small document.
      if (drawn && !begins && now - lastDrawn < FLICKER) return;
      clear();
      if (!io.interactive || now - started < BLINK) return;
      const count = step ? ` ${step.at}/${step.of} ${escapeInvisible(step.name)}` : '';
      const line = `… ${WORDS[name] ?? name}${count}`.slice(0, COLUMNS);
      io.err(paint(io.color.err, 'dim', line));
      drawn = true;
      lastDrawn = now;
    },
    done() {
      ended = clock();
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
