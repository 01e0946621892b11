/** Delays the recording of decisions that may still change. They are recorded later, or not at all. */
import type { Steps } from '../../../model/place.js';
import type { LedgerWriter } from './writer.js';

export interface DelayedElections extends LedgerWriter {
  /**
   * Records the delayed decisions.
   * @param isFinal returns true for the places whose decisions are recorded; by default, all are recorded
   */
  release(ledger: LedgerWriter, isFinal?: (steps: Steps) => boolean): void;
  /** Returns true if one of the decisions rejected a value. */
  differ(): boolean;
}

/** Creates a ledger writer that stores decisions until they are released. */
export function delayElections(): DelayedElections {
  const delayed: { steps: Steps; record: (ledger: LedgerWriter) => void }[] = [];
  let isAnyRejected = false;
  return {
    elections: [],
    agree(entity, steps, kept, silent) {
      delayed.push({ steps, record: (ledger) => ledger.agree(entity, steps, kept, silent) });
    },
    record(entity, steps, outcome, conflict, reported) {
      if (outcome.rejected.length === 0) return;
      isAnyRejected = true;
      const record = (ledger: LedgerWriter): void =>
        ledger.record(entity, steps, outcome, conflict, reported);
      delayed.push({ steps, record });
    },
    release(ledger, isFinal = () => true) {
      for (const { steps, record } of delayed) if (isFinal(steps)) record(ledger);
    },
    differ: () => isAnyRejected,
  };
}
