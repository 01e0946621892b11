/** Reads the body of a response by its content type. */
import type { Blob, Headers, Response } from "./platform.ts";

export interface Content {
  readonly body?: unknown;
  /** Set if the body does not match its content type; `body` is then its text. */
  readonly problem?: string | undefined;
}

/** Reads a response as the description declares it; `undefined` if it declares nothing for this response. */
export type Reader = (response: Response) => Promise<unknown> | undefined;

/** Parses the JSON of a response. */
export type Parse = (
  text: string,
  response: { readonly status: number; readonly headers: Headers },
) => unknown;

/** How the bodies of an operation are read. */
export interface Reading {
  /** Replaces reading by content type. */
  readonly read?: Reader;
  /** Replaces `JSON.parse`, for responses with conversions. */
  readonly parse?: Parse;
}

/** `JSON.parse`, which ignores the response. */
export type PlainParse = (text: string) => unknown;

/** Media types of text. The names of Office types also contain `xml`, so `xml` must follow `/` or `+`. */
const TEXT = /^text|json|[/+]xml|yaml|script|urlencoded/;

/**
 * JSON is parsed, text and XML become a string, other types a `Blob`, and an empty body `undefined`. A body without a
 * content type is parsed as JSON if possible; otherwise it is text.
 */
export async function readContent(
  response: Response,
  { read, parse = JSON.parse as PlainParse }: Reading,
): Promise<Content> {
  if (response.body === null) return {};
  const stated = read?.(response);
  if (stated) return { body: await stated };
  const type = mediaType(response);
  const json = !type || /[/+]json$/.test(type);
  if (!json) {
    const body = TEXT.test(type) ? response.text() : response.blob();
    return { body: await body };
  }
  const text = await response.text();
  if (!text.trim()) return {};
  try {
    return { body: parse(text, response) };
  } catch {
    return { body: text, problem: type && "the body is not valid JSON" };
  }
}

/** The media type of a response without parameters; `""` if it has none. */
export function mediaType({ headers }: { readonly headers: Headers }): string {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/** Reads a successful body as bytes, whatever its content type. */
export function asBlob(response: Response): Promise<Blob> | undefined {
  return response.ok ? response.blob() : undefined;
}

/**
 * Reads bodies as bytes if they are declared as bytes.
 * @param stated statuses and types: `200 text/csv`, `4XX text/*`, `default text/plain`
 */
export function bytes(
  response: Response,
  stated: readonly string[],
): Promise<Blob> | undefined {
  const { status, ok } = response;
  const type = mediaType(response);
  const range = type.replace(/\/.*/, "/*");
  const statuses = [status, `${Math.floor(status / 100)}XX`];
  if (!ok) statuses.push("default");
  const found = statuses.some((one) =>
    [type, range, "*/*"].some((name) => stated.includes(`${one} ${name}`)),
  );
  return found ? response.blob() : undefined;
}
