/** Elections that are recorded later, or not at all: what they decide may change. */
import type { LedgerWriter } from './writer.js';

export interface HeldElections extends LedgerWriter {
  /** Records all of them. */
  release(ledger: LedgerWriter): void;
  /** True if a value was rejected. */
  differ(): boolean;
}

/** Creates a writer that keeps its elections. */
export function holdElections(): HeldElections {
  const held: ((ledger: LedgerWriter) => void)[] = [];
  let isAnyRejected = false;
  return {
    elections: [],
    agree: (...fact) => void held.push((ledger) => ledger.agree(...fact)),
    record(entity, field, outcome, conflict, reported) {
      if (outcome.rejected.length === 0) return;
      isAnyRejected = true;
      held.push((ledger) => ledger.record(entity, field, outcome, conflict, reported));
    },
    release(ledger) {
      for (const record of held) record(ledger);
    },
    differ: () => isAnyRejected,
  };
}
