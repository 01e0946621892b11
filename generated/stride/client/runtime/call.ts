/** Describes an operation for the runtime, and the state of one call. */
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
 * The description of an operation, except its method and path. Members that depend on the arguments
 * are functions.
 */
export interface Description<Args = never> extends Reading {
  /** The method and path that are sent, if they differ from the key of the operation. */
  readonly sent?: string;
  /**
   * The server that the description declares for this operation; absent if it is the server of the
   * API.
   */
  readonly server?: string;
  /** Encodes the path parameters that are lists or objects, by the name of the parameter. */
  readonly path?: (args: Args) => Readonly<Record<string, string>>;
  /** Encodes the query. Each element is a text such as `name=value&…`. */
  readonly query?: (args: Args) => readonly string[];
  readonly headers?: (args: Args) => readonly (HeaderEntry | undefined)[];
  /** Returns a function that adds the cookie parameters to the headers. */
  readonly cookies?: (args: Args) => (headers: Headers) => void;
  /** The `Accept` header; JSON by default. If it is empty, no header is sent. */
  readonly accept?: string;
  /**
   * Chooses the `Accept` header; present if a status has several media types, so that the caller
   * can choose one.
   */
  readonly negotiated?: (options: AcceptOptions) => Negotiated;
  readonly body?: (args: Args) => Body | undefined;
  /**
   * The alternative combinations of security schemes. If absent, the description declares none, and
   * a credential is sent if the client has one.
   */
  readonly security?: readonly Requirement[];
  /** The declared error statuses: numbers, `4XX`, `default`. */
  readonly errors?: readonly (number | string)[];
  /**
   * Returns the function that reads a successful response item by item; `undefined` if its media
   * type is not streamed.
   */
  readonly stream?: (response: Response) => StreamReader | undefined;
}

/** The state of a call, which its attempts and its response share. */
export interface Exchange {
  readonly client: Client;
  readonly options: RequestOptions;
  /** The generated function of the operation. */
  readonly operation: unknown;
  readonly about: Description;
  readonly args: never;
  readonly body: Body | undefined;
  readonly negotiated: Negotiated | undefined;
  readonly info: CallInfo;
  readonly setting: Setting;
  readonly deadline: Deadline;
  readonly credentials: Chosen | undefined;
  /**
   * Passes an error to the `error` hook.
   * @returns the error to throw
   */
  readonly fail: (error: Error) => Promise<Error>;
}

/** A call whose response has arrived. */
export interface Source extends Exchange {
  readonly response: Response;
}

/** Reads a response as a sequence of values. */
export type StreamReader = (source: Source) => AsyncIterable<unknown>;
