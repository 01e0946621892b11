/** Elections that are recorded later, or not at all: what they decide may change. */
import type { LedgerWriter } from './writer.js';

export interface HeldElections extends LedgerWriter {
  /**
   * Records them.
   * @param isFinal which of them, by field; by default all
   */
  release(ledger: LedgerWriter, isFinal?: (field: string) => boolean): void;
  /** True if a value was rejected. */
  differ(): boolean;
}

/** Creates a writer that keeps its elections. */
export function holdElections(): HeldElections {
  const held: { field: string; record: (ledger: LedgerWriter) => void }[] = [];
  let isAnyRejected = false;
  return {
    elections: [],
    agree(entity, field, kept, silent) {
      held.push({ field, record: (ledger) => ledger.agree(entity, field, kept, silent) });
    },
    record(entity, field, outcome, conflict, reported) {
      if (outcome.rejected.length === 0) return;
      isAnyRejected = true;
      const record = (ledger: LedgerWriter): void =>
        ledger.record(entity, field, outcome, conflict, reported);
      held.push({ field, record });
    },
    release(ledger, isFinal = () => true) {
      for (const { field, record } of held) if (isFinal(field)) record(ledger);
    },
    differ: () => isAnyRejected,
  };
}
