import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  test,
  vi,
} from "vitest";
import { streamOf } from "../bytes.js";
import { makeClient, type RequestOptions } from "../client.js";
import { ConnectionError } from "../errors.js";
import { events, type ServerSentEvent } from "../events.js";
import { jsonLines } from "../lines.js";
import { streams } from "../stream.js";
import { send, type Call } from "./fake.js";

const LIMIT = 400;

let server: Server;
let base: string;
/** The number of requests without a response. */
let silent = 0;
/**
 * The open streams, the latest last. `/events` and `/lines` send one item, and then wait for the
 * test.
 */
const open: ServerResponse[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/silent") {
      silent += 1;
      return;
    }
    const event = request.url === "/events";
    response.writeHead(200, {
      "content-type": event ? "text/event-stream" : "application/x-ndjson",
    });
    response.write(event ? "data: 1\n\n" : "1\n");
    open.push(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Sends a first request, because the platform then loads modules that it needs.
  await (await fetch(`${base}/lines`)).body?.cancel();
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

// The time is fake. It advances only when a test does so, however slow the network is.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Waits for the network until the condition is true. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

/** Waits until a timer is set, and then advances the time. */
async function pass(milliseconds: number): Promise<void> {
  await until(() => vi.getTimerCount() > 0);
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** Advances the time in small steps until the condition is true. */
async function passUntil(condition: () => boolean): Promise<void> {
  for (; !condition(); await turn()) await vi.advanceTimersByTimeAsync(50);
}

function call(path: string, client: RequestOptions, own?: RequestOptions) {
  const what: Call = {
    key: `GET ${path}`,
    stream: (response) =>
      streams(response, {
        "text/event-stream": events,
        "application/x-ndjson": jsonLines,
      }),
  };
  const made = makeClient({ baseUrl: base, retries: 0, ...client });
  return send(made, own, what);
}

type Listed = AsyncIterable<ServerSentEvent>;

test("the time limit of a client does not apply to events", async () => {
  const received: string[] = [];
  const stream = (await call("/events", { timeout: LIMIT })) as Listed;
  for await (const { data } of stream) {
    received.push(data);
    if (received.length === 2) break;
    await vi.advanceTimersByTimeAsync(1.5 * LIMIT);
    open.at(-1)?.write("data: 2\n\n");
  }
  expect(received).toEqual(["1", "2"]);
});

test("the caller may abort events that have a time limit", async () => {
  const control = new AbortController();
  const own = { signal: control.signal };
  const stream = (await call("/events", { timeout: LIMIT }, own)) as Listed;
  const read = async (): Promise<void> => {
    for await (const { data } of stream) control.abort(new Error(data));
  };
  await expect(read()).rejects.toThrow("1");
});

test("lines end when they are silent for too long", async () => {
  const stream = (await call("/lines", { idleTimeout: 50 })) as Listed;
  const received: unknown[] = [];
  const read = async (): Promise<void> => {
    for await (const line of stream) {
      received.push(line);
      void pass(50);
    }
  };
  await expect(read()).rejects.toThrow(ConnectionError);
  expect(received).toEqual([1]);
});

test("events reconnect when they are silent for too long", async () => {
  const stream = (await call("/events", { idleTimeout: 50 })) as Listed;
  const before = open.length;
  let received = 0;
  for await (const event of stream) {
    if (++received === 2) break;
    open.at(-1)?.write(`retry: 1\n\n`);
    expect(event.data).toBe("1");
    void passUntil(() => open.length > before);
  }
  expect(open.length).toBeGreaterThan(before);
});

test("a call without a response has the time limit of its client", async () => {
  const error = {
    name: "TimeoutError",
    message: "the request timed out after 20 ms",
  };
  const own = { signal: new AbortController().signal };
  for (const options of [undefined, own]) {
    const unanswered = call("/silent", { timeout: 20 }, options);
    const rejected = expect(unanswered).rejects.toMatchObject(error);
    await pass(20);
    await rejected;
  }
});

test.each<[number | false]>([[false], [Infinity]])(
  "%s removes the time limit",
  async (timeout) => {
    const control = new AbortController();
    const own = { timeout, signal: control.signal };
    const before = silent;
    const unanswered = call("/silent", { timeout: 20 }, own);
    const rejected = expect(unanswered).rejects.toThrow("the caller's");
    await until(() => silent > before);
    await vi.advanceTimersByTimeAsync(2 ** 30);
    control.abort(new Error("the caller's"));
    await rejected;
  },
);

test("the time limit applies to a body of bytes, unless it is removed", async () => {
  const read = async (own: RequestOptions): Promise<number> => {
    const stream = await streamOf(call("/lines", { timeout: LIMIT }, own));
    let size = 0;
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > 2) break;
      await vi.advanceTimersByTimeAsync(1.5 * LIMIT);
      open.at(-1)?.write("2\n");
    }
    return size;
  };
  await expect(read({})).rejects.toThrow("the request timed out");
  expect(await read({ timeout: false })).toBe(4);
});

test("a signal that is aborted already", async () => {
  const reason = new Error("enough");
  const own = { signal: AbortSignal.abort(reason) };
  await expect(call("/events", { timeout: LIMIT }, own)).rejects.toBe(reason);
});
