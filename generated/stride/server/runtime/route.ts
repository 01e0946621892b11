/** The shape of the route table: plain data that the generator writes and the core reads. */
import type { Budget } from "./budget.js";
import type { ErrorList } from "./error-list.js";
import type { ProblemError } from "./problem.js";

/** A literal piece of a path segment, or a parameter in it. */
export type PathPart = string | { readonly param: string };

/** What stands between two slashes: a literal, a parameter, or a mix such as `{id}.json`. */
export type PathSegment = PathPart | readonly PathPart[];

/** How a parameter's value is written (OpenAPI `style`; `tabDelimited` is Swagger's `tsv`). */
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

/** The declared type of a value on the wire. `unknown` is passed through as the text that was sent. */
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
      /** The type of further properties; absent when there are none. */
      readonly rest?: ValueType;
      /** The values of properties that tell it from other objects. */
      readonly tags?: readonly (readonly [
        name: string,
        values: readonly string[],
      ])[];
    }
  | { readonly anyOf: readonly ValueType[] };

/** Checks a value; made by the generator, and run by `RouteTable.runCheck`. */
export type Check = (value: unknown, to: never) => void;

/** Returns what is kept of a value: what its description declares; made by the generator. */
export type Strip = (value: unknown) => unknown;

export type ParameterLocation =
  "path" | "query" | "querystring" | "header" | "cookie";

/** How one value is written and read. */
export interface ValueSpec {
  readonly name: string;
  readonly required?: boolean;
  /** Absent: nobody stated a type. */
  readonly type?: ValueType;
  /** Absent: the default of the location. */
  readonly style?: Style;
  readonly explode?: boolean;
  /** How an array inside the array is joined. */
  readonly itemStyle?: Style;
  readonly allowEmpty?: boolean;
  /** The media type of a parameter that is a document of its own. */
  readonly media?: string;
  /** What the handler gets when nothing was sent: declared, so that every handler need not say it. */
  readonly default?: unknown;
  /** The media type of the items of an array, each a document of its own (forms). */
  readonly itemMedia?: string;
}

export interface ParameterSpec extends ValueSpec {
  readonly in: ParameterLocation;
  /** Absent: nobody declared more than the type. */
  readonly check?: Check;
}

/** A field of a multipart form. */
export interface PartSpec extends ValueSpec {
  /** Bytes, which are the handler's to read. */
  readonly file?: boolean;
}

/** Fills in the defaults that a value lacks, in the value itself; made by the generator. */
export type Fill = (value: unknown) => void;

/** What an operation takes as its body. */
export interface BodySpec {
  readonly required?: boolean;
  /** The media types it takes. Absent: nobody described the body, so anything is taken. */
  readonly media?: readonly string[];
  /** How bodies are read, by declared media type; absent for those whose name decides. */
  readonly kinds?: Readonly<Record<string, "text" | "binary">>;
  /** The fields of a url-encoded form, where they are declared. */
  readonly form?: readonly ValueSpec[];
  /** The fields of a multipart form, where they are declared. */
  readonly parts?: readonly PartSpec[];
  /** What further fields of a multipart form are; absent: whatever they are. */
  readonly rest?: Omit<PartSpec, "name"> | "none";
  /** Check by media type, where anything is declared. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** The functions that fill in defaults, by media type. */
  readonly fills?: Readonly<Record<string, Fill>>;
}

/** A header of a response. */
export interface HeaderSpec extends ValueSpec {
  /** Absent: nobody declared more than the type. */
  readonly check?: Check;
}

/** What is declared of the events of a stream. */
export interface EventSpec {
  /** The data is JSON, even where it is a text. */
  readonly json?: boolean;
  /** Absent: nobody declared anything. */
  readonly check?: Check;
  /** Strips it. Absent: everything is kept. */
  readonly strip?: Strip;
  /** The check is of the whole event, and not of its data. So is what is kept. */
  readonly whole?: boolean;
}

/** What an operation answers under a status. */
export interface ResponseSpec {
  readonly status: number | "1XX" | "2XX" | "3XX" | "4XX" | "5XX" | "default";
  /** Empty: nobody says what the body looks like, unless it is `bodyless`. */
  readonly media: readonly string[];
  /** There is no body. */
  readonly bodyless?: boolean;
  /** Nobody declares the media types, or nobody the status: they were seen in examples. */
  readonly guessed?: "media" | "status";
  /** Check by media type, where anything is declared. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** Strips a body of each media type, in the order of `media`. Absent: everything is kept. */
  readonly strips?: readonly (Strip | undefined)[];
  /** Of the media types that are streams of events, where anything is declared. */
  readonly events?: Readonly<Record<string, EventSpec>>;
  /** The headers of which more is declared than that there may be one. */
  readonly headers?: readonly HeaderSpec[];
}

/** The decoded input of an operation, keyed by the names on the wire. */
export interface HandlerRequest {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The declared media type of the body, where an operation takes several. */
  readonly contentType?: string;
}

/** One operation of the API. */
export interface Route {
  /** `"GET /site/{cloudId}"`: its identity, and the key of its handler. */
  readonly key: string;
  readonly method: string;
  readonly path: readonly PathSegment[];
  readonly trailingSlash?: boolean;
  /** What stands before the path, where it is not what stands before all others. */
  readonly basePath?: string;
  /** The host (and port) that a request must name, where others have the same path. */
  readonly host?: string;
  /** The operation's name, for logs. */
  readonly operation: string;
  /** The group that it belongs to: the name of its file of handlers. */
  readonly group?: string;
  readonly parameters?: readonly ParameterSpec[];
  /** Absent: the operation has no body. */
  readonly body?: BodySpec;
  readonly responses?: readonly ResponseSpec[];
  /** Alternatives of combinations: scheme → scopes. Absent or empty: open to everybody. */
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
  /** The handler finds the credential itself (mutual TLS, signatures). */
  | { readonly kind: "custom"; readonly type: string };

/** All that the core knows of an API. */
export interface RouteTable {
  readonly routes: readonly Route[];
  readonly schemes: Readonly<Record<string, SchemeSpec>>;
  /** What stands before the path of every route that says nothing else: `/v1`, or nothing. */
  readonly basePath: string;
  /** Lists what a check has against a value; absent when there are no checks. */
  readonly runCheck?: RunCheck;
}

/** Runs a check, which takes from the budget; `response` tells what is answered from what is sent. */
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
