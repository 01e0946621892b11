import { describe, expect, it } from "vitest";
import { planPattern } from "../../../../src/base/pattern/index.js";
import { createRuntime } from "../api.js";
import { runCheck, string } from "../checks.js";
import type { RuntimeOptions } from "../options.js";
import { linearPattern } from "../pattern.js";
import type { ProblemError } from "../problem.js";
import type { Check, Issues } from "../validate.js";

/** Sends a JSON body to an operation that uses this check. */
async function send(
  check: Check,
  body: unknown,
  options: RuntimeOptions = {},
): Promise<{ status: number; errors: readonly ProblemError[] }> {
  const route = {
    key: "POST /x",
    method: "POST",
    path: ["x"],
    operation: "x",
    body: { checks: { "application/json": check as never } },
    responses: [{ status: 200, media: [], checks: { "*/*": check as never } }],
  } as const;
  const table = { routes: [route], schemes: {}, basePath: "", runCheck };
  const handlers = { [route.key]: () => ({ status: 200, body: null }) };
  const { fetch } = createRuntime(table, handlers, options);
  const response = await fetch(
    new Request("http://x/x", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  const answer = (await response.json()) as { errors?: ProblemError[] } | null;
  return { status: response.status, errors: answer?.errors ?? [] };
}

const list =
  (check: Check): Check =>
  (value, to) => {
    if (to.array(value)) to.each(value, check);
  };

const unique =
  (check: Check): Check =>
  (value, to) => {
    if (!to.array(value)) return;
    to.unique(value);
    to.each(value, check);
  };

function patterned(source: string): Check {
  const plan = planPattern(source);
  if (plan.kind === "refused") throw new Error(plan.reason);
  const pattern =
    plan.kind === "automaton"
      ? linearPattern(plan.automaton)
      : new RegExp(source, "u");
  return (value, to) => {
    if (to.string(value)) to.pattern(value, pattern);
  };
}

/** Checks that the items of nested lists are unique. */
function nested(value: unknown, to: Issues): void {
  if (Array.isArray(value)) unique(nested)(value, to);
}

const names = Array.from({ length: 500 }, (_, index) => `name${index}`);

const many = [names, names, names].flat();

function wide(value: unknown, to: Issues): void {
  if (!to.object(value)) return;
  for (const name of names) to.optional(to.own(value, name), name, string);
}

/** Each member of the union searches the whole text. */
const forms: readonly Check[] = names.map(
  (name) => (value, to) => patterned(`^[a-z ]*${name}$`)(value, to as Issues),
);

const dense = Array.from({ length: 170 }, (_, index) => [index]);
let deep: unknown = dense;
for (let depth = 0; depth < 190; depth++) deep = [deep];

describe("the budget of a request", () => {
  const given: [string, Check, unknown][] = [
    [
      "patterns over many texts",
      list(patterned("^(a{1,30}){1,30}$")),
      Array.from({ length: 1200 }, () => "a".repeat(800)),
    ],
    [
      "one pattern over a long text",
      patterned("(a{1,30}){1,30}!$"),
      "a".repeat(1_000_000),
    ],
    [
      "patterns of many forms",
      (value, to) => to.union(value, forms),
      "a ".repeat(400_000),
    ],
    [
      "lists without equals in lists",
      nested,
      Array.from({ length: 60 }, (_, index) => [index, deep]),
    ],
    [
      "objects of many declared properties",
      list(wide),
      Array.from({ length: 300_000 }, () => ({})),
    ],
    [
      "values of many",
      list((value, to) => to.oneOf(value, many)),
      Array.from({ length: 100_000 }, () => "name499"),
    ],
    [
      "names of many",
      (value, to) => {
        if (to.object(value)) to.rest(value, many, () => undefined);
      },
      Object.fromEntries(
        Array.from({ length: 90_000 }, (_, index) => [`${index}`, 0]),
      ),
    ],
  ];

  it.each(given)("ends %s", async (_, check, body) => {
    expect(await send(check, body, { maxSteps: 1_000_000 })).toEqual({
      status: 400,
      errors: [expect.objectContaining({ in: "body", code: "complexity" })],
    });
  });

  it("can be configured, and is shared by all checks", async () => {
    const check = list(patterned("^(a|b|a)*$"));
    const texts = ["a".repeat(100), "b".repeat(100)];
    const { status } = await send(check, texts, { maxSteps: 3000 });
    expect(status).toBe(200);
    const { errors } = await send(check, texts, { maxSteps: 1500 });
    expect(errors).toMatchObject([{ pointer: "/1", code: "complexity" }]);
  });

  it("is enough for a body of a megabyte", async () => {
    const id = patterned("^[0-9a-f]+(?:-[0-9a-f]+)*$");
    const mail = patterned("^[^@]+@[^@]+\\.[^@]+$");
    const item: Check = (value, to) => {
      if (!to.object(value)) return;
      to.required(value["id"], "id", id);
      to.required(value["tags"], "tags", unique(string));
      to.optional(value["mail"], "mail", mail);
      to.required(value["at"], "at", (at, inner) =>
        inner.union(at, [string, (one, its) => void its.number(one)]),
      );
    };
    const bodies = Array.from({ length: 8000 }, (_, index) => ({
      id: `00000000-0000-0000-0000-${index}`,
      tags: ["one", "two", "three"],
      mail: "somebody@example.com",
      at: index,
    }));
    expect(await send(list(item), bodies)).toMatchObject({ status: 200 });
  });
});
