/** One call, from the description of its operation to its response. */
import type { Negotiated } from "./accept.js";
import type { Body } from "./body.js";
import type {
  AcceptOptions,
  Client,
  RequestOptions,
  Setting,
} from "./client.js";
import type { Deadline } from "./deadline.js";
import type { CallInfo } from "./errors.js";
import type { HeaderEntry } from "./header.js";
import type { Headers, Response } from "./platform.js";
import type { Reading } from "./read.js";
import type { Chosen, Requirement } from "./security.js";

/**
 * The description of an operation, without its method and path. Parts that
 * depend on the arguments are functions.
 */
export interface Description<Args = never> extends Reading {
  /** The method and path of the request, if they differ from the key of the operation. */
  readonly sent?: string;
  /** The server declared for this operation. */
  readonly server?: string;
  /** Path segments, already encoded, of parameters that are lists or objects. */
  readonly path?: (args: Args) => Readonly<Record<string, string>>;
  /** The query as `name=value&…`, already encoded. */
  readonly query?: (args: Args) => readonly string[];
  readonly headers?: (args: Args) => readonly (HeaderEntry | undefined)[];
  /** Adds cookies to headers. */
  readonly cookies?: (args: Args) => (headers: Headers) => void;
  /** The `Accept` header: JSON by default; no header if it is empty. */
  readonly accept?: string;
  /** Set if a status has several media types, so that the caller can choose one. */
  readonly negotiated?: (options: AcceptOptions) => Negotiated;
  readonly body?: (args: Args) => Body | undefined;
  /** Alternative requirements. If absent, the description declares none, and a credential is sent if there is one. */
  readonly security?: readonly Requirement[];
  /** The declared error statuses: numbers, `4XX`, `default`. */
  readonly errors?: readonly (number | string)[];
  /** Returns the reader of a successful streamed body, or `undefined` if the media type is not streamed. */
  readonly stream?: (response: Response) => StreamReader | undefined;
}

/** A call in progress: the state that its attempts and its response share. */
export interface Exchange {
  readonly client: Client;
  readonly options: RequestOptions;
  /** The generated function that was called. */
  readonly operation: unknown;
  readonly about: Description;
  readonly args: never;
  readonly body: Body | undefined;
  readonly negotiated: Negotiated | undefined;
  readonly info: CallInfo;
  readonly setting: Setting;
  readonly deadline: Deadline;
  readonly credentials: Chosen | undefined;
  /** Passes an error to the hook before it is thrown. */
  readonly fail: (error: Error) => Promise<Error>;
}

/** A call with its response. */
export interface Source extends Exchange {
  readonly response: Response;
}

/** Reads a response as a sequence of values. */
export type StreamReader = (source: Source) => AsyncIterable<unknown>;
