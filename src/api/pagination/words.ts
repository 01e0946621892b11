/** Names of parameters and properties used for pagination. They are compared regardless of case and separators. */

/**
 * Removes separators from a name and converts it to lower case: `next_page-token` and `nextPageToken` both become
 * `nextpagetoken`.
 */
export function wordOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** Names of parameters for a cursor from the previous response. */
export const CURSORS: ReadonlySet<string> = new Set([
  ...['cursor', 'pagecursor', 'nextcursor', 'aftercursor', 'after', 'marker', 'nextmarker'],
  ...['pagetoken', 'nexttoken', 'nextpagetoken', 'continuation', 'continuationtoken'],
  ...['nextcontinuationtoken', 'bookmark', 'scrollid', 'startingtoken', 'synctoken', 'continue'],
]);

/** Names of parameters for the id of the last item on the previous page. */
export const ITEMS_BEFORE: ReadonlySet<string> = new Set(['startingafter']);

/** Names of parameters for the number of items to skip. */
export const OFFSETS: ReadonlySet<string> = new Set(['offset', 'skip']);

/** Names of parameters for a page number. */
export const PAGES: ReadonlySet<string> = new Set([
  ...['page', 'pagenumber', 'pagenum', 'pageno', 'pageindex', 'currentpage', 'pg'],
]);

/** Names of parameters for the number of items on each page. */
export const SIZES: ReadonlySet<string> = new Set([
  ...['limit', 'perpage', 'pagesize', 'size', 'take', 'top', 'count', 'pagelimit', 'maxresults'],
  ...['itemsperpage', 'resultsperpage'],
]);

/** Names of properties with the total number of items. */
export const TOTALS: ReadonlySet<string> = new Set([
  ...['total', 'totalcount', 'totalitems', 'totalresults', 'totalrecords', 'totalelements'],
  ...['totalentries', 'totalrows', 'itemstotal'],
]);

/** Names of properties with the total number of pages. */
export const PAGE_COUNTS: ReadonlySet<string> = new Set([
  ...['totalpages', 'pagestotal', 'numpages', 'pagecount', 'lastpage'],
]);

/** Names of properties that are true if more pages follow. */
export const MORE: ReadonlySet<string> = new Set([
  ...['hasmore', 'hasnextpage', 'hasnext', 'morepages', 'moreavailable'],
]);

/** Names of properties with the URL of the next page. */
export const ADDRESSES: ReadonlySet<string> = new Set([
  ...['next', 'nextlink', 'nexturl', 'nexturi', 'nexthref', 'nextpageurl', 'nextpageuri'],
  ...['nextpagelink', 'odatanextlink'],
]);

/** Names of objects that contain links, and of the other links next to `next` in such an object (JSON:API). */
export const LINKS: ReadonlySet<string> = new Set(['links']);
export const OTHER_LINKS: ReadonlySet<string> = new Set([
  'self',
  'first',
  'last',
  'prev',
  'previous',
]);

/** Formats of strings that contain a URL. */
export const ADDRESS_FORMATS: ReadonlySet<string> = new Set(['uri', 'url', 'uri-reference', 'iri']);
