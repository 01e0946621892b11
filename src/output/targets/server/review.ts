/** Reports operations that the generated server cannot distinguish. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import { indistinctPairs } from '../../../print/typescript/path-twins.js';

/** Reports pairs of operations that the same request can match. */
export function reviewServer(api: Api, report: Report): void {
  for (const [{ key, origins }, twin] of indistinctPairs(api)) {
    report.add('path/indistinct', { key, twin: twin.key }, origins[0], twin.origins.slice(0, 1));
  }
}
