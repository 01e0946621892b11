/** Reports documents that contribute nothing to the API, and the reason. */
import type { Report } from '../../base/diagnostics/report.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import type { Api } from '../../model/api.js';
import type { SourceId } from '../../model/origin.js';
import { Cursor } from '../source/cursor.js';
import type { Document } from '../source/document.js';
import { formatAmong } from '../source/kind.js';
import type { Format } from './format.js';
import { missingContent } from './missing-key.js';
import type { Recording } from './traffic/index.js';

/** What was read from the inputs of a run. */
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
  for (const document of documents) {
    const format = formatAmong(document.data, formats, document.source);
    if (format && empty.has(document.source)) reportNothing(document, format, report);
  }
}

function hasNoCalls({ endpoints, webhooks, schemas }: Api): boolean {
  return endpoints.length + webhooks.length + schemas.size === 0;
}

function hasNothing(api: Api): boolean {
  const { servers, securitySchemes, tags } = api;
  return hasNoCalls(api) && servers.length + securitySchemes.size + tags.size === 0;
}

function reportNothing(document: Document, format: Format, report: Report): void {
  const { title, kind } = format;
  const { source, data } = document;
  // If there are entries, the reason why each was skipped is already reported.
  if (!isPlainObject(data) || (format.countEntries?.(data) ?? 0) > 0) return;
  const root = new Cursor(document, report, data);
  const missing = missingContent(root, format.content?.(data) ?? []);
  if (missing?.misspelt === undefined) {
    const isDescription = kind === 'description';
    const words = { what: title, isDescription, ...(missing && { key: missing.key }) };
    root.add('file/no-content', words);
    return;
  }
  const { key, misspelt } = missing;
  const place = missing.place.get(misspelt);
  // The reader of descriptions has already reported the same key.
  const isSame = (at: { source: SourceId; pointer: string }): boolean =>
    at.source === source && at.pointer === place.pointer;
  report.withdraw((at, code) => code === 'key/unknown' && isSame(at));
  place.add('file/misspelt-key', { what: title, key, misspelt }, 'key');
}
