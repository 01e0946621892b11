/** The route table: plain data that the generator writes and the runtime reads. */
import type { Budget } from "./budget.ts";
import type { ErrorList } from "./error-list.ts";
import type { ProblemError } from "./problem.ts";

/** A part of a path segment: a literal text, or a parameter. */
export type PathPart =
  | string
  | {
      readonly param: string;
      /**
       * The segments that the value spans; absent for one segment. `*` is any segment, and `**`, which
       * must be the last one of the path, is any number of segments.
       */
      readonly spans?: readonly string[];
    };

/** A path segment: a literal text, a parameter, or a mix of both such as `{id}.json`. */
export type PathSegment = PathPart | readonly PathPart[];

/**
 * The serialization style of a parameter, as in OpenAPI. `tabDelimited` is `tsv` in Swagger 2.0.
 */
export type Style =
  | "matrix"
  | "label"
  | "simple"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "tabDelimited"
  | "deepObject"
  | "cookie";

/** The declared type of a parameter or form field. A value of type `unknown` stays text. */
export type ValueType =
  | "unknown"
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "null"
  | { readonly array: ValueType }
  | {
      readonly object: readonly (readonly [name: string, type: ValueType])[];
      /** The type of undeclared properties; absent if they are not allowed. */
      readonly rest?: ValueType;
      /**
       * Names of properties, with the values that identify this object type among the members of a
       * union.
       */
      readonly tags?: readonly (readonly [
        name: string,
        values: readonly string[],
      ])[];
    }
  | { readonly anyOf: readonly ValueType[] };

/** Checks a value. The generator creates it, and `RouteTable.runCheck` runs it. */
export type Check = (value: unknown, to: never) => void;

/** Returns a value without its undeclared fields. The generator creates it. */
export type Strip = (value: unknown) => unknown;

export type ParameterLocation =
  "path" | "query" | "querystring" | "header" | "cookie";

/** How a parameter, header or form field is encoded. */
export interface ValueSpec {
  readonly name: string;
  readonly required?: boolean;
  /** The declared type; absent if the API description declares none. */
  readonly type?: ValueType;
  /** The serialization style; absent for the default style of the location (`form` in a query). */
  readonly style?: Style;
  readonly explode?: boolean;
  /** The serialization style of arrays within the array. */
  readonly itemStyle?: Style;
  readonly allowEmpty?: boolean;
  /** The media type of a parameter that is declared with `content`. */
  readonly media?: string;
  /**
   * The declared default. The handler receives it if the request does not contain the parameter or
   * field.
   */
  readonly default?: unknown;
  /** The media type of the items of an array in a form, if each item is encoded separately. */
  readonly itemMedia?: string;
}

export interface ParameterSpec extends ValueSpec {
  readonly in: ParameterLocation;
  /** The check of the value; absent if the declared type is the only constraint. */
  readonly check?: Check;
}

/** A field of a multipart form. */
export interface PartSpec extends ValueSpec {
  /** True for a file. Its content is read only by the handler. */
  readonly file?: boolean;
  /** The accepted media types and ranges; absent if the API description declares none. */
  readonly types?: readonly string[];
  /** The headers of the part that are required or have a declared type. */
  readonly headers?: readonly HeaderSpec[];
}

/**
 * Adds the defaults of missing properties to a value, which is changed in place. The generator
 * writes this function.
 */
export type Fill = (value: unknown) => void;

export interface BodySpec {
  readonly required?: boolean;
  /**
   * The accepted media types. If absent, any media type is accepted, because the API description
   * does not declare a schema for each of them.
   */
  readonly media?: readonly string[];
  /**
   * How bodies are read, by declared media type; absent if the names of the media types determine
   * it.
   */
  readonly kinds?: Readonly<Record<string, "text" | "binary">>;
  readonly form?: readonly ValueSpec[];
  readonly parts?: readonly PartSpec[];
  /**
   * The encoding and the check of fields that are not listed in `parts`. If absent, such fields are
   * accepted; `"none"` rejects them.
   */
  readonly rest?: Omit<PartSpec, "name"> | "none";
  readonly checks?: Readonly<Record<string, Check>>;
  /** The functions that add defaults, by media type. */
  readonly fills?: Readonly<Record<string, Fill>>;
}

export interface HeaderSpec extends ValueSpec {
  /** The check of the value; absent if the declared type is the only constraint. */
  readonly check?: Check;
}

/** The declaration of the events in a stream. */
export interface EventSpec {
  /** True if the data is JSON even if it is a string. */
  readonly json?: boolean;
  /** The check of an event; absent if the events have no constraints. */
  readonly check?: Check;
  /** Removes undeclared fields; absent if no field needs to be removed. */
  readonly strip?: Strip;
  /** True if `check` and `strip` apply to the whole event. Otherwise, they apply to its `data`. */
  readonly whole?: boolean;
}

export interface ResponseSpec {
  readonly status: number | "1XX" | "2XX" | "3XX" | "4XX" | "5XX" | "default";
  /**
   * The media types of the body. If the list is empty and `bodyless` is not set, any body is
   * accepted.
   */
  readonly media: readonly string[];
  /** True if the response has no body. */
  readonly bodyless?: boolean;
  /**
   * `"media"` if only the media types were inferred from examples, `"status"` if the status was
   * inferred too; absent if both are declared.
   */
  readonly guessed?: "media" | "status";
  readonly checks?: Readonly<Record<string, Check>>;
  /**
   * Functions that remove undeclared fields, in the order of `media`; absent if no field needs to
   * be removed.
   */
  readonly strips?: readonly (Strip | undefined)[];
  /** The declarations of event streams, by media type. */
  readonly events?: Readonly<Record<string, EventSpec>>;
  /** The headers that are required or have a declared type. */
  readonly headers?: readonly HeaderSpec[];
}

/** The decoded input of an operation, by the names of the parameters in the request. */
export interface HandlerRequest {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The declared media type of the body, if the operation declares several. */
  readonly contentType?: string;
}

/**
 * A condition that a request must meet if another operation has the same method and the same path
 * except for the names of the parameters.
 */
export type Condition =
  /** The decoded value of a path parameter. `capture` is its position in the template. */
  | {
      readonly capture: number;
      readonly pattern: string;
      readonly flags?: string;
    }
  | { readonly query: string; readonly value: string };

export interface Route {
  /** Identifies the operation and its handler: `"GET /site/{cloudId}"`. */
  readonly key: string;
  readonly method: string;
  readonly path: readonly PathSegment[];
  readonly trailingSlash?: boolean;
  /** The conditions that distinguish the requests of this route from those of another route with the same path. */
  readonly conditions?: readonly Condition[];
  /** The base path; absent if it is the base path of the table. */
  readonly basePath?: string;
  /**
   * The host and port to which a request must be sent. It is set only if another route has the same
   * path.
   */
  readonly host?: string;
  /** The name of the operation, for logs. */
  readonly operation: string;
  /** The group of the operation. The file with its handler has the same name. */
  readonly group?: string;
  readonly parameters?: readonly ParameterSpec[];
  readonly body?: BodySpec;
  readonly responses?: readonly ResponseSpec[];
  /**
   * Alternative combinations of security schemes, with the required scopes of each scheme. Absent
   * or empty if no credentials are needed.
   */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** Where a request contains the credential of a security scheme. */
export type SchemeSpec =
  | { readonly kind: "bearer" }
  | { readonly kind: "basic" }
  | { readonly kind: "http"; readonly scheme: string }
  | {
      readonly kind: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly name: string;
    }
  /** The security handler reads the credential from the request itself (mutual TLS, signatures). */
  | { readonly kind: "custom"; readonly type: string };

/** All data about an API that the runtime needs. */
export interface RouteTable {
  readonly routes: readonly Route[];
  readonly schemes: Readonly<Record<string, SchemeSpec>>;
  /** The base path of all routes that do not declare one: `/v1`, or an empty string. */
  readonly basePath: string;
  /** Runs a check; absent if the API has no checks. */
  readonly runCheck?: RunCheck;
}

/** Runs a check within a budget. `response` is true for a value of a response. */
export type RunCheck = (
  check: Check,
  value: unknown,
  place: {
    readonly in: ProblemError["in"];
    readonly name?: string;
    readonly response?: boolean;
  },
  budget: Budget,
) => ErrorList;
