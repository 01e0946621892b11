import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import fastify from "fastify";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createRuntime } from "../api.js";
import { toFastify } from "../fastify.js";
import { toNodeHandler } from "../node.js";

const route = {
  key: "POST /x",
  method: "POST",
  path: ["x"],
  operation: "x",
  body: {},
} as const;
const table = { routes: [route], schemes: {}, basePath: "" };
const api = createRuntime(
  table,
  {
    [route.key]: (request: { body: unknown }) => ({
      status: 200,
      body: { kind: typeof request.body },
    }),
  },
  { maxBody: 1000 },
);

const SERVERS: Record<string, () => Server | Promise<Server>> = {
  node: () => createServer(toNodeHandler(api)),
  fastify: async () => {
    const app = fastify();
    void app.register(toFastify(api));
    await app.ready();
    return app.server;
  },
};

let server: Server | undefined;

afterEach(async () => {
  vi.useRealTimers();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
});

/** Opens a connection, and collects its responses. */
async function connected(
  make: () => Server | Promise<Server>,
): Promise<{ socket: Socket; answers: () => string }> {
  server = await make();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => undefined);
  let text = "";
  socket.on("data", (chunk) => (text += String(chunk)));
  return { socket, answers: () => text };
}

/** There is no time limit, because a busy machine is slow. */
async function arrived(socket: Socket, done: () => boolean): Promise<void> {
  while (!done()) await once(socket, "data");
}

function head(path: string, ...headers: string[]): string {
  return [`POST ${path} HTTP/1.1`, "Host: x", ...headers, "", ""].join("\r\n");
}

const JSON_TYPE = "Content-Type: application/json";
const CHUNKED = "Transfer-Encoding: chunked";
const LONG = "Content-Length: 100000000";
const PIECE = `10000\r\n${"x".repeat(65_536)}\r\n`;

describe.each(Object.entries(SERVERS))("an unread body: %s", (_, make) => {
  const refused: [string, string, number][] = [
    ["of no operation", head("/y", CHUNKED), 404],
    ["too long", head("/x", JSON_TYPE, CHUNKED), 413],
    ["left alone", head("/x", "Content-Type: image/png", CHUNKED), 200],
  ];

  it.each(refused)(
    "is drained up to a limit: %s",
    async (_case, start, status) => {
      const { socket, answers } = await connected(make);
      let sent = 0;
      const more = (): void => {
        if (socket.destroyed) return;
        sent += PIECE.length;
        socket.write(PIECE, () => setImmediate(more));
      };
      socket.write(start, more);
      await once(socket, "close");
      expect(answers()).toContain(`HTTP/1.1 ${status} `);
      expect(sent).toBeLessThan(50_000_000);
    },
  );

  it.each([
    ["of no operation", head("/y", LONG), 404],
    ["too long", head("/x", JSON_TYPE, LONG), 413],
  ])(
    "ends the connection if it is long, after the response: %s",
    async (_case, start, status) => {
      vi.useFakeTimers({ toFake: ["setTimeout"] });
      const { socket, answers } = await connected(make);
      socket.write(start);
      await arrived(socket, () => answers().endsWith("}"));
      expect(answers()).toContain(`HTTP/1.1 ${status} `);
      expect(answers().toLowerCase()).toContain("connection: close");
      expect(socket.readableEnded).toBe(false);
      const closed = once(socket, "close");
      await vi.advanceTimersByTimeAsync(6000);
      await closed;
    },
  );

  it("ends the connection if it does not arrive", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const { socket, answers } = await connected(make);
    socket.write(`${head("/y", "Content-Length: 9")}abc`);
    await arrived(socket, () => answers().endsWith("}"));
    const closed = once(socket, "close");
    await vi.advanceTimersByTimeAsync(6000);
    await closed;
  });

  it("does not end the connection when it is short", async () => {
    const { socket, answers } = await connected(make);
    for (const path of ["/y", "/x"]) {
      const before = answers().length;
      socket.write(head(path, "Content-Type: image/png", "Content-Length: 9"));
      socket.write("123");
      await arrived(socket, () => answers().slice(before).endsWith("}"));
      socket.write("456789");
    }
    const before = answers().length;
    socket.write(`${head("/x", JSON_TYPE, "Content-Length: 1")}1`);
    await arrived(socket, () => answers().slice(before).endsWith("}"));
    expect(answers().slice(before)).toContain('{"kind":"number"}');
    socket.destroy();
  });
});
