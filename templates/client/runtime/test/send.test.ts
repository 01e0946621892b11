import { describe, expect, expectTypeOf, test } from "vitest";
import { apiKey, basic, bearer, signer, transport } from "../auth.js";
import { anything, binary, json } from "../body.js";
import { makeClient, type Fetch, type SharedOptions } from "../client.js";
import { ApiError, ConnectionError, type ApiErrorOf } from "../errors.js";
import { cookie, cookies, header } from "../header.js";
import type { ApiPromise } from "../promise.js";
import { simple } from "../path.js";
import { form } from "../query.js";
import { asBlob } from "../read.js";
import type { ClientErrorStatus, Failure, Success } from "../reply.js";
import { credentials } from "../security.js";
import type { Call } from "../call.js";
import { send } from "../send.js";

type Answer = Response | Error | ((request: Request) => Response);

/** A `fetch` that gives the answers in turn and keeps what it was asked. */
function fake(...answers: Answer[]): { fetch: Fetch; seen: Request[] } {
  const seen: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    if (request.signal.aborted) throw request.signal.reason;
    seen.push(request);
    const answer = answers.shift() ?? new Response(null, { status: 204 });
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer(request) : answer;
  };
  return { fetch, seen };
}

const QUICK = { limit: 2, delay: 0 };
const BASE = "https://api.test/v1";
const GET: Call = { operation: "GET /x" };
const POST: Call = { operation: "POST /x" };

function call(
  what: Partial<Call>,
  options: SharedOptions = {},
  schemes: Parameters<typeof credentials>[0] = {},
): ApiPromise<Success | Failure> {
  const client = makeClient(
    { retries: QUICK, ...options },
    BASE,
    credentials(schemes),
  );
  return send(client, undefined, () => ({ ...GET, ...what }));
}

describe("the request", () => {
  test("is put together from its parts", async () => {
    const { fetch, seen } = fake();
    await call(
      {
        sent: "PUT /a/{id}/d",
        path: { id: "b/c" },
        query: [form("n", 1), form("none", undefined), form("l", [1, 2])],
        headers: [header("X-A", "1"), header("X-B", undefined)],
        cookies: cookies([
          cookie("a", "1"),
          cookie("none", null),
          cookie("b", "2"),
        ]),
        accept: "application/json",
        body: json({ a: 1 }),
      },
      { fetch, headers: { "x-more": "yes" } },
    );
    const [request] = seen;
    expect(request?.url).toBe("https://api.test/v1/a/b%2Fc/d?n=1&l=1&l=2");
    expect(request?.method).toBe("PUT");
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      accept: "application/json",
      "content-type": "application/json",
      cookie: "a=1; b=2",
      "x-a": "1",
      "x-more": "yes",
    });
    expect(await request?.text()).toBe('{"a":1}');
  });

  test.each<[string, Partial<Call>, SharedOptions, string]>([
    ["the stated server", {}, {}, "https://api.test/v1/x"],
    ["another base", {}, { baseUrl: "http://h:1/" }, "http://h:1/x"],
    ["an own server", { server: "https://up.test" }, {}, "https://up.test/x"],
    [
      "the base that is given, for all operations",
      { server: "https://up.test" },
      { baseUrl: "http://h:1" },
      "http://h:1/x",
    ],
    [
      "a function for all",
      { server: "https://up.test" },
      { baseUrl: (stated) => `http://h/${stated?.length ?? 0}` },
      "http://h/15/x",
    ],
    [
      "a path of slashes",
      { sent: "GET //evil.test/" },
      {},
      `${BASE}//evil.test/`,
    ],
  ])("goes to %s", async (_, what, options, url) => {
    const { fetch, seen } = fake();
    await call(what, { ...options, fetch });
    expect(seen[0]?.url).toBe(url);
  });

  test.each<[string, Partial<Call>, SharedOptions, string]>([
    [
      "a path that moves the host",
      { sent: "GET @evil.test/", server: "https://api.test" },
      {},
      "without credentials",
    ],
    [
      "a dot segment",
      { sent: "GET /a/{id}", path: { id: "." } },
      {},
      'a segment "."',
    ],
    [
      "two dots",
      { sent: "GET /a/{id}/b", written: { id: simple("id", "..") } },
      {},
      '".."',
    ],
    ["encoded dots", { sent: "GET /a/%2E%2e/b" }, {}, "/a/%2E%2e/b"],
    ["dots behind a backslash", { sent: "GET /a\\..\\b" }, {}, '".."'],
    ["a base of another kind", {}, { baseUrl: "file:///etc" }, "http"],
    ["credentials in the base", {}, { baseUrl: "http://u:p@h" }, "use `auth`"],
    ["a query in the base", {}, { baseUrl: "http://h?a" }, "query"],
    ["a fragment in the base", {}, { baseUrl: "http://h#a" }, "fragment"],
  ])("is not sent with %s", async (_, what, options, message) => {
    const { fetch, seen } = fake();
    await expect(call(what, { ...options, fetch })).rejects.toThrow(message);
    expect(seen).toEqual([]);
  });

  test("needs a base URL", async () => {
    const client = makeClient({});
    await expect(send(client, {}, () => GET)).rejects.toThrow("baseUrl:");
  });

  test("an error in an argument rejects, and is not thrown", async () => {
    const client = makeClient({}, BASE);
    const promise = send(client, {}, () => ({
      operation: "GET /{id}",
      path: { id: "" },
    }));
    await expect(promise).rejects.toThrow("id: is required");
  });

  test("headers of a single call win", async () => {
    const { fetch, seen } = fake();
    const client = makeClient({ fetch, headers: { "x-a": "1" } }, BASE);
    const headers = { "x-a": "2", "content-type": "text/plain" };
    await send(client, { headers }, () => ({ ...POST, body: anything("a") }));
    expect(seen[0]?.headers.get("x-a")).toBe("2");
    expect(seen[0]?.headers.get("content-type")).toBe("text/plain");
  });
});

describe("credentials", () => {
  const all = {
    oauth: bearer((about) => `t-${about.scopes.join("+")}`),
    login: basic({ username: "jö", password: "p:w" }),
    key: apiKey("header", "X-Key", "k"),
    param: apiKey("query", "api key", () => "a&b"),
    sid: apiKey("cookie", "sid", "s 1"),
    mac: signer(({ headers, method }) => headers.set("x-mac", method)),
    tls: transport(),
    none: bearer(undefined),
  };
  test.each<[string, Call["security"], string]>([
    ["scopes", [{ oauth: ["a", "b"] }], "authorization: Bearer t-a+b"],
    ["basic", [{ login: [] }], "authorization: Basic asO2OnA6dw=="],
    ["header", [{ key: [] }], "x-key: k"],
    ["query", [{ param: [] }], "?q=%20&api%20key=a%26b"],
    ["cookie", [{ sid: [] }], "cookie: sid=s%201"],
    ["signature", [{ mac: [] }], "x-mac: GET"],
    ["all of one", [{ key: [], sid: [] }], "cookie: sid=s%201 x-key: k"],
    ["the first that can be met", [{ none: [] }, { key: [] }], "x-key: k"],
    ["half of one is none", [{ none: [], key: [] }], ""],
    ["optional", [{}, { key: [] }], "x-key: k"],
    ["stated to need none", [], ""],
    ["below HTTP", [{ tls: [] }], ""],
    ["nobody said", undefined, "authorization: Bearer t-"],
    ["an unknown scheme", [{ constructor: [] }], ""],
  ])("%s", async (_, security, want) => {
    const { fetch, seen } = fake();
    const what = { query: [form("q", " ")], ...(security && { security }) };
    await call(what, { fetch }, all);
    const headers = [...(seen[0]?.headers ?? [])].map((h) => h.join(": "));
    const search = new URL(seen[0]?.url ?? "").search.replace(/^\?q=%20$/, "");
    expect([...headers, search].join(" ").trim()).toBe(want);
  });

  test("a provider is asked once more after 401", async () => {
    const { fetch, seen } = fake(
      new Response(null, { status: 401 }),
      Response.json(1),
    );
    const token = bearer(({ refused }) => (refused ? "new" : "old"));
    const what = { ...POST, body: json(1), security: [{ token: [] }] };
    expect(await call(what, { fetch }, { token })).toBe(1);
    expect(seen.map((r) => r.headers.get("authorization"))).toEqual([
      "Bearer old",
      "Bearer new",
    ]);
  });

  test("a fixed token, or a second 401, is final", async () => {
    for (const [token, times] of [
      [bearer("t"), 1],
      [bearer(() => "t"), 2],
    ] as const) {
      const refusals = [1, 2, 3].map(() => new Response("", { status: 401 }));
      const { fetch, seen } = fake(...refusals);
      await expect(call({}, { fetch }, { token })).rejects.toThrow("401");
      expect(seen).toHaveLength(times);
    }
  });

  test("a token cannot add a header", async () => {
    const promise = call({}, fake(), { token: bearer("a\r\nx: y") });
    await expect(promise).rejects.toThrow("token: contains");
  });

  test("errors do not show a key of the query", async () => {
    const { fetch } = fake(new Response("no", { status: 403 }));
    const error: unknown = await call(
      { query: [form("a", 1)] },
      { fetch },
      { key: apiKey("query", "key", "secret") },
    ).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ url: `${BASE}/x?a=1`, status: 403 });
    expect(String(error)).not.toContain("secret");
  });
});

describe("the reply", () => {
  const typed = (type: string, body = "[1]"): Response =>
    new Response(body, { headers: { "content-type": type } });
  const untyped = (body: string): Response =>
    new Response(new TextEncoder().encode(body));
  test.each<[string, Response, unknown]>([
    ["JSON", typed("application/json; charset=utf-8"), [1]],
    ["+json", typed("Application/Problem+JSON"), [1]],
    ["empty JSON", typed("application/json", ""), undefined],
    ["text", typed("text/plain"), "[1]"],
    ["empty text", typed("text/plain", ""), ""],
    ["XML", typed("application/atom+xml", "<a/>"), "<a/>"],
    ["no type, JSON", untyped("[1]"), [1]],
    ["no type, text", untyped("hi"), "hi"],
    ["no type, nothing", untyped(""), undefined],
    ["204", new Response(null, { status: 204 }), undefined],
    ["an undeclared success", Response.json(1, { status: 299 }), 1],
  ])("%s", async (_, response, want) => {
    const { fetch } = fake(response);
    expect(await call({}, { fetch })).toEqual(want);
  });

  test("other types are bytes, and so is what is stated to be", async () => {
    const { fetch } = fake(typed("image/png"), typed("application/json"));
    const image = (await call({}, { fetch })) as Blob;
    const stated = (await call({ read: asBlob }, { fetch })) as Blob;
    expect([image.type, await image.text()]).toEqual(["image/png", "[1]"]);
    expect(await stated.text()).toBe("[1]");
  });

  test("broken JSON is an error that shows the text", async () => {
    const { fetch } = fake(typed("application/json", "{"));
    await expect(call({}, { fetch })).rejects.toMatchObject({
      name: "ApiError",
      status: 200,
      body: "{",
      message: `GET ${BASE}/x answered 200: not JSON`,
    });
  });

  test("an error status throws with its parsed body", async () => {
    const { fetch } = fake(Response.json({ e: 1 }, { status: 404 }));
    const error: unknown = await call({}, { fetch }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      operation: "GET /x",
      method: "GET",
      status: 404,
      body: { e: 1 },
    });
  });

  test.each<[Call["errors"], boolean]>([
    [[404], true],
    [["4XX"], true],
    [["default"], true],
    [[400, "5XX"], false],
    [undefined, false],
  ])("result() with %j declared", async (errors, declared) => {
    const { fetch } = fake(Response.json("gone", { status: 404 }));
    const result = call(errors ? { errors } : {}, { fetch }).result();
    if (declared) {
      expect(await result).toMatchObject({
        ok: false,
        status: 404,
        body: "gone",
      });
    } else {
      await expect(result).rejects.toBeInstanceOf(ApiError);
    }
  });

  test("body, result and catch read the response once", async () => {
    const { fetch, seen } = fake(Response.json(7, { headers: { "x-a": "b" } }));
    const promise = call({}, { fetch });
    const { status, headers } = await promise.result();
    expect([await promise, status, headers.get("x-a")]).toEqual([7, 200, "b"]);
    expect(await Promise.all([promise, promise.finally(() => {})])).toEqual([
      7, 7,
    ]);
    expect(seen).toHaveLength(1);
  });

  test("response() hands the response over unread", async () => {
    const { fetch } = fake(new Response("raw", { status: 500 }));
    const response = await call({}, { fetch, retries: 0 }).response();
    expect([response.status, await response.text()]).toEqual([500, "raw"]);
  });

  test("types are told apart by status", () => {
    type R =
      | Success<200, { id: string }>
      | Success<204, undefined>
      | Failure<404, { gone: true }>
      | Failure<Exclude<ClientErrorStatus, 404>, string>;
    expectTypeOf<Awaited<ApiPromise<R>>>().toEqualTypeOf<
      { id: string } | undefined
    >();
    const check = (reply: R, error: ApiErrorOf<R>): void => {
      if (reply.status === 404) {
        expectTypeOf(reply.body).toEqualTypeOf<{ gone: true }>();
      }
      if (error.status === 404) {
        expectTypeOf(error.body).toEqualTypeOf<{ gone: true }>();
      } else expectTypeOf(error.body).toEqualTypeOf<string>();
    };
    expect(check).toBeTypeOf("function");
  });
});

describe("trying again", () => {
  const busy = (headers = {}): Response =>
    new Response("busy", { status: 503, headers });
  test.each<
    [string, Partial<Call>, SharedOptions["retries"], Answer[], number]
  >([
    ["503 on GET", GET, QUICK, [busy(), busy()], 3],
    ["a failed connection", GET, QUICK, [new TypeError("fetch failed")], 2],
    ["until the limit", GET, QUICK, [busy(), busy(), busy()], 3],
    ["not on POST", POST, QUICK, [busy()], 1],
    ["not on 501", GET, QUICK, [new Response("", { status: 501 })], 1],
    ["not on 404", GET, QUICK, [new Response("", { status: 404 })], 1],
    ["429", GET, QUICK, [new Response("", { status: 429 })], 2],
    ["when told to wait", GET, QUICK, [busy({ "retry-after": "0" })], 2],
    ["not for an hour", GET, QUICK, [busy({ "retry-after": "3600" })], 1],
    [
      "a date that is past",
      GET,
      QUICK,
      [busy({ "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" })],
      2,
    ],
    ["never", GET, 0, [busy()], 1],
    [
      "not with a stream",
      { sent: "PUT /x", body: binary(new ReadableStream()) },
      QUICK,
      [busy()],
      1,
    ],
  ])("%s", async (_, what, retries, answers, times) => {
    const { fetch, seen } = fake(...answers);
    await call(what, { fetch, retries }).response();
    expect(seen).toHaveLength(times);
  });

  test("POST, when the call says so", async () => {
    const { fetch, seen } = fake(busy());
    const client = makeClient({ fetch }, BASE);
    await send(client, { retries: QUICK }, () => ({ ...POST, body: json(1) }));
    expect(await Promise.all(seen.map((r) => r.text()))).toEqual(["1", "1"]);
  });

  test("a connection that stays broken", async () => {
    const cause = new TypeError("fetch failed");
    const { fetch } = fake(cause, cause, cause);
    const error: unknown = await call({}, { fetch }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ cause, operation: "GET /x" });
  });

  test("a body that breaks off", async () => {
    const broken = new ReadableStream({
      pull: (control) => control.error(new Error("cut")),
    });
    const { fetch, seen } = fake(new Response(broken));
    const error: unknown = await call({}, { fetch }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(seen).toHaveLength(1);
  });

  test("although a hook has read the answer", async () => {
    const { fetch, seen } = fake(busy(), Response.json(1));
    const hooks: SharedOptions["hooks"] = {
      response: async (response) => {
        if (response.status === 503) await response.text();
      },
    };
    expect(await call({}, { fetch, hooks })).toBe(1);
    expect(seen).toHaveLength(2);
  });

  test("abort ends the wait with the caller's reason", async () => {
    const { fetch } = fake(busy());
    const control = new AbortController();
    const client = makeClient(
      { fetch, retries: { limit: 1, delay: 25_000 }, timeout: 60_000 },
      BASE,
    );
    const promise = send(client, { signal: control.signal }, () => GET);
    const reason = new Error("enough");
    setImmediate(() => control.abort(reason));
    await expect(promise).rejects.toBe(reason);
  });

  test("a timeout ends a call that hangs", async () => {
    const hang: Fetch = (request) =>
      new Promise((_, reject) => {
        request.signal.addEventListener("abort", () =>
          reject(request.signal.reason as Error),
        );
      });
    const promise = call({}, { fetch: hang, timeout: 1 });
    await expect(promise).rejects.toMatchObject({ name: "TimeoutError" });
  });
});

describe("hooks", () => {
  test("see and change requests, responses and errors", async () => {
    const { fetch, seen } = fake(
      Response.json(1),
      new Response("", { status: 400 }),
    );
    const log: string[] = [];
    const hooks: SharedOptions["hooks"] = {
      request: (request, info) => {
        request.headers.set("x-trace", info.operation);
      },
      response: async (response) => {
        log.push(String(response.status));
        return response.ok ? Response.json(2) : undefined;
      },
      error: (error) => new Error("wrapped", { cause: error }),
    };
    expect(await call({}, { fetch, hooks })).toBe(2);
    const failing = call({}, { fetch, hooks });
    await expect(failing).rejects.toMatchObject({
      message: "wrapped",
      cause: { status: 400 },
    });
    expect(log).toEqual(["200", "400"]);
    expect(seen[0]?.headers.get("x-trace")).toBe("GET /x");
  });

  test("may send another request", async () => {
    const { fetch, seen } = fake();
    const hooks = { request: () => new Request("http://other.test/") };
    await call({}, { fetch, hooks });
    expect(seen[0]?.url).toBe("http://other.test/");
  });
});

describe("redirects", () => {
  const to = (location: string, status = 302): Response =>
    new Response(null, { status, headers: { location } });
  const secrets = { key: apiKey("header", "X-Key", "k") };
  test("within the origin keep everything", async () => {
    const { fetch, seen } = fake(to("/v1/y", 307), Response.json(1));
    await call({ ...POST, body: json({ a: 1 }) }, { fetch }, secrets);
    expect(seen[1]?.url).toBe(`${BASE}/y`);
    expect(seen[1]?.method).toBe("POST");
    expect(seen[1]?.headers.get("x-key")).toBe("k");
    expect(await seen[1]?.text()).toBe('{"a":1}');
  });

  test("elsewhere take no credentials along", async () => {
    const { fetch, seen } = fake(to("https://cdn.test/f"), Response.json(1));
    const headers = { cookie: "a=b", authorization: "c" };
    await call({ accept: "a/b" }, { fetch, headers }, secrets);
    expect(seen[1]?.url).toBe("https://cdn.test/f");
    expect([...(seen[1]?.headers ?? [])]).toEqual([["accept", "a/b"]]);
    expect(seen[1]?.credentials).toBe("omit");
  });

  test("elsewhere never take a body along", async () => {
    const { fetch, seen } = fake(to("https://evil.test/", 307));
    const promise = call({ ...POST, body: json(1) }, { fetch });
    await expect(promise).rejects.toMatchObject({ status: 307 });
    expect(seen).toHaveLength(1);
  });

  test("303 turns a POST into a GET", async () => {
    const { fetch, seen } = fake(to("y", 303), Response.json(1));
    await call({ ...POST, body: json(1) }, { fetch });
    expect([seen[1]?.method, seen[1]?.headers.get("content-type")]).toEqual([
      "GET",
      null,
    ]);
  });

  test("end somewhere", async () => {
    const { fetch, seen } = fake(...Array.from({ length: 9 }, () => to("/x")));
    await expect(call({}, { fetch })).rejects.toMatchObject({ status: 302 });
    expect(seen).toHaveLength(6);
  });

  test("that a browser hides are explained", async () => {
    const opaque = new Response();
    Object.defineProperties(opaque, {
      type: { value: "opaqueredirect" },
      ok: { value: false },
    });
    const { fetch, seen } = fake(opaque);
    await expect(call({}, { fetch })).rejects.toThrow('`redirect: "follow"`');
    expect(seen).toHaveLength(1);
  });

  test("are the platform's when asked for", async () => {
    const { fetch, seen } = fake(to("/y"));
    await expect(call({}, { fetch, redirect: "manual" })).rejects.toThrow(
      "302",
    );
    expect(seen).toHaveLength(1);
  });
});
