/** Creates an API with one operation, and sends requests to it. */
import { createRuntime, type Api } from "../api.js";
import { MultipartBody } from "../multipart.js";
import type { HandlerContext, RuntimeOptions } from "../options.js";
import type { HandlerRequest, Route, RouteTable } from "../route.js";

export type Handle = (
  request: HandlerRequest,
  context: HandlerContext,
) => unknown;

export const JSON_TYPE = { "content-type": "application/json" };

export function table(
  route: Partial<Route>,
  schemes: RouteTable["schemes"] = {},
) {
  const whole: Route = {
    key: "POST /x",
    method: "POST",
    path: ["x"],
    operation: "x",
    ...route,
  };
  return { routes: [whole], schemes, basePath: "" };
}

/** An API with one route. */
export function apiOf(
  route: Partial<Route>,
  handle: Handle,
  options: RuntimeOptions = {},
): Api {
  const whole = table(route);
  return createRuntime(
    whole,
    Object.fromEntries(whole.routes.map(({ key }) => [key, handle])),
    options,
  );
}

export function post(
  body?: BodyInit,
  headers: Record<string, string> = {},
): Request {
  return new Request("http://x/x", {
    method: "POST",
    headers,
    ...(body !== undefined && { body }),
  });
}

/** Responds with the body that the handler has received. */
export const echo: Handle = async ({ body }) => ({
  status: 200,
  body: {
    value:
      body instanceof ReadableStream
        ? { stream: await new Response(body).text() }
        : body instanceof MultipartBody
          ? { form: [...(await body.formData()).keys()] }
          : (body ?? null),
  },
});
