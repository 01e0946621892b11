/** Caches parsed documents between runs in one process. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { SourceId } from '../../../model/origin.js';
import type { Document } from '../document.js';

/** The documents that were parsed from a file, and the diagnostics of parsing it. */
export interface ParsedFile {
  /** The hash of the file's bytes. */
  readonly hash: string;
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Parameters<Report['add']>[];
}

/** The cache has at most one entry for each file. */
export type DocumentCache = Map<SourceId, ParsedFile>;

/**
 * Returns the documents of a file. The file is only parsed if its bytes changed. The diagnostics of parsing it are
 * reported even if the documents come from the cache.
 * @param parse parses the file; returns `undefined` if it cannot, which is not cached
 */
export function parsedOnce(
  cache: DocumentCache,
  source: SourceId,
  hash: string,
  report: Report,
  parse: (report: Report) => readonly Document[] | undefined,
): readonly Document[] | undefined {
  const known = cache.get(source);
  if (known?.hash === hash) {
    for (const words of known.diagnostics) report.add(...words);
    return known.documents;
  }
  const diagnostics: Parameters<Report['add']>[] = [];
  const listening: Report = {
    ...report,
    add: (...words) => {
      diagnostics.push(words as Parameters<Report['add']>);
      report.add(...words);
    },
  };
  const documents = parse(listening);
  if (documents) cache.set(source, { hash, documents, diagnostics });
  return documents;
}
