/** Applies overlays to the merged API. The API is printed as OpenAPI, changed, and read back. */
import { createReport, type Report } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import { readDocument } from '../../input/read/index.js';
import type { ResolveOptions } from '../resolve/index.js';
import type { Document } from '../../input/source/index.js';
import { applyOverlay } from './apply.js';
import { carryOver } from './carry-over.js';
import { decisionsIn, type IsDecided } from './decisions.js';
import { emittedDocument } from '../../print/openapi/place.js';
import { scrubMarks } from './scrub.js';
import { overlayTarget } from './target.js';
import { withdrawResolvedUnknowns } from './resolved-unknowns.js';
import { createTouches } from './touches.js';
import { isPositional } from './as-written.js';

export { ACCEPTED, acceptedIn, type AcceptedConflict } from './accepted.js';
export { changesAsWritten, withWrittenOrigins, type WrittenChanges } from './as-written.js';
export { withdrawResolvedUnknowns } from './resolved-unknowns.js';
export { overlayTarget } from './target.js';

/** The document name under which the merged API is read back. No origin of the result contains it. */
const MERGED = 'merged API';

/** The API after overlays, and the conflicts that they decide. */
export interface Overlaid {
  readonly api: Api;
  readonly isDecided: IsDecided;
}

/**
 * Applies overlays in order, each to the result of the previous one (OpenAPI Overlay 1.1), so that an overlay may use
 * components that an earlier overlay added. Values that an overlay changes get the overlay as their origin; all other
 * values keep their origins. Diagnostics about unknown facts are withdrawn if an overlay declares these facts.
 * @param naming how operations are named, so that targets can select operations by operationId
 * @param written the ids of actions that have already been applied to the original descriptions
 */
export async function applyOverlays(
  api: Api,
  overlays: readonly Document[],
  naming: ResolveOptions,
  report: Report,
  written: ReadonlySet<string>,
): Promise<Overlaid> {
  const unchanged: Overlaid = { api, isDecided: () => false };
  if (overlays.length === 0) return unchanged;
  const { original, data } = overlayTarget(api, naming);
  const { document, touched } = await applyOverlay(data, overlays, report, (action, selected) => {
    if (!written.has(action.id)) return selected;
    const isRepeatable = action.isRemoval && !isPositional(action.target);
    return isRepeatable && selected.length > 0 ? selected : undefined;
  });
  if (touched.length === 0) return unchanged;
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
  if (!read) return unchanged;
  const corrected = carryOver(original, read, touches);
  withdrawResolvedUnknowns(api, corrected, new Set(overlays.map(({ source }) => source)), report);
  return { api: corrected, isDecided: decisionsIn(emittedDocument(api, document), touches) };
}

/** Returns the changed data as a document. It has no text, because no origin refers to it. */
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
