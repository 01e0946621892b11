/** Finds locations in documents that contain only parts which the filter removed from the API. */
import type { SourceLocation } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import { placeKey, type Origin } from '../../model/origin.js';

/**
 * Creates a function that returns true for diagnostics about operations and schemas that were removed. A schema that
 * remaining operations also use was not removed.
 * @param before the API before filtering
 * @param after the API after filtering
 */
export function createLeftOutTest(before: Api, after: Api): (place: SourceLocation) => boolean {
  const kept = new Set(originsOf(after).map(placeKey));
  const gone = new Set(originsOf(before).map(placeKey));
  for (const key of kept) gone.delete(key);
  return ({ source, pointer }) => {
    // Searches from the innermost part outwards, because a part that was kept may be inside a part that was removed.
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const key = placeKey({ source, pointer: pointer.slice(0, end) });
      if (kept.has(key)) return false;
      if (gone.has(key)) return true;
    }
    return false;
  };
}

function originsOf({ endpoints, webhooks, schemas }: Api): readonly Origin[] {
  return [
    ...endpoints.flatMap(({ origins }) => origins),
    ...webhooks.flatMap(({ endpoint }) => endpoint.origins),
    ...[...schemas.values()].flatMap(({ origins }) => origins),
  ];
}
