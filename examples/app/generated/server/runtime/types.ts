/** Types that derive the arguments and the result of a handler from the type of its operation. */

/** The registered statuses (IANA) of each class. */
export interface StatusClasses {
  "1XX": 100 | 101 | 102 | 103;
  "2XX": 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
  "3XX": 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
  "4XX":
    | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411)
    | (412 | 413 | 414 | 415 | 416 | 417 | 418 | 421 | 422 | 423 | 424 | 425)
    | (426 | 428 | 429 | 431 | 451);
  "5XX": 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 511;
}

/** The statuses of a class such as `4XX`, except those that the operation declares separately. */
export type StatusIn<
  Class extends keyof StatusClasses,
  Declared extends number = never,
> = Exclude<StatusClasses[Class], Declared>;

/**
 * The statuses of a `default` response: all statuses that the operation does not declare
 * separately.
 */
export type OtherStatus<Declared extends number = never> = Exclude<
  StatusClasses["2XX" | "3XX" | "4XX" | "5XX"],
  Declared
>;

/** The types of a response body that is sent as bytes. */
export type ResponseBytes =
  | Uint8Array
  | ArrayBuffer
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>;

/** Headers that a handler may send in addition to the declared ones. */
export interface ResponseHeaders {
  readonly [name: string]:
    string | number | boolean | readonly string[] | undefined;
}

type Nothing = Readonly<Record<never, never>>;

type Part<Operation, Name extends string> = Name extends keyof Operation
  ? Operation[Name]
  : Nothing;

interface ParametersOf<Operation> {
  readonly params: Part<Operation, "params">;
  readonly query: Part<Operation, "query">;
  readonly headers: Part<Operation, "headers">;
  readonly cookies: Part<Operation, "cookies">;
}

interface BodyOf<Operation> {
  readonly body: "body" extends keyof Operation ? Operation["body"] : undefined;
}

/**
 * The first argument of a handler. Parameters have the same names as in the request. If
 * `contentType` determines the type of the body, test it first: `if (req.contentType ===
 * "text/plain") { … }`.
 */
export type RequestOf<Operation> = ParametersOf<Operation> &
  ("bodies" extends keyof Operation ? Operation["bodies"] : BodyOf<Operation>);

type WithHeaders<Reply> = Reply extends unknown
  ? Reply & { readonly headers?: ResponseHeaders }
  : never;

/** The result of a handler: a declared response, or any Web `Response`. */
export type ResponseOf<Operation extends { responses: unknown }> =
  WithHeaders<Operation["responses"]> | Response;
