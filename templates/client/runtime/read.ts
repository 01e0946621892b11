/** Reads the body of a response by its content type. */
import type { Blob, Headers, Response } from "./platform.js";

export interface Content {
  readonly body: unknown;
  /** Set when the body is not what its content type says; `body` is its text then. */
  readonly problem?: string;
}

/** Reads a response whose body the description states to be of one kind. */
export type Reader = (response: Response) => Promise<unknown>;

/**
 * JSON becomes a value, text and XML a string, other types a `Blob`, and an empty body `undefined`.
 * A body without a type is JSON if it can be, else text.
 * @param parse reads JSON, where it becomes more than `JSON.parse` makes of it
 */
export async function readContent(
  response: Response,
  parse: (text: string, status: number, type: string) => unknown = plainJson,
): Promise<Content> {
  if (isBodiless(response)) return { body: undefined };
  const type = mediaType(response);
  const json = /[/+]json$/.test(type);
  if (!json && type !== "" && !isText(type)) {
    return { body: await response.blob() };
  }
  const text = await response.text();
  if (json || type === "") {
    if (text.trim() === "") return { body: undefined };
    try {
      return { body: parse(text, response.status, type) };
    } catch {
      return json ? { body: text, problem: "not JSON" } : { body: text };
    }
  }
  return { body: text };
}

/** The media type of a response without its parameters; `""` where it has none. */
export function mediaType({ headers }: { readonly headers: Headers }): string {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/** JSON as it is. */
export function plainJson(text: string): unknown {
  return JSON.parse(text) as unknown;
}

/** Takes a body as bytes, whatever its content type. */
export async function asBlob(response: Response): Promise<Blob | undefined> {
  return isBodiless(response) ? undefined : response.blob();
}

/**
 * Whether a body is described as bytes.
 * @param stated statuses and types: `200 text/csv`, `4XX text/*`, `default text/plain`
 */
export function areBytes(
  stated: readonly string[],
  response: Response,
): boolean {
  const { status, ok } = response;
  const type = mediaType(response);
  const range = type.replace(/\/.*/, "/*");
  const statuses = [status, `${Math.floor(status / 100)}XX`];
  if (!ok) statuses.push("default");
  return statuses.some((one) =>
    [type, range, "*/*"].some((name) => stated.includes(`${one} ${name}`)),
  );
}

function isBodiless({ status, body }: Response): boolean {
  return body === null || status === 204 || status === 205 || status === 304;
}

function isText(type: string): boolean {
  return /^text\/|[/+](xml|yaml)$|^application\/(javascript|jsonl|jsonlines|ndjson|x-jsonlines|x-json-stream|x-ndjson|json-seq|geo\+json-seq|x-www-form-urlencoded|x-yaml)$/.test(
    type,
  );
}
