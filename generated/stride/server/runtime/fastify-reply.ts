/** Sends responses through Fastify, so that its hooks see them. */
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Api } from "./api.js";
import { abandon, type NeutralBody, type NeutralResponse } from "./http.js";
import type { Match } from "./matcher.js";
import type { NodeBody } from "./node-body.js";
import type { NodeRequest } from "./node-request.js";

export interface FastifyReplyLike {
  readonly raw: ServerResponse;
  code(status: number): unknown;
  header(name: string, value: string | string[]): unknown;
  send(body?: unknown): unknown;
  hijack(): unknown;
  callNotFound(): unknown;
}

/** Sends the response to a request. */
export async function sendToFastify(
  api: Pick<Api, "answer">,
  request: NodeRequest,
  match: Match,
  reply: FastifyReplyLike,
): Promise<unknown> {
  const response = await api.answer(request, match);
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

/**
 * Returns text and bytes unchanged, and other bodies as a stream that stops
 * when the caller disconnects.
 */
function payload(body: NeutralBody): Buffer | Readable | undefined {
  if (body === null) return undefined;
  // Fastify adds a charset to the type of texts, but not to that of bytes.
  if (typeof body === "string") return Buffer.from(body);
  if (body instanceof Uint8Array) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  }
  if (body instanceof ReadableStream) {
    return Readable.from(pieces(body.getReader()), { objectMode: false });
  }
  return Readable.from(body, { objectMode: false });
}

/**
 * A body that ends only after the rest of the request has arrived, as in
 * `node-response.ts`.
 */
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
