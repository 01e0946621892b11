/** How parameters that are nested arrays or objects are written, and which of them are rejected. */
import { describe, expect, test } from "vitest";
import { cookie, header } from "../header.js";
import { label, matrix, simple } from "../path.js";
import { deepObject, form, jsonText } from "../query.js";
import { array, object, keys } from "./values.js";

describe("other shapes", () => {
  const nested = [
    ["a", "b,"],
    ["c", "d"],
  ];
  test.each<[string, unknown, unknown]>([
    ["nothing in a path is encoded twice", simple("p", "%2F"), "%252F"],
    ["a slash cannot leave its segment", simple("p", "a/../b"), "a%2F..%2Fb"],
    ["half a surrogate", simple("p", "\ud800"), "%EF%BF%BD"],
    [
      "Swagger 2.0 pipes in a path",
      simple("p", [1, 2], { delimiter: "|" }),
      "1%7C2",
    ],
    [
      "Swagger 2.0 nested arrays",
      form("p", nested, { delimiter: ",", items: "|" }),
      "p=a|b%2C,c|d".replaceAll("|", "%7C"),
    ],
    ["null among the items", form("p", [1, null, undefined, 2]), "p=1&p=2"],
    ["null among the properties", form("p", { a: null, b: 2 }), "b=2"],
    ["no properties", form("p", {}, { delimiter: "," }), ""],
    ["a name is encoded", form("a[]&b", "x"), "a%5B%5D%26b=x"],
    ["a date", form("at", new Date(0)), "at=1970-01-01T00%3A00%3A00.000Z"],
    ["a bigint", form("n", 12345678901234567890n), "n=12345678901234567890"],
    ["false", form("flag", false), "flag=false"],
    ["an ampersand cannot add a parameter", form("q", "a&b=c"), "q=a%26b%3Dc"],
    [
      "reserved characters that stand",
      form("q", "a/b?c=d&e+f#[g]", { allowReserved: true }),
      "q=a/b%3Fc=d%26e%2Bf%23%5Bg%5D",
    ],
    [
      "deepObject, nested",
      deepObject("deep", { a: "1", b: { c: 2 } }),
      "deep%5Ba%5D=1&deep%5Bb%5D%5Bc%5D=2",
    ],
    [
      "deepObject with arrays",
      deepObject("d", { a: [1, 2], b: [{ c: 3 }] }),
      "d%5Ba%5D%5B%5D=1&d%5Ba%5D%5B%5D=2&d%5Bb%5D%5B0%5D%5Bc%5D=3",
    ],
    [
      "a deepObject that is an array",
      deepObject("expand", ["a", "b"]),
      "expand%5B%5D=a&expand%5B%5D=b",
    ],
    [
      "a deepObject that is an array of arrays",
      deepObject("m", [[1, 2], [3]]),
      "m%5B0%5D%5B%5D=1&m%5B0%5D%5B%5D=2&m%5B1%5D%5B%5D=3",
    ],
    [
      "members that hold a delimiter where reserved characters stand",
      form("p", ["a,b", "c/d"], { delimiter: ",", allowReserved: true }),
      "p=a%2Cb,c/d",
    ],
    [
      "names that hold a sign of assignment where reserved characters stand",
      form("p", { "a=b": "c=d" }, { allowReserved: true }),
      "a%3Db=c=d",
    ],
    ["deepObject, absent", deepObject("d", { a: undefined, b: null }), ""],
    [
      "JSON in the query",
      form("json", jsonText({ z: "q" })),
      "json=%7B%22z%22%3A%22q%22%7D",
    ],
    ["absent JSON", form("json", jsonText(undefined)), ""],
    ["a header", header("X-A", array), ["X-A", "blue,black,brown"]],
    [
      "a header's object",
      header("X-A", object, { explode: true }),
      ["X-A", "R=100,G=200,B=150"],
    ],
    ["a header is not encoded", header("X-A", "a b%"), ["X-A", "a b%"]],
    ["an absent header", header("X-A", undefined), undefined],
    ["an empty header", header("X-A", ""), ["X-A", ""]],
    ["a cookie", cookie("sid", "a;b"), "sid=a%3Bb"],
    ["a cookie's array", cookie("c", [1, 2], { delimiter: "," }), "c=1,2"],
    ["a cookie's array, exploded", cookie("c", [1, 2]), "c=1; c=2"],
    ["a verbatim cookie", cookie("c", "a%b", { verbatim: true }), "c=a%b"],
    ["an absent cookie", cookie("c", null), ""],
  ])("%s", (_, got, want) => {
    expect(got).toEqual(want);
  });
});

describe("rejected", () => {
  test.each<[string, () => unknown, string]>([
    ["an empty path value", () => simple("id", ""), '"id": must not be empty'],
    [
      "an absent path value",
      () => simple("id", undefined),
      '"id": is required',
    ],
    ["null in a path", () => label("id", null), '"id": is required'],
    ["an empty array in a path", () => matrix("id", []), '"id": is required'],
    [
      "NaN",
      () => form("n", Number.NaN),
      '"n": must be a string, boolean or finite number',
    ],
    [
      "a function",
      () => form("n", () => 1),
      '"n": must be a string, boolean or finite number',
    ],
    [
      "an object in an object",
      () => form("o", { a: { b: 1 } }),
      '"o": must be a string, boolean or finite number',
    ],
    [
      "an object in a path array",
      () => simple("o", [{}]),
      '"o": must be a string, boolean or finite number',
    ],
    [
      "CR LF in a header",
      () => header("X-A", "a\r\nB: c"),
      '"X-A": must not contain "\\r"',
    ],
    [
      "NUL in a header",
      () => header("X-A", "a\0"),
      '"X-A": must not contain "\\u0000"',
    ],
    [
      "a wide character in a header",
      () => header("X-A", "€"),
      '"X-A": must not contain "€"',
    ],
    [
      "a dot among dots",
      () => label("keys", keys, { explode: true }),
      '"keys": must not contain "."',
    ],
    [
      "a dot in the only member",
      () => label("l", ["a.b"]),
      '"l": must not contain "."',
    ],
    [
      "a blank among blanks",
      () => form("q", ["a b"], { delimiter: " " }),
      '"q": must not contain " "',
    ],
    [
      "a bar in a name among bars",
      () => form("q", { "a|": 1 }, { delimiter: "|" }),
      '"q": must not contain "|"',
    ],
    [
      "a comma in a header's member",
      () => header("X-A", ["a,b"]),
      '"X-A": must not contain ","',
    ],
    [
      "a sign of assignment in a header's name",
      () => header("X-A", { "a=b": 1 }, { explode: true }),
      '"X-A": must not contain "="',
    ],
    [
      "blanks at the end of a header",
      () => header("X-A", "a "),
      '"X-A": must not begin or end',
    ],
    [
      "blanks within a header",
      () => header("X-A", ["a", " b"]),
      '"X-A": must not begin or end',
    ],
    [
      "one empty text in a joined list",
      () => form("q", [""], { delimiter: "," }),
      '"q": a list must not consist of one empty string',
    ],
    [
      "a list in a list with the same delimiter",
      () => form("q", [[1, 2], [3]], { delimiter: ",", items: "," }),
      '"q": an inner list',
    ],
    [
      "a name that is several",
      () => deepObject("q", { "a][b": 1 }),
      '"q": the property name "a][b" must not contain "]["',
    ],
    [
      "a date that is none",
      () => form("q", new Date(Number.NaN)),
      '"q": the date is invalid',
    ],
    [
      "a semicolon in a verbatim cookie",
      () => cookie("c", "a; b=c", { verbatim: true }),
      '"c": must not contain ";"',
    ],
  ])("%s", (_, act, message) => {
    expect(act).toThrow(message);
  });
});
