/** The target `openapi`: the merged API as one OpenAPI document. */
import { inPieces } from '../../emit/file.js';
import { jsonPieces } from '../../emit/json/index.js';
import { openApiParts } from '../../openapi/document.js';
import type { ExportedConflict } from '../../openapi/naming.js';
import { versionOf } from '../../openapi/version.js';
import type { Ledger } from '../../reconcile/index.js';
import type { Target } from '../target.js';

/** Writes `openapi.json`, with the elected names as operationIds, the groups as tags, and where each thing is stated. */
export const OPENAPI_TARGET: Target = {
  name: 'openapi',
  *render({ api, names, ledger, locate }) {
    const shared = new Set<object>();
    const document = openApiParts(api, {
      shared,
      operationIds: names.operations,
      groups: names.groups.map((group) => ({ ...group, name: group.tag ?? group.name })),
      provenance: { locate, conflicts: conflictsByEntity(ledger) },
    });
    yield inPieces('openapi.json', jsonPieces(document, shared));
  },
  review(api, report) {
    const { because } = versionOf(api);
    if (because.length > 0) report.add('output/openapi-newer', { because });
  },
};

function conflictsByEntity(ledger: Ledger): Map<string, ExportedConflict[]> {
  const byEntity = new Map<string, ExportedConflict[]>();
  for (const { entity, field, rule, kept, rejected, conflict } of ledger.elections) {
    if (conflict === undefined) continue;
    const conflicts = byEntity.get(entity) ?? [];
    conflicts.push({ field, code: conflict, rule, kept: kept.value, rejected });
    byEntity.set(entity, conflicts);
  }
  return byEntity;
}
