/** Locations in documents that contain only parts which the filter removed. */
import type { SourceLocation } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import { placeKey, type Origin } from '../../model/origin.js';

/**
 * Returns a filter for diagnostics: those about operations and schemas that were excluded are dropped.
 * A schema that remaining operations share is kept.
 * @param before everything
 * @param after what the filter kept
 */
export function createLeftOutTest(before: Api, after: Api): (place: SourceLocation) => boolean {
  const kept = new Set(originsOf(after).map(placeKey));
  const gone = new Set(originsOf(before).map(placeKey));
  for (const key of kept) gone.delete(key);
  return ({ source, pointer }) => {
    // From the inside out: a kept part may be inside a removed one.
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
