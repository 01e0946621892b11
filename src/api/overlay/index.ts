/** Applies overlays to the merged API in OpenAPI form, and reads the result back. */
import { createReport, type Report } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import { readDocument } from '../../input/read/index.js';
import type { ResolveOptions } from '../resolve/index.js';
import type { Document } from '../../input/source/index.js';
import { applyOverlay } from './apply.js';
import { carryOver } from './carry-over.js';
import { scrubMarks } from './scrub.js';
import { overlayTarget } from './target.js';
import { withdrawResolvedUnknowns } from './resolved-unknowns.js';
import { createTouches } from './touches.js';
import { isPositional } from './as-written.js';

export { ACCEPTED, acceptedIn, type AcceptedConflict } from './accepted.js';
export { changesAsWritten, withWrittenOrigins, type WrittenChanges } from './as-written.js';
export { withdrawResolvedUnknowns } from './resolved-unknowns.js';
export { overlayTarget } from './target.js';

/** The document name of the merged API. It is not kept in any origin. */
const MERGED = 'merged API';

/**
 * Applies overlays in order, each to the result of the previous one (OpenAPI Overlay 1.1), so that one may use the
 * components of another. Values that an overlay changes get the overlay as their origin; all others stay as they were.
 * Diagnostics about unknown facts are withdrawn if an overlay declares them.
 * @param naming how operations are named, so that targets can select by operationId
 * @param written the ids of actions already applied to the original descriptions
 */
export async function applyOverlays(
  api: Api,
  overlays: readonly Document[],
  naming: ResolveOptions,
  report: Report,
  written: ReadonlySet<string>,
): Promise<Api> {
  if (overlays.length === 0) return api;
  const { original, data } = overlayTarget(api, naming);
  const { document, touched } = await applyOverlay(data, overlays, report, (action, selected) => {
    if (!written.has(action.id)) return selected;
    const isRepeatable = action.isRemoval && !isPositional(action.target);
    return isRepeatable && selected.length > 0 ? selected : undefined;
  });
  if (touched.length === 0) return api;
  scrubMarks(document, touched);
  const touches = createTouches(touched);
  const complaints = createReport();
  const read = readDocument(asDocument(document), complaints);
  for (const complaint of complaints.list()) {
    const [origin] = complaint.location ? touches.at(complaint.location.pointer) : [];
    if (origin) {
      report.forward({
        ...complaint,
        location: { source: origin.source, pointer: origin.pointer },
        also: [],
      });
    }
  }
  if (!read) return api;
  const corrected = carryOver(original, read, touches);
  withdrawResolvedUnknowns(api, corrected, new Set(overlays.map(({ source }) => source)), report);
  return corrected;
}

/** Returns the changed data as a document. It has no text, because no origin points into it. */
function asDocument(data: unknown): Document {
  return {
    source: MERGED,
    syntax: 'json',
    text: '',
    data,
    hash: '',
    locate: () => ({ line: 1, column: 1, length: 0 }),
    line: () => '',
    scalarText: () => undefined,
  };
}
