/** Puts a URL together so that no value can move it to another place. */
import { platform, type URL } from "./platform.js";

/**
 * The URL of a call: base, path and query joined as text.
 * @param base absolute, or relative to the page in a browser
 * @param path its values are encoded already
 * @param query pairs as `name=value&…`, encoded already; empty ones are left out
 * @throws TypeError when the base is no HTTP URL, or the result would leave it
 */
export function buildUrl(
  base: string,
  path: string,
  query: readonly string[] = [],
): URL {
  const root = new platform.URL(base, platform.location?.href);
  if (!/^https?:/.test(root.href)) {
    throw new TypeError("baseUrl: must begin with http:// or https://");
  }
  if (root.username + root.password + root.search + root.hash) {
    throw new TypeError(
      "baseUrl: must have no credentials (use `auth`), no query and no fragment",
    );
  }
  checkPath(path);
  // Behind a slash nothing moves the URL to another host.
  const search = query.filter(Boolean).join("&");
  return new platform.URL(
    root.href.replace(/\/+$/, "") + path + (search && "?" + search),
  );
}

function checkPath(path: string): void {
  const [first, ...segments] = path.split(/[/\\]/);
  if (first) throw new TypeError("a path begins with a slash");
  for (const segment of segments) {
    // What a URL parser takes for "here" and "up": it would call another operation.
    if (/^(\.|%2e){1,2}$/i.test(segment)) {
      throw new TypeError(`a path cannot hold the segment "${segment}"`);
    }
  }
}
