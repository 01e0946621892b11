/** Serves an API as a plugin of Fastify 5: `app.register(toFastify(api))`. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Api } from "./api.js";
import { abandon, type NeutralBody, type NeutralResponse } from "./http.js";
import type { NodeBody } from "./node-body.js";
import { NodeRequest } from "./node-request.js";

/** The parts of Fastify that are used. Fastify itself is not imported. */
export interface FastifyScope {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    parser: (
      request: unknown,
      payload: unknown,
      done: (error: null) => void,
    ) => void,
  ): unknown;
  all(
    path: string,
    handler: (request: FastifyRequestLike, reply: FastifyReplyLike) => unknown,
  ): unknown;
}

export interface FastifyRequestLike {
  readonly raw: IncomingMessage;
}

export interface FastifyReplyLike {
  readonly raw: ServerResponse;
  code(status: number): unknown;
  header(name: string, value: string | string[]): unknown;
  send(body?: unknown): unknown;
}

/**
 * Creates a plugin. Hooks of the application run as for its own routes. Its body parsers are disabled within the
 * plugin, because the core reads bodies as declared.
 * @param api the result of `createApi`. It sees the full path of a request, so a `prefix` must be part of `basePath`.
 */
export function toFastify(
  api: Pick<Api, "handle">,
): (scope: FastifyScope, options: unknown, done: () => void) => void {
  return (scope, _, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, parsed) =>
      parsed(null),
    );
    scope.all("/*", async ({ raw }, reply) => {
      const request = new NodeRequest(raw, reply.raw);
      const response = await api.handle(request);
      reply.code(response.status);
      for (const [name, values] of headersOf(response)) {
        reply.header(name, values);
      }
      const body = payload(response.body);
      if (!request.isLeft || body instanceof Readable) {
        return reply.send(body);
      }
      if (request.body.isLong) reply.header("connection", "close");
      if (body !== undefined) {
        reply.header("content-length", String(body.length));
      }
      const held = heldBack(body, request.body, reply.raw);
      return reply.send(Readable.from(held, { objectMode: false }));
    });
    done();
  };
}

function headersOf({
  headers,
}: NeutralResponse): ReadonlyMap<string, string | string[]> {
  const grouped = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const known = grouped.get(name);
    grouped.set(name, known === undefined ? value : [known, value].flat());
  }
  return grouped;
}

/** Returns text and bytes unchanged, and other bodies as a stream that stops if the caller disconnects. */
function payload(body: NeutralBody): Buffer | Readable | undefined {
  if (body === null) return undefined;
  // As bytes, because Fastify adds a charset to the content type of text.
  if (typeof body === "string") return Buffer.from(body);
  if (body instanceof Uint8Array) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  }
  if (body instanceof ReadableStream) {
    return Readable.from(pieces(body.getReader()), { objectMode: false });
  }
  return Readable.from(body, { objectMode: false });
}

/** A body that ends only after the rest of the request has arrived, as in `node-response.ts`. */
async function* heldBack(
  body: Buffer | undefined,
  request: NodeBody,
  outgoing: ServerResponse,
): AsyncGenerator<Buffer, void, undefined> {
  const { socket } = outgoing;
  if (body === undefined) outgoing.flushHeaders();
  else yield body;
  const whole = await request.discard();
  if (!whole) outgoing.once("finish", () => socket?.destroySoon());
}

async function* pieces(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    abandon(reader);
  }
}
