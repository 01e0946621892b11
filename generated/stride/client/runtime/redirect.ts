/** Follows redirects. Another origin never receives credentials or bodies. */
import { platform, type Request, type Response, type URL } from "./platform.js";
import type { Body } from "./body.js";
import type { Fetch } from "./client.js";

/**
 * Sends a request, and follows its redirects. Within the same origin, the whole request is
 * repeated. Another origin receives only a GET or HEAD without a body, and with no header except
 * `Accept`. Any other redirect, and the sixth in a row, is returned as the response. So is a
 * redirect to a URL that is not HTTP or that contains a password.
 * @param body the body to repeat if a redirect keeps the method; absent if it cannot be repeated
 * @param hops the maximum number of redirects
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
  let next: URL | undefined;
  try {
    next = new platform.URL(location, url);
  } catch {}
  if (!next || !/^https?:..(?![^/]*@)/.test(next.href)) return undefined;
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
 * Cancels the body to free the connection. The result is not awaited, because the cancellation does
 * not settle while a clone of the response exists (in a cache, a logger or MSW). Errors are
 * ignored: the cancellation fails if a hook is reading the body.
 */
export function discard({ body }: Response): void {
  void body?.cancel().catch((): void => undefined);
}
