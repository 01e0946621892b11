/**
 * MSW handlers for the operations of an API: responses are generated, and may
 * be partly replaced, delayed, broken or streamed.
 */
import { delay, HttpHandler, type RequestHandlerOptions } from "msw";

/**
 * A partial value: missing properties are generated, and a property whose value
 * is `undefined` is omitted. Lists must be complete.
 */
export type PartOf<T> = T extends
  readonly unknown[] | Blob | Date | Uint8Array | ReadableStream
  ? T
  : T extends object
    ? { readonly [Name in keyof T]?: PartOf<T[Name]> | undefined }
    : T;

/** Bodies that are sent unchanged: a stream is sent piece by piece. */
export type Streamed =
  ReadableStream<Uint8Array> | AsyncIterable<unknown> | Uint8Array | Blob;

/**
 * An item of a stream: a value; or, if the stream has events, an event or its
 * data.
 */
export type PieceOf<Item> = Item extends {
  readonly event: string;
  readonly data: infer Data;
}
  ? (Partial<Item> & { readonly data: Data }) | Data
  : Item;

/**
 * A body: a partial value of the declared type, or the items of a stream, which
 * is sent piece by piece.
 */
export type BodyFor<Body> = [Body] extends [AsyncIterable<infer Item>]
  ? | readonly PieceOf<Item>[]
    | AsyncIterable<PieceOf<Item>>
    | ReadableStream<Uint8Array>
    | Uint8Array
    | Blob
  : PartOf<Body> | Streamed;

/** Statuses that servers and gateways send for any operation; descriptions rarely declare them. */
export type CommonErrorStatus =
  401 | 403 | 408 | 413 | 429 | 500 | 502 | 503 | 504;

/** The properties of a response in addition to its status and its body. */
export interface AnswerExtras {
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  /** Milliseconds; `"real"`: as long as a server takes; `"infinite"`: for ever. */
  readonly delay?: number | "real" | "infinite";
}

/** No response: the connection fails. */
export interface BrokenAnswer {
  readonly networkError: true;
  readonly delay?: AnswerExtras["delay"];
}

/** An error that the operation does not declare. */
type UndeclaredAnswer<Status> = Status extends number
  ? AnswerExtras & { readonly status: Status; readonly body?: unknown }
  : never;

type StatusOf<Reply> = Reply extends { readonly status: infer Status }
  ? Status
  : never;

/**
 * A response of an operation. A response without a status is a success; any
 * other response requires a status.
 */
export type AnswerOf<Reply> =
  | BrokenAnswer
  | UndeclaredAnswer<Exclude<CommonErrorStatus, StatusOf<Reply>>>
  | (Reply extends {
      readonly ok: infer Ok;
      readonly status: infer Status;
      readonly body: infer Body;
    }
      ? AnswerExtras & {
          readonly body?: BodyFor<Body>;
        } & (Ok extends true
            ? { readonly status?: Status }
            : { readonly status: Status })
      : never);

/** The request that is passed to a response function. */
export interface Asked<Names extends string = string> {
  readonly request: Request;
  readonly params: Readonly<Record<Names, string>>;
  readonly query: URLSearchParams;
}

/** A response, or a function that returns one for a request. */
export type Answering<Reply, Names extends string = string> =
  | AnswerOf<Reply>
  | ((asked: Asked<Names>) => AnswerOf<Reply> | Promise<AnswerOf<Reply>>);

/** Options of a handler: which URLs it matches, and how often. */
export interface HandlerOptions {
  /**
   * The URL before the paths. By default, a path matches at any host, with and
   * without the base path of the description.
   */
  readonly baseUrl?: string;
  /**
   * True to handle only one request, and to leave all further requests to other
   * handlers.
   */
  readonly once?: boolean;
}

/** Creates the handler of an operation. */
export type OperationHandler<Reply, Names extends string = string> = (
  answer?: Answering<Reply, Names>,
  options?: HandlerOptions,
) => HttpHandler;

/** A declared response, with a body that is generated from its schema. */
export interface DeclaredReply {
  /**
   * `404`, `"4XX"` or `"default"`. If the caller chooses no status, the first
   * reply is used.
   */
  readonly status: number | string;
  readonly contentType?: string;
  /**
   * Generates the body. Each call returns a new object, because tests may
   * change it.
   */
  readonly body?: () => unknown;
}

/** The data of an operation. */
export interface OperationData {
  readonly method: string;
  /** The base path of the description. */
  readonly basePath: string;
  /** The path as a regular expression, with a group for each parameter. */
  readonly path: string;
  /** The parameters of the path, in their order. */
  readonly names: readonly string[];
  readonly replies: readonly DeclaredReply[];
}

interface GivenAnswer extends AnswerExtras {
  readonly status?: number;
  readonly body?: unknown;
  readonly networkError?: true;
}

/**
 * Creates the function that creates handlers of an operation.
 * @param data the generated data
 */
export function operationHandler<Reply, Names extends string = string>(
  data: OperationData,
): OperationHandler<Reply, Names> {
  return (answer = {} as AnswerOf<Reply>, options = {}) => {
    const { baseUrl, once = false } = options;
    const base =
      baseUrl === undefined
        ? `https?://[^/?#]+(?:${escaped(data.basePath)})?`
        : escaped(new URL(baseUrl, here()).href.replace(/\/$/, ""));
    const expression = new RegExp(`^${base}${data.path}/?$`);
    const handlerOptions: RequestHandlerOptions = { once };
    return new HttpHandler(
      data.method,
      expression,
      async ({ request }) => {
        const url = new URL(request.url);
        const found = expression.exec(url.origin + url.pathname) ?? [];
        const params = Object.fromEntries(
          data.names.map((name, index) => [name, decoded(found[index + 1])]),
        ) as Record<Names, string>;
        const given =
          typeof answer === "function"
            ? await answer({ request, params, query: url.searchParams })
            : answer;
        return respond(data, given as GivenAnswer);
      },
      handlerOptions,
    );
  };
}

/** The URL of the page; relative base URLs are resolved against it. */
function here(): string | undefined {
  const { location } = globalThis as { location?: { readonly href: string } };
  return location?.href;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function decoded(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function respond(
  { replies }: OperationData,
  given: GivenAnswer,
): Promise<Response> {
  if (given.delay !== undefined) await delay(given.delay);
  if (given.networkError === true) return Response.error();
  const reply = replyFor(replies, given.status);
  const status =
    given.status ?? (typeof reply?.status === "number" ? reply.status : 200);
  const contentType =
    given.contentType ??
    reply?.contentType ??
    (isRecord(given.body) ? "application/json" : undefined);
  const body = bodyOf(given, reply, contentType);
  const headers = new Headers(given.headers);
  const isEmpty = body === undefined || [204, 205, 304].includes(status);
  if (!isEmpty && contentType !== undefined && !headers.has("content-type")) {
    headers.set("content-type", contentType);
  }
  return new Response(isEmpty ? null : encoded(body, contentType), {
    status,
    headers,
  });
}

function replyFor(
  replies: readonly DeclaredReply[],
  status: number | undefined,
): DeclaredReply | undefined {
  if (status === undefined) return replies[0];
  const range = `${Math.floor(status / 100)}XX`;
  return [status, range, "default"]
    .map((one) => replies.find((reply) => reply.status === one))
    .find((reply) => reply !== undefined);
}

function bodyOf(
  given: GivenAnswer,
  reply: DeclaredReply | undefined,
  contentType: string | undefined,
): unknown {
  if (!("body" in given) || given.body === undefined) return reply?.body?.();
  const carriesJson = contentType === undefined || isJson(contentType);
  return carriesJson && isRecord(given.body)
    ? merged(reply?.body?.(), given.body)
    : given.body;
}

/** Merges the given values into a generated one. */
function merged(
  made: unknown,
  given: Readonly<Record<string, unknown>>,
): unknown {
  if (!isRecord(made)) return given;
  const inner = Object.entries(given).map(([name, value]) => [
    name,
    isRecord(value)
      ? merged(
          Object.prototype.hasOwnProperty.call(made, name)
            ? made[name]
            : undefined,
          value,
        )
      : value,
  ]);
  return { ...made, ...(Object.fromEntries(inner) as object) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !(Symbol.asyncIterator in value)
  );
}

/** The type of a response body; not all platforms have a name for it. */
type Sent = ConstructorParameters<typeof Response>[0];

function encoded(body: unknown, contentType = "application/json"): Sent {
  if (body instanceof ReadableStream || body instanceof Blob) return body;
  if (body instanceof Uint8Array) return body as Sent;
  if (isIterable(body)) return piecewise(body, contentType);
  if (Array.isArray(body) && isStreamType(contentType)) {
    return piecewise(oneByOne(body), contentType);
  }
  if (typeof body === "string" && !isJson(contentType)) return body;
  return JSON.stringify(body);
}

function isIterable(body: unknown): body is AsyncIterable<unknown> {
  return (
    typeof body === "object" && body !== null && Symbol.asyncIterator in body
  );
}

/**
 * Returns true for the media types of events, and of JSON values one after the
 * other.
 */
function isStreamType(type: string): boolean {
  return /event-stream|json-?(?:seq|l|lines|stream)|ndjson|stream\+json/.test(
    type,
  );
}

async function* oneByOne(
  items: readonly unknown[],
): AsyncGenerator<unknown, void, undefined> {
  for (const item of items) yield await Promise.resolve(item);
}

/** Streams the pieces one by one: events, lines of JSON, or text and bytes. */
function piecewise(
  pieces: AsyncIterable<unknown>,
  contentType: string,
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const isEvents = /^text\/event-stream\b/.test(contentType);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next().catch(async (error) => {
          // A stream that fails drops the chunks that are not read yet, so the
          // client gets time to read them.
          await delay(DELIVERY);
          throw error;
        });
        if (done === true) controller.close();
        else if (value instanceof Uint8Array) controller.enqueue(value);
        else {
          const text = isEvents ? eventText(value) : pieceText(value);
          controller.enqueue(encoder.encode(text));
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * The milliseconds that a client has to read the data before the connection
 * breaks.
 */
const DELIVERY = 10;

function pieceText(value: unknown): string {
  return typeof value === "string" ? value : `${JSON.stringify(value)}\n`;
}

/**
 * Writes one event (HTML §9.2). A value without a property `data` is the data
 * of the event.
 */
function eventText(value: unknown): string {
  const event = isRecord(value) && "data" in value ? value : { data: value };
  const { data, ...fields } = event;
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const lines = [
    ...Object.entries(fields).map(
      ([name, one]) => `${name}: ${String(one).replace(/[\r\n\0]/g, " ")}`,
    ),
    ...text.split(/\r\n|\r|\n/).map((line) => `data: ${line}`),
  ];
  return `${lines.join("\n")}\n\n`;
}

function isJson(type: string): boolean {
  return /^[^;]*[/+]json\s*(?:;|$)/.test(type);
}
