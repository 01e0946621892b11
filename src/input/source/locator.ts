/** Finds the lines of diagnostics, in all documents of a run. */
import type { LocatedLine } from '../../base/diagnostics/frame.js';
import type { SourceLocation } from '../../base/diagnostics/report.js';
import type { SourceId } from '../../model/origin.js';
import type { Document, Location } from './document.js';

/**
 * Creates a function that finds the line of a diagnostic, so that it can be printed.
 * @param documents all documents of the run
 * @returns a function that returns `undefined` for a file without a document
 */
export function createLocator(
  documents: readonly Document[],
): (place: SourceLocation) => LocatedLine | undefined {
  const known = new Map<SourceId, Document>(
    documents.map((document) => [document.source, document]),
  );
  return (place) => {
    const document = known.get(place.source);
    if (!document) return undefined;
    const location = document.locate(place);
    return { ...location, text: document.line(location.line) };
  };
}

/**
 * Like {@link createLocator}, but the function only finds line and column.
 * @param documents all documents of the run
 * @returns a function that returns `undefined` for a file without a document
 */
export function createFinder(
  documents: readonly Document[],
): (place: Pick<SourceLocation, 'source' | 'pointer'>) => Location | undefined {
  const known = new Map(documents.map((document) => [document.source, document]));
  return ({ source, pointer }) => known.get(source)?.locate({ pointer });
}
