/** Reads the body of a response according to its content type. */
import {
  platform,
  type Blob,
  type Headers,
  type Response,
} from "./platform.js";

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
const TEXT = /^text|json|[/+]xml|yaml|script|urlencoded/;

/**
 * Reads a body. JSON is parsed, text and XML become a string, other media types a `Blob`, and an
 * empty body `undefined`. A body without a content type is parsed as JSON if possible, and is
 * otherwise text.
 * @param limit the maximum number of bytes of JSON and text
 */
export async function readContent(
  response: Response,
  { read, parse = JSON.parse as PlainParse }: Reading,
  limit = 1e8,
): Promise<Content> {
  if (response.body === null) return {};
  const declared = read?.(response);
  if (declared) return { body: await declared };
  const type = mediaType(response);
  const json = !type || /[/+]json$/.test(type);
  if (!json && !TEXT.test(type)) return { body: await response.blob() };
  const text = await textOf(response, limit);
  if (text === undefined) {
    return { problem: `the body is longer than ${limit} bytes` };
  }
  if (!json) return { body: text };
  if (!text.trim()) return {};
  const { body, problem } = parseContent("the body", text, parse, response);
  return problem === undefined
    ? { body }
    : { body: text, problem: type && problem };
}

/**
 * Parses JSON. A value with more than 200 levels of nested objects and arrays is a problem, because
 * functions that visit values recursively would exceed the stack.
 * @param what names the text in the problem
 */
export function parseContent(
  what: string,
  text: string,
  parse: Parse | PlainParse,
  response: Response,
): Content {
  try {
    const body = parse(text, response);
    if (!isDeep(body, 200)) return { body };
  } catch (error) {
    if (!(error instanceof RangeError)) {
      return { problem: `${what} is not valid JSON` };
    }
  }
  return { problem: `${what} is nested more than 200 levels deep` };
}

/** Reads a body as text; `undefined` if it is longer than the limit. */
async function textOf(
  response: Response,
  limit: number,
): Promise<string | undefined> {
  // The responses of React Native have no streams.
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new platform.TextDecoder();
  let text = "";
  let left = limit;
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
    left -= value?.length ?? 0;
    if (left < 0) {
      void reader.cancel().catch((): void => undefined);
      return undefined;
    }
  }
}

function isDeep(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || !value) return false;
  if (!levels) return true;
  for (const name in value) {
    if (isDeep(value[name as keyof typeof value], levels - 1)) return true;
  }
  return false;
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
