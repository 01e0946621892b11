/** Reports documents that contribute nothing to the API, and the reason. */
import type { Report, SourceLocation } from '../../base/diagnostics/report.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import type { Api } from '../../model/api.js';
import type { SourceId } from '../../model/origin.js';
import { Cursor } from '../source/cursor.js';
import type { Document } from '../source/document.js';
import { formatAmong } from '../source/kind.js';
import type { Format } from './format.js';
import { missingContent } from './missing-key.js';
import type { Recording } from './traffic/index.js';

/** The results of reading the inputs of a run. */
interface ReadInputs {
  readonly described: readonly Api[];
  /** The APIs that were inferred from recordings. */
  readonly observed: readonly Api[];
  readonly recordings: readonly Recording[];
}

/**
 * Reports each document without operations and schemas. A description may also declare only servers or credentials for
 * other documents, which is not reported unless no document has an operation.
 * @param documents the inputs
 */
export function reportNothingRead(
  documents: readonly Document[],
  formats: readonly Format[],
  { described, observed, recordings }: ReadInputs,
  report: Report,
): void {
  const isAllEmpty = [...described, ...observed].every(hasNoCalls);
  const empty = new Set<SourceId | undefined>([
    ...described.filter(isAllEmpty ? hasNoCalls : hasNothing).map((api) => api.document?.source),
    ...recordings.filter(({ exchanges }) => exchanges.length === 0).map(({ source }) => source),
  ]);
  const misspelt = new Set<string>();
  for (const document of documents) {
    const format = formatAmong(document.data, formats, document.source);
    if (!format || !empty.has(document.source)) continue;
    const place = reportNothing(document, format, report);
    if (place) misspelt.add(placeOf(place.origin()));
  }
  if (misspelt.size === 0) return;
  // The reader of descriptions has already reported the same keys as unknown.
  report.withdraw((at, code) => code === 'key/unknown' && misspelt.has(placeOf(at)));
}

function placeOf({ source, pointer }: Pick<SourceLocation, 'source' | 'pointer'>): string {
  return `${source} ${pointer}`;
}

function hasNoCalls({ endpoints, webhooks, schemas }: Api): boolean {
  return endpoints.length + webhooks.length + schemas.size === 0;
}

function hasNothing(api: Api): boolean {
  const { servers, securitySchemes, tags } = api;
  return hasNoCalls(api) && servers.length + securitySchemes.size + tags.size === 0;
}

/** Returns the misspelt key, if there is one. */
function reportNothing(document: Document, format: Format, report: Report): Cursor | undefined {
  const { title: what, kind } = format;
  const { data } = document;
  // If there are entries, the reason why each was skipped is already reported.
  if (!isPlainObject(data) || (format.countEntries?.(data) ?? 0) > 0) return undefined;
  const root = new Cursor(document, report, data);
  const missing = missingContent(root, format.content?.(data) ?? []);
  if (missing?.misspelt === undefined) {
    const words = { what, isDescription: kind === 'description' };
    root.add('file/no-content', { ...words, ...(missing && { key: missing.key }) });
    return undefined;
  }
  const { key, misspelt } = missing;
  const place = missing.place.get(misspelt);
  place.add('file/misspelt-key', { what, key, misspelt }, 'key');
  return place;
}
