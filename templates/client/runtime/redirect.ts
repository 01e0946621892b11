/** Follows redirects without handing credentials or bodies to somebody else. */
import { platform, type Request, type Response } from "./platform.js";
import type { Body } from "./body.js";
import type { Fetch } from "./client.js";

const MOST = 5;

/**
 * Performs a request and follows its redirects. Within the origin everything is sent along; to another
 * origin only a bodiless GET or HEAD goes, without any header but `Accept`. Other redirects, and
 * the sixth in a row, are returned as they came.
 * @param body what to send again when a redirect keeps the method; absent when that is not possible
 */
export async function fetchSafely(
  fetch: Fetch,
  request: Request,
  body: Body | undefined,
): Promise<Response> {
  let current = request;
  for (let hops = 0; ; hops++) {
    const response = await fetch(current);
    const next = redirected(current, response, body);
    if (next === undefined || hops === MOST) return response;
    await discard(response);
    current = next;
  }
}

function redirected(
  request: Request,
  response: Response,
  body: Body | undefined,
): Request | undefined {
  const { status } = response;
  const location = response.headers.get("location");
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) {
    return undefined;
  }
  const next = new platform.URL(location, request.url);
  const bodiless = /^(GET|HEAD)$/.test(request.method);
  const toGet =
    (status === 303 && !bodiless) ||
    (status < 303 && request.method === "POST");
  const near = next.origin === new platform.URL(request.url).origin;
  const keepsBody = !bodiless && !toGet;
  if (keepsBody && (!near || body?.once || (!body && request.body))) {
    return undefined;
  }
  const headers = near
    ? new platform.Headers(request.headers)
    : new platform.Headers();
  const accept = request.headers.get("accept");
  if (accept !== null) headers.set("accept", accept);
  if (!keepsBody) headers.delete("content-type");
  return new platform.Request(next, {
    method: toGet ? "GET" : request.method,
    headers,
    signal: request.signal,
    redirect: "manual",
    credentials: near ? request.credentials : "omit",
    ...(keepsBody && body ? { body: body.content } : {}),
  });
}

/** Frees the connection of a response that nobody will read; a hook may have read it already. */
export async function discard(response: Response): Promise<void> {
  if (!response.bodyUsed) await response.body?.cancel();
}
