/** Reads and writes JSON lines (NDJSON) and JSON text sequences (RFC 7464). */
import { platform } from "./platform.ts";
import type { Body } from "./body.ts";
import type { Source } from "./call.ts";
import { jsonOf } from "./encode.ts";
import { ApiError, brokenOff, invalid } from "./errors.ts";
import { problemOf, shallow, type PlainParse } from "./read.ts";
import { pieces } from "./stream.ts";

const RECORD_SEPARATOR = "\x1e";

/** The values of a request: a list, or an iterator that is read while the request is sent. */
export type Items<T> = Iterable<T> | AsyncIterable<T>;

/** Reads one JSON value per line. Empty lines are ignored. */
export function jsonLines(source: Source): AsyncIterable<unknown> {
  return values(source, /\n/);
}

/** Reads a JSON text sequence, in which a record separator precedes each value. */
export function jsonSequence(source: Source): AsyncIterable<unknown> {
  return values(source, new RegExp(RECORD_SEPARATOR));
}

async function* values(
  source: Source,
  separator: RegExp,
): AsyncGenerator<unknown, void> {
  const { info, deadline, fail } = source;
  const texts = pieces(source, separator);
  try {
    for await (const text of texts) {
      if (text.trim() !== "") yield await parseItem(text, source);
    }
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw await fail(brokenOff(info, deadline.signal, error));
  }
}

/**
 * Parses one value of a stream.
 * @throws ApiError if the text is not JSON, or is nested too deeply
 */
export async function parseItem(
  text: string,
  source: Source,
): Promise<unknown> {
  const { about, info, response, fail } = source;
  const { parse = JSON.parse as PlainParse } = about;
  try {
    return shallow(parse(text, response));
  } catch (error) {
    const { status, headers } = response;
    const reply = { status, headers, body: text };
    const problem = "an item of the stream " + problemOf(error);
    throw await fail(new ApiError(info, reply, problem));
  }
}

/**
 * Encodes values as JSON lines. A list can be sent again. An iterator is consumed, so its request
 * is not retried.
 * @throws TypeError if the value is not iterable
 */
export function writeLines(
  value: unknown,
  type = "application/jsonl",
  text: WriteItem = itemText,
): Body | undefined {
  return write(value, type, "", text);
}

/** Encodes values as a JSON text sequence, in which a record separator precedes each value. */
export function writeSequence(
  value: unknown,
  type = "application/json-seq",
  text: WriteItem = itemText,
): Body | undefined {
  return write(value, type, RECORD_SEPARATOR, text);
}

function itemText(item: unknown): string | undefined {
  return jsonOf("body", item);
}

/** Encodes one item as JSON; `undefined` if JSON cannot represent it. */
export type WriteItem = (item: unknown) => string | undefined;

function write(
  value: unknown,
  type: string,
  lead: string,
  text: WriteItem,
): Body | undefined {
  if (value === undefined) return undefined;
  const line = (item: unknown): string => `${lead}${text(item)}\n`;
  if (Array.isArray(value)) return { content: value.map(line).join(""), type };
  const items = iterate(value);
  const { ReadableStream, TextEncoder } = platform;
  if (ReadableStream === undefined) {
    throw invalid(
      "body",
      "must be an array, because this platform has no ReadableStream",
    );
  }
  const content = new ReadableStream({
    async pull(controller) {
      const next = await items.next();
      if (next.done) controller.close();
      else controller.enqueue(new TextEncoder().encode(line(next.value)));
    },
    async cancel() {
      await items.return?.();
    },
  });
  return { content, type, once: true };
}

function iterate(value: unknown): AsyncIterator<unknown> | Iterator<unknown> {
  const items = Object(value) as Partial<AsyncIterable<unknown>> &
    Partial<Iterable<unknown>>;
  const iterator =
    items[Symbol.asyncIterator]?.() ?? items[Symbol.iterator]?.();
  if (iterator === undefined || typeof value === "string") {
    throw invalid(
      "body",
      "must be an array, an iterable, or an async iterable",
    );
  }
  return iterator;
}
