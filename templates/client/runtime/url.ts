/** Where a call goes: no value can move it to another place. */
import type { CallOptions } from "./client.js";
import { platform, type URL } from "./platform.js";

/**
 * The URL of a call: server, path and query joined as text.
 * @param stated the server of the operation or of the API, where they have one
 * @param chosen what the caller says; absolute, or relative to the page in a browser
 * @param path its values are encoded already
 * @param query pairs as `name=value&…`, encoded already; empty ones are left out
 * @throws TypeError when nobody says where the server is, it is no HTTP URL, or the result would leave it
 */
export function urlOf(
  stated: string | undefined,
  chosen: CallOptions["baseUrl"],
  path: string,
  query: readonly string[] = [],
): URL {
  const named = typeof chosen === "object" ? chosen[stated ?? "/"] : chosen;
  const given = typeof named === "function" ? named(stated) : named;
  let base = trimmed(given ?? stated ?? "");
  if (typeof named === "string" && stated?.startsWith("/")) {
    // A path that is stated without a host is part of every address of it.
    const tail = trimmed(stated);
    if (!base.endsWith(tail)) base += tail;
  }
  if (given === undefined && !/^https?:[^{}]+$/i.test(base)) {
    throw new TypeError(`baseUrl: nobody says where ${base || "the API"} is`);
  }
  const url = new platform.URL(base + path, platform.location?.href);
  const { href, origin, pathname } = url;
  if (!/^http/.test(href) || href !== origin + pathname) {
    throw new TypeError(
      "baseUrl: must be http(s) without credentials (use `auth`), query and fragment",
    );
  }
  // A URL parser takes "." and ".." for "here" and "up": another operation would be called.
  if (!pathname.endsWith(path)) {
    throw new TypeError(`${path}: a segment "." or ".." cannot be sent`);
  }
  url.search = query.filter(Boolean).join("&");
  return url;
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, "");
}
