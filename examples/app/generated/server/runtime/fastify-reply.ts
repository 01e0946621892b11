/** Sends responses through Fastify's `reply`, so that Fastify's hooks see them. */
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Api } from "./api.ts";
import { abandon, type NeutralResponse } from "./http.ts";
import type { Match } from "./matcher.ts";
import type { NodeBody } from "./node-body.ts";
import type { NodeRequest } from "./node-request.ts";

export interface FastifyReplyLike {
  readonly raw: ServerResponse;
  readonly sent: boolean;
  code(status: number): unknown;
  getHeader(name: string): string | number | string[] | undefined;
  header(name: string, value: string | string[]): unknown;
  serializer(write: (text: string) => string): unknown;
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
  addHeaders(reply, response);
  const body = payload(response, reply);
  if (request.isLeft && !(body instanceof Readable)) {
    sendHeldBack(body, request.body, reply);
  } else reply.send(body);
  // Fastify awaits a returned `reply` until the response is sent, which costs another turn of the
  // event loop. It is therefore not returned if the response is already sent.
  return reply.sent ? undefined : reply;
}

function addHeaders(
  reply: FastifyReplyLike,
  { headers }: NeutralResponse,
): void {
  const names = headers.map(([name]) => name.toLowerCase());
  for (const [index, [name, value]] of headers.entries()) {
    const own = names[index] ?? name;
    const isFirst = names.indexOf(own) === index;
    // A hook may already have set `vary`, for example that of a CORS plugin, so the value is
    // appended. Fastify itself appends cookies.
    const isAdded = own === "vary" || (!isFirst && own !== "set-cookie");
    const known = isAdded ? reply.getHeader(own) : undefined;
    reply.header(
      own,
      known === undefined ? value : [known, value].flat().map(String),
    );
  }
}

function sendHeldBack(
  body: string | Buffer | undefined,
  request: NodeBody,
  reply: FastifyReplyLike,
): void {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  if (request.isLong) reply.header("connection", "close");
  if (bytes !== undefined) {
    reply.header("content-length", String(bytes.length));
  }
  const held = heldBack(bytes, request, reply.raw);
  reply.send(Readable.from(held, { objectMode: false }));
}

/**
 * Returns what Fastify sends: text and bytes unchanged, and any other body as a stream that stops
 * when the caller disconnects.
 */
function payload(
  { headers, body }: NeutralResponse,
  reply: FastifyReplyLike,
): string | Buffer | Readable | undefined {
  if (body === null) return undefined;
  if (typeof body === "string") {
    // Fastify adds a media type to a text that has none, but not to a buffer.
    if (!headers.some(([name]) => name.toLowerCase() === "content-type")) {
      return Buffer.from(body);
    }
    // If a serializer is set, Fastify does not add a charset to the media type.
    reply.serializer(unchanged);
    return body;
  }
  if (body instanceof Uint8Array) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  }
  if (body instanceof ReadableStream) {
    return Readable.from(pieces(body.getReader()), { objectMode: false });
  }
  return Readable.from(body, { objectMode: false });
}

function unchanged(text: string): string {
  return text;
}

/**
 * Yields a body, but ends only after the rest of the request has arrived. `node-response.ts`
 * explains the reason.
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
