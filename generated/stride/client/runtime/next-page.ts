/** Finds the next page of a list. */
import { platform, type Headers } from "./platform.js";

/** The position of a page in a list. It is plain data, so it can be stored. */
export interface Place {
  /** A cursor, a URL or a number. */
  readonly at: string | number | bigint;
  /** The number of items on all previous pages. */
  readonly seen: number;
}

/** A page, together with its request and response. */
export interface PageAnswer {
  readonly page: unknown;
  readonly items: readonly unknown[];
  readonly headers: Headers;
  /** The URL of the page after redirects; empty if the platform does not provide it. */
  readonly url: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The position of this page; absent for the first page. */
  readonly place: Place | undefined;
}

/** How the next page is requested. */
export interface Next {
  /**
   * The path of the argument that selects the page. If absent, the position of
   * a page is a URL, to which the request is sent.
   */
  readonly input?: readonly string[];
  /**
   * True if the client computes the position. An API that ignores the argument
   * would return the same page forever, so the items of consecutive pages are
   * compared.
   */
  readonly counted?: true;
  /** Returns the position of the next page; `undefined` after the last page. */
  readonly after: (answer: PageAnswer) => Place | undefined;
}

/** Pages by the `Link` header: requests the URL whose relation is `next` (RFC 8288). */
export function byLink(): Next {
  return {
    after: (answer) => address(answer, nextLink(answer.headers.get("link"))),
  };
}

/** Pages by URL: requests the URL that the response body contains at `next`. */
export function byUrl(next: readonly string[]): Next {
  return { after: (answer) => address(answer, at(answer.page, next)) };
}

/**
 * Pages by cursor: takes the cursor at `next` in the response body, and sends it as the argument
 * `input` of the next request.
 * @param more the path of a boolean in the response body that is false on the last page
 */
export function byCursor(
  input: readonly string[],
  next: readonly string[],
  more?: readonly string[],
): Next {
  return {
    input,
    after: (answer) =>
      more && at(answer.page, more) === false
        ? undefined
        : placeAt(at(answer.page, next), answer),
  };
}

/**
 * Pages by item: takes `key` from the last item of a page, and sends it as the argument `input` of
 * the next request.
 * @param key the path of the key in an item
 * @param more the path of a boolean in the response body that is true if more pages follow
 */
export function byItem(
  input: readonly string[],
  key: readonly string[],
  more: readonly string[],
): Next {
  return {
    input,
    after: (answer) => {
      const { items, page } = answer;
      const last =
        at(page, more) === true ? items[items.length - 1] : undefined;
      return placeAt(at(last, key), answer);
    },
  };
}

/**
 * Pages by offset: sends the number of items to skip as the argument `input`. A page may be shorter
 * than requested, so only the total or an empty page ends the list.
 */
export function byOffset(
  input: readonly string[],
  total?: readonly string[],
): Next {
  return {
    input,
    counted: true,
    after: (answer) => {
      const { args, items, page, place } = answer;
      const end = Number(place?.at ?? at(args, input) ?? 0) + items.length;
      const all = total && count(at(page, total));
      const isLast = items.length === 0 || (all !== undefined && end >= all);
      return isLast ? undefined : placeAt(end, answer);
    },
  };
}

/** The paths of the total number of items and of pages in the response body. */
export interface PageCounts {
  readonly total?: readonly string[];
  readonly pages?: readonly string[];
}

/**
 * Pages by number: sends the number of the page as the argument `input`. The list ends when the
 * last page or the total is reached. If the response contains neither, it ends with an empty page.
 * @param first the number of the first page
 */
export function byPage(
  input: readonly string[],
  first: number,
  { total, pages }: PageCounts = {},
): Next {
  return {
    input,
    counted: true,
    after: (answer) => {
      const { args, items, page, place } = answer;
      const sent = at(args, input);
      const number = Number(place?.at ?? sent ?? first);
      const next = placeAt(number + 1, answer);
      const last = pages && count(at(page, pages));
      const all = total && count(at(page, total));
      // The total is useful only if the caller has started at the first page. Otherwise, the number
      // of skipped items is unknown.
      const isWhole = sent === undefined || Number(sent) === first;
      const isLast =
        items.length === 0 ||
        (last !== undefined && number - first + 1 >= last) ||
        (all !== undefined && isWhole && (next?.seen ?? 0) >= all);
      return isLast ? undefined : next;
    },
  };
}

/** Returns the value at a path of property names; `undefined` if a property is missing. */
export function at(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    current =
      typeof current === "object" && current !== null
        ? Reflect.get(current, name)
        : undefined;
  }
  return current;
}

function placeAt(
  where: unknown,
  { items, place }: PageAnswer,
): Place | undefined {
  const isStated =
    (typeof where === "string" && where !== "") ||
    typeof where === "number" ||
    typeof where === "bigint";
  if (!isStated) return undefined;
  return { at: where, seen: (place?.seen ?? 0) + items.length };
}

/**
 * Resolves a relative URL against the URL of the page that contains it, so that the position can be
 * stored and used later.
 */
function address(answer: PageAnswer, where: unknown): Place | undefined {
  const isStated = typeof where === "string" && where !== "";
  if (!isStated) return undefined;
  const { url } = answer;
  const whole = url ? new platform.URL(where, url).href : where;
  return placeAt(whole, answer);
}

/** Parses a count. Some APIs send 64-bit counts as strings. */
function count(raw: unknown): number | undefined {
  const isCount = typeof raw === "string" ? raw !== "" : raw != null;
  const number = isCount ? Number(raw) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** Returns the target of the link whose relation is `next` (RFC 8288 §3). */
function nextLink(header: string | null): string | undefined {
  let found: string | undefined;
  for (const [, target, parameters = ""] of (header ?? "").matchAll(LINK)) {
    for (const [, quoted, token = quoted] of parameters.matchAll(REL)) {
      const relations = (token ?? "").toLowerCase().split(/\s+/);
      if (relations.includes("next")) found ??= target;
    }
  }
  return found;
}

const LINK = /<([^<>]*)>([^<]*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s";,]+))/gi;
