/** Serves an API as one middleware of Express 5: `app.use(toExpress(api))`. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Api } from "./api.js";
import { NodeRequest, type AlreadyRead } from "./node-request.js";
import { writeAnswer } from "./node-response.js";

/** A middleware of Express, with types of Node: Express itself is not imported. */
export type ExpressMiddleware = (
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

export interface ExpressOptions {
  /** For paths that the API does not have: `"next"`, the default, calls the next middleware; `"answer"` responds. */
  readonly onMiss?: "next" | "answer";
}

/**
 * Creates a middleware. Mount it before body parsers if possible; otherwise it uses the parsed body.
 * @param api the result of `createApi`; under a path of its own (`app.use("/v1", …)`) with `basePath: ""`
 */
export function toExpress(
  api: Pick<Api, "handle" | "tryHandle">,
  { onMiss = "next" }: ExpressOptions = {},
): ExpressMiddleware {
  return (incoming, outgoing, next) => {
    const request = new NodeRequest(incoming, outgoing, readBefore(incoming));
    const answer =
      onMiss === "next" ? api.tryHandle(request) : api.handle(request);
    if (answer === undefined) next();
    else writeAnswer(answer, request, outgoing);
  };
}

/** Returns the body that a body parser has read. */
function readBefore({
  body,
  readableEnded,
}: IncomingMessage & { body?: unknown }): AlreadyRead | undefined {
  if (body === undefined || !readableEnded) return undefined;
  if (body instanceof Uint8Array) return { bytes: body };
  const text = typeof body === "string" ? body : formText(body);
  return { json: { value: body }, bytes: new TextEncoder().encode(text) };
}

/** Encodes a parsed form again, because only the core knows the types of its fields. */
function formText(body: unknown): string {
  const pairs: string[] = [];
  const add = (name: string, value: unknown): void => {
    if (typeof value !== "object" || value === null) {
      const text = encodeURIComponent(String(value));
      pairs.push(`${encodeURIComponent(name)}=${text}`);
    } else if (Array.isArray(value)) for (const one of value) add(name, one);
    else {
      for (const [key, one] of Object.entries(value)) {
        add(name === "" ? key : `${name}[${key}]`, one);
      }
    }
  };
  add("", body);
  return pairs.join("&");
}
