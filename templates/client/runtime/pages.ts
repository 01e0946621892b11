/** Lists that come page by page. */
import type { Client, RequestOptions } from "./client.js";
import { at, type Next, type PageAnswer, type Place } from "./next-page.js";
import { platform, type Response } from "./platform.js";

/** How an operation pages. */
export interface Paging<Args, Page, Item> {
  /** Names of properties, from the answer inwards, to the items. */
  readonly items: readonly string[];
  readonly next: Next;
  /** Never there: what it takes, and what comes. */
  readonly types?: (args: Args) => readonly [Page, Item];
}

/** What a function of the client gives. */
interface Answering<Page> extends PromiseLike<Page> {
  response(): Promise<Response>;
}

/** An operation of which each answer is a page: made by `paged`. */
export interface Paged<Args, Page, Item> {
  readonly paging: Paging<Args, Page, Item>;
}

/** What can be set for a walk through pages; the rest is for each of its calls. */
export interface PagesOptions extends RequestOptions {
  /** After so many pages it ends. By default it goes on to the last one, and throws after 10,000. */
  readonly maxPages?: number | undefined;
}

/** More pages than any list has: an API that always says that there is another one. */
const MOST_PAGES = 10_000;

/** Two pages in a row may be equal by chance, such as counts that are all zero. */
const MOST_REPEATS = 2;

/** The API gives pages without end, or gives one again. */
export class PagingError extends Error {
  override readonly name = "PagingError";
}

/** One page. */
export interface PageOf<Page, Item> {
  /** The answer as it came. */
  readonly page: Page;
  readonly items: readonly Item[];
  /** Where the next page is, for `readPage`: plain data. Absent: this is the last one. */
  readonly next?: Place;
}

/** The items at names of properties. */
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

/** What follows a client in a call; the arguments may be left out where none is required. */
export type PagesArgs<Args, Options> =
  Partial<Args> extends Args
    ? [args?: Args, options?: Options]
    : [args: Args, options?: Options];

/**
 * An operation with what is known of its pages: it is called as before.
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
 * All items of a list, page by page:
 *
 *     for await (const pet of pages(listPets, client, { limit: 50 })) …
 *     for await (const page of pages(listPets, client).byPage()) …
 *
 * A page is asked for when the one before it is used up. What a call throws, the loop throws; so it does when the
 * signal is aborted.
 * @param operation one of those that stand in `pages.ts` beside this function
 * @throws PagingError (the loop) when the API gives a page again, or 10,000 of them
 */
export function pages<Args, Page, Item>(
  operation: Paged<Args, Page, Item>,
  client: Client,
  ...[args, options]: PagesArgs<Args, PagesOptions>
): Pages<Page, Item> {
  return new Pages(() => walk(operation, client, args, options));
}

/** A list: its items, or its pages. Each loop begins at the first page. */
export class Pages<Page, Item> implements AsyncIterable<Item> {
  readonly #walk: () => AsyncGenerator<PageOf<Page, Item>, void>;

  constructor(walk: () => AsyncGenerator<PageOf<Page, Item>, void>) {
    this.#walk = walk;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const { items } of this.#walk()) {
      // One by one: TypeScript 5.4 asks more of `yield*`.
      for (const item of items) yield item;
    }
  }

  /** The answers as they come. */
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
        `there are more than ${MOST_PAGES} pages: say maxPages to read so many, or more`,
      );
    }
  }
}

function again(place: Place | undefined): PagingError {
  return new PagingError(
    `the API gives the page at ${String(place?.at ?? "its beginning")} again`,
  );
}

/** Items that can be told apart, as a text; of numbers and words, many a page may be like the one before it. */
function textOf(items: readonly unknown[]): string {
  if (!items.some((item) => typeof item === "object" && item !== null))
    return "";
  return JSON.stringify(items, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}

/**
 * One page of a list, and where the next one is: for whoever keeps pages.
 * @param place `next` of the page before; absent: the first page
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
 * A client whose calls go to a certain address, with the credentials of the call. It says where the next page is, and
 * must not say who is told secrets: of another origin (a service behind a proxy names itself so) only its query counts.
 */
function clientAt(client: Client, address: string): Client {
  return {
    ...client,
    credentials: (security, url, stated, chosen) => {
      const own = client.credentials?.(security, url, stated, chosen);
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
