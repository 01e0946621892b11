/** The types of the responses of a call, discriminated by status. */
import type { Headers } from "./platform.ts";

export type SuccessStatus =
  200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

export type RedirectStatus = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;

export type ClientErrorStatus =
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 406
  | 407
  | 408
  | 409
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 422
  | 423
  | 424
  | 425
  | 426
  | 428
  | 429
  | 431
  | 451;

export type ServerErrorStatus =
  500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;

/** The statuses of a `default` response if the operation declares success statuses. */
export type FailureStatus =
  RedirectStatus | ClientErrorStatus | ServerErrorStatus;

export interface Success<
  Status extends number = number,
  Body = unknown,
  Type extends string | undefined = string | undefined,
  Known = unknown,
> {
  readonly ok: true;
  readonly status: Status;
  readonly body: Body;
  /** The media type of the body without its parameters. */
  readonly contentType: Type;
  readonly headers: HeadersWith<Known>;
}

export interface Failure<
  Status extends number = number,
  Body = unknown,
  Type extends string | undefined = string | undefined,
  Known = unknown,
> {
  readonly ok: false;
  readonly status: Status;
  readonly body: Body;
  /** The media type of the body without its parameters. */
  readonly contentType: Type;
  readonly headers: HeadersWith<Known>;
}

/** Headers whose method `get` returns values of the declared types. */
export type HeadersWith<Known> = unknown extends Known
  ? Headers
  : {
      get<Name extends keyof Known & string>(
        name: Name,
      ): undefined extends Known[Name]
        ? Exclude<Known[Name], undefined> | null
        : Known[Name];
    } & Headers;

export type Reply = Success | Failure;

/** A media type that is declared as a range, such as `text/*`. */
export type AnyMediaType = `${string}/${string}`;

/** Selects the responses whose media type was requested. */
// The type must not distinguish `string` from `string | undefined`, because they are the same type
// without `strictNullChecks`.
export type Accepted<R extends Reply, Accept extends string> = R extends {
  readonly contentType: infer Type;
}
  ? string extends Type
    ? R
    : Accept extends `${string}*${string}`
      ? R
      : AnyMediaType extends Type
        ? never
        : [Type & WithoutParameters<Accept>] extends [never]
          ? never
          : R
  : never;

type WithoutParameters<Type extends string> =
  Type extends `${infer Name};${string}` ? Name : Type;

/** The type of a successful response's body. */
// Compares only `ok` and `body`, because a `Success` with typed headers does
// not extend a plain `Success`.
export type BodyOf<R extends Reply> = R extends {
  readonly ok: true;
  readonly body: infer Body;
}
  ? Body
  : never;
