/** The order in which diagnostics are shown: as people read a document, from top to bottom, and causes before consequences. */
import { byCodeUnit } from '../foundation/sort.js';
import type { LocateSource } from './frame.js';
import type { Diagnostic } from './report.js';

/**
 * Sorts diagnostics by document, line and column. Those without a place come first; last comes what concerns the output,
 * for it follows from what was read.
 * @param locate how places are looked up; what it does not find keeps its order, before what it finds
 */
export function inReadingOrder(
  diagnostics: readonly Diagnostic[],
  locate: LocateSource,
): Diagnostic[] {
  const located = diagnostics.map((diagnostic) => {
    const { location } = diagnostic;
    const { line = 0, column = 0 } = (location && locate(location)) ?? {};
    const rank = isConsequence(diagnostic) ? 1 : 0;
    return { diagnostic, rank, source: location?.source ?? '', line, column };
  });
  located.sort(
    (a, b) =>
      a.rank - b.rank || byCodeUnit(a.source, b.source) || a.line - b.line || a.column - b.column,
  );
  return located.map(({ diagnostic }) => diagnostic);
}

function isConsequence({ code }: Diagnostic): boolean {
  return /^(output|handlers)\//.test(code);
}
