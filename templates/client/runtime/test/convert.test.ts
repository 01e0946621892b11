import { expect, test } from "vitest";
import {
  choice,
  each,
  exactJson,
  exactText,
  fields,
  having,
  items,
  parsed,
  toBigInt,
  toDate,
  toDay,
  toDigits,
  type Convert,
} from "../convert.js";

const DAY = new Date("2020-02-03T00:00:00Z");

test.each<[string, Convert, unknown, unknown]>([
  ["a day", toDate, "2020-02-03", DAY],
  ["a moment", toDate, "2020-02-03T01:00:00+01:00", DAY],
  ["no date", toDate, "soon", "soon"],
  ["an impossible date", toDate, "2020-99-99", "2020-99-99"],
  ["null", toDate, null, null],
  ["a day to send", toDay, DAY, "2020-02-03"],
  ["a small integer", toBigInt, 5, 5n],
  ["digits", toBigInt, "-5", -5n],
  ["no integer", toBigInt, 1.5, 1.5],
  ["a bigint", toBigInt, 5n, 5n],
  ["an integer as digits", toDigits, 5, "5"],
  [
    "properties",
    fields({ a: toDate, gone: toDate }),
    { a: "2020-02-03", b: 1, n: null },
    { a: DAY, b: 1, n: null },
  ],
  [
    "further properties",
    fields({ a: toDigits }, toDay),
    { b: DAY },
    { b: "2020-02-03" },
  ],
  ["a name of every object", fields({ constructor: toDay }), {}, {}],
  ["no object", fields({ a: toDate }), ["2020-02-03"], ["2020-02-03"]],
  ["a list", items(toDate), ["2020-02-03", null], [DAY, null]],
  [
    "a tuple",
    items(toDate, [undefined, toDigits]),
    ["2020-02-03", 1, "2020-02-03"],
    ["2020-02-03", "1", DAY],
  ],
  [
    "one after the other",
    each(fields({ a: toDay }), fields({ b: toDay })),
    { a: DAY, b: DAY },
    { a: "2020-02-03", b: "2020-02-03" },
  ],
  [
    "what it is not",
    having(["b"], fields({ a: toDay })),
    { a: DAY },
    { a: DAY },
  ],
  [
    "a choice",
    choice("k", { x: fields({ a: toDate }) }),
    { k: "x", a: "2020-02-03" },
    { k: "x", a: DAY },
  ],
  ["no choice", choice("k", {}), { k: "toString" }, { k: "toString" }],
])("%s is converted", (_, convert, value, want) => {
  expect(convert(value)).toEqual(want);
});

test("bytes and forms are not converted", () => {
  const form = new FormData();
  expect(fields({ a: toDay })(form)).toBe(form);
});

test("integers beyond 2^53 are read and written exactly", () => {
  const converters = {
    200: fields({ id: toBigInt, ids: items(toDigits) }),
    "4XX": fields({ at: toDate }),
    default: { "a/b": fields({ id: toDigits }) },
  };
  const parse = (text: string, status: number, type: string): unknown => {
    const headers = new Headers({ "content-type": type });
    return parsed(text, { status, headers }, converters);
  };
  const text =
    '{"id":9007199254740993,"ids":[-18446744073709551615,1],"not":9007199254740993,' +
    '"s":"9007199254740993 \\" 12345678901234567890","f":0.12345678901234567,"e":1e30}';
  const value = {
    id: 9007199254740993n,
    ids: ["-18446744073709551615", "1"],
    not: 9007199254740992,
    s: '9007199254740993 " 12345678901234567890',
    f: 0.12345678901234567,
    e: 1e30,
  };
  expect(parse(text, 200, "application/json")).toEqual(value);
  expect(parse('{"at":"2020-02-03"}', 404, "")).toEqual({ at: DAY });
  expect(parse('{"id":1}', 500, "a/b")).toEqual({ id: "1" });
  expect(parse('{"id":1}', 500, "a/c")).toEqual({ id: 1 });
  expect(exactText({ id: 9007199254740993n, s: '"1"' })).toBe(
    '{"id":9007199254740993,"s":"\\"1\\""}',
  );
  expect(exactJson(undefined)).toBeUndefined();
});
