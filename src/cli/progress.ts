/** One line about the current stage while a person waits, and the duration at the end. */
import { escapeInvisible } from '../base/diagnostics/quote.js';
import type { Step } from '../run/pipeline/generate.js';
import { paint, type Io } from './io.js';

const BLINK = 150;
/** The minimum milliseconds between two updates of the line. */
const FLICKER = 60;
/** The maximum length of the line: a longer one would wrap, and could not be removed. */
const COLUMNS = 79;

const WORDS: Readonly<Record<string, string>> = {
  load: 'loading the descriptions',
  read: 'reading the descriptions',
  reconcile: 'merging the descriptions',
  overlay: 'applying the overlays',
  resolve: 'naming things',
  render: 'rendering the targets',
  plan: 'comparing with the disk',
  write: 'writing the files',
};

export interface Progress {
  /**
   * Starts a stage and ends the previous one; with the same name, continues the stage.
   * @param step the progress of the stage
   */
  stage(name: string, step?: Step): void;
  /** Removes the line. */
  done(): void;
  /** `load 3 ms · read 20 ms · …` */
  timings(): string;
}

/** `performance` is a lazy global of Node: the first use loads its module, in every run. */
function milliseconds(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/**
 * Follows the stages of a run.
 * @param io the output of the line; nothing is drawn without a terminal
 * @param clock the time in milliseconds
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
      // Faster updates could not be read, and drawing takes longer than a small document.
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
