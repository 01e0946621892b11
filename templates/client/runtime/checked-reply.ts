/** Checks responses against the description: as a whole, or item by item as they arrive. */
import type { Source, StreamReader } from "./call.js";
import {
  findingsOf,
  ResponseCheckError,
  type Bodies,
  type Check,
} from "./checked-value.js";
import { ApiError } from "./errors.js";
import type { ServerSentEvent } from "./events.js";
import { mediaType, readContent, type Parse } from "./read.js";

/** The checks of response bodies, by status: `200`, `4XX`, `default`. */
export type ReplyChecks = Readonly<Record<string, Bodies>>;

/**
 * Returns the call with other readers. They check the JSON of the response before the caller gets
 * it.
 */
export function checkedReply(source: Source, checks: ReplyChecks): Source {
  const { about, info, response, fail } = source;
  const { status, headers, ok } = response;
  let refused: Error | undefined;
  const read = async (): Promise<unknown> => {
    const json = remembered(source);
    const { parse } = json;
    const { body, problem } = await readContent(response, { ...about, parse });
    const isParsed = json.value !== undefined && !problem;
    const check = isParsed ? checkOf(source, checks) : undefined;
    const found = findingsOf(json.value, check);
    const reply = { status, headers, body };
    if (found.length > 0) refused = new ResponseCheckError(info, reply, found);
    else if (ok && problem) refused = new ApiError(info, reply, problem);
    if (refused) throw refused;
    return body;
  };
  const stream = (): StreamReader | undefined => {
    const reader = about.stream?.(response);
    const check = checkOf(source, checks);
    return reader && check ? checkedItems(reader, check) : reader;
  };
  return {
    ...source,
    about: { ...about, read, stream },
    // `refused` is the error of a failed check. Any other error that is thrown while a body is read
    // is reported as a broken connection.
    fail: (error) => fail(refused ?? error),
  };
}

function checkOf({ response }: Source, checks: ReplyChecks): Check | undefined {
  const { status, ok } = response;
  const all = new Map(Object.entries(checks));
  const range = `${Math.floor(status / 100)}XX`;
  const found = all.get(String(status)) ?? all.get(range);
  const declared = found ?? (ok ? undefined : all.get("default"));
  const type = mediaType(response) || "application/json";
  return new Map(Object.entries(declared ?? {})).get(type);
}

/**
 * Returns a JSON reader that keeps the last value as it was before conversion (to dates, for
 * example). Checks need that value.
 */
function remembered({ about }: Source): { parse: Parse; value: unknown } {
  const last: { parse: Parse; value: unknown } = {
    value: undefined,
    parse(text, answer) {
      last.value = JSON.parse(text);
      return about.parse ? about.parse(text, answer) : last.value;
    },
  };
  return last;
}

/** Returns a reader that checks each item when it is read. */
function checkedItems(reader: StreamReader, check: Check): StreamReader {
  return async function* (source) {
    const { about, info, response, fail } = source;
    const { status, headers } = response;
    const isEvents = mediaType(response) === "text/event-stream";
    const json = remembered(source);
    const items = reader({ ...source, about: { ...about, parse: json.parse } });
    for await (const item of items) {
      const { data, ...event } = item as ServerSentEvent<unknown>;
      const body = isEvents
        ? { ...event, data: json.value ?? data }
        : json.value;
      const found = findingsOf(body, check);
      if (found.length > 0) {
        const reply = { status, headers, body };
        throw await fail(new ResponseCheckError(info, reply, found));
      }
      yield item;
    }
  };
}
