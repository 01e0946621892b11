/** Puts a URL together so that no value can move it to another place. */
import { platform, type URL } from "./platform.js";

/**
 * The URL of a call: base, path and query joined as text.
 * @param base absolute, or relative to the page in a browser
 * @param path the pieces of the path; values are encoded already
 * @param query pairs as `name=value&…`, encoded already; empty ones are left out
 * @throws TypeError when the base is no HTTP URL, or the result would leave it
 */
export function buildUrl(
  base: string,
  path: readonly string[],
  query: readonly string[] = [],
): URL {
  const root = parseBase(base);
  const joined = path.join("");
  checkPath(joined);
  const search = query.filter((pairs) => pairs !== "").join("&");
  const target = new platform.URL(
    root.href.replace(/\/+$/, "") + joined + (search && "?" + search),
  );
  if (target.origin !== root.origin) {
    throw new TypeError(`the path leads away from ${root.origin}`);
  }
  return target;
}

function parseBase(base: string): URL {
  const root = new platform.URL(base, platform.location?.href);
  if (!/^https?:$/.test(root.protocol)) {
    throw new TypeError("baseUrl: must begin with http:// or https://");
  }
  if (root.username !== "" || root.password !== "") {
    throw new TypeError("baseUrl: must hold no credentials, use `auth`");
  }
  if (root.search !== "" || root.hash !== "") {
    throw new TypeError("baseUrl: must have no query and no fragment");
  }
  return root;
}

function checkPath(path: string): void {
  if (!path.startsWith("/")) throw new TypeError("a path begins with a slash");
  for (const segment of path.split(/[/\\]/)) {
    // What a URL parser takes for "here" and "up": it would call another operation.
    if (/^(\.|%2e){1,2}$/i.test(segment)) {
      throw new TypeError(`a path cannot hold the segment "${segment}"`);
    }
  }
}
