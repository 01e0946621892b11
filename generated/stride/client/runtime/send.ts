/** Makes one call: request, credentials, attempts, redirects. */
import {
  isA,
  platform,
  type Headers,
  type Request,
  type RequestInit,
  type RequestRedirect,
  type Response,
  type URL,
} from "./platform.js";
import { acceptHeader, type Accepting } from "./accept.js";
import type { Body } from "./body.js";
import type { Authenticator, CredentialRequest, Outgoing } from "./auth.js";
import { baseUrl } from "./base-url.js";
import type { AcceptOptions, Client } from "./client.js";
import type { Parse } from "./convert.js";
import type { Declaring } from "./declared.js";
import { deadline, type Deadline } from "./deadline.js";
import { ConnectionError, type CallInfo } from "./errors.js";
import type { HeaderEntry } from "./header.js";
import { checkHeader } from "./header.js";
import { ApiPromise, type Exchange } from "./promise.js";
import type { Reader } from "./read.js";
import type { StreamReader } from "./stream.js";
import { discard, fetchSafely } from "./redirect.js";
import type { Reply } from "./reply.js";
import { isTransient, pause, retryDelay, retryRules } from "./retry.js";
import { chooseSchemes, type Requirement } from "./security.js";
import { buildUrl } from "./url.js";

/** One call, as an operation describes it. */
export interface Call extends Accepting, Declaring {
  /** The operation: its method and path, with parameter names left out. */
  readonly operation: string;
  readonly method: string;
  /** The operation's own server, where it has one. */
  readonly server?: string;
  readonly path: readonly string[];
  readonly query?: readonly string[];
  readonly headers?: readonly (HeaderEntry | undefined)[];
  readonly cookies?: readonly string[];
  readonly body?: Body | undefined;
  /** Alternatives. Absent: nobody says what is needed, so a credential is sent if there is one. */
  readonly security?: readonly Requirement[];
  /** How a successful body is read, if not by its content type. */
  readonly read?: Reader;
  /** Statuses and types of bodies that are bytes, though their types say otherwise: `200 text/csv`, `4XX text/*`. */
  readonly bytes?: readonly string[];
  /** How JSON is read, where it becomes more than `JSON.parse` makes of it. */
  readonly parse?: Parse;
  /** How successful bodies of certain types are read as they arrive. */
  readonly streams?: Readonly<Record<string, StreamReader>>;
}

/**
 * Sends a call.
 * @param describe makes the call; what it throws, the promise is rejected with
 */
export function send<R extends Reply>(
  client: Client,
  options: AcceptOptions | undefined,
  describe: () => Call,
): ApiPromise<R> {
  return new ApiPromise<R>(start(client, options ?? {}, describe));
}

async function start(
  client: Client,
  options: AcceptOptions,
  describe: () => Call,
): Promise<Exchange> {
  const stated = describe();
  const { accept = stated.accept } = options;
  const call: Call = accept ? { ...stated, accept } : stated;
  const draft = new Draft(client, call, options);
  const { info } = draft;
  const { signal, lift, end } = draft.deadline;
  const fail = async (error: Error): Promise<Error> =>
    (await client.options.hooks?.error?.(error, info)) ?? error;
  try {
    return {
      call,
      info,
      signal,
      lift,
      end,
      fail,
      response: await attempt(draft),
      parse: call.parse,
      reconnect: options.reconnect ?? client.options.reconnect,
      idleTimeout: options.idleTimeout ?? client.options.idleTimeout,
      again: (more) => {
        const headers = new platform.Headers(options.headers);
        for (const name of Object.keys(more))
          headers.set(name, more[name] ?? "");
        return attemptUntimed(new Draft(client, call, { ...options, headers }));
      },
    };
  } catch (error) {
    end();
    throw error instanceof Error ? await fail(error) : error;
  }
}

/** An attempt whose time limit ends with the headers. */
async function attemptUntimed(draft: Draft): Promise<Response> {
  try {
    return await attempt(draft);
  } finally {
    draft.deadline.lift();
  }
}

/** Tries until an answer is final. */
async function attempt(draft: Draft): Promise<Response> {
  const { call, client, options } = draft;
  const { signal } = draft.deadline;
  const shared = client.options;
  const rules = retryRules(call.method, options.retries, shared.retries);
  const fetch = options.fetch ?? shared.fetch ?? platform.fetch;
  const once = call.body?.once === true;
  let refused = false;
  for (let attempts = 0; ;) {
    const last = once || attempts >= rules.limit;
    const { request, body } = await draft.request(refused);
    let response: Response | undefined;
    try {
      response =
        request.redirect === "manual" && draft.redirect === undefined
          ? await fetchSafely(fetch, request, body)
          : await fetch(request);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (last) throw new ConnectionError(draft.info, error);
    }
    if (response !== undefined) {
      response =
        (await shared.hooks?.response?.(response, draft.info)) ?? response;
      const renew = response.status === 401 && !refused && !once;
      if (renew && draft.renewable) {
        refused = true;
        await discard(response);
        continue;
      }
      if (last || !isTransient(response.status)) return response;
    }
    const delay = retryDelay(attempts++, rules, response);
    if (delay === undefined && response !== undefined) return response;
    if (response !== undefined) await discard(response);
    await pause(delay ?? 0, signal);
  }
}

/** What all attempts of one call share. */
class Draft {
  readonly client: Client;
  readonly call: Call;
  readonly options: AcceptOptions;
  readonly info: CallInfo;
  readonly deadline: Deadline;
  readonly redirect: RequestRedirect | undefined;
  readonly #url: URL;
  readonly #headers: Headers;
  readonly #schemes: readonly (readonly [Authenticator, readonly string[]])[];

  constructor(client: Client, call: Call, options: AcceptOptions) {
    const shared = client.options;
    this.client = client;
    this.call = call;
    this.options = options;
    const base = baseUrl(client, call.server, options);
    this.#url = buildUrl(base.url, call.path, call.query);
    this.#headers = headersOf(client, call, options);
    this.#schemes = chooseSchemes(
      client,
      call.security,
      base.given ? undefined : this.#url.origin,
    );
    this.info = {
      operation: call.operation,
      method: call.method,
      url: this.#url.href,
    };
    const timeout = options.timeout ?? shared.timeout;
    this.deadline = deadline(options.signal, timeout);
    this.redirect = options.redirect ?? shared.redirect;
  }

  /** Whether a credential may be another one when it is asked for again. */
  get renewable(): boolean {
    return this.#schemes.some(([scheme]) => scheme.renewable);
  }

  /** The request of one attempt, with fresh credentials, and the body to repeat after a redirect. */
  async request(
    refused: boolean,
  ): Promise<{ request: Request; body: Body | undefined }> {
    const { call, options } = this;
    const { signal } = this.deadline;
    const shared = this.client.options;
    const outgoing: Outgoing = {
      method: call.method,
      url: new platform.URL(this.#url),
      headers: new platform.Headers(this.#headers),
      cookies: (call.cookies ?? []).filter((pair) => pair !== ""),
      content: call.body?.content,
    };
    for (const [scheme, scopes] of this.#schemes) {
      const about: CredentialRequest = { scopes, refused };
      await scheme.sign(outgoing, about);
    }
    const { url, headers, cookies } = outgoing;
    if (cookies.length > 0) {
      const own = headers.get("cookie");
      headers.set("cookie", [...(own ? [own] : []), ...cookies].join("; "));
    }
    const credentials = options.credentials ?? shared.credentials;
    const init: RequestInit = {
      method: call.method,
      headers,
      redirect: this.redirect ?? "manual",
      ...(signal && { signal }),
      ...(credentials && { credentials }),
      ...(call.body && { body: call.body.content }),
      ...(call.body?.once && { duplex: "half" }),
    };
    const built = new platform.Request(url, init);
    const hooked = await shared.hooks?.request?.(built, this.info);
    return isA(hooked, platform.Request) && hooked !== built
      ? { request: hooked, body: undefined }
      : { request: built, body: call.body };
  }
}

function headersOf(
  client: Client,
  call: Call,
  options: AcceptOptions,
): Headers {
  const headers = new platform.Headers();
  const accept = acceptHeader(call);
  if (accept !== undefined) headers.set("accept", accept);
  if (call.body?.type !== undefined) {
    headers.set("content-type", checkHeader("content-type", call.body.type));
  }
  for (const entry of call.headers ?? []) {
    if (entry !== undefined) headers.set(...entry);
  }
  for (const more of [client.options.headers, options.headers]) {
    new platform.Headers(more).forEach((value, name) =>
      headers.set(name, value),
    );
  }
  return headers;
}
