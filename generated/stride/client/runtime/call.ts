/** One call, from what an operation says of it to its answer. */
import type { Body } from "./body.js";
import type { Client, RequestOptions, Setting } from "./client.js";
import type { Deadline } from "./deadline.js";
import type { Declaring } from "./declared.js";
import type { CallInfo } from "./errors.js";
import type { HeaderEntry } from "./header.js";
import type { Headers, Response } from "./platform.js";
import type { Reading } from "./read.js";
import type { Chosen, Requirement } from "./security.js";

/** One call, as an operation describes it. */
export interface Call extends Declaring, Reading {
  /** The operation: its method and path, with the names of arguments in braces, or none in them. */
  readonly operation: string;
  /** The method and path that are sent, where they are not those that the operation is called by. */
  readonly sent?: string;
  /** The operation's own server, where it has one. */
  readonly server?: string;
  /** The arguments that the path names, each one value. */
  readonly path?: object;
  /** What stands in the path for each name, encoded already. */
  readonly written?: Readonly<Record<string, string>>;
  readonly query?: readonly string[];
  readonly headers?: readonly (HeaderEntry | undefined)[];
  /** Adds cookies to headers. */
  readonly cookies?: (headers: Headers) => void;
  /** The media types that are asked for. */
  readonly accept?: string;
  readonly body?: Body | undefined;
  /** Alternatives. Absent: nobody says what is needed, so a credential is sent if there is one. */
  readonly security?: readonly Requirement[];
  /** How a successful body is read as it arrives, where its type is one of those that do. */
  readonly stream?: (response: Response) => StreamReader | undefined;
}

/** A call on its way: what its attempts share, and the reading of its answer. */
export interface Exchange {
  readonly client: Client;
  readonly options: RequestOptions;
  readonly call: Call;
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
