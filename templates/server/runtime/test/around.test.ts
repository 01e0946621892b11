/** Middleware, media types that callers accept, and streams without events. */
import { describe, expect, it, vi } from "vitest";
import { accepted } from "../accept.js";
import { createRuntime, type Api } from "../api.js";
import type { Around, RuntimeOptions } from "../options.js";
import { HttpProblem } from "../problem.js";

const ROUTE = { key: "GET /x", method: "GET", path: ["x"], operation: "x" };

function apiOf(handler: () => unknown, options: RuntimeOptions = {}): Api {
  const table = { routes: [ROUTE], schemes: {}, basePath: "" };
  return createRuntime(table, { "GET /x": handler }, options);
}

const ask = (api: Api, path = "/x"): Promise<Response> =>
  api.fetch(new Request(`http://localhost${path}`));

describe("several middleware functions", () => {
  it("see the rejections and errors of the inner ones", async () => {
    const seen: unknown[] = [];
    const log: Around = async (_, next) => {
      const answer = await next();
      seen.push(answer.status);
      return answer;
    };
    const limit: Around = ({ request }, next) => {
      if (request.search === "?limited")
        throw new HttpProblem(429, "slow down");
      if (request.search === "?broken") throw new Error("mine");
      return next();
    };
    const api = apiOf(() => ({ status: 200, body: 1 }), {
      around: [log, limit, log],
      onError: () => undefined,
    });
    const statuses: number[] = [];
    for (const path of ["/x", "/x?limited", "/x?broken", "/none"]) {
      statuses.push((await ask(api, path)).status);
    }
    expect(statuses).toEqual([200, 429, 500, 404]);
    expect(seen).toEqual([200, 200, 429, 500, 404, 404]);
  });
});

describe("accepted", () => {
  const chosen = (accept?: string): string =>
    accepted({ header: () => accept }, [
      "application/json",
      "text/csv; charset=utf-8",
    ]);

  it.each([
    [undefined, "application/json"],
    ["", "application/json"],
    ["*/*", "application/json"],
    ["text/*", "text/csv; charset=utf-8"],
    ["TEXT/CSV", "text/csv; charset=utf-8"],
    ["application/json;q=0.1, text/csv;q=0.5", "text/csv; charset=utf-8"],
    ["*/*;q=0.8, application/json;q=0", "text/csv; charset=utf-8"],
    ["text/html, */*;q=0.1", "application/json"],
    ["text/csv;q=9, application/json;q=0.001", "application/json"],
  ])("%s → %s", (accept, type) => expect(chosen(accept)).toBe(type));

  it.each(["text/html", "application/json;q=0", "nonsense", "*/*;q=0"])(
    "%s → 406",
    (accept) => {
      expect(() => chosen(accept)).toThrow(
        expect.objectContaining({
          status: 406,
          options: { headers: [["vary", "accept"]] },
        }) as Error,
      );
    },
  );
});

describe("streams of events", () => {
  const result = (body: unknown, headers?: object): object => ({
    ...{ status: 200, contentType: "text/event-stream", body },
    ...(headers && { headers }),
  });

  it("are not cached, unless the handler sets a header", async () => {
    async function* one(): AsyncGenerator<unknown> {
      yield { data: 1 };
    }
    const response = await ask(apiOf(() => result(one())));
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const own = await ask(
      apiOf(() => result(one(), { "Cache-Control": "no-store" })),
    );
    expect(own.headers.get("cache-control")).toBe("no-store");
    expect(await own.text()).toBe("data: 1\n\n");
  });

  it("send a comment if they are silent from the start, because headers are sent with the first bytes", async () => {
    vi.useFakeTimers();
    try {
      async function* silent(): AsyncGenerator<unknown> {
        await new Promise(() => undefined);
        yield { data: 1 };
      }
      const response = await ask(
        apiOf(() => result(silent()), { heartbeat: 60_000 }),
      );
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      const first = reader.read();
      await vi.advanceTimersByTimeAsync(200);
      expect(new TextDecoder().decode((await first).value)).toBe(":\n\n");
      const left = reader.cancel();
      await vi.advanceTimersByTimeAsync(60_000);
      await left;
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("send comments while they are silent, and end when the caller disconnects", async () => {
    vi.useFakeTimers();
    try {
      let go: (event: unknown) => void = () => undefined;
      const ended = vi.fn();
      async function* slow(): AsyncGenerator<unknown> {
        try {
          yield { data: "a" };
          yield await new Promise((resolve) => (go = resolve));
          yield { data: "c" };
        } finally {
          ended();
        }
      }
      const response = await ask(
        apiOf(() => result(slow()), { heartbeat: 1000 }),
      );
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      const read = async (): Promise<string> =>
        new TextDecoder().decode((await reader.read()).value);
      expect(await read()).toBe("data: a\n\n");
      for (let beat = 0; beat < 2; beat++) {
        const silent = read();
        await vi.advanceTimersByTimeAsync(1000);
        expect(await silent).toBe(":\n\n");
      }
      go({ data: "b" });
      expect(await read()).toBe("data: b\n\n");
      await reader.cancel();
      await expect.poll(() => ended.mock.calls.length).toBe(1);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
