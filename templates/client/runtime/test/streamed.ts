/** Responses that arrive in pieces. */
import type { StreamReader } from "../call.js";
import { makeClient, type CallOptions } from "../client.js";
import { streams } from "../stream.js";
import { send, type Call } from "./fake.js";

export const SSE = "text/event-stream";

/** Returns the bytes of a text in chunks, whose sizes are repeated in order. */
export function chunked(
  text: string,
  size: number,
  broken = false,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) {
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      } else if (broken) controller.error(new Error("cut"));
      else controller.close();
    },
  });
}

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly text?: string;
  readonly broken?: boolean;
}

/** Calls an API that returns the given responses in order. Also returns the requests. */
export function callOf(
  answers: readonly Answer[],
  readers: Readonly<Record<string, StreamReader>>,
  options: CallOptions & { method?: string } = {},
) {
  const asked: (string | null)[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const answer = answers[asked.length];
    asked.push(request.headers.get("last-event-id"));
    if (answer === undefined) throw new Error("asked too often");
    const { status = 200, type = SSE, text = "", broken } = answer;
    const body = status === 204 ? null : chunked(text, 3, broken);
    return new Response(body, { status, headers: { "content-type": type } });
  };
  const client = makeClient({
    baseUrl: "http://a.test",
    fetch,
    retries: 0,
    ...options,
  });
  const { method = "GET" } = options;
  const call: Call = {
    key: `${method} /`,
    stream: (response) => streams(response, readers),
  };
  return { asked, call: send(client, undefined, call) };
}

export async function listOf<T>(items: unknown): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items as AsyncIterable<T>) list.push(item);
  return list;
}
