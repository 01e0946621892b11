/** One call, from what an operation says of it to its answer. */
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
 * What an operation says of its calls, beside its method and path. What depends on the arguments of a call is a function
 * of them.
 */
export interface Description<Args = never> extends Reading {
  /** The method and path that are sent, where they are not those that the operation is called by. */
  readonly sent?: string;
  /** The operation's own server, where it has one. */
  readonly server?: string;
  /** What stands in the path, encoded already, where an argument is more than one value. */
  readonly path?: (args: Args) => Readonly<Record<string, string>>;
  /** The query as `name=value&…`, encoded already. */
  readonly query?: (args: Args) => readonly string[];
  readonly headers?: (args: Args) => readonly (HeaderEntry | undefined)[];
  /** Adds cookies to headers. */
  readonly cookies?: (args: Args) => (headers: Headers) => void;
  /** The media types that are asked for: JSON, unless stated; none where it is empty. */
  readonly accept?: string;
  /** Where statuses come in several types, and a caller may choose. */
  readonly negotiated?: (options: AcceptOptions) => Negotiated;
  readonly body?: (args: Args) => Body | undefined;
  /** Alternatives. Absent: nobody says what is needed, so a credential is sent if there is one. */
  readonly security?: readonly Requirement[];
  /** The statuses of errors that are declared: numbers, `4XX`, `default`. */
  readonly errors?: readonly (number | string)[];
  /** How a successful body is read as it arrives, where its type is one of those that do. */
  readonly stream?: (response: Response) => StreamReader | undefined;
}

/** A call on its way: what its attempts share, and the reading of its answer. */
export interface Exchange {
  readonly client: Client;
  readonly options: RequestOptions;
  /** The function of the operation. */
  readonly operation: unknown;
  readonly about: Description;
  readonly args: never;
  readonly body: Body | undefined;
  readonly negotiated: Negotiated | undefined;
  readonly info: CallInfo;
  readonly setting: Setting;
  readonly deadline: Deadline;
  readonly credentials: Chosen | undefined;
  /** Shows an error to the hook before it is thrown. */
  readonly fail: (error: Error) => Promise<Error>;
}

/** A call that was answered. */
export interface Source extends Exchange {
  readonly response: Response;
}

/** Makes an iterable of a response. */
export type StreamReader = (source: Source) => AsyncIterable<unknown>;
