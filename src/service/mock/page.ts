/** Finds out which page of a list a request asks for. */
import type { Pagination } from '../../api/pagination/index.js';
import type { NeutralRequest } from '../served/runtime.js';
import { isRecord } from './plain.js';

/** A page of a list. The mock generates lists with two pages, or with one. */
export interface RequestedPage {
  readonly paging: Pagination;
  /** How far the page is from the first one; absent if the list has only one page. */
  readonly after?: { readonly pages: number } | { readonly items: number };
}

/**
 * Returns the page that a request asks for.
 * @param body the body of the request
 */
export function requestedPage(
  paging: Pagination,
  request: NeutralRequest,
  body: unknown,
): RequestedPage {
  const { next } = paging;
  // A generated URL in a body leads nowhere, so the list has only one page. For a link in a header, the response is
  // examined later.
  if (next.by === 'url') return { paging };
  if (next.by === 'link') return { paging, after: { pages: 0 } };
  const { in: place, name } = next.input;
  const given =
    place === 'query'
      ? new URLSearchParams(request.search).get(name)
      : place === 'header'
        ? request.header(name.toLowerCase())
        : isRecord(body)
          ? body[name]
          : undefined;
  const isGiven = given !== undefined && given !== null && given !== '';
  switch (next.by) {
    case 'cursor':
    case 'item':
      return { paging, after: { pages: isGiven ? 1 : 0 } };
    case 'offset':
      return { paging, after: { items: isGiven ? countOf(given) : 0 } };
    case 'page':
      return { paging, after: { pages: isGiven ? countOf(given) - next.first : 0 } };
    default:
      return next satisfies never;
  }
}

function countOf(given: unknown): number {
  return Math.trunc(Number(given)) || 0;
}
