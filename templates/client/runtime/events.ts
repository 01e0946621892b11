/** Reads server-sent events (HTML §9.2), and reconnects. */
import { attempt } from "./attempt.js";
import type { Source } from "./call.js";
import { deadline, pause, within } from "./deadline.js";
import { platform, type Response } from "./platform.js";
import { utf8 } from "./encode.js";
import { ApiError, brokenOff } from "./errors.js";
import { parseItem } from "./lines.js";
import { mediaType } from "./read.js";
import { isIdempotent } from "./retry.js";
import { pieces } from "./stream.js";

/** One event of a stream. */
export interface ServerSentEvent<Data = string> {
  /** The type of the event; `message` by default. */
  readonly event: string;
  readonly data: Data;
  /** The last event id that the API has sent. */
  readonly id?: string;
  /**
   * The number of milliseconds that the API asks clients to wait before reconnecting. The client
   * waits at least 500 ms and at most five minutes.
   */
  readonly retry?: number;
}

/** The number of milliseconds to wait before reconnecting, if the API does not send `retry`. */
const WAIT = 3000;
/**
 * The limits for the wait in milliseconds. A shorter wait would flood the API, and a longer one
 * would look like a program that has stopped.
 */
const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 300_000;

function waitOf({ retry = WAIT }: Pick<ServerSentEvent, "retry">): number {
  return Math.min(Math.max(retry, SHORTEST_WAIT), LONGEST_WAIT);
}

/** Reads events whose data is text. */
export function events(source: Source): AsyncIterable<ServerSentEvent> {
  return receive(source, (text) => Promise.resolve(text));
}

/**
 * Reads events whose data is JSON. The data `[DONE]`, which many APIs send last, ends the stream.
 */
export function jsonEvents(
  source: Source,
): AsyncIterable<ServerSentEvent<unknown>> {
  return receive(source, (text) => parseItem(text, source), "[DONE]");
}

async function* receive<Data>(
  source: Source,
  read: (text: string) => Promise<Data>,
  end?: string,
): AsyncGenerator<ServerSentEvent<Data>, void> {
  const { info, deadline, setting, fail } = source;
  const { signal } = deadline;
  const reconnect = setting("reconnect");
  const repeatable = reconnect !== "never" && isIdempotent(info.method);
  let { response } = source;
  let last: Pick<ServerSentEvent, "id" | "retry"> = {};
  for (;;) {
    try {
      for await (const event of parseEvents({ ...source, response }, last)) {
        last = event;
        if (event.data === undefined) continue;
        if (event.data === end) return;
        yield { ...event, data: await read(event.data) };
      }
      if (!repeatable || reconnect !== "ended") return;
    } catch (error) {
      if (error instanceof ApiError) throw error;
      if (!repeatable || signal.aborted) {
        throw await fail(brokenOff(info, signal, error));
      }
    }
    await pause(waitOf(last), signal);
    const next = await again(source, last.id);
    if (next === undefined) return;
    response = next;
  }
}

/**
 * Repeats a call to continue its stream. The time limit ends when the headers of the response have
 * arrived.
 * @param id the id of the last event
 * @returns `undefined` if the API has no more events (204)
 * @throws ApiError if the response is not an event stream
 */
async function again(
  source: Source,
  id: string | undefined,
): Promise<Response | undefined> {
  const { info, options, setting, fail } = source;
  const limit = deadline(source.deadline.signal, setting("timeout"));
  const headers = new platform.Headers(options.headers);
  // Header values are bytes, so the id is sent as UTF-8.
  if (id) headers.set("last-event-id", utf8(id));
  const exchange = { ...source, options: { ...options, headers } };
  try {
    const response = await within(
      limit.signal,
      attempt({ ...exchange, deadline: limit }),
    );
    const { ok, status } = response;
    if (status === 204) return undefined;
    if (ok && mediaType(response) === "text/event-stream") return response;
    const body = await within(limit.signal, response.text());
    const reply = { status, headers: response.headers, body };
    throw new ApiError(
      info,
      reply,
      "the API did not continue the stream of events",
    );
  } catch (error) {
    throw await fail(error as Error);
  } finally {
    limit.lift();
  }
}

/**
 * An event. `data` is absent if the API has sent only `id` or `retry`, which apply to the next
 * connection.
 */
type Parsed = Omit<ServerSentEvent, "data"> & {
  readonly data: string | undefined;
};

/**
 * Parses events. An incomplete event at the end of the stream is discarded, as the standard
 * requires.
 */
async function* parseEvents(
  source: Source,
  last: Pick<ServerSentEvent, "id" | "retry">,
): AsyncGenerator<Parsed, void> {
  let { id, retry } = last;
  let event = "";
  let data: string[] = [];
  for await (const line of pieces(source, /\r\n|\n|\r/)) {
    if (line === "") {
      yield {
        event: event === "" ? "message" : event,
        data: data.length === 0 ? undefined : data.join("\n"),
        ...(id !== undefined && { id }),
        ...(retry !== undefined && { retry }),
      };
      event = "";
      data = [];
      continue;
    }
    const [, field, value = ""] = /^([^:]*)(?:: ?([^]*))?$/.exec(line) ?? [];
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) retry = Number(value);
  }
}
