import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { streamOf } from "../bytes.js";
import { makeClient, type RequestOptions } from "../client.js";
import { ConnectionError } from "../errors.js";
import { events, type ServerSentEvent } from "../events.js";
import { jsonLines } from "../lines.js";
import type { Call } from "../call.js";
import { send } from "../send.js";
import { streams } from "../stream.js";

/** Long enough for headers on a busy machine; what waits longer than it is meant to outlast it. */
const LIMIT = 400;

let server: Server;
let base: string;
/** The streams that are open, the latest last: `/events` and `/lines` begin with an item, and say no more by themselves. */
const open: ServerResponse[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/silent") return;
    const event = request.url === "/events";
    response.writeHead(200, {
      "content-type": event ? "text/event-stream" : "application/x-ndjson",
    });
    response.write(event ? "data: 1\n\n" : "1\n");
    open.push(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The platform loads what it needs for its first request.
  await (await fetch(`${base}/lines`)).body?.cancel();
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function call(path: string, client: RequestOptions, own?: RequestOptions) {
  const stream = streams({
    "text/event-stream": events,
    "application/x-ndjson": jsonLines,
  });
  const what: Call = { operation: `GET ${path}`, stream };
  const made = makeClient({ baseUrl: base, retries: 0, ...client });
  return send(made, own, () => what);
}

type Listed = AsyncIterable<ServerSentEvent>;

test("the time limit of a client leaves events alone", async () => {
  const received: string[] = [];
  const stream = (await call("/events", { timeout: LIMIT })) as Listed;
  for await (const { data } of stream) {
    received.push(data);
    if (received.length === 2) break;
    await wait(1.5 * LIMIT);
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

test("lines that are silent for too long are broken", async () => {
  const stream = (await call("/lines", { idleTimeout: 50 })) as Listed;
  const received: unknown[] = [];
  const read = async (): Promise<void> => {
    for await (const line of stream) received.push(line);
  };
  await expect(read()).rejects.toThrow(ConnectionError);
  expect(received).toEqual([1]);
});

test("events that are silent for too long are taken up again", async () => {
  const stream = (await call("/events", { idleTimeout: 50 })) as Listed;
  const before = open.length;
  let received = 0;
  for await (const event of stream) {
    if (++received === 2) break;
    open.at(-1)?.write(`retry: 1\n\n`);
    expect(event.data).toBe("1");
  }
  expect(open.length).toBeGreaterThan(before);
});

test("a call that is not answered has the time limit of its client", async () => {
  const error = { name: "TimeoutError", message: "timed out after 20 ms" };
  await expect(call("/silent", { timeout: 20 })).rejects.toMatchObject(error);
  const own = { signal: new AbortController().signal };
  const both = call("/silent", { timeout: 20 }, own);
  await expect(both).rejects.toMatchObject(error);
});

test.each<[number | false]>([[false], [Infinity]])(
  "%s lifts the time limit",
  async (timeout) => {
    const control = new AbortController();
    const own = { timeout, signal: control.signal };
    const silent = call("/silent", { timeout: 20 }, own);
    void wait(60).then(() => control.abort(new Error("the caller's")));
    await expect(silent).rejects.toThrow("the caller's");
  },
);

test("the time limit holds for a body of bytes, unless it is lifted", async () => {
  const read = async (own: RequestOptions): Promise<number> => {
    const stream = await streamOf(call("/lines", { timeout: LIMIT }, own));
    let size = 0;
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > 2) break;
      await wait(1.5 * LIMIT);
      open.at(-1)?.write("2\n");
    }
    return size;
  };
  await expect(read({})).rejects.toThrow("timed out");
  expect(await read({ timeout: false })).toBe(4);
});

test("a signal that is aborted already", async () => {
  const reason = new Error("enough");
  const own = { signal: AbortSignal.abort(reason) };
  await expect(call("/events", { timeout: LIMIT }, own)).rejects.toBe(reason);
});
