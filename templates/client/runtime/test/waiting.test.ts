/** A call ends in time, whatever other code does with its requests and responses. */
import { expect, test } from "vitest";
import { negotiate } from "../accept.js";
import { bearer } from "../auth.js";
import { makeClient, type Fetch, type SharedOptions } from "../client.js";
import { jsonEvents } from "../events.js";
import { jsonLines } from "../lines.js";
import { streams } from "../stream.js";
import { call, fake, QUICK, send, type Answer, type Call } from "./fake.js";

/** Returns a `fetch` that keeps a clone of each response, as caches, loggers and MSW do. */
function keeping(...answers: Answer[]): {
  readonly fetch: Fetch;
  readonly seen: Request[];
} {
  const { fetch, seen } = fake(...answers);
  const kept: Response[] = [];
  const clone = async (request: Request): Promise<Response> => {
    const response = await fetch(request);
    kept.push(response.clone());
    return response;
  };
  return { fetch: clone, seen };
}

const answer = (status: number, headers = {}): Response =>
  Response.json({ status }, { status, headers });

test.each<[string, Response]>([
  ["503", answer(503)],
  ["429 with a time to wait", answer(429, { "retry-after": "0" })],
  ["401 with a credential that is a function", answer(401)],
  ["a redirect", answer(302, { location: "/v1/y" })],
])("%s, while a clone is unread", async (_, first) => {
  const { fetch, seen } = keeping(first, Response.json("there"));
  const schemes = { token: bearer(() => "t") };
  expect(await call({}, { fetch, retries: QUICK }, schemes)).toBe("there");
  expect(seen).toHaveLength(2);
});

const never = new Promise<never>(() => undefined);
const endless = (type: string, first = ""): Response =>
  new Response(
    new ReadableStream({
      start: (control) => control.enqueue(new TextEncoder().encode(first)),
      // The stream never ends, even if its reader cancels it.
      pull: () => never,
      cancel: () => never,
    }),
    { headers: { "content-type": type } },
  );

test.each<[string, SharedOptions]>([
  ["a fetch", { fetch: () => never }],
  ["a body", { fetch: async () => endless("application/json", "[") }],
  ["a hook before", { hooks: { request: () => never } }],
  ["a hook after", { hooks: { response: () => never } }],
])("%s that never settles has a time limit", async (_, options) => {
  const { fetch } = fake();
  const promise = call({}, { fetch, timeout: 20, retries: 0, ...options });
  await expect(promise).rejects.toMatchObject({ name: "TimeoutError" });
});

test("a credential that never settles has a time limit", async () => {
  const { fetch, seen } = fake();
  const promise = call({}, { fetch, timeout: 20 }, { a: bearer(() => never) });
  await expect(promise).rejects.toMatchObject({ name: "TimeoutError" });
  expect(seen).toEqual([]);
});

test("an unrequested response whose body never ends", async () => {
  const fetch = async (): Promise<Response> => endless("application/json");
  const offers = { 200: ["application/xml", "application/json"] };
  const negotiated = (): ReturnType<typeof negotiate> =>
    negotiate({ accept: "application/xml" }, { offers });
  await expect(call({ negotiated }, { fetch })).rejects.toThrow(
    "not requested",
  );
});

const STREAMED: Call = {
  stream: (response) =>
    streams(response, {
      "text/event-stream": jsonEvents,
      "application/jsonl": jsonLines,
    }),
};

test.each([
  ["text/event-stream", "data: 1\n\n"],
  ["application/jsonl", "1\n"],
])("a loop over %s ends although its body does not", async (type, text) => {
  const fetch = async (): Promise<Response> => endless(type, text);
  const items = (await call(STREAMED, { fetch })) as AsyncIterable<unknown>;
  const received: unknown[] = [];
  for await (const item of items) {
    received.push(item);
    break;
  }
  expect(received).toHaveLength(1);
});

test("a stream whose body stalls can be aborted", async () => {
  const control = new AbortController();
  const fetch = async (): Promise<Response> =>
    endless("application/jsonl", "1\n");
  const reason = new Error("enough");
  const client = makeClient({ fetch }, "https://api.test");
  const { signal } = control;
  const items = await send(client, { signal }, STREAMED);
  const read = async (): Promise<void> => {
    for await (const item of items as AsyncIterable<unknown>) {
      expect(item).toBe(1);
      setImmediate(() => control.abort(reason));
    }
  };
  await expect(read()).rejects.toBe(reason);
});

test("events that end in an error whose body never ends", async () => {
  const first = new Response("retry: 1\ndata: 1\n\n", {
    headers: { "content-type": "text/event-stream" },
  });
  const answers = [first, endless("text/plain", "no")];
  const fetch = async (): Promise<Response> => answers.shift() ?? (await never);
  const errors: string[] = [];
  const items = (await call(STREAMED, {
    ...{ fetch, timeout: 20, reconnect: "ended" },
    hooks: { error: ({ name }) => void errors.push(name) },
  })) as AsyncIterable<unknown>;
  const read = async (): Promise<void> => {
    for await (const item of items) expect(item).toMatchObject({ data: 1 });
  };
  await expect(read()).rejects.toMatchObject({ name: "TimeoutError" });
  expect(errors).toEqual(["TimeoutError"]);
});
