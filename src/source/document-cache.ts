/** Documents that were parsed before, for runs one after the other in one process. */
import type { Report } from '../diagnostics/report.js';
import type { SourceId } from '../model/origin.js';
import type { Document } from './document.js';

/** What a file was when it was parsed last, and what was said about it. */
export interface ParsedFile {
  /** Of its bytes. */
  readonly hash: string;
  readonly documents: readonly Document[];
  readonly said: readonly Parameters<Report['add']>[];
}

/** At most one entry for each file. */
export type DocumentCache = Map<SourceId, ParsedFile>;

/**
 * The documents of a file, parsed only when its bytes are others than the last time.
 * What was said about them is said again.
 * @param parse does the work
 */
export async function parsedOnce(
  cache: DocumentCache,
  source: SourceId,
  hash: string,
  report: Report,
  parse: (report: Report) => Promise<readonly Document[]>,
): Promise<readonly Document[]> {
  const known = cache.get(source);
  if (known?.hash === hash) {
    for (const words of known.said) report.add(...words);
    return known.documents;
  }
  const said: Parameters<Report['add']>[] = [];
  const listening: Report = {
    ...report,
    add: (...words) => {
      said.push(words as Parameters<Report['add']>);
      report.add(...words);
    },
  };
  const documents = await parse(listening);
  cache.set(source, { hash, documents, said });
  return documents;
}
