import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { basic } from "../auth.js";
import { anything, binary } from "../body.js";
import { makeClient } from "../client.js";
import { exactText } from "../convert.js";
import { events, type ServerSentEvent } from "../events.js";
import { writeLines } from "../lines.js";
import { multipart } from "../multipart.js";
import { randomText } from "../random.js";
import { streams } from "../stream.js";
import { send, type Call } from "./fake.js";

// Node loads `fetch` when it is first used, which requires a TextEncoder.
new Response("");

// Removes features that pages served over plain HTTP, or React Native, do not have.
beforeEach(() => {
  const { File, ReadableStream, TextEncoder, crypto } = globalThis;
  expect([File, ReadableStream, TextEncoder, crypto]).not.toContain(undefined);
  vi.stubGlobal("File", undefined);
  vi.stubGlobal("ReadableStream", undefined);
  vi.stubGlobal("TextEncoder", undefined);
  vi.stubGlobal("crypto", undefined);
  const old = { AbortSignal: { any: undefined, timeout: undefined } };
  vi.stubGlobal("AbortSignal", old.AbortSignal);
});
afterEach(() => void vi.unstubAllGlobals());

/** Creates a response as in React Native, where responses have no streams. */
function native(type: string, text: string): Response {
  return {
    ok: true,
    status: 200,
    headers: new Headers({ "content-type": type }),
    text: () => Promise.resolve(text),
  } as Response;
}

const CALL: Call = { key: "GET /" };

test("a call with a time limit and a signal", async () => {
  const fetch = () => Promise.resolve(native("application/json", "[1]"));
  const { signal } = new AbortController();
  const client = makeClient({ baseUrl: "http://a.test", fetch });
  const call = send(client, { timeout: 60_000, signal }, CALL);
  expect(await call).toEqual([1]);
});

test("events arrive immediately", async () => {
  const fetch = () =>
    Promise.resolve(native("text/event-stream", "data: 1\n\ndata: 2\n\nda"));
  const client = makeClient({ baseUrl: "http://a.test", fetch });
  const call = send(client, undefined, {
    ...CALL,
    stream: (response) => streams(response, { "text/event-stream": events }),
  });
  const received: string[] = [];
  for await (const { data } of (await call) as AsyncIterable<ServerSentEvent>) {
    received.push(data);
  }
  expect(received).toEqual(["1", "2"]);
});

test("bodies of all kinds", async () => {
  expect(anything({ a: 1 })).toMatchObject({ content: '{"a":1}' });
  expect(binary(new Uint8Array(2))).toMatchObject({
    type: "application/octet-stream",
  });
  const { content } = multipart({ a: "b", file: new Blob(["c"]) }) ?? {};
  expect(await (content as Blob).text()).toMatch(/filename="blob"/);
  expect(writeLines([1, 2])).toMatchObject({ content: "1\n2\n" });
  expect(() => writeLines([1, 2].values())).toThrow("must be an array");
  expect(exactText({ a: 12345678901234567890n })).toBe(
    '{"a":12345678901234567890}',
  );
  expect(randomText()).not.toBe(randomText());
});

test("credentials in UTF-8", async () => {
  const headers = new Headers();
  const login = basic({ username: "jürgen", password: "p€" });
  const request = { method: "GET", url: new URL("http://a.test/"), headers };
  await login?.sign(
    { ...request, cookies: [], content: undefined },
    { scopes: [], refused: false },
  );
  expect(headers.get("authorization")).toBe(
    `Basic ${Buffer.from("jürgen:p€").toString("base64")}`,
  );
});
