/** The sent request and its credentials. */
import { describe, expect, test } from "vitest";
import { apiKey, basic, bearer, signer, transport } from "../auth.js";
import { anything, json } from "../body.js";
import { makeClient, type SharedOptions } from "../client.js";
import { cookie, cookies, header } from "../header.js";
import { simple } from "../path.js";
import { form } from "../query.js";
import { pairs } from "../scalar.js";
import { fake, BASE, GET, POST, call, send, type Call } from "./fake.js";

describe("the request", () => {
  test("is built from its parts", async () => {
    const { fetch, seen } = fake();
    await call(
      {
        sent: "PUT /a/{id}/d",
        args: { id: "b/c" },
        query: () => [form("n", 1), form("none", undefined), form("l", [1, 2])],
        headers: () => [header("X-A", "1"), header("X-B", undefined)],
        cookies: () =>
          cookies([cookie("a", "1"), cookie("none", null), cookie("b", "2")]),
        accept: "application/json",
        body: () => json({ a: 1 }),
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

  test.each<[string, Call, SharedOptions, string]>([
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
  ])("is sent to %s", async (_, what, options, url) => {
    const { fetch, seen } = fake();
    await call(what, { ...options, fetch });
    expect(seen[0]?.url).toBe(url);
  });

  test.each<[string, Call, SharedOptions, string]>([
    [
      "a path that moves the host",
      { sent: "GET @evil.test/", server: "https://api.test" },
      {},
      "without credentials",
    ],
    [
      "a dot segment",
      { sent: "GET /a/{id}", args: { id: "." } },
      {},
      'a segment must not be "." or ".."',
    ],
    [
      "two dots",
      { sent: "GET /a/{id}/b", path: () => ({ id: simple("id", "..") }) },
      {},
      '".."',
    ],
    ["encoded dots", { sent: "GET /a/%2E%2e/b" }, {}, "/a/%2E%2e/b"],
    ["dots behind a backslash", { sent: "GET /a\\..\\b" }, {}, '".."'],
    ["a base of another kind", {}, { baseUrl: "file:///etc" }, "http"],
    [
      "a base of a like kind",
      {},
      { baseUrl: "httpx://h" },
      "must be an http(s) URL",
    ],
    [
      "credentials in the base",
      {},
      { baseUrl: "http://u:p@h" },
      "(use `auth`)",
    ],
    ["a query in the base", {}, { baseUrl: "http://h?a" }, "query"],
    ["a query behind the path", {}, { baseUrl: "http://h/x?a" }, "query"],
    ["a fragment in the base", {}, { baseUrl: "http://h#a" }, "fragment"],
  ])("is not sent with %s", async (_, what, options, message) => {
    const { fetch, seen } = fake();
    await expect(call(what, { ...options, fetch })).rejects.toThrow(message);
    expect(seen).toEqual([]);
  });

  test("needs a base URL", async () => {
    const client = makeClient({});
    await expect(send(client, {}, GET)).rejects.toThrow('"baseUrl":');
  });

  test("parameters map to arguments, and errors use the names of the description", async () => {
    const { fetch, seen } = fake(new Response(null, { status: 404 }));
    const promise = call(
      {
        key: "GET /pets/{pet-id}/{owner.id=ownerId}",
        args: { petId: 1, ownerId: "a", perPage: 2, from: 3 },
        query: (args) => pairs(args, ["per_page", "$from=from", "none"]),
      },
      { fetch },
    );
    const operation = "GET /pets/{pet-id}/{owner.id}";
    await expect(promise).rejects.toMatchObject({ operation });
    expect(seen[0]?.url).toBe(`${BASE}/pets/1/a?per_page=2&%24from=3`);
  });

  test("an error in an argument rejects the promise", async () => {
    const client = makeClient({}, BASE);
    const promise = send(
      client,
      {},
      {
        key: "GET /{id}",
        args: { id: "" },
      },
    );
    await expect(promise).rejects.toThrow('"id": must not be empty');
  });

  test("headers of a single call take precedence", async () => {
    const { fetch, seen } = fake();
    const client = makeClient({ fetch, headers: { "x-a": "1" } }, BASE);
    const headers = { "x-a": "2", "content-type": "text/plain" };
    await send(client, { headers }, { ...POST, body: () => anything("a") });
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
    ["half of one is sent", [{ none: [], key: [] }], "x-key: k"],
    ["half of one, which may be left out", [{ none: [], key: [] }, {}], ""],
    ["optional", [{}, { key: [] }], "x-key: k"],
    ["stated to need none", [], ""],
    ["below HTTP", [{ tls: [] }], ""],
    ["nobody said", undefined, "authorization: Bearer t-"],
    ["an unknown scheme", [{ constructor: [] }], ""],
  ])("%s", async (_, security, want) => {
    const { fetch, seen } = fake();
    const what = {
      query: () => [form("q", " ")],
      ...(security && { security }),
    };
    await call(what, { fetch }, all);
    const own = [...(seen[0]?.headers ?? [])].filter(
      ([name]) => name !== "accept",
    );
    const headers = own.map((h) => h.join(": "));
    const search = new URL(seen[0]?.url ?? "").search.replace(/^\?q=%20$/, "");
    expect([...headers, search].join(" ").trim()).toBe(want);
  });

  test("a provider is called again after 401", async () => {
    const { fetch, seen } = fake(
      new Response(null, { status: 401 }),
      Response.json(1),
    );
    const token = bearer(({ refused }) => (refused ? "new" : "old"));
    const what = { ...POST, body: () => json(1), security: [{ token: [] }] };
    expect(await call(what, { fetch }, { token })).toBe(1);
    expect(seen.map((r) => r.headers.get("authorization"))).toEqual([
      "Bearer old",
      "Bearer new",
    ]);
  });

  /** Creates a service that accepts a single token, and a client that refreshes its token. */
  function refreshing() {
    const seen: string[] = [];
    let refreshed = 0;
    const fetch = async (request: Request) => {
      const token = request.headers.get("authorization") ?? "";
      seen.push(token);
      const isRight = token === "Bearer new1";
      return isRight ? Response.json(1) : new Response("", { status: 401 });
    };
    let token = Promise.resolve("old");
    const provider = bearer(({ refused }) => {
      if (refused) {
        refreshed += 1;
        token = new Promise((done) =>
          setTimeout(() => done(`new${refreshed}`), 5),
        );
      }
      return token;
    });
    const ask = () => call({}, { fetch }, { token: provider });
    return { ask, seen, count: () => refreshed };
  }

  test("calls that are refused at the same time renew the credential once", async () => {
    const { ask, count } = refreshing();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(count()).toBe(1);
  });

  test("a call that is refused after another one renewed the credential uses the new one", async () => {
    let release = (): void => undefined;
    const late = new Promise<void>((done) => (release = done));
    let asked = 0;
    let token = "old";
    const provider = bearer(({ refused }) => {
      if (refused) {
        asked += 1;
        token = `new${asked}`;
      }
      return token;
    });
    const fetch = async (request: Request) => {
      if (request.headers.get("authorization") === "Bearer new1")
        return Response.json(1);
      if (request.headers.has("x-late")) await late;
      return new Response("", { status: 401 });
    };
    const schemes = { token: provider };
    const second = call({}, { fetch, headers: { "x-late": "1" } }, schemes);
    await call({}, { fetch }, schemes);
    release();
    expect(await second).toBe(1);
    expect(asked).toBe(1);
  });

  test("a retry after the renewal does not renew again", async () => {
    const { fetch } = fake(
      new Response("", { status: 401 }),
      new Response("", { status: 503 }),
      Response.json(1),
    );
    const asked: boolean[] = [];
    const token = bearer(({ refused }) => {
      asked.push(refused);
      return "t";
    });
    const retries = { limit: 2, delay: 1 };
    expect(await call({}, { fetch, retries }, { token })).toBe(1);
    expect(asked).toEqual([false, false, true, false]);
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
    await expect(promise).rejects.toThrow('"token": must not contain');
  });

  test("errors do not contain a key from the query", async () => {
    const { fetch } = fake(new Response("no", { status: 403 }));
    const error: unknown = await call(
      { query: () => [form("a", 1)] },
      { fetch },
      { key: apiKey("query", "key", "secret") },
    ).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ url: `${BASE}/x?a=1`, status: 403 });
    expect(String(error)).not.toContain("secret");
  });
});
