import { describe, expect, it } from "vitest";
import { createRuntime } from "../api.js";
import { runCheck } from "../checks.js";
import { ErrorList } from "../error-list.js";
import type { ProblemError } from "../problem.js";
import type { Issues } from "../validate.js";

/** The response of a server to a body. */
async function answer(
  type: string,
  body: string,
): Promise<{
  length: number;
  errors: readonly ProblemError[];
  moreErrors?: number;
}> {
  const check = (value: unknown, to: Issues): void => {
    if (Array.isArray(value)) {
      to.each(value, (one, inner) => void inner.integer(one));
    } else to.rest(value as Readonly<Record<string, unknown>>, []);
  };
  const route = {
    key: "POST /x",
    method: "POST",
    path: ["x"],
    operation: "x",
    body: { checks: { "application/json": check as never } },
  } as const;
  const table = { routes: [route], schemes: {}, basePath: "", runCheck };
  const { fetch } = createRuntime(table, {
    [route.key]: () => ({ status: 200 }),
  });
  const headers = { "content-type": type };
  const response = await fetch(
    new Request("http://x/x", { method: "POST", headers, body }),
  );
  expect(response.status).toBe(400);
  const text = await response.text();
  const document = JSON.parse(text) as {
    errors: readonly ProblemError[];
    moreErrors?: number;
  };
  return { length: text.length, ...document };
}

describe("errors", () => {
  const given: [string, string, string, number][] = [
    [
      "fields",
      "application/x-www-form-urlencoded",
      Array.from({ length: 100_000 }, (_, index) => `${index}=%`).join("&"),
      100_000,
    ],
    [
      "items",
      "application/json",
      JSON.stringify(Array.from({ length: 200_000 }, () => "")),
      200_000,
    ],
    [
      "properties with long names",
      "application/json",
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: 90 }, (_, index) => [
            "x".repeat(9e3) + index,
            1,
          ]),
        ),
      ),
      90,
    ],
    ["few items", "application/json", '["",1,""]', 2],
  ];

  it.each(given)(
    "are listed as far as useful: %s",
    async (_, type, body, count) => {
      const { length, errors, moreErrors = 0 } = await answer(type, body);
      expect(length).toBeLessThan(20_000);
      expect(errors.length + moreErrors).toBe(count);
      expect(moreErrors).toBe(count > 50 ? count - errors.length : 0);
    },
  );

  it("are counted in lists of lists", () => {
    const list = new ErrorList();
    const whole = new ErrorList();
    for (let index = 0; index < 70; index++) {
      list.add({ in: "body", code: "type", message: "is wrong" });
    }
    whole.addAll(list);
    whole.addAll(list);
    expect(whole.errors.length + whole.more).toBe(140);
  });
});
