/** Builds the URL of a call. The values of arguments cannot change its server or its operation. */
import type { CallOptions } from "./client.js";
import { invalid } from "./errors.js";
import { platform, type URL } from "./platform.js";

/**
 * Joins the server, the path and the query.
 * @param declared the server that the description declares for the operation or the API
 * @param chosen the base URL that the caller has set: absolute, or relative to the page in a
 *   browser
 * @param path the path, with encoded values
 * @param query texts such as `name=value&…`, already encoded; empty texts are omitted
 * @throws TypeError if the server is unknown or is not an HTTP URL, or if the path would call
 *   another operation
 */
export function urlOf(
  declared: string | undefined,
  chosen: CallOptions["baseUrl"],
  path: string,
  query: readonly string[] = [],
): URL {
  const named = typeof chosen === "object" ? chosen[declared ?? "/"] : chosen;
  const given = typeof named === "function" ? named(declared) : named;
  let base = trimmed(given ?? declared ?? "");
  if (typeof named === "string" && declared?.startsWith("/")) {
    // A server that is declared as a path only is appended to the base URL.
    const tail = trimmed(declared);
    if (!base.endsWith(tail)) base += tail;
  }
  if (given === undefined && !/^https?:[^{}]+$/i.test(base)) {
    throw invalid(
      "baseUrl",
      `is required; the API declares ${base ? `only "${base}"` : "no server"}`,
    );
  }
  const url = new platform.URL(base + path, platform.location?.href);
  const { href, origin, pathname } = url;
  if (!/^http/.test(href) || href !== origin + pathname) {
    throw invalid(
      "baseUrl",
      "must be an http(s) URL without credentials (use `auth`), query and fragment",
    );
  }
  // URL parsers resolve "." and "..", which would call another operation.
  if (!pathname.endsWith(path)) {
    throw invalid(path, 'a segment must not be "." or ".."');
  }
  url.search = query.filter(Boolean).join("&");
  return url;
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, "");
}
