/** The names of the properties that lead from the response body to a value. An empty path refers to the body itself. */
export type ResponsePath = readonly string[];

/** The parameter or body property that selects the page. */
export interface PaginationInput {
  readonly in: 'query' | 'header' | 'body';
  readonly name: string;
}

/** How to request the next page. */
export type NextPage =
  /** Follows the `Link` header with `rel="next"` (RFC 8288). */
  | { readonly by: 'link' }
  /** Follows a URL in the response. */
  | { readonly by: 'url'; readonly next: ResponsePath }
  /** Sends a cursor from the response. */
  | {
      readonly by: 'cursor';
      readonly input: PaginationInput;
      readonly next: ResponsePath;
      /** The path of a property that is true if more pages follow. */
      readonly more?: ResponsePath;
    }
  /** Sends a key of the last item, such as its id. */
  | {
      readonly by: 'item';
      readonly input: PaginationInput;
      /** The path of the key in an item. */
      readonly key: ResponsePath;
      /** The path of a property that is true if more pages follow. */
      readonly more: ResponsePath;
    }
  /** Sends the number of items to skip. */
  | { readonly by: 'offset'; readonly input: PaginationInput; readonly total?: ResponsePath }
  /** Sends a page number. */
  | {
      readonly by: 'page';
      readonly input: PaginationInput;
      /** The number that selects the first page. */
      readonly first: number;
      /** The path of the total number of items. */
      readonly total?: ResponsePath;
      /** The path of the total number of pages. */
      readonly pages?: ResponsePath;
    };

/** The pagination of an operation. */
export interface Pagination {
  /** The path of the items in the response body. */
  readonly items: ResponsePath;
  readonly next: NextPage;
  /**
   * The reason why the operation has this pagination. The text contains names from the API description, so it must be
   * encoded for output.
   */
  readonly why: string;
}

/** The result of looking for pagination. */
export type PaginationFinding =
  | { readonly kind: 'pages'; readonly paging: Pagination }
  /** The operation has no pagination, or its pagination is ambiguous. */
  | { readonly kind: 'none' }
  /** The declared pagination does not match the parameters or the response. */
  | { readonly kind: 'wrong'; readonly keyword: string; readonly reason: string };

/**
 * Returns a short text about the pagination. It contains names from the API description, so it must be encoded for
 * output.
 */
export function paginationText({ items, next }: Pagination): string {
  const list = items.length === 0 ? 'the response' : dottedPath(items);
  return `${nextText(next)}; the items are ${items.length === 0 ? list : `in ${list}`}`;
}

function nextText(next: NextPage): string {
  switch (next.by) {
    case 'link':
      return 'the header Link leads to the next page';
    case 'url':
      return `${dottedPath(next.next)} of the response is the URL of the next page`;
    case 'cursor':
      return `${dottedPath(next.next)} of the response is ${next.input.name} of the next request`;
    case 'item':
      return `${dottedPath(next.key)} of the last item is ${next.input.name} of the next request`;
    case 'offset':
      return `${next.input.name} is the number of items before the page`;
    case 'page':
      return `${next.input.name} is the number of the page, from ${next.first} on`;
    default:
      return next satisfies never;
  }
}

/** Returns a path in the form `meta.next`. */
export function dottedPath(path: ResponsePath): string {
  return path.join('.');
}
