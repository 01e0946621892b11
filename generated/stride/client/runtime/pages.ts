/** Reads paginated lists. */
import type { Client, RequestOptions } from "./client.js";
import { at, type Next, type PageAnswer, type Place } from "./next-page.js";
import { platform, type Response } from "./platform.js";

/** How an operation is paginated. */
export interface Paging<Args, Page, Item> {
  /** The path of the items in the response body. */
  readonly items: readonly string[];
  readonly next: Next;
  /** Never set. It carries the types of the arguments, the page and the item. */
  readonly types?: (args: Args) => readonly [Page, Item];
}

interface Answering<Page> extends PromiseLike<Page> {
  response(): Promise<Response>;
}

/** A function that returns one page per call. It is created by {@link paged}. */
export interface Paged<Args, Page, Item> {
  readonly paging: Paging<Args, Page, Item>;
}

/** Settings of an iteration. The inherited settings apply to each call. */
export interface PagesOptions extends RequestOptions {
  /**
   * Stops after this many pages. By default, all pages are read, and more than 10,000 pages throw a
   * {@link PagingError}.
   */
  readonly maxPages?: number | undefined;
}

/**
 * The maximum number of pages. A list with more pages is assumed to be endless, because the API may
 * always announce another page.
 */
const MOST_PAGES = 10_000;

/**
 * The number of times that a page may repeat before the iteration fails. Two consecutive pages may
 * be equal by chance, for example if all counts are zero.
 */
const MOST_REPEATS = 2;

/** The API returns endless pages, or the same page again. */
export class PagingError extends Error {
  override readonly name = "PagingError";
}

export interface PageOf<Page, Item> {
  readonly page: Page;
  readonly items: readonly Item[];
  /** The position of the next page, which {@link readPage} accepts; absent on the last page. */
  readonly next?: Place;
}

/** The type of the items at a property path in a page. */
export type ItemAt<
  Page,
  Path extends readonly string[],
> = Path extends readonly [
  infer Name extends string,
  ...infer Inner extends readonly string[],
]
  ? Page extends { readonly [Key in Name]?: infer Held }
    ? ItemAt<NonNullable<Held>, Inner>
    : unknown
  : Page extends readonly (infer Item)[]
    ? Item
    : unknown;

/**
 * The arguments that follow the client. The arguments of the operation are optional if all its
 * parameters are.
 */
export type PagesArgs<Args, Options> =
  Partial<Args> extends Args
    ? [args?: Args, options?: Options]
    : [args: Args, options?: Options];

/**
 * Adds pagination to an operation. The operation itself can still be called.
 * @param operation a function of the client
 */
export function paged<
  Operation extends (...words: never[]) => unknown,
  Args,
  Page,
  Item,
>(
  operation: Operation,
  paging: Paging<Args, Page, Item>,
): Operation & Paged<Args, Page, Item> {
  const copy = (...words: never[]): unknown => operation(...words);
  return Object.assign(copy as Operation, { paging, origin: operation });
}

/**
 * Iterates over all items of a list, page by page:
 *
 *     for await (const pet of pages(listPets, client, { limit: 50 })) …
 *     for await (const page of pages(listPets, client).byPage()) …
 *
 * Each page is requested when the items of the previous page are used up. The
 * loop throws the errors of calls, also when the signal is aborted.
 * @param operation one of those exported by `pages.ts`, next to this function
 * @throws PagingError (in the loop) if the API returns the same page again, or
 *   more than 10,000 pages
 */
export function pages<Args, Page, Item>(
  operation: Paged<Args, Page, Item>,
  client: Client,
  ...[args, options]: PagesArgs<Args, PagesOptions>
): Pages<Page, Item> {
  return new Pages(() => walk(operation, client, args, options));
}

/** A list that can be read by item or by page. Each loop starts at the first page. */
export class Pages<Page, Item> implements AsyncIterable<Item> {
  readonly #walk: () => AsyncGenerator<PageOf<Page, Item>, void>;

  constructor(walk: () => AsyncGenerator<PageOf<Page, Item>, void>) {
    this.#walk = walk;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const { items } of this.#walk()) {
      // TypeScript 5.4 rejects `yield*` here.
      for (const item of items) yield item;
    }
  }

  /** Iterates over the response bodies. */
  async *byPage(): AsyncGenerator<Page, void> {
    for await (const { page } of this.#walk()) yield page;
  }
}

async function* walk<Args, Page, Item>(
  operation: Paged<Args, Page, Item>,
  client: Client,
  args: Args | undefined,
  { maxPages, ...options }: PagesOptions = {},
): AsyncGenerator<PageOf<Page, Item>, void> {
  const seen = new Set<string>();
  let place: Place | undefined;
  let before = "";
  let repeats = 0;
  for (let count = 1; ; count++) {
    const page = await readPage(operation, client, args, place, options);
    const text = operation.paging.next.counted ? textOf(page.items) : "";
    repeats = text !== "" && text === before ? repeats + 1 : 0;
    if (repeats === MOST_REPEATS) throw again(place);
    before = text;
    yield page;
    place = page.next;
    if (place === undefined || count === maxPages) return;
    const key = String(place.at);
    if (seen.has(key)) throw again(place);
    seen.add(key);
    if (maxPages === undefined && count >= MOST_PAGES) {
      throw new PagingError(
        `pagination stopped at its default limit of ${MOST_PAGES} pages; to read more, pass a larger "maxPages"`,
      );
    }
  }
}

function again(place: Place | undefined): PagingError {
  const page = place ? `page "${String(place.at)}"` : "first page";
  return new PagingError(
    `pagination stopped, because it would never end: the API returned the ${page} more than once; check the arguments of the call, or report this to the owner of the API`,
  );
}

/**
 * Returns the items as text to compare two pages. Returns `""` if all items are primitives, because
 * such pages are often equal by chance.
 */
function textOf(items: readonly unknown[]): string {
  if (!items.some((item) => typeof item === "object" && item !== null))
    return "";
  return JSON.stringify(items, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}

/**
 * Reads one page, and returns the position of the next page. Use it to store positions yourself,
 * for example in a cache.
 * @param place the `next` of the previous page; absent for the first page
 */
export async function readPage<Args, Page, Item>(
  { paging, ...rest }: Paged<Args, Page, Item>,
  client: Client,
  args: Args | undefined,
  place?: Place,
  options?: RequestOptions,
): Promise<PageOf<Page, Item>> {
  const { items: path, next } = paging;
  const { origin } = rest as unknown as {
    readonly origin: (
      client: Client,
      args: unknown,
      options?: RequestOptions,
    ) => Answering<Page>;
  };
  const given = (args ?? {}) as Readonly<Record<string, unknown>>;
  const isAddress = place !== undefined && next.input === undefined;
  const call = origin(
    isAddress ? clientAt(client, String(place.at)) : client,
    place && next.input ? withInput(given, next.input, place.at) : given,
    options,
  );
  const page = await call;
  const { headers, url } = await call.response();
  const found = at(page, path);
  const items = (Array.isArray(found) ? found : []) as readonly Item[];
  const answer: PageAnswer = { page, items, headers, url, args: given, place };
  const following = next.after(answer);
  return { page, items, ...(following && { next: following }) };
}

function withInput(
  args: Readonly<Record<string, unknown>>,
  [first = "", ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const inner = (args[first] ?? {}) as Readonly<Record<string, unknown>>;
  const held = rest.length === 0 ? value : withInput(inner, rest, value);
  return { ...args, [first]: held };
}

/**
 * Returns a client that sends its calls to the URL of the next page. A response
 * contains that URL, and a response must not decide which server receives
 * credentials. If the URL has another origin (a service behind a proxy often
 * uses its internal name), only its query is used.
 */
function clientAt(client: Client, address: string): Client {
  return {
    ...client,
    credentials: (security, url, declared, chosen) => {
      const own = client.credentials?.(security, url, declared, chosen);
      return {
        renewed: (response) => own?.renewed(response) ?? false,
        sign: async (request) => {
          const target = new platform.URL(address, request.url.href);
          const isOwn = target.origin === request.url.origin;
          if (isOwn) request.url.pathname = target.pathname;
          request.url.search = target.search;
          await own?.sign(request);
        },
      };
    },
  };
}
