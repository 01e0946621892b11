/** Streams of events, lines, bytes and parts. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { streamOf } from "../bytes.js";
import type { StreamReader } from "../call.js";
import { makeClient, type CallOptions } from "../client.js";
import { deadline } from "../deadline.js";
import { ApiError, ConnectionError } from "../errors.js";
import { events, jsonEvents, type ServerSentEvent } from "../events.js";
import {
  jsonLines,
  jsonSequence,
  writeLines,
  writeSequence,
} from "../lines.js";
import { multipart, part } from "../multipart.js";
import { pieces, streams } from "../stream.js";
import { SSE, chunked, callOf, listOf } from "./streamed.js";
import { send } from "./fake.js";

/** The recorded delays. The test itself does not wait. */
let waits: (number | undefined)[];
beforeEach(() => {
  waits = [];
  const { setTimeout: real } = globalThis;
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((
    run: () => void,
    wait?: number,
  ) => {
    waits.push(wait);
    return real(run, 0);
  }) as typeof setTimeout);
});
afterEach(() => void vi.restoreAllMocks());

test.each<[string, RegExp, string[]]>([
  ["a\nb\n\nc", /\r\n|\n|\r/, ["a", "b", "", "c"]],
  ["a\r\nb\r\n", /\r\n|\n|\r/, ["a", "b"]],
  ["a\rb\r\r\nc\n", /\r\n|\n|\r/, ["a", "b", "", "c"]],
  ["\uFEFFä\n😀\n", /\n/, ["ä", "😀"]],
  ["a\r\nb\n", /\n/, ["a\r", "b"]],
  ["", /\n/, []],
])(
  "%j is split at %s, however it is chunked",
  async (text, separator, want) => {
    const whole = {
      body: undefined,
      text: () => Promise.resolve(text.replace(/^\ufeff/, "")),
    };
    const split = (response: unknown): Promise<string[]> => {
      const source = {
        response: response as Response,
        deadline: deadline(undefined),
      };
      return listOf(pieces({ ...source, setting: () => undefined }, separator));
    };
    expect(await split(whole)).toEqual(want);
    for (const size of [1, 2, 3, 5, 100]) {
      expect(await split(new Response(chunked(text, size)))).toEqual(want);
    }
  },
);

test.each<[string, ServerSentEvent[]]>([
  ["data: a\n\n", [{ event: "message", data: "a" }]],
  ["data:a\ndata:  b\ndata\n\n", [{ event: "message", data: "a\n b\n" }]],
  [": hi\nevent: add\ndata: 1\n\n", [{ event: "add", data: "1" }]],
  [
    "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
    [
      { event: "message", data: "a", id: "1" },
      { event: "message", data: "b", id: "1" },
      { event: "message", data: "c", id: "" },
    ],
  ],
  [
    "retry: 5\nretry: x\nid: a\0b\ndata: a:b\n\n",
    [{ event: "message", data: "a:b", retry: 5 }],
  ],
  ["event: none\n\ndata: a\n\n", [{ event: "message", data: "a" }]],
  ["data: unfinished\n", []],
  ["other: x\nno colon\r\ndata: y\r\n\r\n", [{ event: "message", data: "y" }]],
])("%j as events", async (text, want) => {
  const { call } = callOf([{ text }], { [SSE]: events });
  expect(await listOf(await call)).toEqual(want);
});

test("events are JSON up to [DONE]", async () => {
  const text = 'data: {"a":1}\n\ndata: [DONE]\n\ndata: {"a":2}\n\n';
  const { call } = callOf([{ text }], { [SSE]: jsonEvents });
  expect(await listOf(await call)).toEqual([
    { event: "message", data: { a: 1 } },
  ]);
});

test("a broken stream resumes at its position", async () => {
  const { call, asked } = callOf(
    [
      { text: "retry: 1\nid: ä\ndata: a\n\ndata: lost", broken: true },
      { text: "data: b\n\n", broken: true },
      { text: "id: 3\ndata: c\n\n" },
    ],
    { [SSE]: events },
  );
  const seen = await listOf<ServerSentEvent>(await call);
  expect(seen.map(({ data }) => data)).toEqual(["a", "b", "c"]);
  expect(asked).toEqual([null, "Ã¤", "Ã¤"]);
});

test.each([
  ["retry: 7000", 7000],
  ["retry: 0", 500],
  ["retry: 100000000000", 300_000],
  ["retry: " + "9".repeat(400), 300_000],
  ["retry: 1e11", 3000],
  ["retry: -1", 3000],
  ["retry: ", 3000],
  ["event: x", 3000],
])("after %s the delay is %i milliseconds", async (line, wait) => {
  const { call } = callOf(
    [
      { text: `${line}\nid: 1\ndata: a\n\n`, broken: true },
      { text: "data: b\n\n" },
    ],
    { [SSE]: events },
  );
  expect(await listOf(await call)).toHaveLength(2);
  expect(waits).toEqual([wait]);
});

test("a stream that ends reconnects on request, until nothing is left", async () => {
  const { call, asked } = callOf(
    [
      { text: "retry: 1\nid: 1\ndata: a\n\n" },
      { text: "id: 2\ndata: b\n\n" },
      { status: 204 },
    ],
    { [SSE]: events },
    { reconnect: "ended" },
  );
  expect(await listOf(await call)).toHaveLength(2);
  expect(asked).toEqual([null, "1", "2"]);
});

test.each<[string, CallOptions & { method?: string }]>([
  ["is not repeated when it may do harm", { method: "POST" }],
  ["is not repeated when nobody wants it", { reconnect: "never" }],
])("a broken stream %s", async (_, options) => {
  const text = "retry: 1\nid: 1\ndata: a\n\n";
  const { call } = callOf([{ text, broken: true }], { [SSE]: events }, options);
  await expect(listOf(await call)).rejects.toThrow(ConnectionError);
});

test("a reconnect that is refused is an error", async () => {
  const { call } = callOf(
    [
      { text: "retry: 1\ndata: a\n\n", broken: true },
      { status: 403, type: "text/plain", text: "no" },
    ],
    { [SSE]: events },
  );
  await expect(listOf(await call)).rejects.toMatchObject({
    name: "ApiError",
    status: 403,
    body: "no",
  });
});

test("ending the loop ends the transfer", async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("1\n")),
    cancel: () => void (cancelled = true),
  });
  const response = new Response(body, {
    headers: { "content-type": "application/jsonl" },
  });
  const client = makeClient({
    baseUrl: "http://a.test",
    fetch: async () => response,
  });
  const items = (await send(client, undefined, {
    key: "GET /",
    stream: (response) => streams(response, { "application/jsonl": jsonLines }),
  })) as AsyncIterable<unknown>;
  for await (const item of items) {
    expect(item).toBe(1);
    break;
  }
  expect(cancelled).toBe(true);
});

test.each<[string, StreamReader, string, unknown[]]>([
  ["lines", jsonLines, '{"a":1}\n\n2\r\n"x"', [{ a: 1 }, 2, "x"]],
  ["a sequence", jsonSequence, '\x1e{"a":\n1}\n\x1e2\n', [{ a: 1 }, 2]],
])("%s of JSON are values", async (_, reader, text, want) => {
  const type = "application/json-seq";
  const { call } = callOf([{ type, text }], { [type]: reader });
  expect(await listOf(await call)).toEqual(want);
});

test("a line that is not JSON is an error", async () => {
  const type = "application/jsonl";
  const { call } = callOf([{ type, text: "1\nx\n" }], { [type]: jsonLines });
  await expect(listOf(await call)).rejects.toThrow(ApiError);
});

async function* inTurn(): AsyncGenerator<unknown> {
  yield { a: 1 };
  yield "ä";
}

test.each<[string, unknown, string]>([
  ["a list", [{ a: 1 }, "ä"], '{"a":1}\n"ä"\n'],
  ["what comes in turn", inTurn(), '{"a":1}\n"ä"\n'],
  ["a set", new Set([1, 2]), "1\n2\n"],
])("%s is written as lines", async (_, value, want) => {
  const body = writeLines(value);
  expect(await new Response(body?.content).text()).toBe(want);
  expect(body?.type).toBe("application/jsonl");
});

test("a sequence has its separators", async () => {
  const body = writeSequence([1, 2]);
  expect(await new Response(body?.content).text()).toBe("\x1e1\n\x1e2\n");
  expect(writeLines(undefined)).toBeUndefined();
  expect(() => writeLines("text")).toThrow(TypeError);
});

test("bytes arrive immediately, and errors are thrown", async () => {
  const { call } = callOf([{ text: "bytes" }], {});
  expect(await new Response(await streamOf(call)).text()).toBe("bytes");
  const { call: failing } = callOf([{ status: 404 }], {});
  await expect(streamOf(failing)).rejects.toThrow(ApiError);
});

test("parts have separate types, names and headers", async () => {
  const body = multipart(
    {
      a: part({ x: 1 }, { headers: { "X-Tag": "t" } }),
      b: [part(new Blob(["hi"]), { contentType: "text/csv", filename: "b" })],
      c: part("text", { contentType: "text/markdown" }),
    },
    { a: { types: ["application/json"] } },
  );
  const text = await new Response(body?.content).text();
  expect(text.split(/------[\w-]+(?:--)?\r\n/).filter(Boolean)).toEqual([
    'Content-Disposition: form-data; name="a"\r\nContent-Type: application/json\r\nx-tag: t\r\n\r\n{"x":1}\r\n',
    'Content-Disposition: form-data; name="b"; filename="b"\r\nContent-Type: text/csv\r\n\r\nhi\r\n',
    'Content-Disposition: form-data; name="c"\r\nContent-Type: text/markdown\r\n\r\ntext\r\n',
  ]);
  const evil = { a: part("x", { headers: { b: "c\r\nd: e" } }) };
  expect(() => multipart(evil)).toThrow(TypeError);
});
