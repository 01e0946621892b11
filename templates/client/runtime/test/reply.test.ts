/** The result of a response. */
import { describe, expect, expectTypeOf, test } from "vitest";
import type { SharedOptions } from "../client.js";
import { ApiError, ConnectionError, type ApiErrorOf } from "../errors.js";
import type { ApiPromise } from "../promise.js";
import { limitResponse } from "../limit.js";
import { jsonLines } from "../lines.js";
import { asBlob } from "../read.js";
import type { ClientErrorStatus, Failure, Success } from "../reply.js";
import { fake, BASE, call, type Call } from "./fake.js";

describe("the response", () => {
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

  test("other types are bytes, and so are declared bytes", async () => {
    const { fetch } = fake(typed("image/png"), typed("application/json"));
    const image = (await call({}, { fetch })) as Blob;
    const stated = (await call({ read: asBlob }, { fetch })) as Blob;
    expect([image.type, await image.text()]).toEqual(["image/png", "[1]"]);
    expect(await stated.text()).toBe("[1]");
  });

  test("broken JSON is an error that contains the text", async () => {
    const { fetch } = fake(typed("application/json", "{"));
    await expect(call({}, { fetch })).rejects.toMatchObject({
      name: "ApiError",
      status: 200,
      body: "{",
      message: "GET /x responded with 200: the body is not valid JSON",
    });
  });

  test.each(["application/json", "application/x-ndjson"])(
    "JSON that is nested too deeply is an error: %s",
    async (type) => {
      const text = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
      const { fetch } = fake(typed(type, text), typed(type, text));
      const revive = (json: string): unknown =>
        JSON.parse(json, (_, value: unknown) => value);
      const stream = () => jsonLines;
      const isLines = type.includes("nd");
      for (const parse of [JSON.parse as (json: string) => unknown, revive]) {
        const made = call({ parse, ...(isLines && { stream }) }, { fetch });
        const read = async (): Promise<void> => {
          const body = await made;
          for await (const _ of body as AsyncIterable<unknown>) continue;
        };
        await expect(read()).rejects.toMatchObject({
          name: "ApiError",
          message: expect.stringContaining("is nested too deeply"),
        });
      }
    },
  );

  test("a body that is too long is an error, and a file is not", async () => {
    let isCancelled = false;
    const endless = (type: string): Response => {
      const body = new ReadableStream({
        pull: (to) => to.enqueue(new Uint8Array(1000)),
        cancel: () => void (isCancelled = true),
      });
      return new Response(body, { headers: { "content-type": type } });
    };
    const { fetch } = fake(
      endless("application/json"),
      typed("text/plain", "12345"),
      typed("text/plain", "123456"),
      typed("image/png", "123456"),
    );
    const options = { fetch, hooks: { response: limitResponse(5) } };
    const error = {
      name: "ApiError",
      message: "GET /x responded with 200: the body is longer than 5 bytes",
    };
    await expect(call({}, options)).rejects.toMatchObject(error);
    expect(isCancelled).toBe(true);
    expect(await call({}, options)).toBe("12345");
    await expect(call({}, options)).rejects.toMatchObject(error);
    expect(((await call({}, options)) as Blob).size).toBe(6);
  });

  test.each<[unknown, string]>([
    [{ title: "Gone", detail: "no pet 7", message: "m" }, ": no pet 7"],
    [{ type: "about:blank", title: "Conflict" }, ": Conflict"],
    [{ message: " Not Found\n" }, ": Not Found"],
    [{ detail: [{ loc: ["id"] }], message: 7 }, ""],
    [{ detail: "x".repeat(900) }, ": " + "x".repeat(200)],
    [{ error: "other" }, ""],
    ["<html>", ""],
    [null, ""],
  ])(
    "an error has the message of the problem details: %j",
    async (body, told) => {
      const { fetch } = fake(Response.json(body, { status: 404 }));
      const error: unknown = await call({}, { fetch }).catch((e: unknown) => e);
      expect(String(error)).toBe(`ApiError: GET /x responded with 404${told}`);
    },
  );

  test("the message of an error contains no data of the request", () => {
    const info = {
      operation: "GET /pets/{petId}",
      method: "GET",
      url: `${BASE}/pets/7?token=secret`,
    };
    const reply = { status: 404, headers: new Headers(), body: undefined };
    const told = [new ApiError(info, reply), new ConnectionError(info, "off")];
    expect(told.map(String)).toEqual([
      "ApiError: GET /pets/{petId} responded with 404",
      "ConnectionError: GET /pets/{petId} failed: off",
    ]);
    expect(told[0]?.url).toBe(info.url);
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

  test("response() returns the response unread", async () => {
    const { fetch } = fake(new Response("raw", { status: 500 }));
    const response = await call({}, { fetch, retries: 0 }).response();
    expect([response.status, await response.text()]).toEqual([500, "raw"]);
  });

  test("types are discriminated by status", () => {
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

describe("hooks", () => {
  test("receive and change requests, responses and errors", async () => {
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
