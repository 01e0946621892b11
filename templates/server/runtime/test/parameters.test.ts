/** Decoding of parameters of all locations and styles. */
import { describe, expect, it } from "vitest";
import { decodeForms } from "../form.js";
import { HttpProblem } from "../problem.js";
import type { ParameterSpec, ValueSpec } from "../route.js";
import { object, nested, type Sent, decode } from "./decoded.js";

describe("path parameters", () => {
  const given: [Partial<ParameterSpec>, string, unknown][] = [
    [{}, "a%20b%2Fc", "a b/c"],
    [{}, "557058%3A0af", "557058:0af"],
    [{ type: "integer" }, "-12", -12],
    [{ type: "integer" }, "1.5", ["path p type"]],
    [{ type: "integer" }, "9007199254740993", ["path p range"]],
    [{ type: "number" }, "1.5e3", 1500],
    [{ type: "number" }, "0x10", ["path p type"]],
    [{ type: "boolean" }, "true", true],
    [{ type: "boolean" }, "1", ["path p type"]],
    [{ type: { array: "string" } }, "a%2Cb,c", ["a,b", "c"]],
    [{ type: { array: "integer" } }, "1,x", ["path p/1 type"]],
    [{ type: object }, "r,1,g,x", { r: 1, g: "x" }],
    [{ type: object, explode: true }, "r=1,g=x", { r: 1, g: "x" }],
    [{ style: "label" }, ".a", "a"],
    [{ style: "label" }, "a", ["path p style"]],
    [{ style: "label", type: { array: "integer" } }, ".1,2", [1, 2]],
    [{ style: "label", type: { array: "integer" } }, ".1.2", [1, 2]],
    [
      { style: "label", explode: true, type: { array: "integer" } },
      ".1.2",
      [1, 2],
    ],
    [
      { style: "label", explode: true, type: object },
      ".r=1.g=x",
      { r: 1, g: "x" },
    ],
    [{ style: "matrix" }, ";p=a%3B", "a;"],
    [{ style: "matrix" }, ";q=a", ["path p style"]],
    [{ style: "matrix", type: { array: "string" } }, ";p=a,b", ["a", "b"]],
    [
      { style: "matrix", explode: true, type: { array: "string" } },
      ";p=a;p=b",
      ["a", "b"],
    ],
    [{ style: "matrix", type: object }, ";p=r,1,g,x", { r: 1, g: "x" }],
    [
      { style: "matrix", explode: true, type: object },
      ";r=1;g=x",
      { r: 1, g: "x" },
    ],
  ];
  it.each(given)("%o of %s", (spec, path, want) => {
    expect(decode({ in: "path", name: "p", ...spec }, { path })).toEqual(want);
  });
});

describe("query parameters", () => {
  const given: [Partial<ParameterSpec>, string, unknown][] = [
    // Undeclared parameters are passed through.
    [{}, "?p=a+b%26", "a b&"],
    [{}, "?p=1&p=2", ["1", "2"]],
    [{}, "?p", ""],
    [{}, "?other=1", undefined],
    [{ required: true }, "?other=1", ["query p required"]],
    [{}, "?p=%E0%A4%A", ["query p encoding"]],
    [{}, "?p%=1", ["query  encoding"]],
    [{ type: "integer" }, "?p=1&p=2", ["query p repeated"]],
    [{ type: "integer" }, "?p=", ["query p type"]],
    [{ type: "integer", allowEmpty: true }, "?p", undefined],
    [{ type: "boolean", allowEmpty: true }, "?p", true],
    [{ type: { array: "integer" } }, "?p=1&p=2", [1, 2]],
    [{ type: { array: "string" } }, "?p=a,b", ["a,b"]],
    [{ type: { array: "string" }, explode: false }, "?p=a%2Cb,c", ["a,b", "c"]],
    [{ type: { array: "string" }, explode: false }, "?p=", []],
    [
      { type: { array: "string" }, style: "spaceDelimited" },
      "?p=a%20b+c",
      ["a", "b", "c"],
    ],
    [
      { type: { array: "string" }, style: "pipeDelimited" },
      "?p=a|b%7Cc",
      ["a", "b", "c"],
    ],
    [
      { type: { array: "string" }, style: "tabDelimited" },
      "?p=a%09b",
      ["a", "b"],
    ],
    [
      { type: { array: { array: "integer" } }, itemStyle: "pipeDelimited" },
      "?p=1|2&p=3",
      [[1, 2], [3]],
    ],
    [{ type: object }, "?r=1&g=x&z=3", { r: 1, g: "x" }],
    [{ type: object, explode: false }, "?p=r,1,g,x", { r: 1, g: "x" }],
    [{ type: { object: [], rest: "integer" } }, "?a=1&b=2", { a: 1, b: 2 }],
    [
      { type: object, style: "deepObject" },
      "?p[r]=1&p[g]=x&q[r]=2",
      { r: 1, g: "x" },
    ],
    [{ type: object, style: "deepObject" }, "?p%5Br%5D=1", { r: 1 }],
    [{ type: object, style: "deepObject" }, "?p[r]=x", ["query p/r type"]],
    [
      { type: nested, style: "deepObject" },
      "?p[a][b]=1&p[list][]=2&p[list][]=3",
      { a: { b: 1 }, list: [2, 3] },
    ],
    [
      { type: nested, style: "deepObject" },
      "?p[list][0]=2&p[list][1]=3",
      { list: [2, 3] },
    ],
    [
      {
        type: { object: [["a", { anyOf: [{ array: "string" }, "string"] }]] },
        style: "deepObject",
      },
      "?p[a][]=x",
      { a: ["x"] },
    ],
    [
      {
        type: { object: [["a", { anyOf: [{ array: "string" }, "string"] }]] },
        style: "deepObject",
      },
      "?p[a]=x",
      { a: "x" },
    ],
    [{ style: "deepObject" }, "?p[a]=1", { a: "1" }],
    [{ style: "deepObject" }, `?p${"[a]".repeat(40)}=1`, ["query p encoding"]],
    [{ type: { anyOf: ["string", "integer"] } }, "?p=12", 12],
    [{ type: { anyOf: ["string", "integer"] } }, "?p=a", "a"],
    [{ type: { anyOf: ["integer", "null"] } }, "?p=null", null],
    [
      { type: { anyOf: ["integer", { array: "integer" }] } },
      "?p=1&p=2",
      [1, 2],
    ],
    [{ type: { anyOf: ["integer", { array: "integer" }] } }, "?p=1", 1],
    [{ media: "application/json" }, "?p=%7B%22a%22:1%7D", { a: 1 }],
    [{ media: "application/json" }, "?p=%7B", ["query p json"]],
  ];
  it.each(given)("%o of %s", (spec, query, want) => {
    expect(decode({ in: "query", name: "p", ...spec }, { query })).toEqual(
      want,
    );
  });

  it("has no inherited names", () => {
    const spec = { in: "query", name: "p", type: nested } as const;
    const value = decode(
      { ...spec, style: "deepObject" },
      { query: "?p[list]=1" },
    ) as Record<string, unknown>;
    expect(["constructor", "toString"].some((name) => name in value)).toBe(
      false,
    );
  });
});

describe("headers, cookies and whole queries", () => {
  const given: [
    Partial<ParameterSpec> & Pick<ParameterSpec, "in">,
    Sent,
    unknown,
  ][] = [
    [{ in: "header", type: "integer" }, { headers: { P: "3" } }, 3],
    [
      { in: "header", type: { array: "string" } },
      { headers: { p: "a, b%20" } },
      ["a", "b%20"],
    ],
    [
      { in: "header", type: object, explode: true },
      { headers: { p: "r=1, g=x" } },
      { r: 1, g: "x" },
    ],
    [{ in: "header", required: true }, {}, ["header p required"]],
    [{ in: "cookie" }, { headers: { cookie: 'q=1; p="a%20b"' } }, "a b"],
    [{ in: "cookie" }, { headers: { cookie: "p=100%" } }, "100%"],
    [
      { in: "cookie", style: "cookie" },
      { headers: { cookie: "p=a%20b" } },
      "a%20b",
    ],
    [
      { in: "cookie", type: { array: "integer" } },
      { headers: { cookie: "p=1,2" } },
      [1, 2],
    ],
    [
      { in: "cookie", type: { array: "integer" } },
      { headers: { cookie: "p=1; q=5; p=2" } },
      [1, 2],
    ],
    [
      { in: "cookie", type: { array: "string" } },
      { headers: { cookie: "p=" } },
      [""],
    ],
    [
      { in: "cookie", type: { array: "string" }, explode: false },
      { headers: { cookie: "p=" } },
      [],
    ],
    [{ in: "cookie" }, { headers: { cookie: "p=1+1; p=2" } }, "1+1"],
    [
      { in: "cookie", type: object },
      { headers: { cookie: "r=1; g=a+b%2B" } },
      { r: 1, g: "a+b+" },
    ],
    [
      {
        in: "header",
        type: { array: "string" },
        style: "spaceDelimited",
        explode: false,
      },
      { headers: { p: "a+b %20c" } },
      ["a+b", "%20c"],
    ],
    [
      { in: "querystring", media: "application/json" },
      { query: "?%7B%22a%22:1%7D" },
      { a: 1 },
    ],
    [
      {
        in: "querystring",
        media: "application/x-www-form-urlencoded",
        type: object,
      },
      { query: "?r=1" },
      { r: 1 },
    ],
  ];
  it.each(given)("%o of %o", (spec, sent, want) => {
    expect(decode({ name: "p", ...spec }, sent)).toEqual(want);
  });
});

describe("decodeForms", () => {
  const fields: ValueSpec[] = [
    { name: "n", type: "integer", required: true },
    { name: "tags", type: { array: "string" } },
  ];

  it("parses declared fields and passes the others through", () => {
    expect(decodeForms("n=1&tags=a&tags=b&x=1&y=2&y=3", fields)).toEqual({
      n: 1,
      tags: ["a", "b"],
      x: "1",
      y: ["2", "3"],
    });
  });

  it("reads objects as JSON, by name, or flat, as declared", () => {
    const specs: ValueSpec[] = [
      { name: "json", type: object, media: "application/json" },
      { name: "list", type: { array: object }, itemMedia: "application/json" },
      { name: "deep", type: object, style: "deepObject" },
      { name: "spread", type: object, explode: true },
    ];
    const sent =
      'json={"r":1}&list={"r":2}&list={"r":3}&deep[r]=4&r=5&g=x&other=6';
    expect(decodeForms(sent, specs)).toEqual({
      json: { r: 1 },
      list: [{ r: 2 }, { r: 3 }],
      deep: { r: 4 },
      spread: { r: 5, g: "x" },
      other: "6",
    });
    const bad = (): unknown => decodeForms('list={"r":2}&list={', specs);
    expect(bad).toThrow('body "list": is not valid JSON');
  });

  it("lists every error", () => {
    const bad = (): unknown => decodeForms("x=%E0", fields);
    expect(bad).toThrow(HttpProblem);
    try {
      bad();
    } catch (error) {
      const { errors } = (error as HttpProblem).options;
      expect(errors?.map(({ name, code }) => `${name} ${code}`)).toEqual([
        "n required",
        "x encoding",
      ]);
    }
  });
});
