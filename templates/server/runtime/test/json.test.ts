/**
 * Property names that would change prototypes do not reach a handler, in whatever part of the
 * request they are.
 */
import { describe, expect, it, test } from "vitest";
import { fromRequest, toResponse } from "../fetch.js";
import { readJson, unsafeMember } from "../json.js";
import type { MultipartBody } from "../multipart.js";
import type { ParameterSpec, Route } from "../route.js";
import { decode } from "./decoded.js";
import { apiOf, echo, JSON_TYPE, post } from "./routed.js";

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const OPEN = { object: [], rest: "string" } as const;

describe("JSON", () => {
  test.each([
    ['{"a":1}', undefined],
    ['"__proto__"', undefined],
    ['{"a":"__proto__"}', undefined],
    ['{"constructor":"Ferrari"}', undefined],
    ['{"prototype":{"constructor":1}}', undefined],
    ['{"__proto__":1}', "/__proto__"],
    ['{"__proto__":null}', "/__proto__"],
    ['{"a":[1,{"b/c":{"__proto__":{}}}]}', "/a/1/b~1c/__proto__"],
    ['{"\\u005f_proto_\\u005F":1}', "/__proto__"],
    ['{"constructor":{"prototype":{"x":1}}}', "/constructor/prototype"],
    ['{"c\\u006fnstructor":{"prototype":1}}', "/constructor/prototype"],
  ])("%s", (text, pointer) => {
    expect(readJson(text).fault?.pointer).toBe(pointer);
    expect(unsafeMember(JSON.parse(text))).toBe(pointer);
  });

  it("is searched at any depth", () => {
    const value: unknown = JSON.parse(nested(50_000, '{"__proto__":1}'));
    expect(unsafeMember(value)).toMatch(/^(?:\/0)+\/__proto__$/);
  });
});

function nested(levels: number, inner = ""): string {
  return `${"[".repeat(levels)}${inner}${"]".repeat(levels)}`;
}

test.each([
  [200, []],
  [201, ["depth"]],
  [20_000, ["depth"]],
])("JSON of %i levels", async (levels, codes) => {
  const text = nested(levels);
  const send = async (
    route: Partial<Route>,
    request: Request,
    read?: object,
  ) => {
    const sent = { ...fromRequest(request), ...read };
    const answer = await apiOf(route, echo).handle(sent);
    if (answer.status === 200) return [];
    expect(answer.status).toBe(400);
    const { errors } = JSON.parse(String(answer.body)) as {
      errors: { code: string }[];
    };
    return errors.map(({ code }) => code);
  };
  const parts = [{ name: "a", media: "application/json" }];
  const encoded = `a=${encodeURIComponent(text)}`;
  const url = `http://x/x?${encoded}`;
  const parsed = { value: JSON.parse(text) as unknown };
  const content = {
    in: "query",
    name: "a",
    media: "application/json",
  } as const;
  expect([
    await send({ body: {} }, post(text, JSON_TYPE)),
    await send({ body: {} }, post("{}", JSON_TYPE), { parsed }),
    await send({ body: { parts } }, post(formOf("a", text))),
    await send({ body: { form: parts } }, post(encoded, FORM)),
    await send({ parameters: [content] }, new Request(url, { method: "POST" })),
  ]).toEqual([codes, codes, codes, codes, codes]);
});

/** Sends a request. Returns the property names that the handler gets, or the error. */
async function outcome(
  body: Route["body"],
  request: Request,
): Promise<unknown> {
  const api = apiOf({ ...(body && { body }) }, echo);
  const response = await api.fetch(request);
  if (response.status === 200) return response.status;
  const { errors = [] } = (await response.json()) as {
    errors?: { name?: string; pointer?: string; code: string }[];
  };
  return errors.map((one) => `${one.pointer ?? one.name} ${one.code}`);
}

describe("bodies", () => {
  it("of JSON", async () => {
    const request = post('{"a":{"__proto__":{"x":1}}}', JSON_TYPE);
    expect(await outcome({}, request)).toEqual(["/a/__proto__ name"]);
  });

  it("that a framework has parsed", async () => {
    const api = apiOf({ body: {} }, echo);
    const value: unknown = JSON.parse('{"__proto__":{"x":1}}');
    const request = fromRequest(post("{}", JSON_TYPE));
    const answer = await api.handle({
      ...request,
      hasBody: true,
      parsed: { value },
    });
    expect(toResponse(answer).status).toBe(400);
  });

  test.each([
    ["an undeclared field", {}, "__proto__=1"],
    ["one of several values", {}, "__proto__=1&__proto__=2"],
    [
      "a member of a deep object",
      { form: [{ name: "p", type: OPEN, style: "deepObject" }] } as const,
      "p[__proto__]=1",
    ],
    [
      "a member of an object that is spread",
      { form: [{ name: "p", type: OPEN }] } as const,
      "__proto__=1",
    ],
    [
      "a field of JSON",
      { form: [{ name: "p", media: "application/json" }] } as const,
      "p=%7B%22__proto__%22:1%7D",
    ],
  ])("of forms: %s", async (_, body, text) => {
    expect(await outcome(body, post(text, FORM))).not.toBe(200);
  });

  test.each<[string, FormData, string]>([
    ["a field", formOf("__proto__", "1"), "/__proto__ name"],
    ["a file", formOf("__proto__", new Blob(["1"])), "/__proto__ name"],
    [
      "a part of JSON",
      formOf("json", '{"a":{"__proto__":1}}'),
      "/json/a/__proto__ name",
    ],
  ])("of several parts: %s", async (_, form, error) => {
    const parts = [{ name: "json", media: "application/json" }] as const;
    expect(await outcome({ parts }, post(form))).toEqual([error]);
  });

  it("of several parts, none of which is declared", async () => {
    const read = async ({ body }: { body: unknown }) => ({
      status: 200,
      body: await (body as MultipartBody).read(),
    });
    const api = apiOf({ body: {} }, read);
    const { status } = await api.fetch(post(formOf("__proto__", "1")));
    expect(status).toBe(400);
  });
});

function formOf(name: string, value: string | Blob): FormData {
  const form = new FormData();
  form.set(name, value as string);
  return form;
}

describe("parameters", () => {
  test.each<[Partial<ParameterSpec>, Parameters<typeof decode>[1]]>([
    [{ in: "query", style: "deepObject" }, { query: "?p[a]=1&p[__proto__]=x" }],
    [
      { in: "query", style: "deepObject", type: "unknown" },
      { query: "?p[constructor][prototype][x]=1" },
    ],
    [{ in: "query" }, { query: "?a=1&__proto__=x" }],
    [{ in: "query", explode: false }, { query: "?p=__proto__,x" }],
    [{ in: "path" }, { path: "__proto__,x" }],
    [{ in: "header", explode: true }, { headers: { p: "__proto__=x" } }],
    [{ in: "header" }, { headers: { p: "__proto__,x" } }],
    [
      { in: "cookie", explode: false },
      { headers: { cookie: "p=__proto__,x" } },
    ],
    [
      { in: "query", media: "application/json" },
      { query: '?p={"__proto__":1}' },
    ],
  ])("%j", (spec, sent) => {
    const whole = { in: "query", name: "p", type: OPEN, ...spec } as const;
    expect(decode(whole, sent)).toEqual([expect.stringMatching(/ name$/)]);
  });
});
