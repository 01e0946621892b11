/** What an operation says of a call. */
import type { Accepting } from "./accept.js";
import type { Body } from "./body.js";
import type { Parse } from "./convert.js";
import type { Declaring } from "./declared.js";
import type { HeaderEntry } from "./header.js";
import type { Reader } from "./read.js";
import type { Requirement } from "./security.js";
import type { StreamReader } from "./stream.js";

/** One call, as an operation describes it. */
export interface Call extends Accepting, Declaring {
  /** The operation: its method and path, with parameter names left out. */
  readonly operation: string;
  /** The method and path that are sent, where they are not those that the operation is called by. */
  readonly sent?: string;
  /** The operation's own server, where it has one. */
  readonly server?: string;
  /** What stands in the path for each `{}`, encoded already. */
  readonly path?: readonly string[];
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
