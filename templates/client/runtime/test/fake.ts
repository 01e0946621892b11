/** Creates calls of a client, and a fake server. */
import type { Description } from "../call.js";
import {
  makeClient,
  type Client,
  type Fetch,
  type RequestOptions,
  type SharedOptions,
} from "../client.js";
import { operation } from "../operation.js";
import type { ApiPromise } from "../promise.js";
import type { Failure, Success } from "../reply.js";
import { credentials } from "../security.js";

export type Answer = Response | Error | ((request: Request) => Response);

/** Returns a `fetch` that returns the given responses in order, and records its requests. */
export function fake(...answers: Answer[]): { fetch: Fetch; seen: Request[] } {
  const seen: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    if (request.signal.aborted) throw request.signal.reason;
    seen.push(request);
    const answer = answers.shift() ?? new Response(null, { status: 204 });
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer(request) : answer;
  };
  return { fetch, seen };
}

export const QUICK = { limit: 2, delay: 0 };
export const BASE = "https://api.test/v1";
export const GET: Call = { key: "GET /x" };
export const POST: Call = { key: "POST /x" };

/** The description of an operation, and the arguments of a call. */
export interface Call extends Description<object> {
  readonly key?: string;
  readonly args?: object;
}

/** Creates an operation, and calls it. */
export function send(
  client: Client,
  options: RequestOptions | undefined,
  { key = "GET /x", args, ...about }: Call,
): ApiPromise<Success | Failure> {
  const made = operation(key, about) as (
    ...given: [Client, object | undefined, RequestOptions | undefined]
  ) => ApiPromise<Success | Failure>;
  return made(client, args, options);
}

export function call(
  what: Call,
  options: SharedOptions = {},
  schemes: Parameters<typeof credentials>[0] = {},
): ApiPromise<Success | Failure> {
  const client = makeClient(
    { retries: QUICK, ...options },
    BASE,
    credentials(schemes),
  );
  return send(client, undefined, what);
}
