/** Calls that are retried or redirected. */
import { describe, expect, test } from "vitest";
import { apiKey } from "../auth.js";
import { binary, json } from "../body.js";
import { makeClient, type Fetch, type SharedOptions } from "../client.js";
import { ConnectionError } from "../errors.js";
import {
  type Answer,
  fake,
  QUICK,
  BASE,
  GET,
  POST,
  call,
  send,
  type Call,
} from "./fake.js";

describe("retries", () => {
  const busy = (headers = {}): Response =>
    new Response("busy", { status: 503, headers });
  test.each<[string, Call, SharedOptions["retries"], Answer[], number]>([
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
      { sent: "PUT /x", body: () => binary(new ReadableStream()) },
      QUICK,
      [busy()],
      1,
    ],
  ])("%s", async (_, what, retries, answers, times) => {
    const { fetch, seen } = fake(...answers);
    await call(what, { fetch, retries }).response();
    expect(seen).toHaveLength(times);
  });

  test("POST, if the call allows it", async () => {
    const { fetch, seen } = fake(busy());
    const client = makeClient({ fetch }, BASE);
    await send(client, { retries: QUICK }, { ...POST, body: () => json(1) });
    expect(await Promise.all(seen.map((r) => r.text()))).toEqual(["1", "1"]);
  });

  test("a connection that remains broken", async () => {
    const cause = new TypeError("fetch failed");
    const { fetch } = fake(cause, cause, cause);
    const error: unknown = await call({}, { fetch }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ cause, operation: "GET /x" });
  });

  test("a body that is interrupted", async () => {
    const broken = new ReadableStream({
      pull: (control) => control.error(new Error("cut")),
    });
    const { fetch, seen } = fake(new Response(broken));
    const error: unknown = await call({}, { fetch }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(seen).toHaveLength(1);
  });

  test("although a hook has read the response", async () => {
    const { fetch, seen } = fake(busy(), Response.json(1));
    const hooks: SharedOptions["hooks"] = {
      response: async (response) => {
        if (response.status === 503) await response.text();
      },
    };
    expect(await call({}, { fetch, hooks })).toBe(1);
    expect(seen).toHaveLength(2);
  });

  test("aborting ends the wait with the caller's reason", async () => {
    const { fetch } = fake(busy());
    const control = new AbortController();
    const client = makeClient(
      { fetch, retries: { limit: 1, delay: 25_000 }, timeout: 60_000 },
      BASE,
    );
    const promise = send(client, { signal: control.signal }, GET);
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

describe("redirects", () => {
  test.each([
    "data:application/json,1",
    "file:///etc/hosts",
    "https://user:secret@api.test/x",
    "http://[",
    "javascript:1",
  ])("to %s are errors", async (location) => {
    const answer = new Response(null, { status: 302, headers: { location } });
    const { fetch, seen } = fake(answer);
    await expect(call({}, { fetch })).rejects.toMatchObject({
      name: "ApiError",
      status: 302,
    });
    expect(seen).toHaveLength(1);
  });

  const to = (location: string, status = 302): Response =>
    new Response(null, { status, headers: { location } });
  const secrets = { key: apiKey("header", "X-Key", "k") };
  test("within the origin keep headers and body", async () => {
    const { fetch, seen } = fake(to("/v1/y", 307), Response.json(1));
    await call({ ...POST, body: () => json({ a: 1 }) }, { fetch }, secrets);
    expect(seen[1]?.url).toBe(`${BASE}/y`);
    expect(seen[1]?.method).toBe("POST");
    expect(seen[1]?.headers.get("x-key")).toBe("k");
    expect(await seen[1]?.text()).toBe('{"a":1}');
  });

  test("to another origin drop credentials", async () => {
    const { fetch, seen } = fake(to("https://cdn.test/f"), Response.json(1));
    const headers = { cookie: "a=b", authorization: "c" };
    await call({ accept: "a/b" }, { fetch, headers }, secrets);
    expect(seen[1]?.url).toBe("https://cdn.test/f");
    expect([...(seen[1]?.headers ?? [])]).toEqual([["accept", "a/b"]]);
    expect(seen[1]?.credentials).toBe("omit");
  });

  test("to another origin never send the body", async () => {
    const { fetch, seen } = fake(to("https://evil.test/", 307));
    const promise = call({ ...POST, body: () => json(1) }, { fetch });
    await expect(promise).rejects.toMatchObject({ status: 307 });
    expect(seen).toHaveLength(1);
  });

  test("303 turns a POST into a GET", async () => {
    const { fetch, seen } = fake(to("y", 303), Response.json(1));
    await call({ ...POST, body: () => json(1) }, { fetch });
    expect([seen[1]?.method, seen[1]?.headers.get("content-type")]).toEqual([
      "GET",
      null,
    ]);
  });

  test("have a limit", async () => {
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

  test("are handled by the platform on request", async () => {
    const { fetch, seen } = fake(to("/y"));
    await expect(call({}, { fetch, redirect: "manual" })).rejects.toThrow(
      "302",
    );
    expect(seen).toHaveLength(1);
  });
});
