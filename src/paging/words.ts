/** The names that descriptions give to what pages. They are compared without case and marks between words. */

/** `next_page-token` and `nextPageToken` are one word. */
export function wordOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** Parameters that take a text of the answer before. */
export const CURSORS: ReadonlySet<string> = new Set([
  ...['cursor', 'pagecursor', 'nextcursor', 'aftercursor', 'after', 'marker', 'nextmarker'],
  ...['pagetoken', 'nexttoken', 'nextpagetoken', 'continuation', 'continuationtoken'],
  ...['nextcontinuationtoken', 'bookmark', 'scrollid', 'startingtoken', 'synctoken'],
]);

/** Parameters that take the id of the item before the page. */
export const ITEMS_BEFORE: ReadonlySet<string> = new Set(['startingafter']);

/** Parameters that take the number of items to leave out. */
export const OFFSETS: ReadonlySet<string> = new Set(['offset', 'skip']);

/** Parameters that take the number of a page. */
export const PAGES: ReadonlySet<string> = new Set([
  ...['page', 'pagenumber', 'pagenum', 'pageno', 'pageindex', 'currentpage', 'pg'],
]);

/** Parameters that take the number of items of a page. */
export const SIZES: ReadonlySet<string> = new Set([
  ...['limit', 'perpage', 'pagesize', 'size', 'take', 'top', 'count', 'pagelimit', 'maxresults'],
  ...['itemsperpage', 'resultsperpage'],
]);

/** Properties that say how many items there are in all. */
export const TOTALS: ReadonlySet<string> = new Set([
  ...['total', 'totalcount', 'totalitems', 'totalresults', 'totalrecords', 'totalelements'],
  ...['totalentries', 'totalrows', 'itemstotal'],
]);

/** Properties that say how many pages there are. */
export const PAGE_COUNTS: ReadonlySet<string> = new Set([
  ...['totalpages', 'pagestotal', 'numpages', 'pagecount', 'lastpage'],
]);

/** Properties that say whether there is another page. */
export const MORE: ReadonlySet<string> = new Set([
  ...['hasmore', 'hasnextpage', 'hasnext', 'morepages', 'moreavailable'],
]);

/** Properties that hold the address of the next page. */
export const ADDRESSES: ReadonlySet<string> = new Set([
  ...['next', 'nextlink', 'nexturl', 'nexturi', 'nexthref', 'nextpageurl', 'nextpageuri'],
  ...['nextpagelink', 'odatanextlink'],
]);

/** Objects of links, and links that stand beside `next` in them (JSON:API). */
export const LINKS: ReadonlySet<string> = new Set(['links']);
export const OTHER_LINKS: ReadonlySet<string> = new Set([
  'self',
  'first',
  'last',
  'prev',
  'previous',
]);

/** Formats of addresses. */
export const ADDRESS_FORMATS: ReadonlySet<string> = new Set(['uri', 'url', 'uri-reference', 'iri']);
