/** Which server a call goes to. */
import type { CallOptions, Client } from "./client.js";

/**
 * Takes what the caller says, else what is stated.
 * @param own the server of the operation, where it has one
 * @param chosen what the caller says
 * @returns the URL, and whether the caller says it: what he names himself, he trusts
 * @throws TypeError when nobody says it
 */
export function baseUrl(
  client: Client,
  own: string | undefined,
  chosen: CallOptions["baseUrl"],
): readonly [url: string, given: boolean] {
  const stated = own ?? client.server;
  if (typeof chosen === "function") {
    const url = chosen(stated);
    return [url, url !== stated];
  }
  const given = typeof chosen === "object" ? chosen[stated ?? "/"] : chosen;
  if (given !== undefined) return [withPath(given, stated), true];
  if (stated !== undefined && /^https?:[^{}]+$/i.test(stated)) {
    return [stated, false];
  }
  throw new TypeError(
    `baseUrl: no description says where ${stated ? `the server ${stated}` : "the API"} is, pass it to the client`,
  );
}

/** A path that is stated without a host is part of every address of it. */
function withPath(base: string, stated = ""): string {
  const path = stated.startsWith("/") ? stated.replace(/\/+$/, "") : "";
  const bare = base.replace(/\/+$/, "");
  return bare.endsWith(path) ? base : bare + path;
}
