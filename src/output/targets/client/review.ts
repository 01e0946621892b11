/** Reports for the users of a client: declared pagination that fits no operation. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import { pagingFinding } from '../../../api/paging/index.js';

/** Says of each statement about pages that is not understood, or fits not, what is wrong with it. */
export function reviewPaging(api: Api, report: Report): void {
  for (const endpoint of api.endpoints) {
    if (endpoint.extensions.size === 0) continue;
    const finding = pagingFinding(endpoint, api);
    if (finding.kind !== 'wrong') continue;
    const { keyword, reason } = finding;
    const [origin] = endpoint.origins;
    report.add('op/paging', { key: endpoint.key, keyword, reason }, origin);
  }
}
