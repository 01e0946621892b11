/** The last line of defence of reading: an error of ours costs the document that raises it, and not the run. */
import type { Report } from '../../base/diagnostics/report.js';
import { createReport } from '../../base/diagnostics/report.js';
import { culprits } from '../../base/foundation/culprits.js';
import type { Document } from '../source/document.js';

/**
 * Does some work on documents, without those that make it throw.
 * @param report takes what the work says, and which documents were left out
 * @returns what the work returns for the rest
 * @throws what the work throws when no document is to blame
 */
export function defended<T>(
  documents: readonly Document[],
  report: Report,
  work: (documents: readonly Document[], report: Report) => T,
): T {
  const first = thrownBy(() => work(documents, report));
  if ('result' in first) return first.result;
  const errors = new Map<Document, unknown>();
  const search = culprits(documents);
  let next = search.next();
  while (next.done !== true) {
    const tried = next.value;
    next = search.next('thrown' in thrownBy(() => work(tried, createReport())));
  }
  for (const document of next.value) {
    const alone = thrownBy(() => work([document], createReport()));
    if ('thrown' in alone) errors.set(document, alone.thrown);
  }
  if (errors.size === 0) throw first.thrown;
  for (const [{ source }, error] of errors) {
    report.add('file/internal-error', { error }, { source, pointer: '' });
  }
  return work(
    documents.filter((document) => !errors.has(document)),
    report,
  );
}

function thrownBy<T>(work: () => T): { readonly result: T } | { readonly thrown: unknown } {
  try {
    return { result: work() };
  } catch (thrown) {
    return { thrown };
  }
}
