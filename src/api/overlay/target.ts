/** The document that overlays change: the merged API in the form of OpenAPI 3.1. */
import { createReport } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import { toOpenApi } from '../../print/openapi/document.js';
import { plainData } from '../../model/json.js';
import { resolve, type ResolveOptions } from '../resolve/index.js';
import { componentIds } from './component-ids.js';

/**
 * Returns the OpenAPI form of an API, to which overlays apply.
 * @returns the API with component keys as ids, and its OpenAPI form as plain data
 */
export function overlayTarget(
  api: Api,
  naming: ResolveOptions,
): { readonly original: Api; readonly data: unknown } {
  const original = componentIds(api);
  const { names } = resolve(original, naming, createReport());
  return { original, data: plainData(toOpenApi(original, { operationIds: names.operations })) };
}
