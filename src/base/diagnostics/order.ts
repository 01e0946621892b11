/** Orders printed diagnostics: top to bottom in a document, and causes before consequences. */
import { DEFINITIONS } from './catalog.js';
import { byCodeUnit } from '../foundation/sort.js';
import type { LocateSource } from './frame.js';
import type { Diagnostic } from './report.js';

/**
 * Sorts diagnostics by document, line and column. Diagnostics without a location come first. Inputs that could not be
 * read come before everything else, and diagnostics about the output come last, because they follow from problems in the
 * input.
 * @param locate resolves locations; if it cannot resolve the location of a diagnostic, the diagnostic comes first in
 * its document, in the original order
 */
export function inReadingOrder(
  diagnostics: readonly Diagnostic[],
  locate: LocateSource,
): Diagnostic[] {
  const located = diagnostics.map((diagnostic) => {
    const { location } = diagnostic;
    const { line = 0, column = 0 } = (location && locate(location)) ?? {};
    const rank = rankOf(diagnostic);
    return { diagnostic, rank, source: location?.source ?? '', line, column };
  });
  located.sort(
    (a, b) =>
      a.rank - b.rank || byCodeUnit(a.source, b.source) || a.line - b.line || a.column - b.column,
  );
  return located.map(({ diagnostic }) => diagnostic);
}

function rankOf({ code, severity }: Diagnostic): number {
  if (/^(output|handlers)\//.test(code)) return 1;
  return severity === 'error' && DEFINITIONS[code].unread === true ? -1 : 0;
}
