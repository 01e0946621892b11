/** Reads the body of a response according to its content type. */
import type { Blob, Headers, Response } from "./platform.ts";

export interface Content {
  readonly body?: unknown;
  /**
   * The reason why the body does not match its content type; absent if it matches. If present,
   * `body` is the text of the body.
   */
  readonly problem?: string | undefined;
}

/**
 * Reads a response as the description declares it; `undefined` if the content type determines how
 * it is read.
 */
export type Reader = (response: Response) => Promise<unknown> | undefined;

export type Parse = (
  text: string,
  response: { readonly status: number; readonly headers: Headers },
) => unknown;

/** The functions with which the responses of an operation are read. */
export interface Reading {
  /** Replaces reading according to the content type. */
  readonly read?: Reader;
  /** Replaces `JSON.parse` if values in responses are converted. */
  readonly parse?: Parse;
}

/** The type of `JSON.parse`, which gets no response. */
export type PlainParse = (text: string) => unknown;

/**
 * Matches the media types of text. The names of Office types also contain `xml`, so `xml` must
 * follow `/` or `+`.
 */
export const TEXT = /^text|json|[/+]xml|yaml|script|urlencoded/;

/**
 * Reads a body. JSON is parsed, text and XML become a string, other media types a `Blob`, and an
 * empty body `undefined`. A body without a content type is parsed as JSON if possible, and is
 * otherwise text.
 */
export async function readContent(
  response: Response,
  { read, parse = JSON.parse as PlainParse }: Reading,
): Promise<Content> {
  if (response.body === null) return {};
  const declared = read?.(response);
  if (declared) return { body: await declared };
  const type = mediaType(response);
  const json = !type || /[/+]json$/.test(type);
  if (!json) {
    const body = TEXT.test(type) ? response.text() : response.blob();
    return { body: await body };
  }
  const text = await response.text();
  if (!text.trim()) return {};
  try {
    return { body: shallow(parse(text, response)) };
  } catch (error) {
    return { body: text, problem: type && "the body " + problemOf(error) };
  }
}

/**
 * Returns a parsed value.
 * @throws RangeError if the value has more than 200 levels, because functions that visit values
 *   recursively would exceed the stack
 */
export function shallow(value: unknown, levels = 200): unknown {
  if (typeof value === "object" && value) {
    if (!levels) throw new RangeError();
    Object.values(value).forEach((item) => shallow(item, levels - 1));
  }
  return value;
}

/** Returns the reason why a JSON text cannot be read. */
export function problemOf(error: unknown): string {
  const isDeep = error instanceof RangeError;
  return `is ${isDeep ? "nested too deeply" : "not valid JSON"}`;
}

/** Returns the media type of a response without its parameters; `""` if the response has none. */
export function mediaType({ headers }: { readonly headers: Headers }): string {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/** Reads a successful body as bytes, whatever its content type is. */
export function asBlob(response: Response): Promise<Blob> | undefined {
  return response.ok ? response.blob() : undefined;
}

/**
 * Reads a body as bytes if the description declares it as bytes; otherwise returns `undefined`.
 * @param declared the statuses and media types of such bodies: `200 text/csv`, `4XX text/*`, `default
 *   text/plain`
 */
export function bytes(
  response: Response,
  declared: readonly string[],
): Promise<Blob> | undefined {
  const { status, ok } = response;
  const type = mediaType(response);
  const range = type.replace(/\/.*/, "/*");
  const statuses = [status, `${Math.floor(status / 100)}XX`];
  if (!ok) statuses.push("default");
  const found = statuses.some((one) =>
    [type, range, "*/*"].some((name) => declared.includes(`${one} ${name}`)),
  );
  return found ? response.blob() : undefined;
}
