/** The client: the base URL, the credentials, and the settings of all calls. */
import type {
  AbortSignal,
  HeadersInit,
  Request,
  RequestCredentials,
  RequestRedirect,
  Response,
} from "./platform.js";
import type { BaseUrl, BaseUrls } from "./base-url.js";
import type { CallInfo } from "./errors.js";
import type { RetryOptions } from "./retry.js";
import type { Credentials } from "./security.js";

/** Sends a request, as the platform's `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>;

/** Functions that are called for every request, response and error. Each may be asynchronous. */
export interface Hooks {
  /**
   * Called before each attempt, after credentials have been added. It may return another request.
   */
  readonly request?: (
    request: Request,
    call: CallInfo,
  ) => Request | void | Promise<Request | void>;
  /** Called after each attempt that has a response. It may return another response. */
  readonly response?: (
    response: Response,
    call: CallInfo,
  ) => Response | void | Promise<Response | void>;
  /** Called before a call throws. It may return another error. */
  readonly error?: (
    error: Error,
    call: CallInfo,
  ) => Error | void | Promise<Error | void>;
}

/**
 * When an event stream reconnects. `broken`: after the connection breaks; `ended`: also after the
 * API ends the stream; `never`: not at all.
 */
export type Reconnect = "broken" | "ended" | "never";

/** Settings of a client, or of a single call. */
export interface CallOptions {
  readonly baseUrl?: BaseUrl | BaseUrls<string> | undefined;
  /** Headers to add. They replace headers of the operation that have the same name. */
  readonly headers?: HeadersInit | undefined;
  /**
   * The time limit of a call in milliseconds, which includes all attempts and reading the body. For
   * a streamed body (events, lines), it ends when the headers have arrived. There is no limit by
   * default. Set `false` for a single call to disable the limit of the client.
   */
  readonly timeout?: number | false | undefined;
  /**
   * After this many milliseconds without data, a streamed body counts as broken, so that events
   * reconnect. There is no limit by default.
   */
  readonly idleTimeout?: number | false | undefined;
  /**
   * How often a call is retried after 408, 429, 5xx and failed connections. The default is 2, and
   * applies only to idempotent methods (GET, PUT, DELETE, …). A value for a single call applies to
   * any method.
   */
  readonly retries?: number | RetryOptions | undefined;
  /**
   * When an event stream reconnects. It continues after the last event. The default is `"broken"`.
   * The client first waits as long as the API asks (`retry`), but at least 500 milliseconds and at
   * most five minutes.
   */
  readonly reconnect?: Reconnect | undefined;
  readonly fetch?: Fetch | undefined;
  /** Whether a browser sends its own cookies. */
  readonly credentials?: RequestCredentials | undefined;
  /**
   * How redirects are followed. By default, the client follows them itself, and sends credentials
   * and bodies only within the same origin. Browsers hide the target of a redirect, so set
   * `"follow"` there to let the platform follow it.
   */
  readonly redirect?: RequestRedirect | undefined;
}

/** Settings of a single call. */
export interface RequestOptions extends CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Settings of a single call whose response may have several media types. */
export interface AcceptOptions<
  Accept extends string = string,
> extends RequestOptions {
  /** The media type to request. A response with another media type is an error. */
  readonly accept?: Accept | undefined;
}

declare const none: unique symbol;

/**
 * The arguments of an operation that has no parameters. Pass `{}`, or omit the
 * arguments if no options follow.
 */
export interface NoArgs {
  /**
   * Never set. It makes the compiler reject misplaced options, such as `signal` among the
   * arguments.
   */
  readonly [none]?: never;
}

export interface SharedOptions extends CallOptions {
  readonly hooks?: Hooks | undefined;
}

/**
 * Returns a setting of the call. If the call does not set it, returns the setting of the client.
 */
export type Setting = <Name extends keyof CallOptions>(
  name: Name,
) => CallOptions[Name];

/** The first argument of every operation. */
export interface Client {
  readonly options: SharedOptions;
  /** The server that the description declares: a URL, or only a path. */
  readonly server: string | undefined;
  /** Chooses the credentials of a call; absent if the API has no security schemes. */
  readonly credentials: Credentials | undefined;
}

/**
 * Creates a client.
 * @param options the settings of the caller
 * @param server the base URL by default
 * @param credentials chooses the credentials of a call
 */
export function makeClient(
  options: SharedOptions,
  server?: string,
  credentials?: Credentials,
): Client {
  return { options, server, credentials };
}
