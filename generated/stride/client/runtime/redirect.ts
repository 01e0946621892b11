/** Follows redirects without handing credentials or bodies to somebody else. */
import { platform, type Request, type Response } from "./platform.js";
import type { Body } from "./body.js";
import type { Fetch } from "./client.js";

/**
 * Performs a request and follows its redirects. Within the origin everything is sent along; to another
 * origin only a bodiless GET or HEAD goes, without any header but `Accept`. Other redirects, and
 * the sixth in a row, are returned as they came.
 * @param body what to send again when a redirect keeps the method; absent when that is not possible
 * @param hops redirects to follow
 */
export async function fetchSafely(
  fetch: Fetch,
  request: Request,
  body: Body | undefined,
  hops = 5,
): Promise<Response> {
  const response = await fetch(request);
  const next = hops && redirected(request, response, body);
  if (!next) return response;
  discard(response);
  return fetchSafely(fetch, next, body, hops - 1);
}

function redirected(
  request: Request,
  response: Response,
  body: Body | undefined,
): Request | undefined {
  const { url, signal, credentials } = request;
  const { status } = response;
  const location = response.headers.get("location");
  if (!location || !/30[12378]/.test(String(status))) return undefined;
  const next = new platform.URL(location, url);
  const near = next.origin === new platform.URL(url).origin;
  const toGet = /30[12] POST$|303 (?!HEAD$)/.test(
    `${status} ${request.method}`,
  );
  const method = toGet ? "GET" : request.method;
  const keepsBody = !/^(GET|HEAD)$/.test(method);
  if (keepsBody && (!near || body?.once || (!body && request.body))) {
    return undefined;
  }
  const accept = request.headers.get("accept") ?? "*/*";
  const headers = new platform.Headers(near ? request.headers : { accept });
  if (!keepsBody) headers.delete("content-type");
  return new platform.Request(next, {
    method,
    headers,
    redirect: "manual",
    signal,
    credentials: near ? credentials : "omit",
    body: keepsBody ? body?.content : undefined,
    duplex: "half",
  });
}

/**
 * Frees the connection of a response without waiting for it: while somebody holds a clone of the response (a cache, a
 * logger, MSW), the body does not settle. It fails if a hook reads it.
 */
export function discard({ body }: Response): void {
  void body?.cancel().catch((): void => undefined);
}
