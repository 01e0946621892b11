/** Finds the next page of a list. */
import { platform, type Headers } from "./platform.js";

/** The position of a page, as plain data. */
export interface Place {
  /** A cursor, a URL or a number. */
  readonly at: string | number | bigint;
  /** The number of items before the page. */
  readonly seen: number;
}

/** A page, with its request. */
export interface PageAnswer {
  readonly page: unknown;
  readonly items: readonly unknown[];
  readonly headers: Headers;
  /** The URL after redirects; empty if the platform does not provide it. */
  readonly url: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The position that was requested; absent for the first page. */
  readonly place: Place | undefined;
}

/** How to request the next page. */
export interface Next {
  /** The path of the argument to set; if absent, the URL of the request changes. */
  readonly input?: readonly string[];
  /**
   * True if the client computes the position. An API that ignores the argument would then return the same page forever.
   */
  readonly counted?: true;
  /** Returns `undefined` after the last page. */
  readonly after: (answer: PageAnswer) => Place | undefined;
}

/** Follows the header `Link` (RFC 8288) with `rel="next"`. */
export function byLink(): Next {
  return {
    after: (answer) => address(answer, nextLink(answer.headers.get("link"))),
  };
}

/** Follows a URL in the body. */
export function byUrl(next: readonly string[]): Next {
  return { after: (answer) => address(answer, at(answer.page, next)) };
}

/**
 * Sends a cursor from the body.
 * @param more the path of a boolean that is false on the last page
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
 * Sends the key of the last item of the page.
 * @param key the path of the key in an item
 * @param more the path of a boolean that is true if more pages follow
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
 * Sends the number of items to skip. A page may be shorter than requested, so only the total or an empty page ends the
 * list.
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

/** The paths of counts in the body. */
export interface PageCounts {
  readonly total?: readonly string[];
  readonly pages?: readonly string[];
}

/**
 * Sends the number of the page. The list ends with its last page or its total, else with an empty page.
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
      // The total is only useful if the caller started at the first page: the number of skipped items is unknown
      // otherwise.
      const isWhole = stated === undefined || Number(stated) === first;
      const isLast =
        items.length === 0 ||
        (last !== undefined && number - first + 1 >= last) ||
        (all !== undefined && isWhole && (next?.seen ?? 0) >= all);
      return isLast ? undefined : next;
    },
  };
}

/** Returns the value at a path of property names; `undefined` if one is missing. */
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
 * Resolves a relative URL against the URL of the page that contains it, so that
 * the position is valid on its own.
 */
function address(answer: PageAnswer, where: unknown): Place | undefined {
  const isStated = typeof where === "string" && where !== "";
  if (!isStated) return undefined;
  const { url } = answer;
  const whole = url ? new platform.URL(where, url).href : where;
  return placeAt(whole, answer);
}

/** Parses a count. Counts of 64 bits may be strings. */
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
