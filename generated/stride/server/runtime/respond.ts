/** Turns what a handler returns into a response. */
import type { NeutralBody, NeutralResponse } from "./http.js";
import { essence, isJson, mediaFor } from "./media.js";
import type { Check, ResponseSpec, Route } from "./route.js";
import type { VerifyResponse } from "./verify.js";

/** What a handler returns, unless it returns a Web `Response`. */
export interface HandlerResult {
  readonly status: number;
  /** JSON unless the description or `contentType` says otherwise; text, bytes, blobs, forms and streams go out as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<
    Record<string, string | number | boolean | readonly string[] | undefined>
  >;
  readonly contentType?: string;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * The response to what a handler returned.
 * @throws TypeError when the handler returned no response, or one that cannot be sent
 */
export function respond(
  route: Pick<Route, "key" | "responses">,
  result: unknown,
  verify?: VerifyResponse,
): NeutralResponse {
  if (result instanceof Response) return fromWeb(result);
  if (!isResult(result)) {
    throw new TypeError(
      `The handler of ${route.key} returned no response: { status, body? }`,
    );
  }
  const { status, body } = result;
  const headers = headerPairs(result.headers);
  const stated =
    result.contentType ??
    headers.find(([name]) => name === "content-type")?.[1];
  const spec = specFor(route.responses ?? [], status);
  const type = stated ?? spec?.media.find((one) => !one.includes("*"));
  if (verify !== undefined && body !== undefined && !isStreamed(body)) {
    const check = checkFor(spec, type ?? "application/json");
    if (check !== undefined) verify(check, body, route.key, status);
  }
  const encoded = encode(body, type);
  if (isBodyless(status) || encoded === undefined) {
    return { status, headers, body: null };
  }
  const rest =
    headers.length === 0
      ? headers
      : headers.filter(([name]) => name !== "content-type");
  rest.push(["content-type", checkValue("content-type", encoded.type)]);
  return { status, headers: rest, body: encoded.body };
}

/** Statuses whose responses never have a body (RFC 9110 §6.4.1). */
export function isBodyless(status: number): boolean {
  return status < 200 || status === 204 || status === 205 || status === 304;
}

function isResult(value: unknown): value is HandlerResult {
  return (
    typeof value === "object" &&
    value !== null &&
    "status" in value &&
    typeof value.status === "number" &&
    Number.isInteger(value.status) &&
    value.status >= 200 &&
    value.status <= 599
  );
}

function fromWeb(response: Response): NeutralResponse {
  const headers: [string, string][] = [];
  response.headers.forEach((value, name) => {
    if (name !== "set-cookie") headers.push([name, value]);
  });
  for (const cookie of response.headers.getSetCookie()) {
    headers.push(["set-cookie", cookie]);
  }
  return { status: response.status, headers, body: response.body };
}

function headerPairs(headers: HandlerResult["headers"]): [string, string][] {
  const pairs: [string, string][] = [];
  if (headers === undefined) return pairs;
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    if (!TOKEN.test(name)) {
      throw new TypeError(`${JSON.stringify(name)} is no header name`);
    }
    for (const one of Array.isArray(value) ? (value as string[]) : [value]) {
      pairs.push([name.toLowerCase(), checkValue(name, String(one))]);
    }
  }
  return pairs;
}

function checkValue(name: string, value: string): string {
  if (VALUE.test(value)) return value;
  throw new TypeError(`The value of header ${name} cannot be sent`);
}

/** What is declared for a status: the status itself, its range, or all others. */
function specFor(
  responses: readonly ResponseSpec[],
  status: number,
): ResponseSpec | undefined {
  if (responses.length === 0) return undefined;
  const range = `${Math.floor(status / 100)}XX`;
  return (
    responses.find((one) => one.status === status) ??
    responses.find((one) => one.status === range) ??
    responses.find((one) => one.status === "default")
  );
}

function checkFor(
  spec: ResponseSpec | undefined,
  type: string,
): Check | undefined {
  const checks = spec?.checks;
  if (checks === undefined) return undefined;
  const media = mediaFor(essence(type), Object.keys(checks));
  return media === undefined ? undefined : checks[media];
}

/** Bytes, streams and forms are sent as they are: there is no value to look at. */
function isStreamed(body: unknown): boolean {
  return (
    rawBody(body) !== undefined ||
    body instanceof Blob ||
    body instanceof FormData ||
    body instanceof URLSearchParams
  );
}

interface Encoded {
  readonly type: string;
  readonly body: NeutralBody;
}

function encode(body: unknown, type: string | undefined): Encoded | undefined {
  if (body === undefined) return undefined;
  const raw = rawBody(body);
  if (raw !== undefined) {
    return { type: type ?? "application/octet-stream", body: raw };
  }
  if (body instanceof Blob) {
    const own = body.type === "" ? "application/octet-stream" : body.type;
    return { type: type ?? own, body: body.stream() };
  }
  if (body instanceof FormData || body instanceof URLSearchParams) {
    const { headers, body: stream } = new Response(body);
    const own = headers.get("content-type") ?? "";
    return { type: own, body: stream };
  }
  const json = type === undefined || isJson(essence(type));
  if (!json && typeof body === "string") return { type, body };
  if (!json && type !== undefined && typeof body === "object") {
    throw new TypeError(`An object cannot be sent as ${type}`);
  }
  const text = JSON.stringify(body) as string | undefined;
  if (text === undefined) throw new TypeError("The body is no JSON value");
  return { type: type ?? "application/json", body: text };
}

/** Bytes and streams, which are sent as they are. */
function rawBody(body: unknown): NeutralBody | undefined {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body instanceof ReadableStream) {
    return body as ReadableStream<Uint8Array>;
  }
  const iterable =
    typeof body === "object" && body !== null && Symbol.asyncIterator in body;
  return iterable ? (body as AsyncIterable<Uint8Array | string>) : undefined;
}
