/** The order in which diagnostics are shown: as people read a document, from top to bottom. */
import type { Locate } from './frame.js';
import type { Diagnostic } from './report.js';

/**
 * Sorts diagnostics by document, line and column; those without a place come first.
 * @param locate how places are looked up; what it does not find keeps its order, before what it finds
 */
export function inReadingOrder(diagnostics: readonly Diagnostic[], locate: Locate): Diagnostic[] {
  const located = diagnostics.map((diagnostic) => {
    const { place } = diagnostic;
    const { line = 0, column = 0 } = (place && locate(place)) ?? {};
    return { diagnostic, source: place?.source ?? '', line, column };
  });
  located.sort(
    (a, b) =>
      (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column,
  );
  return located.map(({ diagnostic }) => diagnostic);
}
