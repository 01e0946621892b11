import { once } from "node:events";
import { Agent, createServer, request as send, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createRuntime } from "../api.js";
import { toNodeHandler } from "../node.js";
import type { HandlerContext, RuntimeOptions } from "../options.js";
import type { HandlerRequest } from "../route.js";

type Handle = (request: HandlerRequest, context: HandlerContext) => unknown;

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  server = undefined;
});

/** Serves one route, `POST /x/{id}`, and returns its port. */
async function serve(
  handle: Handle,
  options: RuntimeOptions = {},
): Promise<number> {
  const route = {
    key: "POST /x/{id}",
    method: "POST",
    path: ["x", { param: "id" }],
    operation: "x",
    parameters: [
      { in: "path", name: "id" },
      { in: "query", name: "q" },
    ],
    body: {},
  } as const;
  const table = { routes: [route], schemes: {}, basePath: "" };
  const api = createRuntime(table, { [route.key]: handle }, options);
  server = createServer(toNodeHandler(api));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

describe("toNodeHandler", () => {
  it("passes everything on and sets the length", async () => {
    const port = await serve(({ params, query, body }, { request }) => ({
      status: 201,
      body: { ...params, ...query, body, agent: request.header("x-a") },
      headers: { "set-cookie": ["a=1", "b=2"] },
    }));
    const response = await fetch(`http://127.0.0.1:${port}/x/a%2Fb?q=%C3%A9`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-a": "1" },
      body: '{"ü":1}',
    });
    const text = await response.text();
    expect(response.status).toBe(201);
    expect(JSON.parse(text)).toEqual({
      id: "a/b",
      q: "é",
      body: { ü: 1 },
      agent: "1",
    });
    expect(response.headers.get("content-length")).toBe(
      String(Buffer.byteLength(text)),
    );
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("keeps the connection after a body that was too long", async () => {
    const port = await serve(({ body }) => ({ status: 200, body: { body } }), {
      maxBody: 1000,
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sockets = new Set<unknown>();
    const call = async (
      body: string,
      headers: Record<string, string>,
    ): Promise<number> => {
      const options = { port, method: "POST", path: "/x/1", agent, headers };
      const outgoing = send({ ...options, host: "127.0.0.1" });
      outgoing.end(body);
      const [response] = (await once(outgoing, "response")) as [
        import("node:http").IncomingMessage,
      ];
      sockets.add(outgoing.socket?.localPort);
      for await (const chunk of response) void chunk;
      return response.statusCode ?? 0;
    };
    const json = { "content-type": "application/json" };
    const long = JSON.stringify("x".repeat(300_000));
    expect(
      await call(long, { ...json, "content-length": String(long.length) }),
    ).toBe(413);
    expect(await call(long, { ...json, "transfer-encoding": "chunked" })).toBe(
      413,
    );
    expect(await call("1", json)).toBe(200);
    expect(sockets.size).toBe(1);
    agent.destroy();
  });

  it("passes a binary body as a stream, and streams back", async () => {
    const port = await serve(({ body }) => ({
      status: 200,
      body,
      contentType: "image/png",
    }));
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
    const response = await fetch(`http://127.0.0.1:${port}/x/1`, {
      method: "POST",
      headers: { "content-type": "image/png" },
      body: bytes,
    });
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it("waits for a slow reader, and stops when it disconnects", async () => {
    let sent = 0;
    let stopped: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (stopped = resolve));
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          sent += 65_536;
          yield new Uint8Array(65_536);
        }
      } finally {
        stopped();
      }
    }
    let aborted = false;
    const port = await serve((_, { signal }) => {
      signal.addEventListener("abort", () => (aborted = true));
      return { status: 200, body: endless() };
    });
    const socket = connect(port, "127.0.0.1");
    socket.write("POST /x/1 HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n");
    await once(socket, "data");
    socket.pause();
    let before = -1;
    while (before !== sent) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    socket.destroy();
    await end;
    expect(aborted).toBe(true);
  });

  it("continues when a handler throws during cleanup", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const stops: (() => void)[] = [];
    const fails = (): never => {
      for (const stop of stops) stop();
      throw new Error("cannot clean up");
    };
    async function* pieces(): AsyncGenerator<string> {
      try {
        for (;;) yield "x".repeat(65_536);
      } finally {
        fails();
      }
    }
    const stream = (): ReadableStream =>
      new ReadableStream({
        pull: (control) => control.enqueue(new Uint8Array(65_536)),
        cancel: fails,
      });
    const bodies = [pieces(), stream()];
    const port = await serve(() => ({ status: 200, body: bodies.shift() }));
    while (bodies.length > 0) {
      const stopped = new Promise<void>((resolve) => stops.push(resolve));
      const socket = connect(port, "127.0.0.1");
      socket.write(
        "POST /x/1 HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n",
      );
      await once(socket, "data");
      socket.destroy();
      await stopped;
    }
    await new Promise(setImmediate);
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("cuts the connection when a stream breaks", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    async function* broken(): AsyncGenerator<string> {
      yield "a";
      throw new Error("gone");
    }
    const port = await serve(() => ({ status: 200, body: broken() }));
    const url = `http://127.0.0.1:${port}/x/1`;
    const read = async (): Promise<string> =>
      (await fetch(url, { method: "POST" })).text();
    await expect(read()).rejects.toThrow();
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  it("creates a Web request on request", async () => {
    const port = await serve(async (_, { request }) => {
      const web = request.toRequest();
      return {
        status: 200,
        body: [web.method, new URL(web.url).pathname, web.headers.get("x-a")],
      };
    });
    const response = await fetch(`http://127.0.0.1:${port}/x/1?q=2`, {
      method: "POST",
      headers: { "x-a": "1" },
    });
    expect(await response.json()).toEqual(["POST", "/x/1", "1"]);
  });

  it("accepts an absolute URL as the target", async () => {
    const port = await serve(({ params }) => ({ status: 200, body: params }));
    const socket = connect(port, "127.0.0.1");
    socket.write(
      "POST http://x/x/7?q=1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
    );
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    expect(text).toContain('{"id":"7"}');
  });
});
