/** Delays the recording of decisions that may still change. They are recorded later, or not at all. */
import type { LedgerWriter } from './writer.js';

export interface DelayedElections extends LedgerWriter {
  /**
   * Records the delayed decisions.
   * @param isFinal returns true for the fields whose decisions are recorded; by default, all are recorded
   */
  release(ledger: LedgerWriter, isFinal?: (field: string) => boolean): void;
  /** Returns true if one of the decisions rejected a value. */
  differ(): boolean;
}

/** Creates a ledger writer that stores decisions until they are released. */
export function delayElections(): DelayedElections {
  const delayed: { field: string; record: (ledger: LedgerWriter) => void }[] = [];
  let isAnyRejected = false;
  return {
    elections: [],
    agree(entity, field, kept, silent) {
      delayed.push({ field, record: (ledger) => ledger.agree(entity, field, kept, silent) });
    },
    record(entity, field, outcome, conflict, reported) {
      if (outcome.rejected.length === 0) return;
      isAnyRejected = true;
      const record = (ledger: LedgerWriter): void =>
        ledger.record(entity, field, outcome, conflict, reported);
      delayed.push({ field, record });
    },
    release(ledger, isFinal = () => true) {
      for (const { field, record } of delayed) if (isFinal(field)) record(ledger);
    },
    differ: () => isAnyRejected,
  };
}
