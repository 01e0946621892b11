/** Reports pagination that a user has declared, but that matches no operation. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import { paginationFinding } from '../../../api/pagination/index.js';
import { operationText } from '../../../model/path.js';

/** Reports each declaration of pagination that is invalid or does not match its operation, with the reason. */
export function reviewPagination(api: Api, report: Report): void {
  for (const endpoint of api.endpoints) {
    if (endpoint.extensions.size === 0) continue;
    const finding = paginationFinding(endpoint, api);
    if (finding.kind !== 'wrong') continue;
    const { keyword, reason } = finding;
    const [origin] = endpoint.origins;
    report.add('op/paging', { key: operationText(endpoint), keyword, reason }, origin);
  }
}
