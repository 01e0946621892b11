/** From the place of a diagnostic to its line, over all documents of a run. */
import type { LocatedLine } from '../diagnostics/frame.js';
import type { SourceLocation } from '../diagnostics/report.js';
import type { SourceId } from '../model/origin.js';
import type { Document, Location } from './document.js';

/**
 * A function that looks places up, as the formatting of diagnostics wants it.
 * @param documents all documents of the run
 * @returns nothing for places in files that did not become documents
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
 * A function that finds the line and column of places, for those who do not show the line.
 * @param documents all documents of the run
 * @returns nothing for places in files that did not become documents
 */
export function createFinder(
  documents: readonly Document[],
): (place: Pick<SourceLocation, 'source' | 'pointer'>) => Location | undefined {
  const known = new Map(documents.map((document) => [document.source, document]));
  return ({ source, pointer }) => known.get(source)?.locate({ pointer });
}
