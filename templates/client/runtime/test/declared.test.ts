import { describe, expect, expectTypeOf, test } from "vitest";
import {
  makeClient,
  type Client,
  type NoArgs,
  type RequestOptions,
} from "../client.js";
import { isErrorOf } from "../declared.js";
import { ApiError, ConnectionError, type ApiErrorOf } from "../errors.js";
import { operation } from "../operation.js";
import type { ApiPromise } from "../promise.js";
import type { Failure, FailureStatus, Reply, Success } from "../reply.js";

type Pet = { readonly id: string };
type Paged = { Link?: string; "X-Total": string };
type ListResult =
  | Success<200, Pet[], string | undefined, Paged>
  | Failure<404, { gone: true }, string | undefined, { "Retry-After": string }>
  | Failure<429, string>;

type Called<R extends Reply> = (
  client: Client,
  args?: NoArgs,
  options?: RequestOptions,
) => ApiPromise<R>;

const list: Called<ListResult> = operation("GET /pets", { errors: [404, 429] });

type CreateResult = Success<201, Pet> | Failure<FailureStatus, { why: string }>;

const create: Called<CreateResult> = operation("POST /pets", {
  errors: ["default"],
});

const drop: Called<Success<204, undefined>> = operation("DELETE /pets");

function clientOf(answer: Response | Error): Client {
  const fetch = async (): Promise<Response> => {
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return makeClient({ fetch, retries: 0 }, "https://api.test");
}

const thrown = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

const answer = (status: number): Response => Response.json("x", { status });

describe("the types", () => {
  test("an awaited call resolves to the body, also if headers are declared", () => {
    expectTypeOf<Awaited<ApiPromise<ListResult>>>().toEqualTypeOf<Pet[]>();
    expectTypeOf<Awaited<ReturnType<typeof create>>>().toEqualTypeOf<Pet>();
    expectTypeOf<Awaited<ReturnType<typeof drop>>>().toEqualTypeOf<undefined>();
  });

  test("a general error has an unknown body", () => {
    const check = (error: unknown): void => {
      if (!(error instanceof ApiError)) return;
      expectTypeOf(error.body).toEqualTypeOf<unknown>();
      expectTypeOf(error.status).toEqualTypeOf<number>();
      expectTypeOf(error.headers).toEqualTypeOf<Headers>();
    };
    expect(check).toBeTypeOf("function");
  });

  test("an error of an operation is discriminated by its status", () => {
    const check = (error: unknown): void => {
      if (!isErrorOf(list, error)) return;
      expectTypeOf(error).toEqualTypeOf<ApiErrorOf<ListResult>>();
      if (error.status === 404) {
        expectTypeOf(error.body).toEqualTypeOf<{ gone: true }>();
        const known = error.headers.get("Retry-After");
        expectTypeOf(known).toEqualTypeOf<string>();
      } else {
        expectTypeOf(error.status).toEqualTypeOf<429>();
        expectTypeOf(error.body).toEqualTypeOf<string>();
      }
    };
    const checkNone = (error: unknown): void => {
      if (isErrorOf(drop, error)) expectTypeOf(error).toEqualTypeOf<never>();
    };
    expect([check, checkNone]).toHaveLength(2);
  });
});

describe("an error of an operation", () => {
  test.each<[string, Called<Reply>, Response | Error, boolean]>([
    ["that is declared", list, answer(404), true],
    ["that is not declared", list, answer(500), false],
    ["that stands for all others", create, answer(418), true],
    ["that is declared nowhere", drop, answer(404), false],
    ["that is none of the API", list, new TypeError("no network"), false],
    ["that is a success of another form", create, broken(), false],
  ])("%s", async (_, operation, response, known) => {
    const error = await thrown(operation(clientOf(response)));
    expect(error).toBeInstanceOf(
      response instanceof Error ? ConnectionError : ApiError,
    );
    expect(isErrorOf(operation, error)).toBe(known);
  });

  test("is distinguished from an error of another operation", async () => {
    const error = await thrown(list(clientOf(answer(404))));
    expect(isErrorOf(create, error)).toBe(false);
    expect(isErrorOf(list, error)).toBe(true);
  });

  test("is distinguished from a similar object", () => {
    const info = { operation: "GET /pets", method: "GET", url: "" };
    const reply = { status: 404, headers: new Headers(), body: "x" };
    for (const other of [new ApiError(info, reply), reply, null, "x"]) {
      expect(isErrorOf(list, other)).toBe(false);
    }
  });
});

function broken(): Response {
  const headers = { "content-type": "application/json" };
  return new Response("{", { headers });
}
