/** Where the next page is. */
import { platform, type Headers } from "./platform.js";

/** Where a page is: plain data. */
export interface Place {
  /** A cursor, an address, a number. */
  readonly at: string | number | bigint;
  /** How many items stand before it. */
  readonly seen: number;
}

/** A page, and what was asked for. */
export interface PageAnswer {
  readonly page: unknown;
  readonly items: readonly unknown[];
  readonly headers: Headers;
  /** Where it was in the end; empty where the platform does not say. */
  readonly url: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Where it was asked for; absent: the first page. */
  readonly place: Place | undefined;
}

/** How the next page is asked for. */
export interface Next {
  /** The argument that says where, from the arguments inwards; absent: the address of the call does. */
  readonly input?: readonly string[];
  /** The client counts where the next page is: an API that does not look at the argument gives one page again and again. */
  readonly counted?: true;
  /** Nothing when a page is the last one. */
  readonly after: (answer: PageAnswer) => Place | undefined;
}

/** At the URL of the header `Link` (RFC 8288) with `rel="next"`. */
export function byLink(): Next {
  return {
    after: (answer) => address(answer, nextLink(answer.headers.get("link"))),
  };
}

/** At a URL in the answer. */
export function byUrl(next: readonly string[]): Next {
  return { after: (answer) => address(answer, at(answer.page, next)) };
}

/**
 * With a text of the answer.
 * @param more where the answer says whether there are more
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
 * With what the last item of the page is known by.
 * @param key where an item says it
 * @param more where the answer says whether there are more
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
 * With the number of items to leave out. A page may hold less than was asked for: the list ends with its total, or
 * with an empty page.
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

/** Where the answer says how many there are. */
export interface PageCounts {
  readonly total?: readonly string[];
  readonly pages?: readonly string[];
}

/**
 * With the number of the page. The list ends with its last page or its total, else with an empty page.
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
      const stated = at(args, input);
      const number = Number(place?.at ?? stated ?? first);
      const next = placeAt(number + 1, answer);
      const last = pages && count(at(page, pages));
      const all = total && count(at(page, total));
      // Who begins in the middle has not seen what stands before it.
      const isWhole = stated === undefined || Number(stated) === first;
      const isLast =
        items.length === 0 ||
        (last !== undefined && number - first + 1 >= last) ||
        (all !== undefined && isWhole && (next?.seen ?? 0) >= all);
      return isLast ? undefined : next;
    },
  };
}

/** The value at names of properties; nothing where one of them is not there. */
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

/** An address is whole as soon as it is known from where. */
function address(answer: PageAnswer, where: unknown): Place | undefined {
  const isStated = typeof where === "string" && where !== "";
  if (!isStated) return undefined;
  const { url } = answer;
  const whole = url ? new platform.URL(where, url).href : where;
  return placeAt(whole, answer);
}

/** Counts of 64 bits may be texts. */
function count(stated: unknown): number | undefined {
  const isCount = typeof stated === "string" ? stated !== "" : stated != null;
  const number = isCount ? Number(stated) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** The target of the link with the relation `next` (RFC 8288 §3). */
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
