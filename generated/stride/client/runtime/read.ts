/** Reads the body of a response by its content type. */
import type { Blob, Headers, Response } from "./platform.js";

export interface Content {
  readonly body?: unknown;
  /** Set when the body is not what its content type says; `body` is its text then. */
  readonly problem?: string | undefined;
}

/** Reads a response whose body the description states to be of one kind; `undefined` where it says nothing of the response. */
export type Reader = (response: Response) => Promise<unknown> | undefined;

/** Reads JSON of a response. */
export type Parse = (
  text: string,
  response: { readonly status: number; readonly headers: Headers },
) => unknown;

/** What an operation says of how bodies are read. */
export interface Reading {
  /** How they are read, if not by their content type. */
  readonly read?: Reader;
  /** How JSON is read, where it becomes more than `JSON.parse` makes of it. */
  readonly parse?: Parse;
}

/** JSON as it is: the response is no business of `JSON.parse`. */
export type PlainParse = (text: string) => unknown;

/** Types that are text. Office documents have `xml` in their names, too. */
const TEXT = /^text|json|[/+]xml|yaml|script|urlencoded/;

/**
 * JSON becomes a value, text and XML a string, other types a `Blob`, and an empty body `undefined`.
 * A body without a type is JSON if it can be, else text.
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
    return { body: text, problem: type && "not JSON" };
  }
}

/** The media type of a response without its parameters; `""` where it has none. */
export function mediaType({ headers }: { readonly headers: Headers }): string {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/** Takes a successful body as bytes, whatever its content type. */
export function asBlob(response: Response): Promise<Blob> | undefined {
  return response.ok ? response.blob() : undefined;
}

/**
 * Takes bodies as bytes that are described so.
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
