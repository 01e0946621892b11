/** Conflicts that people have accepted, as listed in an overlay with optional notes. */
import type { Report, SourceLocation } from '../../base/diagnostics/report.js';
import { Cursor } from '../../input/source/cursor.js';
import type { Document } from '../../input/source/index.js';

/** The field of an overlay that lists accepted conflicts: ids, or objects with an id and a note. */
export const ACCEPTED = 'x-restitch-accepted';

/** The id of an accepted conflict, and its location in the overlay. */
export interface AcceptedConflict {
  readonly id: string;
  readonly place: SourceLocation;
}

/** Returns the conflicts that overlays accept. */
export function acceptedIn(overlays: readonly Document[], report: Report): AcceptedConflict[] {
  return overlays.flatMap((overlay) => {
    const list = new Cursor(overlay, report, overlay.data).get(ACCEPTED);
    if (!list.exists) return [];
    return list.items().flatMap((item) => {
      const entry = item.type === 'string' ? item : item.get('id');
      const id = entry.string();
      const { source, pointer } = entry.origin('overlay');
      return id === undefined ? [] : [{ id, place: { source, pointer } }];
    });
  });
}
