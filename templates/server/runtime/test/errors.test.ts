/** Errors of handlers, and errors when a server starts. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { createRuntime } from "../api.js";
import { fromRequest } from "../fetch.js";
import { HttpProblem, NotImplemented } from "../problem.js";
import type { HandlerRequest } from "../route.js";
import { type Handle, table, apiOf, post } from "./routed.js";

describe("errors", () => {
  afterEach(() => vi.restoreAllMocks());

  it("hides an error from the caller, and passes it to the operator", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    const error = new Error("the password is hunter2");
    const response = await apiOf({}, () => Promise.reject(error)).fetch(post());
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("hunter2");
    expect(log).toHaveBeenCalledWith(error);
  });

  it("sends the response that onError returns", async () => {
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

  it("sends the problem details that onError returns", async () => {
    const fail: Handle = () => {
      throw new Error("x");
    };
    const onError = (): unknown => new HttpProblem(409, "It is taken");
    const response = await apiOf({}, fail, { onError }).fetch(post());
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ detail: "It is taken" });
  });

  it("responds with 500 if onError fails too", async () => {
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
  ])(
    "responds with 500 to a problem with the header %j: %j",
    async (name, value) => {
      const seen = vi.fn();
      const fail: Handle = () => {
        throw new HttpProblem(409, "Taken", { headers: [[name, value]] });
      };
      const { handle } = apiOf({}, fail, { onError: seen });
      const response = await handle(fromRequest(post()));
      expect(response.status).toBe(500);
      expect(seen).toHaveBeenCalledOnce();
    },
  );

  const thrown: [Error, number, unknown][] = [
    [
      new NotImplemented("POST /x"),
      501,
      {
        type: "about:blank",
        title: "Not Implemented",
        status: 501,
        detail: 'The operation "POST /x" is not implemented.',
      },
    ],
    [
      new HttpProblem(409, "Taken", { type: "https://x/taken", title: "T" }),
      409,
      { type: "https://x/taken", title: "T", status: 409, detail: "Taken" },
    ],
  ];
  it.each(thrown)("responds with %s", async (error, status, want) => {
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

  it("names operations without a handler, and responds with 501 for them if configured", async () => {
    expect(() => createRuntime(table({}), {})).toThrow("POST /x");
    const api = createRuntime(table({}), {}, { partial: true });
    expect(api.routes.map(({ mounted }) => mounted)).toEqual([false]);
    expect((await api.fetch(post())).status).toBe(501);
  });

  it("names handlers without an operation", () => {
    expect(() =>
      createRuntime(table({}), { "POST /x": ok, "GET /y": ok }),
    ).toThrow("GET /y");
  });

  it("does not treat inherited members as handlers", () => {
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

  it("creates the context for every request", async () => {
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
