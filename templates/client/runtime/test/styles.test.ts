/** How parameters are written: the examples of the standards. */
import { describe, expect, test } from "vitest";
import { label, matrix, simple } from "../path.js";
import { deepObject, form } from "../query.js";
import { array, keys, object } from "./values.js";

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
      // The RFC's `dot=.` cannot be read back, so it is rejected; a test below checks this.
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
