/** Writes origins and conflicts next to the values that they concern, such as the `summary` of an operation. */
import type { Origin } from '../../model/origin.js';
import type { Json } from '../../model/schema.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import type { ExportState, Provenance } from './export-state.js';
import { jsonObject, type JsonObject } from './record.js';

/**
 * Returns the origins of a fact: one entry for each location, in the order of documents and lines.
 * @returns `undefined` if the origins are not exported, or if the fact has none
 */
export function provenanceData(origins: readonly Origin[], state: ExportState): Json[] | undefined {
  const { provenance } = state.options;
  if (provenance === undefined || origins.length === 0) return undefined;
  const only = origins[0];
  if (only && origins.length === 1) return [placeObject(only, provenance)];
  const places = new Map<string, { source: string; line: number; column: number; json: Json }>();
  for (const origin of origins) {
    const { line, column } = provenance.locate(origin);
    const { source, trust } = origin;
    const json = placeObject(origin, provenance);
    places.set(JSON.stringify([source, line, column, trust]), { source, line, column, json });
  }
  return [...places.values()]
    .sort((a, b) => byCodeUnit(a.source, b.source) || a.line - b.line || a.column - b.column)
    .map(({ json }) => json);
}

function placeObject(origin: Origin, { locate }: Provenance): JsonObject {
  const { line, column } = locate(origin);
  const { source, trust } = origin;
  return jsonObject({ source, line, column, trust: trust === 'declared' ? undefined : trust });
}

/** Returns the conflicts about an endpoint or the API, sorted by field. */
export function conflictData(entity: string, state: ExportState): Json[] | undefined {
  const conflicts = state.options.provenance?.conflicts.get(entity) ?? [];
  if (conflicts.length === 0) return undefined;
  const sorted = [...conflicts].sort(
    (a, b) => byCodeUnit(a.field, b.field) || byCodeUnit(a.code, b.code),
  );
  return sorted.map(({ field, code, rule, kept, rejected }) =>
    jsonObject({
      field,
      code,
      kept,
      rule,
      rejected: rejected.map(({ value, why, origins }) =>
        jsonObject({ value, why, origins: provenanceData(origins, state) }),
      ),
    }),
  );
}
