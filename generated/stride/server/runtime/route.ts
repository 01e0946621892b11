/** The route table: plain data that the generator writes and the core reads. */
import type { Budget } from "./budget.js";
import type { ErrorList } from "./error-list.js";
import type { ProblemError } from "./problem.js";

/** A literal part of a path segment, or a parameter. */
export type PathPart = string | { readonly param: string };

/** A path segment: a literal, a parameter, or a mix such as `{id}.json`. */
export type PathSegment = PathPart | readonly PathPart[];

/** The style of a parameter (OpenAPI `style`; `tabDelimited` is Swagger's `tsv`). */
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

/** The declared type of a sent value. `unknown` is passed on as text. */
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
      /** The type of additional properties; absent if there are none. */
      readonly rest?: ValueType;
      /** Property values that identify this object type in a union. */
      readonly tags?: readonly (readonly [
        name: string,
        values: readonly string[],
      ])[];
    }
  | { readonly anyOf: readonly ValueType[] };

/** Checks a value. Created by the generator, run by `RouteTable.runCheck`. */
export type Check = (value: unknown, to: never) => void;

/** Returns the declared part of a value. Created by the generator. */
export type Strip = (value: unknown) => unknown;

export type ParameterLocation =
  "path" | "query" | "querystring" | "header" | "cookie";

/** The encoding of one value. */
export interface ValueSpec {
  readonly name: string;
  readonly required?: boolean;
  /** Absent if no type is declared. */
  readonly type?: ValueType;
  /** Absent for the default of the location. */
  readonly style?: Style;
  readonly explode?: boolean;
  /** The style of nested arrays. */
  readonly itemStyle?: Style;
  readonly allowEmpty?: boolean;
  /** The media type of a parameter with `content`. */
  readonly media?: string;
  /** The declared default, which the handler gets if the value was not sent. */
  readonly default?: unknown;
  /** The media type of array items that are encoded separately (forms). */
  readonly itemMedia?: string;
}

export interface ParameterSpec extends ValueSpec {
  readonly in: ParameterLocation;
  /** Absent if only the type is declared. */
  readonly check?: Check;
}

/** A field of a multipart form. */
export interface PartSpec extends ValueSpec {
  /** True for bytes, which only the handler reads. */
  readonly file?: boolean;
}

/** Adds missing defaults to a value, in place. Created by the generator. */
export type Fill = (value: unknown) => void;

/** The request body of an operation. */
export interface BodySpec {
  readonly required?: boolean;
  /** The accepted media types; absent if the body has no description, so that any is accepted. */
  readonly media?: readonly string[];
  /** How bodies are read, by declared media type; absent if the name of the type determines it. */
  readonly kinds?: Readonly<Record<string, "text" | "binary">>;
  /** The declared fields of a url-encoded form. */
  readonly form?: readonly ValueSpec[];
  /** The declared fields of a multipart form. */
  readonly parts?: readonly PartSpec[];
  /** Additional fields of a multipart form; if absent, any are accepted. */
  readonly rest?: Omit<PartSpec, "name"> | "none";
  /** The checks by media type. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** The functions that add defaults, by media type. */
  readonly fills?: Readonly<Record<string, Fill>>;
}

/** A header of a response. */
export interface HeaderSpec extends ValueSpec {
  /** Absent if only the type is declared. */
  readonly check?: Check;
}

/** The declaration of the events in a stream. */
export interface EventSpec {
  /** The data is JSON, even if it is a string. */
  readonly json?: boolean;
  /** Absent if there is nothing to check. */
  readonly check?: Check;
  /** Removes undeclared fields; if absent, everything is kept. */
  readonly strip?: Strip;
  /** True if check and strip apply to the whole event instead of its data. */
  readonly whole?: boolean;
}

/** A response of an operation. */
export interface ResponseSpec {
  readonly status: number | "1XX" | "2XX" | "3XX" | "4XX" | "5XX" | "default";
  /** Empty if the body has no description, unless it is `bodyless`. */
  readonly media: readonly string[];
  /** The response has no body. */
  readonly bodyless?: boolean;
  /** The media types, or the status as well, were inferred from examples and not declared. */
  readonly guessed?: "media" | "status";
  /** The checks by media type. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** Removes undeclared fields, in the order of `media`; if absent, everything is kept. */
  readonly strips?: readonly (Strip | undefined)[];
  /** Declarations of event streams, by media type. */
  readonly events?: Readonly<Record<string, EventSpec>>;
  /** The headers with a declared type or requirement. */
  readonly headers?: readonly HeaderSpec[];
}

/** The decoded input of an operation, by the names in the request. */
export interface HandlerRequest {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The declared media type of the body, if the operation has several. */
  readonly contentType?: string;
}

/** One operation of the API. */
export interface Route {
  /** `"GET /site/{cloudId}"`: its identity, and the key of its handler. */
  readonly key: string;
  readonly method: string;
  readonly path: readonly PathSegment[];
  readonly trailingSlash?: boolean;
  /** The base path, if it differs from that of the other routes. */
  readonly basePath?: string;
  /** The required host (and port), if other routes have the same path. */
  readonly host?: string;
  /** The name of the operation, for logs. */
  readonly operation: string;
  /** The group of the operation, which is also the name of its handler file. */
  readonly group?: string;
  readonly parameters?: readonly ParameterSpec[];
  /** Absent if the operation has no body. */
  readonly body?: BodySpec;
  readonly responses?: readonly ResponseSpec[];
  /** Alternative combinations: scheme → scopes. Absent or empty if no credentials are needed. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** How the credential of a security scheme is sent. */
export type SchemeSpec =
  | { readonly kind: "bearer" }
  | { readonly kind: "basic" }
  | { readonly kind: "http"; readonly scheme: string }
  | {
      readonly kind: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly name: string;
    }
  /** The handler extracts the credential itself (mutual TLS, signatures). */
  | { readonly kind: "custom"; readonly type: string };

/** The description of an API for the core. */
export interface RouteTable {
  readonly routes: readonly Route[];
  readonly schemes: Readonly<Record<string, SchemeSpec>>;
  /** The base path of all routes without their own: `/v1`, or empty. */
  readonly basePath: string;
  /** Runs a check; absent if there are no checks. */
  readonly runCheck?: RunCheck;
}

/** Runs a check within a budget. `response` is true for responses. */
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
