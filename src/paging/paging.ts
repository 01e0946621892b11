/** What is known of an operation whose answers are pages of one list. */

/** Names of properties, from the body of an answer inwards; empty: the body itself. */
export type AnswerPath = readonly string[];

/** What a request says where it goes on with: a parameter, or a property of the body. */
export interface PagingInput {
  readonly in: 'query' | 'header' | 'body';
  readonly name: string;
}

/** How the next page is asked for. */
export type NextPage =
  /** At the URL of the header `Link` with `rel="next"` (RFC 8288). */
  | { readonly by: 'link' }
  /** At a URL that stands in the answer. */
  | { readonly by: 'url'; readonly next: AnswerPath }
  /** With a text of the answer. */
  | {
      readonly by: 'cursor';
      readonly input: PagingInput;
      readonly next: AnswerPath;
      /** Whether there are more. */
      readonly more?: AnswerPath;
    }
  /** With what the last item of the page is known by. */
  | {
      readonly by: 'item';
      readonly input: PagingInput;
      /** From the item inwards. */
      readonly key: AnswerPath;
      /** Whether there are more. */
      readonly more: AnswerPath;
    }
  /** With the number of items to leave out. */
  | { readonly by: 'offset'; readonly input: PagingInput; readonly total?: AnswerPath }
  /** With the number of the page. */
  | {
      readonly by: 'page';
      readonly input: PagingInput;
      /** The number of the first page. */
      readonly first: number;
      /** How many items there are in all. */
      readonly total?: AnswerPath;
      /** How many pages there are in all. */
      readonly pages?: AnswerPath;
    };

/** How an operation pages. */
export interface Paging {
  /** The items of a page. */
  readonly items: AnswerPath;
  readonly next: NextPage;
  /** What says so, in words. Holds names of a description: encode it. */
  readonly why: string;
}

/** What is known of the pages of an operation. */
export type PagingFinding =
  | { readonly kind: 'pages'; readonly paging: Paging }
  /** Nothing says that it pages, or not without doubt. */
  | { readonly kind: 'none' }
  /** Somebody states that it pages, and what is stated does not fit what it takes or gives. */
  | { readonly kind: 'wrong'; readonly keyword: string; readonly reason: string };

/** How it pages, in a few words. Holds names of a description: encode it. */
export function pagingText({ items, next }: Paging): string {
  const list = items.length === 0 ? 'the answer' : dottedPath(items);
  return `${nextText(next)}; the items are ${items.length === 0 ? list : `in ${list}`}`;
}

function nextText(next: NextPage): string {
  switch (next.by) {
    case 'link':
      return 'the header Link leads to the next page';
    case 'url':
      return `${dottedPath(next.next)} of the answer is the address of the next page`;
    case 'cursor':
      return `${dottedPath(next.next)} of the answer is ${next.input.name} of the next request`;
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

/** `meta.next` */
export function dottedPath(path: AnswerPath): string {
  return path.join('.');
}
