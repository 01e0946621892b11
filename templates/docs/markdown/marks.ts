/** Prints the locations of facts, and marks facts that are not declared. */
import {
  codeSpan,
  inline,
  link,
  md,
  text,
  type Md,
} from '../../../src/print/emit/markdown/index.js';
import { memoizeByText } from '../../../src/base/foundation/memo.js';
import type { Origin } from '../../../src/model/origin.js';
import { trustNote } from '../trust.js';
import type { DocsView, FactLocation } from '../view.js';

/** Returns the mark of a fact that no document declares; `undefined` if a document declares it. */
export function markdownTrust(
  origins: readonly Origin[],
  { isForAuthors, settings }: DocsView,
): Md | undefined {
  if (!isForAuthors) return undefined;
  // Nearly all facts have a single, declared origin, so this case is handled first.
  if (origins.length === 1 && origins[0]?.trust === 'declared') return undefined;
  const note = trustNote(origins, settings);
  return note && trustWords(note.words);
}

const trustWords = memoizeByText((words) => md`_${text(words)}_`);

/**
 * Prints a location: `specs/api.yaml:71`. Its trust level (observed, inferred) follows if it is not
 * `declared`.
 */
export function markdownLocation(
  { source, line, trust }: FactLocation,
  { settings }: DocsView,
): Md {
  const shown = codeSpan(`${source}:${line}`);
  const href = settings.editOf?.(source, line);
  const place = href === undefined ? shown : link(shown, href);
  return trust === 'declared' ? place : md`${place} (${text(settings.word(trust))})`;
}

/** Prints a row of locations. */
export function markdownLocations(places: readonly FactLocation[], view: DocsView): Md {
  return inline(
    places.map((place) => markdownLocation(place, view)),
    ', ',
  );
}
