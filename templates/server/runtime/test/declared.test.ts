/** Requests and responses are validated by their declaration. */
import { describe, expect, it } from "vitest";
import { createRuntime, type Api } from "../api.js";
import { runCheck, string } from "../checks.js";
import type { RuntimeOptions } from "../options.js";
import type { Route } from "../route.js";
import type { Issues } from "../validate.js";
import { ResponseMismatch } from "../verify.js";
import { type Handle, JSON_TYPE, table, post } from "./routed.js";

describe("the declaration", () => {
  const check = (value: unknown, to: Issues): void => {
    if (to.object(value)) to.required(value["a"], "a", string);
  };
  const checks = { "application/json": check };
  const checked = (
    handle: Handle,
    options: RuntimeOptions = {},
    parameters: Route["parameters"] = [],
  ): Api => {
    const responses = [{ status: 200, media: ["application/json"], checks }];
    const body = { required: true, media: ["application/json"], checks };
    const { routes, ...rest } = table({ body, responses, parameters });
    const withChecks = { ...rest, routes, runCheck };
    return createRuntime(withChecks, { "POST /x": handle as never }, options);
  };

  it("applies to bodies", async () => {
    const api = checked(() => ({ status: 200, body: { a: "" } }));
    const bad = await api.fetch(post('{"a":1}', JSON_TYPE));
    expect([bad.status, await bad.json()]).toEqual([
      400,
      expect.objectContaining({
        detail: "body/a: must be a string",
        errors: [
          {
            in: "body",
            pointer: "/a",
            code: "type",
            message: "must be a string",
          },
        ],
      }),
    ]);
    const good = await api.fetch(post('{"a":""}', JSON_TYPE));
    expect(good.status).toBe(200);
  });

  it("applies to parameters, with their defaults", async () => {
    const limit = {
      in: "query",
      name: "limit",
      type: "integer",
      default: 20,
      check: (value: unknown, to: Issues) => to.atMost(value as number, 100),
    } as const;
    const seen: unknown[] = [];
    const api = checked(
      ({ query }) => {
        seen.push(query["limit"]);
        return { status: 200, body: { a: "" } };
      },
      {},
      [limit],
    );
    const send = async (query: string): Promise<number> => {
      const init = { method: "POST", body: '{"a":""}', headers: JSON_TYPE };
      const request = new Request(`http://x/x${query}`, init);
      return (await api.fetch(request)).status;
    };
    expect(await send("?limit=7")).toBe(200);
    expect(await send("")).toBe(200);
    expect(await send("?limit=101")).toBe(400);
    expect(seen).toEqual([7, 20]);
  });

  it("applies to responses, if configured", async () => {
    for (const responses of [undefined, "off", "strip", "check"] as const) {
      const errors: unknown[] = [];
      const onError = (error: unknown): void => void errors.push(error);
      const options = { onError, ...(responses && { responses }) };
      const isChecked = responses === "check";
      for (const answer of [{ b: 1 }, { a: "fine" }]) {
        const api = checked(() => ({ status: 200, body: answer }), options);
        const { status } = await api.fetch(post('{"a":""}', JSON_TYPE));
        expect(status).toBe(isChecked && !("a" in answer) ? 500 : 200);
      }
      expect(errors).toHaveLength(isChecked ? 1 : 0);
      if (isChecked) expect(errors[0]).toBeInstanceOf(ResponseMismatch);
    }
  });

  it("does not apply to responses of an error handler", async () => {
    const told: string[] = [];
    const onError = (error: unknown): unknown => {
      if (!(error instanceof ResponseMismatch)) return undefined;
      told.push(error.message);
      return error.result;
    };
    const api = checked(() => ({ status: 200, body: { b: 1 } }), {
      onError,
      responses: "check",
    });
    const response = await api.fetch(post('{"a":""}', JSON_TYPE));
    expect([response.status, await response.json()]).toEqual([200, { b: 1 }]);
    expect(told).toEqual([
      'The response 200 of "POST /x" does not match the API description: body/a is required',
    ]);
  });

  it("rejects the earlier name of the option", () => {
    const old = { partial: true, validateResponses: "throw" };
    expect(() => checked(() => ({ status: 200 }), old)).toThrow(
      'The option "validateResponses" is now named "responses".',
    );
  });
});

describe("undeclared responses", () => {
  const responses: Route["responses"] = [
    {
      status: 200,
      media: ["application/json", "text/csv"],
      checks: { "application/json": (value, to) => string(value, to) },
      headers: [
        { name: "X-Count", required: true, type: "integer" },
        { name: "X-Tags", type: { array: "integer" } },
      ],
    },
    { status: 204, media: [], bodyless: true },
    { status: "4XX", media: ["text/plain"], guessed: "media" },
  ];
  const count = { "x-count": 1 };
  const given: [string, unknown, string[]][] = [
    ["fine", { status: 200, body: "a", headers: count }, []],
    [
      "another type that is declared",
      { status: 200, body: "a", contentType: "text/csv", headers: count },
      [],
    ],
    [
      "any type under a status of a range, where none is declared",
      { status: 404, body: {}, contentType: "application/json" },
      [],
    ],
    ["an undeclared status", { status: 201 }, ["status undeclared"]],
    [
      "no header, and no body",
      { status: 200 },
      ["header X-Count required", "body required"],
    ],
    [
      "headers of other types",
      {
        status: 200,
        body: "a",
        headers: { "X-COUNT": "b", "x-tags": [1, "c"] },
      },
      ["header X-Count type", "header X-Tags/1 type"],
    ],
    [
      "an undeclared media type",
      { status: 200, body: "a", contentType: "text/html", headers: count },
      ["header content-type undeclared"],
    ],
    [
      "bytes of an undeclared media type",
      { status: 200, body: new Blob([], { type: "a/b" }), headers: count },
      [],
    ],
    [
      "a body where there is none",
      { status: 204, body: 1 },
      ["body undeclared"],
    ],
    [
      "a Web response, which is the way out",
      new Response("", { status: 299 }),
      [],
    ],
  ];
  it.each(given)("%s", async (_, result, want) => {
    const errors: unknown[] = [];
    const api = createRuntime(
      { ...table({ responses }), runCheck },
      { "POST /x": () => result },
      {
        responses: "check",
        onError: (error) => void errors.push(error),
      },
    );
    const { status } = await api.fetch(post());
    const [error] = errors as ResponseMismatch[];
    const found = (error?.errors ?? []).map((one) =>
      `${one.in} ${one.name ?? ""}${one.pointer ?? ""} ${one.code}`.replace(
        "  ",
        " ",
      ),
    );
    expect(found).toEqual(want);
    expect(status === 500).toBe(want.length > 0);
  });

  it("reports an undeclared status only if some status is declared", async () => {
    const seen: Route["responses"] = [
      { status: 200, media: [], guessed: "status" },
    ];
    const api = createRuntime(
      table({ responses: seen }),
      { "POST /x": () => ({ status: 201 }) },
      { responses: "check" },
    );
    expect((await api.fetch(post())).status).toBe(201);
  });
});
