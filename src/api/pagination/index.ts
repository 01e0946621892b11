/** Finds the pagination of operations. Pagination is declared, or inferred if the API description is unambiguous. */
import { memoizeByView } from '../../base/foundation/memo.js';
import type { Api, Endpoint } from '../../model/api.js';
import { listResponseOf } from './response.js';
import { inferredPagination } from './inferred.js';
import type { Pagination, PaginationFinding } from './pagination.js';
import { declaredPagination } from './declared.js';

export { lastPage, singlePage } from './single-page.js';
export { paginationText, dottedPath } from './pagination.js';
export type {
  ResponsePath,
  NextPage,
  Pagination,
  PaginationFinding,
  PaginationInput,
} from './pagination.js';

/** Returns the declared or inferred pagination of an operation. */
export const paginationFinding = memoizeByView(
  (endpoint: Endpoint, api: Api): PaginationFinding => {
    const answer = listResponseOf(endpoint, api);
    const declared = declaredPagination(endpoint, answer, api);
    if (declared) return declared;
    const paging = answer && inferredPagination(endpoint, answer, api);
    return paging ? { kind: 'pages', paging } : { kind: 'none' };
  },
);

/**
 * Returns the pagination of an operation.
 * @returns `undefined` if pagination is neither declared nor inferred
 */
export function paginationOf(endpoint: Endpoint, api: Api): Pagination | undefined {
  const finding = paginationFinding(endpoint, api);
  return finding.kind === 'pages' ? finding.paging : undefined;
}
