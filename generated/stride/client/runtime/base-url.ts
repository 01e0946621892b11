/** Which server a call goes to. */
import type { Client, RequestOptions } from "./client.js";

/** Where a call goes, and whether the caller says so: what he names himself, he trusts. */
interface Base {
  readonly url: string;
  readonly given: boolean;
}

/**
 * Takes what the caller says, else what is stated.
 * @param own the server of the operation, where it has one
 * @throws TypeError when nobody says it
 */
export function baseUrl(
  client: Client,
  own: string | undefined,
  options: RequestOptions,
): Base {
  const stated = own ?? client.server;
  const chosen = options.baseUrl ?? client.options.baseUrl;
  if (typeof chosen === "function") {
    const url = chosen(stated);
    return { url, given: url !== stated };
  }
  const given = typeof chosen === "object" ? chosen[stated ?? "/"] : chosen;
  if (given !== undefined) return { url: withPath(given, stated), given: true };
  if (stated !== undefined && /^https?:[^{}]+$/i.test(stated)) {
    return { url: stated, given: false };
  }
  const what = stated === undefined ? "the API" : `the server ${stated}`;
  throw new TypeError(
    `baseUrl: no description says where ${what} is, pass it to the client`,
  );
}

/** A path that is stated without a host is part of every address of it. */
function withPath(base: string, stated = ""): string {
  const path = stated.startsWith("/") ? stated.replace(/\/+$/, "") : "";
  const bare = base.replace(/\/+$/, "");
  return path === "" || bare.endsWith(path) ? base : bare + path;
}
