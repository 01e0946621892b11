/** Renders the target `openapi`: the merged API as one OpenAPI document. */
import type { Report } from '../../../base/diagnostics/report.js';
import { inPieces, type OutputFile } from '../../../print/emit/file.js';
import { jsonPieces } from '../../../print/emit/json/index.js';
import type { Api } from '../../../model/api.js';
import { openApiParts } from '../../../print/openapi/document.js';
import type { ExportedConflict } from '../../../print/openapi/export-state.js';
import { neededVersion } from '../../../print/openapi/version.js';
import type { Ledger } from '../../../api/reconcile/index.js';
import type { RenderInput } from '../../kit/target.js';
import { OPENAPI_FILE } from './file.js';

type OpenapiInput = Pick<RenderInput, 'api' | 'names' | 'ledger' | 'locate'>;

/**
 * Writes `openapi.json`. The chosen names of operations become their operationIds, and the groups become tags. Each
 * part of the API contains the locations that declare it.
 */
export function* renderOpenapi({
  api,
  names,
  ledger,
  locate,
}: OpenapiInput): Generator<OutputFile> {
  const shared = new Set<object>();
  const document = openApiParts(api, {
    shared,
    operationIds: names.operations,
    groups: names.groups.map((group) => ({ ...group, name: group.tag ?? group.name })),
    provenance: { locate, conflicts: conflictsByEntity(ledger) },
  });
  yield inPieces(OPENAPI_FILE, jsonPieces(document, shared));
}

/** Reports the parts of the API for which the document needs a version of OpenAPI that fewer tools support. */
export function reviewOpenapi(api: Api, report: Report): void {
  const { because } = neededVersion(api);
  if (because.length > 0) report.add('output/openapi-newer', { because });
}

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
