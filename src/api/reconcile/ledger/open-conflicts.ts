/** Finds the open conflicts. A conflict is open until a person accepts it or an overlay sets the value. */
import type { DiagnosticCode } from '../../../base/diagnostics/catalog.js';
import type { Report, SourceLocation } from '../../../base/diagnostics/report.js';
import type { Election, Ledger } from './ledger.js';
import { reportedCode } from './notes.js';

/** A decision between different values that documents declare. The difference affects callers. */
export type OpenConflict = Election & Required<Pick<Election, 'conflict'>>;

type Elections = Pick<Ledger, 'elections'>;

const isOpen = ({ accepted, decided }: Election): boolean => accepted !== true && decided !== true;

/** Returns the open conflicts. */
export function openConflicts({ elections }: Elections): OpenConflict[] {
  return elections.filter(
    (election): election is OpenConflict => election.conflict !== undefined && isOpen(election),
  );
}

/**
 * Returns the notes that are not accepted and that no overlay has decided. A note is a difference that does not affect
 * callers.
 */
export function openNotes({ elections }: Elections): Election[] {
  return elections.filter((election) => election.note !== undefined && isOpen(election));
}

/**
 * Returns the reported differences that are not conflicts and that no overlay has decided. A person may decide them,
 * but does not have to.
 */
export function openDifferences({ elections }: Elections): Election[] {
  return elections.filter(
    (election) =>
      election.conflict === undefined && election.reportedAt !== undefined && isOpen(election),
  );
}

/**
 * Withdraws the diagnostics of conflicts that an overlay has resolved. If several conflicts are reported at one
 * location, their diagnostic is withdrawn when all of them are resolved.
 */
export function withdrawSettled({ elections }: Elections, report: Report): void {
  const settled = new Map<string, boolean>();
  for (const election of elections) {
    const { reportedAt } = election;
    if (reportedAt === undefined) continue;
    const key = keyOf(reportedCode(election), reportedAt);
    settled.set(key, !isOpen(election) && settled.get(key) !== false);
  }
  report.withdraw((place, code) => settled.get(keyOf(code, place)) === true);
}

function keyOf(code: DiagnosticCode, { source, pointer }: SourceLocation): string {
  return [code, source, pointer].join('\n');
}
