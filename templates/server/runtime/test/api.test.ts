import { afterEach, describe, expect, it, vi } from "vitest";
import { createRuntime, type Api } from "../api.js";
import { runCheck, string } from "../checks.js";
import { eventText } from "../events.js";
import { fromRequest } from "../fetch.js";
import type { HandlerContext, RuntimeOptions } from "../options.js";
import { MultipartBody } from "../multipart.js";
import { HttpProblem, NotImplemented } from "../problem.js";
import type { HandlerRequest, Route, RouteTable } from "../route.js";
import {
  Deny,
  type ApiKeyCredential,
  type BasicCredential,
  type BearerCredential,
  type SecurityInfo,
} from "../security.js";
import type { Issues } from "../validate.js";
import { ResponseMismatch } from "../verify.js";

type Handle = (request: HandlerRequest, context: HandlerContext) => unknown;

const JSON_TYPE = { "content-type": "application/json" };

function table(route: Partial<Route>, schemes: RouteTable["schemes"] = {}) {
  const whole: Route = {
    key: "POST /x",
    method: "POST",
    path: ["x"],
    operation: "x",
    ...route,
  };
  return { routes: [whole], schemes, basePath: "" };
}

/** An API of one route. */
function apiOf(
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

function post(body?: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://x/x", {
    method: "POST",
    headers,
    ...(body !== undefined && { body }),
  });
}

/** Echoes the body as a handler sees it. */
const echo: Handle = async ({ body }) => ({
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

describe("bodies", () => {
  const form = new FormData();
  form.set("file", new Blob(["abc"]), "a.txt");
  const given: [string, Route["body"], Request, unknown][] = [
    ["JSON", {}, post('{"a":1}', JSON_TYPE), { a: 1 }],
    [
      "+json",
      {},
      post("[1]", {
        "content-type": "application/problem+json; charset=utf-8",
      }),
      [1],
    ],
    [
      "form",
      {},
      post("a=1&b=x+y", {
        "content-type": "application/x-www-form-urlencoded",
      }),
      { a: "1", b: "x y" },
    ],
    [
      "typed form",
      { form: [{ name: "a", type: "integer" }] },
      post("a=1", { "content-type": "application/x-www-form-urlencoded" }),
      { a: 1 },
    ],
    [
      "a form without fields",
      { required: true, media: ["application/x-www-form-urlencoded"] },
      post("", { "content-type": "application/x-www-form-urlencoded" }),
      {},
    ],
    [
      "an empty text",
      { required: true, media: ["text/plain"] },
      post("", { "content-type": "text/plain" }),
      "",
    ],
    [
      "an empty file",
      { required: true, media: ["image/png"] },
      post(undefined, { "content-type": "image/png" }),
      { stream: "" },
    ],
    ["text", {}, post("hi", { "content-type": "text/plain" }), "hi"],
    [
      "latin1",
      {},
      post(new Uint8Array([0xe9]), {
        "content-type": "text/plain; charset=iso-8859-1",
      }),
      "é",
    ],
    ["multipart", {}, post(form), { form: ["file"] }],
    [
      "binary",
      {},
      post("abc", { "content-type": "image/png" }),
      { stream: "abc" },
    ],
    ["no type", {}, post(new TextEncoder().encode("abc")), { stream: "abc" }],
    [
      "no type, one declared",
      { media: ["application/json"] },
      post(new TextEncoder().encode("1")),
      1,
    ],
    [
      "raw",
      { media: ["text/plain"], raw: true },
      post("abc", { "content-type": "text/plain" }),
      { stream: "abc" },
    ],
    ["JSON without a body", {}, post(undefined, JSON_TYPE), null],
    ["an empty body", {}, post("", JSON_TYPE), null],
    ["nothing of no type", {}, post(undefined, {}), null],
    ["a body nobody takes", undefined, post("{", JSON_TYPE), null],
    [
      "a range",
      { media: ["text/*"] },
      post("hi", { "content-type": "text/markdown" }),
      "hi",
    ],
  ];
  it.each(given)("%s", async (_, body, request, want) => {
    const api = apiOf(body ? { body } : {}, echo);
    const response = await api.fetch(request);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ value: want });
  });

  const bad: [string, Route["body"], Request, number, string[]][] = [
    ["broken JSON", {}, post("{", JSON_TYPE), 400, ["body json"]],
    [
      "JSON that is no UTF-8",
      {},
      post(new Uint8Array([0x22, 0xff, 0x22]), JSON_TYPE),
      400,
      ["body json"],
    ],
    [
      "a missing body",
      { required: true },
      post(undefined, JSON_TYPE),
      400,
      ["body required"],
    ],
    [
      "broken multipart",
      {},
      post("x", { "content-type": "multipart/form-data; boundary=y" }),
      400,
      ["body multipart"],
    ],
    [
      "another type",
      { media: ["application/json"] },
      post("a=1", { "content-type": "text/plain" }),
      415,
      [],
    ],
    [
      "an encoding",
      {},
      post("x", { ...JSON_TYPE, "content-encoding": "gzip" }),
      415,
      [],
    ],
    ["a long body", {}, post(`"${"x".repeat(20)}"`, JSON_TYPE), 413, []],
    [
      "a long stream",
      {},
      post("x".repeat(20), { "content-type": "image/png" }),
      413,
      [],
    ],
  ];
  it.each(bad)("refuses %s", async (_, body, request, status, errors) => {
    const api = apiOf(body ? { body } : {}, echo, { maxBody: 16 });
    const response = await api.fetch(request);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe(
      "application/problem+json",
    );
    const problem = (await response.json()) as {
      errors?: { in: string; code: string }[];
    };
    expect(
      (problem.errors ?? []).map((one) => `${one.in} ${one.code}`),
    ).toEqual(errors);
  });

  it.each([
    ["Text/Plain; charset=utf-8", "a", "text/plain"],
    ["application/json", "1", "application/json"],
    ["image/png", "a", "image/png"],
    ["application/json", "", undefined],
  ])("tells the media type of %s", async (type, text, want) => {
    const media = ["application/json", "text/plain", "image/*"];
    const tell: Handle = ({ contentType }) => ({
      status: 200,
      body: [contentType ?? null],
    });
    const api = apiOf({ body: { media } }, tell);
    const response = await api.fetch(post(text, { "content-type": type }));
    expect(await response.json()).toEqual([want ?? null]);
  });

  it("limits the bodies of each operation", async () => {
    const maxBody = (key: string): number => (key === "POST /x" ? 3 : 2);
    const api = apiOf({ body: {} }, echo, { maxBody });
    const statusOf = async (text: string): Promise<number> =>
      (await api.fetch(post(text, { "content-type": "text/plain" }))).status;
    expect([await statusOf("abc"), await statusOf("abcd")]).toEqual([200, 413]);
  });

  it("takes a DELETE that says JSON and sends nothing", async () => {
    const api = apiOf({ key: "DELETE /x", method: "DELETE", body: {} }, echo);
    const request = new Request("http://x/x", {
      method: "DELETE",
      headers: JSON_TYPE,
    });
    expect((await api.fetch(request)).status).toBe(200);
  });

  it("keeps __proto__ in JSON as a name", async () => {
    const api = apiOf({ body: {} }, ({ body }) => ({
      status: 200,
      body: Object.keys(body as object),
    }));
    const response = await api.fetch(post('{"__proto__":{"x":1}}', JSON_TYPE));
    expect(await response.json()).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["x"]).toBe(undefined);
  });
});

describe("responses", () => {
  const given: [
    string,
    Partial<Route>,
    unknown,
    [number, string | null, string],
  ][] = [
    [
      "JSON",
      {},
      { status: 201, body: { a: 1 } },
      [201, "application/json", '{"a":1}'],
    ],
    [
      "a string is JSON",
      {},
      { status: 200, body: "a" },
      [200, "application/json", '"a"'],
    ],
    [
      "a declared text",
      { responses: [{ status: 200, media: ["text/csv"] }] },
      { status: 200, body: "a" },
      [200, "text/csv", "a"],
    ],
    [
      "JSON before all that is declared",
      {
        responses: [
          { status: 200, media: ["application/atom+xml", "application/json"] },
        ],
      },
      { status: 200, body: { a: 1 } },
      [200, "application/json", '{"a":1}'],
    ],
    [
      "a declared range of statuses",
      { responses: [{ status: "4XX", media: ["application/problem+json"] }] },
      { status: 404, body: {} },
      [404, "application/problem+json", "{}"],
    ],
    [
      "a stated type",
      {},
      { status: 200, body: "a", contentType: "text/plain" },
      [200, "text/plain", "a"],
    ],
    [
      "a type among the headers",
      {},
      { status: 200, body: "a", headers: { "Content-Type": "text/plain" } },
      [200, "text/plain", "a"],
    ],
    [
      "bytes",
      {},
      { status: 200, body: new TextEncoder().encode("a") },
      [200, "application/octet-stream", "a"],
    ],
    [
      "a blob",
      {},
      { status: 200, body: new Blob(["a"], { type: "text/html" }) },
      [200, "text/html", "a"],
    ],
    [
      "a form",
      {},
      { status: 200, body: new URLSearchParams({ a: "1" }) },
      [200, "application/x-www-form-urlencoded;charset=UTF-8", "a=1"],
    ],
    ["no body", {}, { status: 200 }, [200, null, ""]],
    ["204 never has one", {}, { status: 204, body: "a" }, [204, null, ""]],
    [
      "a Web response",
      {},
      new Response("a", { status: 418 }),
      [418, "text/plain;charset=UTF-8", "a"],
    ],
  ];
  it.each(given)("%s", async (_, route, result, want) => {
    const response = await apiOf(route, () => result).fetch(post());
    expect([
      response.status,
      response.headers.get("content-type"),
      await response.text(),
    ]).toEqual(want);
  });

  it("sends pieces as they come", async () => {
    async function* pieces(): AsyncGenerator<string> {
      yield "a";
      yield "b";
    }
    const api = apiOf({}, () => ({ status: 200, body: pieces() }));
    expect(await (await api.fetch(post())).text()).toBe("ab");
  });

  it("sends several cookies", async () => {
    const headers = { "set-cookie": ["a=1", "b=2"] };
    const response = await apiOf({}, () => ({ status: 200, headers })).fetch(
      post(),
    );
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  const wrong: [string, unknown][] = [
    ["nothing", undefined],
    ["a status that is none", { status: 99 }],
    [
      "a header with a line break",
      { status: 200, headers: { a: "b\r\nc: d" } },
    ],
    ["a header name with a space", { status: 200, headers: { "a b": "c" } }],
    ["an object as text", { status: 200, body: {}, contentType: "text/plain" }],
    ["a function", { status: 200, body: () => 1 }],
  ];
  it.each(wrong)("answers 500 for %s", async (_, result) => {
    const onError = vi.fn();
    const response = await apiOf({}, () => result, { onError }).fetch(post());
    expect(response.status).toBe(500);
    expect(onError).toHaveBeenCalledOnce();
  });

  it("answers HEAD by GET, with the length and without the body", async () => {
    const api = apiOf({ key: "GET /x", method: "GET" }, () => ({
      status: 200,
      body: "é",
    }));
    const response = await api.fetch(
      new Request("http://x/x", { method: "HEAD" }),
    );
    expect(await response.text()).toBe("");
    expect(response.headers.get("content-length")).toBe("4");
  });
});

describe("errors", () => {
  afterEach(() => vi.restoreAllMocks());

  it("says nothing of an error to the caller, and everything to the operator", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    const error = new Error("the password is hunter2");
    const response = await apiOf({}, () => Promise.reject(error)).fetch(post());
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("hunter2");
    expect(log).toHaveBeenCalledWith(error);
  });

  it("answers what onError returns", async () => {
    const onError = (_: unknown, at: { operation?: string }): unknown => ({
      status: 503,
      body: at.operation,
    });
    const fail: Handle = () => {
      throw new Error("x");
    };
    const response = await apiOf({}, fail, { onError }).fetch(post());
    expect([response.status, await response.json()]).toEqual([503, "POST /x"]);
  });

  it("answers a problem that onError returns", async () => {
    const fail: Handle = () => {
      throw new Error("x");
    };
    const onError = (): unknown => new HttpProblem(409, "It is taken");
    const response = await apiOf({}, fail, { onError }).fetch(post());
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ detail: "It is taken" });
  });

  it("answers 500 when onError fails too", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    const fail = (): never => {
      throw new Error("x");
    };
    const response = await apiOf({}, fail, { onError: fail }).fetch(post());
    expect(response.status).toBe(500);
    expect(log).toHaveBeenCalledOnce();
  });

  it.each([
    ["x-detail", "a\r\nx-injected: 1"],
    ["x-detail", "鍵"],
    ["x detail", "a"],
  ])("answers 500 to a problem with the header %j: %j", async (name, value) => {
    const seen = vi.fn();
    const fail: Handle = () => {
      throw new HttpProblem(409, "Taken", { headers: [[name, value]] });
    };
    const { handle } = apiOf({}, fail, { onError: seen });
    const response = await handle(fromRequest(post()));
    expect(response.status).toBe(500);
    expect(seen).toHaveBeenCalledOnce();
  });

  const thrown: [Error, number, unknown][] = [
    [
      new NotImplemented("POST /x"),
      501,
      {
        type: "about:blank",
        title: "Not Implemented",
        status: 501,
        detail: "POST /x is not implemented",
      },
    ],
    [
      new HttpProblem(409, "Taken", { type: "https://x/taken", title: "T" }),
      409,
      { type: "https://x/taken", title: "T", status: 409, detail: "Taken" },
    ],
  ];
  it.each(thrown)("answers %s", async (error, status, want) => {
    const fail: Handle = () => {
      throw error;
    };
    const response = await apiOf({}, fail).fetch(post());
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual(want);
  });

  it.each([
    ["GET", "/nowhere", 404, null],
    ["GET", "/x", 405, "OPTIONS, POST"],
    ["OPTIONS", "/x", 204, "OPTIONS, POST"],
    ["POST", "/%E0%A4", 400, null],
  ])("%s %s → %i", async (method, path, status, allow) => {
    const api = apiOf({}, () => ({ status: 200 }));
    const response = await api.fetch(
      new Request(`http://x${path}`, { method }),
    );
    expect([response.status, response.headers.get("allow")]).toEqual([
      status,
      allow,
    ]);
  });
});

describe("start-up", () => {
  const ok = (): unknown => ({ status: 200 });

  it("names operations without a handler, and answers 501 for them if told", async () => {
    expect(() => createRuntime(table({}), {})).toThrow("POST /x");
    const api = createRuntime(table({}), {}, { partial: true });
    expect(api.routes.map(({ mounted }) => mounted)).toEqual([false]);
    expect((await api.fetch(post())).status).toBe(501);
  });

  it("names handlers of no operation", () => {
    expect(() =>
      createRuntime(table({}), { "POST /x": ok, "GET /y": ok }),
    ).toThrow("GET /y");
  });

  it("does not take what every object has for a handler", () => {
    const strange = table({ key: "toString" });
    expect(() => createRuntime(strange, {})).toThrow("toString");
  });

  it("refuses to start without a handler for a security scheme", async () => {
    const secured = table(
      { security: [{ a: [] }, {}] },
      { a: { kind: "bearer" } },
    );
    expect(() => createRuntime(secured, { "POST /x": ok })).toThrow("a");
    const open = createRuntime(
      secured,
      { "POST /x": ok },
      { security: "none" },
    );
    expect((await open.fetch(post())).status).toBe(200);
  });

  it("dispatches to an operation that another router has found", async () => {
    const routes = table({
      key: "POST /{id}",
      path: [{ param: "id" }],
      parameters: [{ in: "path", name: "id" }],
    });
    const api = createRuntime(routes, {
      "POST /{id}": ({ params }: HandlerRequest) => ({
        status: 200,
        body: params["id"],
      }),
    });
    const request = fromRequest(
      new Request("http://x/a%20b", { method: "POST" }),
    );
    expect((await api.dispatch("POST /{id}", request)).body).toBe('"a b"');
    expect((await api.dispatch("POST /other", request)).status).toBe(404);
  });

  it("makes the context for every request", async () => {
    const api = apiOf(
      {},
      (_, context) => ({
        status: 200,
        body: (context as unknown as { n: number }).n,
      }),
      {
        context: () => ({ n: 7 }),
      },
    );
    expect(await (await api.fetch(post())).json()).toBe(7);
  });
});

describe("security", () => {
  const schemes = {
    oauth: { kind: "bearer" },
    basic: { kind: "basic" },
    key: { kind: "apiKey", in: "query", name: "k" },
    cookie: { kind: "apiKey", in: "cookie", name: "sid" },
    header: { kind: "apiKey", in: "header", name: "X-Key" },
    digest: { kind: "http", scheme: "Digest" },
    mtls: { kind: "custom", type: "mutualTLS" },
  } as const;
  const asked: SecurityInfo[] = [];
  const security = {
    oauth: ({ token }: BearerCredential, info: SecurityInfo) => {
      asked.push(info);
      if (token === "weak") return new Deny(403);
      return token === "good" ? { user: "ann" } : undefined;
    },
    basic: ({ username, password }: BasicCredential) =>
      password === "p:ä" ? username : null,
    key: ({ key }: ApiKeyCredential) => key,
    cookie: ({ key }: ApiKeyCredential) => key,
    header: ({ key }: ApiKeyCredential) => key,
    digest: ({ parameters }: { parameters: string }) => parameters,
    mtls: () => false as const,
  };
  const call = async (
    needs: Route["security"],
    headers: Record<string, string> = {},
    query = "",
  ): Promise<[number, string | null, unknown]> => {
    const routes = table({ ...(needs && { security: needs }) }, schemes);
    const api = createRuntime(
      routes,
      {
        "POST /x": (_: unknown, ctx: HandlerContext) => ({
          status: 200,
          body: ctx.auth,
        }),
      },
      { security },
    );
    const response = await api.fetch(
      new Request(`http://x/x${query}`, { method: "POST", headers }),
    );
    const body = (await response.json()) as unknown;
    return [
      response.status,
      response.headers.get("www-authenticate"),
      response.ok ? body : null,
    ];
  };
  const basic = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode("ann:p:ä")))}`;

  const given: [
    string,
    Parameters<typeof call>,
    Awaited<ReturnType<typeof call>>,
  ][] = [
    ["nothing stated", [undefined], [200, null, {}]],
    [
      "a good token",
      [[{ oauth: ["r"] }], { authorization: "bearer good" }],
      [200, null, { oauth: { user: "ann" } }],
    ],
    [
      "no token",
      [[{ oauth: ["r", "w"] }]],
      [401, 'Bearer realm="api", scope="r w"', null],
    ],
    [
      "a bad token",
      [[{ oauth: [] }], { authorization: "Bearer bad" }],
      [401, 'Bearer realm="api", error="invalid_token"', null],
    ],
    [
      "a weak token",
      [[{ oauth: ["w"] }], { authorization: "Bearer weak" }],
      [403, 'Bearer realm="api", error="insufficient_scope", scope="w"', null],
    ],
    [
      "a scope with quotes",
      [[{ oauth: ['a"\r\nb'] }]],
      [401, 'Bearer realm="api", scope="ab"', null],
    ],
    [
      "a user and a password",
      [[{ basic: [] }], { authorization: basic }],
      [200, null, { basic: "ann" }],
    ],
    [
      "no password",
      [[{ basic: [] }], { authorization: "Basic %%%" }],
      [401, 'Basic realm="api", charset="UTF-8"', null],
    ],
    [
      "a key in the query",
      [[{ key: [] }], {}, "?k=a%20b"],
      [200, null, { key: "a b" }],
    ],
    [
      "an empty key",
      [[{ key: [] }], {}, "?k="],
      [401, 'ApiKey realm="api"', null],
    ],
    [
      "a key in a cookie",
      [[{ cookie: [] }], { cookie: "a=1; sid=2" }],
      [200, null, { cookie: "2" }],
    ],
    [
      "an encoded key in a cookie",
      [[{ cookie: [] }], { cookie: "sid=a%2Fb+c%3D" }],
      [200, null, { cookie: "a/b+c=" }],
    ],
    [
      "a key in a header",
      [[{ header: [] }], { "x-key": "3" }],
      [200, null, { header: "3" }],
    ],
    [
      "another scheme",
      [[{ digest: [] }], { authorization: "Digest a=b" }],
      [200, null, { digest: "a=b" }],
    ],
    ["false is a denial", [[{ mtls: [] }]], [401, null, null]],
    [
      "both of two",
      [[{ key: [], header: [] }], { "x-key": "3" }, "?k=1"],
      [200, null, { key: "1", header: "3" }],
    ],
    [
      "one of both is missing",
      [[{ key: [], header: [] }], { "x-key": "3" }],
      [401, 'ApiKey realm="api"', null],
    ],
    [
      "the second alternative",
      [[{ oauth: [] }, { key: [] }], {}, "?k=1"],
      [200, null, { key: "1" }],
    ],
    [
      "open to everybody",
      [[{ oauth: [] }, {}], { authorization: "Bearer bad" }],
      [200, null, {}],
    ],
    [
      "better known than not",
      [[{}, { oauth: [] }], { authorization: "Bearer good" }],
      [200, null, { oauth: { user: "ann" } }],
    ],
    [
      "403 before 401",
      [[{ oauth: [] }, { mtls: [] }], { authorization: "Bearer weak" }],
      [403, 'Bearer realm="api", error="insufficient_scope"', null],
    ],
  ];
  it.each(given)("%s", async (_, args, want) => {
    expect(await call(...args)).toEqual(want);
  });

  it("hands over scopes and operation", async () => {
    asked.length = 0;
    await call([{ oauth: ["r", "w"] }], { authorization: "Bearer good" });
    expect(asked.map(({ scopes, operation }) => [scopes, operation])).toEqual([
      [["r", "w"], "POST /x"],
    ]);
  });
});

describe("what is declared", () => {
  const check = (value: unknown, to: Issues): void => {
    if (to.object(value)) to.required(value["a"], "a", string);
  };
  const checks = { "application/json": check };
  const checked = (
    handle: Handle,
    options: RuntimeOptions = {},
    parameters: Route["parameters"] = [],
  ): Api => {
    const responses = [{ status: 200, media: ["application/json"], checks }];
    const body = { required: true, media: ["application/json"], checks };
    const { routes, ...rest } = table({ body, responses, parameters });
    const withChecks = { ...rest, routes, runCheck };
    return createRuntime(withChecks, { "POST /x": handle as never }, options);
  };

  it("is asked of bodies", async () => {
    const api = checked(() => ({ status: 200, body: { a: "" } }));
    const bad = await api.fetch(post('{"a":1}', JSON_TYPE));
    expect([bad.status, await bad.json()]).toEqual([
      400,
      expect.objectContaining({
        detail: "body/a: must be a string",
        errors: [
          {
            in: "body",
            pointer: "/a",
            code: "type",
            message: "must be a string",
          },
        ],
      }),
    ]);
    const good = await api.fetch(post('{"a":""}', JSON_TYPE));
    expect(good.status).toBe(200);
  });

  it("is asked of parameters, which have their defaults", async () => {
    const limit = {
      in: "query",
      name: "limit",
      type: "integer",
      default: 20,
      check: (value: unknown, to: Issues) => to.atMost(value as number, 100),
    } as const;
    const seen: unknown[] = [];
    const api = checked(
      ({ query }) => {
        seen.push(query["limit"]);
        return { status: 200, body: { a: "" } };
      },
      {},
      [limit],
    );
    const send = async (query: string): Promise<number> => {
      const init = { method: "POST", body: '{"a":""}', headers: JSON_TYPE };
      const request = new Request(`http://x/x${query}`, init);
      return (await api.fetch(request)).status;
    };
    expect(await send("?limit=7")).toBe(200);
    expect(await send("")).toBe(200);
    expect(await send("?limit=101")).toBe(400);
    expect(seen).toEqual([7, 20]);
  });

  it("is asked of responses, as far as the options say", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const answers = [{ b: 1 }, { a: "fine" }];
    for (const [mode, status] of [
      [undefined, 200],
      ["off", 200],
      ["log", 200],
      ["throw", 500],
    ] as const) {
      const errors: unknown[] = [];
      const onError = (error: unknown): void => void errors.push(error);
      const options = { onError, ...(mode && { validateResponses: mode }) };
      for (const answer of answers) {
        const api = checked(() => ({ status: 200, body: answer }), options);
        const { status: found } = await api.fetch(post('{"a":""}', JSON_TYPE));
        expect(found).toBe("a" in answer ? 200 : status);
      }
      expect(errors).toHaveLength(mode === "throw" ? 1 : 0);
      if (mode === "throw") expect(errors[0]).toBeInstanceOf(ResponseMismatch);
    }
    expect(warn.mock.calls).toEqual([
      ["POST /x answered 200 with body/a is required"],
    ]);
    warn.mockRestore();
  });
});

describe("answers that are not as declared", () => {
  const responses: Route["responses"] = [
    {
      status: 200,
      media: ["application/json", "text/csv"],
      checks: { "application/json": (value, to) => string(value, to) },
      headers: [
        { name: "X-Count", required: true, type: "integer" },
        { name: "X-Tags", type: { array: "integer" } },
      ],
    },
    { status: 204, media: [], bodyless: true },
    { status: "4XX", media: ["text/plain"], guessed: "media" },
  ];
  const count = { "x-count": 1 };
  const given: [string, unknown, string[]][] = [
    ["fine", { status: 200, body: "a", headers: count }, []],
    [
      "another type that is declared",
      { status: 200, body: "a", contentType: "text/csv", headers: count },
      [],
    ],
    [
      "any type under a status of a range, where none is declared",
      { status: 404, body: {}, contentType: "application/json" },
      [],
    ],
    ["an undeclared status", { status: 201 }, ["status undeclared"]],
    [
      "no header, and no body",
      { status: 200 },
      ["header X-Count required", "body required"],
    ],
    [
      "headers of other types",
      {
        status: 200,
        body: "a",
        headers: { "X-COUNT": "b", "x-tags": [1, "c"] },
      },
      ["header X-Count type", "header X-Tags/1 type"],
    ],
    [
      "an undeclared media type",
      { status: 200, body: "a", contentType: "text/html", headers: count },
      ["header content-type undeclared"],
    ],
    [
      "bytes of an undeclared media type",
      { status: 200, body: new Blob([], { type: "a/b" }), headers: count },
      [],
    ],
    [
      "a body where there is none",
      { status: 204, body: 1 },
      ["body undeclared"],
    ],
    [
      "a Web response, which is the way out",
      new Response("", { status: 299 }),
      [],
    ],
  ];
  it.each(given)("%s", async (_, result, want) => {
    const errors: unknown[] = [];
    const api = createRuntime(
      { ...table({ responses }), runCheck },
      { "POST /x": () => result },
      {
        validateResponses: "throw",
        onError: (error) => void errors.push(error),
      },
    );
    const { status } = await api.fetch(post());
    const [error] = errors as ResponseMismatch[];
    const found = (error?.errors ?? []).map((one) =>
      `${one.in} ${one.name ?? ""}${one.pointer ?? ""} ${one.code}`.replace(
        "  ",
        " ",
      ),
    );
    expect(found).toEqual(want);
    expect(status === 500).toBe(want.length > 0);
  });

  it("says so of a status only where some status is declared", async () => {
    const seen: Route["responses"] = [
      { status: 200, media: [], guessed: "status" },
    ];
    const api = createRuntime(
      table({ responses: seen }),
      { "POST /x": () => ({ status: 201 }) },
      { validateResponses: "throw" },
    );
    expect((await api.fetch(post())).status).toBe(201);
  });
});

describe("event streams", () => {
  it.each([
    [{ data: "a" }, "data: a\n\n"],
    [{ data: { a: "\n" } }, 'data: {"a":"\\n"}\n\n'],
    [{ data: "a\r\nb\rc\n" }, "data: a\ndata: b\ndata: c\ndata: \n\n"],
    [
      { data: 1, event: "x\ndata: y", id: "7\r", retry: 2.5 },
      "event: x data: y\nid: 7 \nretry: 2\ndata: 1\n\n",
    ],
  ])("%j", (event, want) => {
    expect(eventText(event)).toBe(want);
  });
});
