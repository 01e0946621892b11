/** Finds the pagination of operations: declared, or inferred if the description is unambiguous. */
import { memoizeByView } from '../../base/foundation/memo.js';
import type { Api, Endpoint } from '../../model/api.js';
import { answerOf } from './answer.js';
import { foundPaging } from './found.js';
import type { Paging, PagingFinding } from './paging.js';
import { statedPaging } from './stated.js';

export { lastPage, madePage } from './made-pages.js';
export { pagingText, dottedPath } from './paging.js';
export type { AnswerPath, NextPage, Paging, PagingFinding, PagingInput } from './paging.js';

/** Returns the declared or inferred pagination of an operation. */
export const pagingFinding = memoizeByView((endpoint: Endpoint, api: Api): PagingFinding => {
  const answer = answerOf(endpoint, api);
  const stated = statedPaging(endpoint, answer, api);
  if (stated) return stated;
  const paging = answer && foundPaging(endpoint, answer, api);
  return paging ? { kind: 'pages', paging } : { kind: 'none' };
});

/**
 * Returns the pagination of an operation.
 * @returns `undefined` if it is neither declared nor unambiguous
 */
export function pagingOf(endpoint: Endpoint, api: Api): Paging | undefined {
  const finding = pagingFinding(endpoint, api);
  return finding.kind === 'pages' ? finding.paging : undefined;
}
