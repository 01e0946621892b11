/** Converts the result of a handler to a response. */
import {
  encode,
  isPlain,
  isStreamed,
  jsonText,
  type Encoded,
} from "./encode.js";
import { eventTexts, withHeartbeat, type EventWithData } from "./events.js";
import { checkName, checkValue } from "./header.js";
import type { NeutralBody, NeutralResponse } from "./http.js";
import { essence, isJson, mediaFor } from "./media.js";
import type { EventSpec, ResponseSpec, Route, Strip } from "./route.js";
import { UndeclaredType, type ResponseVerifier } from "./verify.js";

/** The result of a handler, unless it returns a Web `Response`. */
export interface HandlerResult {
  readonly status: number;
  /**
   * The body of the response. It is sent as JSON unless the API description or `contentType`
   * declares another media type. Text, bytes, blobs, forms and streams are sent unchanged.
   */
  readonly body?: unknown;
  readonly headers?: Readonly<
    Record<string, string | number | boolean | readonly string[] | undefined>
  >;
  readonly contentType?: string;
}

/**
 * Converts the result of a handler to a response.
 * @throws TypeError if the result is not a response, or if it cannot be sent
 */
export type Responder = (result: unknown) => NeutralResponse;

type HeaderPairs = NeutralResponse["headers"];

/** The data for all responses with one status code. It is prepared before the first request. */
interface Plan {
  readonly spec: ResponseSpec | undefined;
  /** The media type of the body if the handler does not set `contentType`. */
  readonly type: string | undefined;
  readonly isBodyless: boolean;
  /**
   * The headers of a response with a JSON body, computed in advance because such responses are the
   * most frequent ones; absent for other media types.
   */
  readonly json: HeaderPairs | undefined;
  /** Removes undeclared fields from a JSON body; absent if no field needs to be removed. */
  readonly strip: Strip | undefined;
}

/** Options for sending the responses of an operation. */
export interface Sending {
  /** True if undeclared fields are sent as well. */
  readonly isWhole?: boolean;
  /**
   * After how many milliseconds without an event a stream sends a comment. 0 disables the comments.
   */
  readonly heartbeat?: number;
  /** Checks responses; absent if responses are not checked. */
  readonly verify?: ResponseVerifier | undefined;
  /** Describes a body with a value of an undeclared type. */
  readonly verifier?: ResponseVerifier;
}

/** Creates the function that converts the results of an operation. */
export function responder(
  route: Pick<Route, "key" | "responses">,
  sending: Sending = {},
): Responder {
  const plans = new Map<number, Plan>();
  return (result) => {
    if (!isResult(result)) {
      if (result instanceof Response) return fromWeb(result);
      throw new TypeError(
        `The handler of "${route.key}" returned no response: return an object with the properties "status" and, if there is a body, "body".`,
      );
    }
    let plan = plans.get(result.status);
    if (plan === undefined) {
      plans.set(result.status, (plan = planOf(route, result.status, sending)));
    }
    return answer(route, plan, result, sending);
  };
}

function answer(
  route: Pick<Route, "key" | "responses">,
  plan: Plan,
  result: HandlerResult,
  sending: Sending,
): NeutralResponse {
  const { status, body } = result;
  const { json, strip } = plan;
  const { verify } = sending;
  if (
    json !== undefined &&
    verify === undefined &&
    result.headers === undefined &&
    result.contentType === undefined &&
    isPlain(body)
  ) {
    const kept = strip === undefined ? body : strip(body);
    return { status, headers: json, body: jsonText(kept) };
  }
  const headers = headerPairs(result.headers);
  const type =
    result.contentType ??
    headers.find(([name]) => name === "content-type")?.[1] ??
    plan.type;
  const kept = keptOf(route, plan, result, type ?? "application/json", sending);
  const encoded =
    body === undefined || plan.isBodyless ? undefined : encode(kept, type);
  const reply = { status, body: kept, type: encoded?.type, headers };
  verify?.reply(route, plan.spec, reply, { ...result, body: kept });
  if (encoded === undefined) return { status, headers, body: null };
  const rest = headers.filter(([name]) => name !== "content-type");
  rest.push(["content-type", checkValue("content-type", encoded.type)]);
  if (
    essence(encoded.type) === "text/event-stream" &&
    !rest.some(([name]) => name === "cache-control")
  ) {
    rest.push(["cache-control", "no-cache"]);
  }
  const sent = asEvents(route, plan, encoded, reply, sending);
  return { status, headers: rest, body: sent };
}

/** Removes undeclared fields from a body. Text, bytes and forms stay unchanged. */
function keptOf(
  route: Pick<Route, "key">,
  { spec }: Plan,
  { status, body }: HandlerResult,
  type: string,
  sending: Sending,
): unknown {
  const isText = typeof body !== "object" && !isJson(essence(type));
  if (sending.isWhole === true || isText || isStreamed(body)) return body;
  const strip = explained(route, spec, status, type, sending);
  return strip === undefined ? body : strip(body);
}

/**
 * Returns the function that removes undeclared fields. If the body contains a value of an
 * undeclared type, the function throws an error that names the place of the value.
 */
function explained(
  route: Pick<Route, "key">,
  spec: ResponseSpec | undefined,
  status: number,
  type: string,
  { verifier }: Sending,
): Strip | undefined {
  const strip = stripFor(spec, type);
  if (strip === undefined || verifier === undefined) return strip;
  return (body) => {
    try {
      return strip(body);
    } catch (error) {
      if (!(error instanceof UndeclaredType)) throw error;
      throw verifier.undeclared(
        route,
        spec,
        { status, body, type, headers: [] },
        error,
      );
    }
  };
}

function stripFor(
  spec: ResponseSpec | undefined,
  type: string,
): Strip | undefined {
  if (spec?.strips === undefined) return undefined;
  const declared = mediaFor(essence(type), spec.media);
  return declared === undefined
    ? undefined
    : spec.strips[spec.media.indexOf(declared)];
}

/** Converts the body to text if it is an event stream. Other bodies are returned unchanged. */
function asEvents(
  route: Pick<Route, "key">,
  { spec }: Plan,
  { type, body }: Encoded,
  { status }: Pick<HandlerResult, "status">,
  { isWhole, verify, heartbeat = 0 }: Sending,
): NeutralBody {
  if (!isEvents(body) || essence(type) !== "text/event-stream") return body;
  const live = (texts: AsyncGenerator<string | Uint8Array>): NeutralBody =>
    heartbeat > 0 ? withHeartbeat(texts, heartbeat) : texts;
  const declared = mediaFor(essence(type), Object.keys(spec?.events ?? {}));
  const events = declared === undefined ? undefined : spec?.events?.[declared];
  if (events === undefined) return live(eventTexts(body, false));
  const texts = eventTexts(body, events.json === true, (event) => {
    const kept = isWhole === true ? event : keptOfEvent(event, events);
    verify?.event(route, status, events, kept);
    return kept;
  });
  return live(texts);
}

/**
 * Removes undeclared fields from an event. The fields of the protocol (`data`, `event`, `id`,
 * `retry`) are kept, because the stream depends on them.
 */
function keptOfEvent(
  event: EventWithData,
  { strip, whole }: EventSpec,
): EventWithData {
  if (strip === undefined) return event;
  if (whole !== true) return { ...event, data: strip(event.data) };
  return { ...event, data: (strip(event) as EventWithData).data };
}

function isEvents(body: NeutralBody): body is AsyncIterable<never> {
  return (
    typeof body === "object" &&
    body !== null &&
    !(body instanceof ReadableStream) &&
    Symbol.asyncIterator in body
  );
}

function planOf(
  route: Pick<Route, "key" | "responses">,
  status: number,
  sending: Sending,
): Plan {
  const spec = specFor(route.responses ?? [], status);
  const exact = spec?.media.filter((one) => !one.includes("*")) ?? [];
  const type = exact.find((one) => one === "application/json") ?? exact[0];
  const sent = checkValue("content-type", type ?? "application/json");
  const bodyless = isBodyless(status);
  const json = !bodyless && isJson(essence(sent));
  return {
    spec,
    type,
    isBodyless: bodyless,
    json: json ? [["content-type", sent]] : undefined,
    strip:
      sending.isWhole === true
        ? undefined
        : explained(route, spec, status, sent, sending),
  };
}

/** Returns true for statuses whose responses never have a body (RFC 9110 §6.4.1). */
export function isBodyless(status: number): boolean {
  return status < 200 || status === 204 || status === 205 || status === 304;
}

function isResult(value: unknown): value is HandlerResult {
  return (
    typeof value === "object" &&
    value !== null &&
    !(value instanceof Response) &&
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
    const lower = checkName(name);
    for (const one of Array.isArray(value) ? (value as string[]) : [value]) {
      pairs.push([lower, checkValue(name, String(one))]);
    }
  }
  return pairs;
}

/**
 * Returns the declared response for a status: for the status itself, otherwise for its range
 * (`4XX`), otherwise `default`.
 */
export function specFor(
  responses: readonly ResponseSpec[],
  status: number,
): ResponseSpec | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  return (
    responses.find((one) => one.status === status) ??
    responses.find((one) => one.status === range) ??
    responses.find((one) => one.status === "default")
  );
}
