/** Turns what a handler returns into a response. */
import { encode, isPlain, jsonText, type Encoded } from "./encode.js";
import { eventTexts } from "./events.js";
import { checkValue, isToken } from "./header.js";
import type { NeutralBody, NeutralResponse } from "./http.js";
import { essence, isJson, mediaFor } from "./media.js";
import type { ResponseSpec, Route } from "./route.js";
import type { ResponseVerifier } from "./verify.js";

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

/**
 * The response to what a handler returned.
 * @throws TypeError when the handler returned no response, or one that cannot be sent
 */
export type Responder = (result: unknown) => NeutralResponse;

type HeaderPairs = NeutralResponse["headers"];

/** What is known of the answers with a status before one is given. */
interface Plan {
  readonly spec: ResponseSpec | undefined;
  /** The media type of a body, unless the handler states one. */
  readonly type: string | undefined;
  readonly isBodyless: boolean;
  /** The headers of a body that is JSON, which nearly all are; absent: it is not. */
  readonly json: HeaderPairs | undefined;
}

/**
 * Makes the responder of an operation, once.
 * @param verify looks at what the handler answers; absent: nobody does
 */
export function responder(
  route: Pick<Route, "key" | "responses">,
  verify?: ResponseVerifier,
): Responder {
  const plans = new Map<number, Plan>();
  return (result) => {
    if (!isResult(result)) {
      if (result instanceof Response) return fromWeb(result);
      throw new TypeError(
        `The handler of ${route.key} returned no response: { status, body? }`,
      );
    }
    let plan = plans.get(result.status);
    if (plan === undefined) {
      plans.set(result.status, (plan = planOf(route, result.status)));
    }
    return answer(route, plan, result, verify);
  };
}

function answer(
  route: Pick<Route, "key" | "responses">,
  plan: Plan,
  result: HandlerResult,
  verify: ResponseVerifier | undefined,
): NeutralResponse {
  const { status, body } = result;
  const { json } = plan;
  if (
    json !== undefined &&
    verify === undefined &&
    result.headers === undefined &&
    result.contentType === undefined &&
    isPlain(body)
  ) {
    return { status, headers: json, body: jsonText(body) };
  }
  const headers = headerPairs(result.headers);
  const type =
    result.contentType ??
    headers.find(([name]) => name === "content-type")?.[1] ??
    plan.type;
  const encoded =
    body === undefined || plan.isBodyless ? undefined : encode(body, type);
  const reply = { status, body, type: encoded?.type, headers };
  verify?.reply(route, plan.spec, reply);
  if (encoded === undefined) return { status, headers, body: null };
  const rest = headers.filter(([name]) => name !== "content-type");
  rest.push(["content-type", checkValue("content-type", encoded.type)]);
  const sent = asEvents(route, plan, encoded, reply, verify);
  return { status, headers: rest, body: sent };
}

/** Events as texts, where that is what goes out; everything else as it is. */
function asEvents(
  route: Pick<Route, "key">,
  { spec }: Plan,
  { type, body }: Encoded,
  { status }: Pick<HandlerResult, "status">,
  verify: ResponseVerifier | undefined,
): NeutralBody {
  if (!isEvents(body) || essence(type) !== "text/event-stream") return body;
  const declared = mediaFor(essence(type), Object.keys(spec?.events ?? {}));
  const events = declared === undefined ? undefined : spec?.events?.[declared];
  const look =
    verify && events
      ? (event: object) => verify.event(route, status, events, event)
      : undefined;
  return eventTexts(body, events?.json === true, look);
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
  { responses = [] }: Pick<Route, "responses">,
  status: number,
): Plan {
  const spec = specFor(responses, status);
  const stated = spec?.media.filter((one) => !one.includes("*")) ?? [];
  const type = stated.find((one) => one === "application/json") ?? stated[0];
  const sent = checkValue("content-type", type ?? "application/json");
  const bodyless = isBodyless(status);
  const json = !bodyless && isJson(essence(sent));
  return {
    spec,
    type,
    isBodyless: bodyless,
    json: json ? [["content-type", sent]] : undefined,
  };
}

/** Statuses whose responses never have a body (RFC 9110 §6.4.1). */
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
    if (!isToken(name)) {
      throw new TypeError(`${JSON.stringify(name)} is no header name`);
    }
    for (const one of Array.isArray(value) ? (value as string[]) : [value]) {
      pairs.push([name.toLowerCase(), checkValue(name, String(one))]);
    }
  }
  return pairs;
}

/** What is declared for a status: the status itself, its range, or all others. */
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
