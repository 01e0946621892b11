import { describe, expect, test } from "vitest";
import { cookie, header } from "../header.js";
import { label, matrix, simple } from "../path.js";
import { deepObject, form, jsonText } from "../query.js";

const array = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

// The table "Style Examples" of OpenAPI 3.1.1, row by row.
describe("OpenAPI's own examples", () => {
  test.each<[string, string, string]>([
    ["matrix, empty", matrix("color", ""), ";color"],
    ["matrix, text", matrix("color", "blue"), ";color=blue"],
    ["matrix, array", matrix("color", array), ";color=blue,black,brown"],
    ["matrix, object", matrix("color", object), ";color=R,100,G,200,B,150"],
    ["matrix*, empty", matrix("color", "", { explode: true }), ";color"],
    [
      "matrix*, array",
      matrix("color", array, { explode: true }),
      ";color=blue;color=black;color=brown",
    ],
    [
      "matrix*, object",
      matrix("color", object, { explode: true }),
      ";R=100;G=200;B=150",
    ],
    ["label, empty", label("color", ""), "."],
    ["label, text", label("color", "blue"), ".blue"],
    ["label, array", label("color", array), ".blue,black,brown"],
    ["label, object", label("color", object), ".R,100,G,200,B,150"],
    [
      "label*, array",
      label("color", array, { explode: true }),
      ".blue.black.brown",
    ],
    [
      "label*, object",
      label("color", object, { explode: true }),
      ".R=100.G=200.B=150",
    ],
    ["simple, text", simple("color", "blue"), "blue"],
    ["simple, array", simple("color", array), "blue,black,brown"],
    ["simple, object", simple("color", object), "R,100,G,200,B,150"],
    [
      "simple*, array",
      simple("color", array, { explode: true }),
      "blue,black,brown",
    ],
    [
      "simple*, object",
      simple("color", object, { explode: true }),
      "R=100,G=200,B=150",
    ],
    ["form, empty", form("color", "", { delimiter: "," }), "color="],
    ["form, text", form("color", "blue", { delimiter: "," }), "color=blue"],
    [
      "form, array",
      form("color", array, { delimiter: "," }),
      "color=blue,black,brown",
    ],
    [
      "form, object",
      form("color", object, { delimiter: "," }),
      "color=R,100,G,200,B,150",
    ],
    ["form*, empty", form("color", ""), "color="],
    ["form*, text", form("color", "blue"), "color=blue"],
    [
      "form*, array",
      form("color", array),
      "color=blue&color=black&color=brown",
    ],
    ["form*, object", form("color", object), "R=100&G=200&B=150"],
    [
      "spaceDelimited, array",
      form("color", array, { delimiter: " " }),
      "color=blue%20black%20brown",
    ],
    [
      "spaceDelimited, object",
      form("color", object, { delimiter: " " }),
      "color=R%20100%20G%20200%20B%20150",
    ],
    [
      "pipeDelimited, array",
      form("color", array, { delimiter: "|" }),
      "color=blue%7Cblack%7Cbrown",
    ],
    [
      "pipeDelimited, object",
      form("color", object, { delimiter: "|" }),
      "color=R%7C100%7CG%7C200%7CB%7C150",
    ],
    [
      "tsv, array",
      form("color", array, { delimiter: "\t" }),
      "color=blue%09black%09brown",
    ],
    [
      "deepObject, object",
      deepObject("color", object),
      "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
    ],
  ])("%s", (_, got, want) => {
    expect(got).toBe(want);
  });
});

// RFC 6570 §1.2 and §3.2, with the variables of §3.2.1.
const list = ["red", "green", "blue"];
const keys = { semi: ";", dot: ".", comma: "," };

describe("RFC 6570", () => {
  test.each<[string, string, string]>([
    ["{hello}", simple("hello", "Hello World!"), "Hello%20World%21"],
    ["{half}", simple("half", "50%"), "50%25"],
    ["{list}", simple("list", list), "red,green,blue"],
    ["{keys}", simple("keys", keys), "semi,%3B,dot,.,comma,%2C"],
    [
      "{keys*}",
      simple("keys", keys, { explode: true }),
      "semi=%3B,dot=.,comma=%2C",
    ],
    ["{.list*}", label("list", list, { explode: true }), ".red.green.blue"],
    ["{.keys}", label("keys", keys), ".semi,%3B,dot,.,comma,%2C"],
    [
      "{.keys*}",
      // The RFC's `dot=.` cannot be read back: refused below.
      label("keys", { semi: ";", comma: "," }, { explode: true }),
      ".semi=%3B.comma=%2C",
    ],
    ["{;half}", matrix("half", "50%"), ";half=50%25"],
    ["{;keys}", matrix("keys", keys), ";keys=semi,%3B,dot,.,comma,%2C"],
    [
      "{;keys*}",
      matrix("keys", keys, { explode: true }),
      ";semi=%3B;dot=.;comma=%2C",
    ],
    ["{?undef}", form("undef", null), ""],
    ["{?empty_keys}", form("empty_keys", []), ""],
    ["{?keys*}", form("keys", keys), "semi=%3B&dot=.&comma=%2C"],
    [
      "{?keys}",
      form("keys", keys, { delimiter: "," }),
      "keys=semi,%3B,dot,.,comma,%2C",
    ],
    [
      "{+path}",
      simple("path", "/foo/bar", { allowReserved: true }),
      "/foo/bar",
    ],
    ["{+half}", form("half", "50%", { allowReserved: true }), "half=50%25"],
  ])("%s", (_, got, want) => {
    expect(got).toBe(want);
  });
});

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

describe("refused", () => {
  test.each<[string, () => unknown, string]>([
    ["an empty path value", () => simple("id", ""), "id: must not be empty"],
    ["an absent path value", () => simple("id", undefined), "id: is required"],
    ["null in a path", () => label("id", null), "id: is required"],
    ["an empty array in a path", () => matrix("id", []), "id: is required"],
    ["NaN", () => form("n", Number.NaN), "n: cannot write"],
    ["a function", () => form("n", () => 1), "n: cannot write"],
    ["an object in an object", () => form("o", { a: { b: 1 } }), "o: cannot"],
    ["an object in a path array", () => simple("o", [{}]), "o: cannot write"],
    ["CR LF in a header", () => header("X-A", "a\r\nB: c"), "X-A: contains"],
    ["NUL in a header", () => header("X-A", "a\0"), "X-A: contains"],
    ["a wide character in a header", () => header("X-A", "€"), "X-A: contains"],
    [
      "a dot among dots",
      () => label("keys", keys, { explode: true }),
      'keys: no member can hold "."',
    ],
    ["a dot in the only member", () => label("l", ["a.b"]), "l: no member"],
    [
      "a blank among blanks",
      () => form("q", ["a b"], { delimiter: " " }),
      'q: no member can hold " "',
    ],
    [
      "a bar in a name among bars",
      () => form("q", { "a|": 1 }, { delimiter: "|" }),
      'q: no member can hold "|"',
    ],
    [
      "a comma in a header's member",
      () => header("X-A", ["a,b"]),
      'X-A: no member can hold ","',
    ],
    [
      "a sign of assignment in a header's name",
      () => header("X-A", { "a=b": 1 }, { explode: true }),
      'X-A: no member can hold "="',
    ],
    ["blanks at the end of a header", () => header("X-A", "a "), "X-A: a head"],
    ["blanks within a header", () => header("X-A", ["a", " b"]), "X-A: a head"],
    [
      "one empty text in a joined list",
      () => form("q", [""], { delimiter: "," }),
      "q: a list of one empty text",
    ],
    [
      "a list in a list with the same delimiter",
      () => form("q", [[1, 2], [3]], { delimiter: ",", items: "," }),
      "q: a list in a list",
    ],
    [
      "a name that is several",
      () => deepObject("q", { "a][b": 1 }),
      'q: no name in it can hold "]["',
    ],
    [
      "a date that is none",
      () => form("q", new Date(Number.NaN)),
      "q: cannot write this value",
    ],
    [
      "a semicolon in a verbatim cookie",
      () => cookie("c", "a; b=c", { verbatim: true }),
      "c: contains",
    ],
  ])("%s", (_, act, message) => {
    expect(act).toThrow(message);
  });
});
