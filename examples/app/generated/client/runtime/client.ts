/** A client: the base URL, the credentials, and the settings of all calls. */
import type {
  AbortSignal,
  HeadersInit,
  Request,
  RequestCredentials,
  RequestRedirect,
  Response,
} from "./platform.ts";
import type { BaseUrl, BaseUrls } from "./base-url.ts";
import type { CallInfo } from "./errors.ts";
import type { RetryOptions } from "./retry.ts";
import type { Credentials } from "./security.ts";

/** Performs a request, as the platform's `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>;

/** Functions that are called for every request, response and error. Each may be asynchronous. */
export interface Hooks {
  /** Called before each attempt, after credentials were added. May return another request. */
  readonly request?: (
    request: Request,
    call: CallInfo,
  ) => Request | void | Promise<Request | void>;
  /** Called after each attempt that got a response. May return another response. */
  readonly response?: (
    response: Response,
    call: CallInfo,
  ) => Response | void | Promise<Response | void>;
  /** Called before a call throws. May return another error. */
  readonly error?: (
    error: Error,
    call: CallInfo,
  ) => Error | void | Promise<Error | void>;
}

/** When to reconnect an event stream: if the connection breaks, also if the API ends the stream, or never. */
export type Reconnect = "broken" | "ended" | "never";

/** Settings of a client, or of a single call. */
export interface CallOptions {
  readonly baseUrl?: BaseUrl | BaseUrls<string> | undefined;
  /** Additional headers. They replace those of the operation. */
  readonly headers?: HeadersInit | undefined;
  /**
   * Milliseconds for the whole call: all attempts, and reading the body. For a streamed body (events, lines) the limit
   * ends with the headers. No limit by default. Set `false` for a single call to disable the limit of the client.
   */
  readonly timeout?: number | false | undefined;
  /**
   * Milliseconds without data after which a streamed body counts as broken, so that events reconnect. No limit by
   * default.
   */
  readonly idleTimeout?: number | false | undefined;
  /**
   * How often to retry after 408, 429, 5xx and failed connections. The default is 2, and only for idempotent methods
   * (GET, PUT, DELETE, …). A value set for a single call applies to any method.
   */
  readonly retries?: number | RetryOptions | undefined;
  /**
   * When to reconnect an event stream, after its last event. The default is `"broken"`. The client first waits as long
   * as the API asks (`retry`), but at least 500 milliseconds and at most five minutes.
   */
  readonly reconnect?: Reconnect | undefined;
  readonly fetch?: Fetch | undefined;
  /** Controls whether a browser sends its own cookies. */
  readonly credentials?: RequestCredentials | undefined;
  /**
   * By default the client follows redirects itself, and sends credentials and bodies only within the same origin.
   * Browsers hide the target of a redirect: set `"follow"` to let the platform follow it.
   */
  readonly redirect?: RequestRedirect | undefined;
}

/** Settings of a single call. */
export interface RequestOptions extends CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Settings of a single call whose responses have several media types. */
export interface AcceptOptions<
  Accept extends string = string,
> extends RequestOptions {
  /** The media type to request. A response with another type is an error. */
  readonly accept?: Accept | undefined;
}

declare const none: unique symbol;

/** The arguments of an operation without parameters: `{}`, or omitted if no options follow. */
export interface NoArgs {
  /** Never set. It makes the compiler reject misplaced options, such as `signal` among the arguments. */
  readonly [none]?: never;
}

/** Settings of any client. */
export interface SharedOptions extends CallOptions {
  readonly hooks?: Hooks | undefined;
}

/** Returns a setting of the call, or else of its client. */
export type Setting = <Name extends keyof CallOptions>(
  name: Name,
) => CallOptions[Name];

/** The first argument of every operation. */
export interface Client {
  readonly options: SharedOptions;
  /** The server that the description declares: a URL, or only a path. */
  readonly server: string | undefined;
  /** Absent if the API has no security schemes. */
  readonly credentials: Credentials | undefined;
}

/**
 * Creates a client.
 * @param options settings of the caller
 * @param server the default base URL
 * @param credentials by security scheme of the API
 */
export function makeClient(
  options: SharedOptions,
  server?: string,
  credentials?: Credentials,
): Client {
  return { options, server, credentials };
}
