/** A client: where the API is, who is calling, and how calls are made. */
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

/** Performs a request; the platform's `fetch` is one. */
export type Fetch = (request: Request) => Promise<Response>;

/** Functions that see every call. Each may be asynchronous. */
export interface Hooks {
  /** Before each attempt, with credentials in place. May return another request. */
  readonly request?: (
    request: Request,
    call: CallInfo,
  ) => Request | void | Promise<Request | void>;
  /** After each attempt that was answered. May return another response. */
  readonly response?: (
    response: Response,
    call: CallInfo,
  ) => Response | void | Promise<Response | void>;
  /** Before a call throws. May return another error. */
  readonly error?: (
    error: Error,
    call: CallInfo,
  ) => Error | void | Promise<Error | void>;
}

/** When an event stream is taken up again: when it breaks, also when the API ends it, or never. */
export type Reconnect = "broken" | "ended" | "never";

/** What can be set for a client, and for a single call. */
export interface CallOptions {
  readonly baseUrl?: BaseUrl | BaseUrls<string> | undefined;
  /** Further headers; they win over those of the operation. */
  readonly headers?: HeadersInit | undefined;
  /**
   * Milliseconds for a whole call: all attempts, and the reading of the body. Of what arrives one by one (events, lines)
   * it ends with the headers. None by default; `false` for a single call takes that of the client away.
   */
  readonly timeout?: number | false | undefined;
  /**
   * Milliseconds of silence after which what arrives one by one counts as broken, so that events are taken up again.
   * By default it may be silent for as long as it likes.
   */
  readonly idleTimeout?: number | false | undefined;
  /**
   * How often to try again after 408, 429, 5xx and failed connections: 2 times by default, and only for
   * methods that may be repeated (GET, PUT, DELETE, …). Given for a single call, it holds for any method.
   */
  readonly retries?: number | RetryOptions | undefined;
  /**
   * When a stream of events is taken up again, at its last event: when it breaks, unless told. It is waited before for
   * as long as the API says (`retry`), but no less than 500 milliseconds and no more than five minutes.
   */
  readonly reconnect?: Reconnect | undefined;
  readonly fetch?: Fetch | undefined;
  /** Whether a browser sends its own cookies. */
  readonly credentials?: RequestCredentials | undefined;
  /**
   * By default redirects are followed, and credentials and bodies never leave the origin.
   * A browser does not show where a redirect leads: say `"follow"` to leave it to the platform.
   */
  readonly redirect?: RequestRedirect | undefined;
}

/** What can be set for a single call. */
export interface RequestOptions extends CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What can be set for a single call of an operation that answers in several media types. */
export interface AcceptOptions<
  Accept extends string = string,
> extends RequestOptions {
  /** The media type to ask for; an answer in another one is an error. */
  readonly accept?: Accept | undefined;
}

declare const none: unique symbol;

/** What an operation takes that takes nothing: `{}`, or nothing where no options follow. */
export interface NoArgs {
  /** Nobody has it. With it the compiler names what does not belong here, as `signal` of the options. */
  readonly [none]?: never;
}

/** What can be set for any client. */
export interface SharedOptions extends CallOptions {
  readonly hooks?: Hooks | undefined;
}

/** What is set for a call, else for its client. */
export type Setting = <Name extends keyof CallOptions>(
  name: Name,
) => CallOptions[Name];

/** What operations are called with. */
export interface Client {
  readonly options: SharedOptions;
  /** The server that the description states: its URL, or only the path of it. */
  readonly server: string | undefined;
  /** Absent where the API has no security schemes. */
  readonly credentials: Credentials | undefined;
}

/**
 * Makes a client.
 * @param options what the caller sets
 * @param server the base URL to use unless the caller gives one
 * @param credentials by the API's security schemes
 */
export function makeClient(
  options: SharedOptions,
  server?: string,
  credentials?: Credentials,
): Client {
  return { options, server, credentials };
}
