import { expect, test } from "vitest";
import { exactJson } from "../convert.js";
import { anything, binary, json, text, type Body } from "../body.js";
import { multipart, part } from "../multipart.js";
import { deepObject, form, jsonText } from "../query.js";
import { urlencoded } from "../urlencoded.js";

function requestOf(body: Body | undefined): Request {
  if (body === undefined) throw new Error("no body");
  return new Request("http://localhost/", {
    method: "POST",
    body: body.content,
    ...(body.type === undefined
      ? {}
      : { headers: { "content-type": body.type } }),
  });
}

test.each<[string, Body | undefined, string, string]>([
  ["json", json({ a: [1] }), "application/json", '{"a":[1]}'],
  ["json null", json(null), "application/json", "null"],
  [
    "+json",
    json("x", "application/vnd.a+json"),
    "application/vnd.a+json",
    '"x"',
  ],
  ["text", text("# hi", "text/markdown"), "text/markdown", "# hi"],
  ["bytes", binary(new Uint8Array([104, 105]), "image/png"), "image/png", "hi"],
  ["a blob's own type", binary(new Blob(["hi"], { type: "a/b" })), "a/b", "hi"],
  [
    "bytes of no type",
    binary(new ArrayBuffer(1)),
    "application/octet-stream",
    "\0",
  ],
  ["undescribed object", anything({ a: 1 }), "application/json", '{"a":1}'],
  ["undescribed text", anything("hi"), "application/json", '"hi"'],
  ["undescribed blob", anything(new Blob(["x"], { type: "t/x" })), "t/x", "x"],
  [
    "undescribed form",
    anything(new URLSearchParams({ a: "1" })),
    "application/x-www-form-urlencoded;charset=UTF-8",
    "a=1",
  ],
  [
    "urlencoded",
    urlencoded({ a: "1 &", b: [1, 2], c: { d: 1 }, e: null, f: undefined }),
    "application/x-www-form-urlencoded",
    "a=1%20%26&b=1&b=2&c=%7B%22d%22%3A1%7D",
  ],
  [
    "urlencoded with writers",
    urlencoded(
      { a: [1, 2], b: { c: 1 } },
      {
        a: (name, value) => form(name, value, { delimiter: "|" }),
        b: deepObject,
      },
    ),
    "application/x-www-form-urlencoded",
    "a=1%7C2&b%5Bc%5D=1",
  ],
])("%s", async (_, body, type, content) => {
  const request = requestOf(body);
  expect(request.headers.get("content-type")).toBe(type);
  expect(await request.text()).toBe(content);
});

test("no body for undefined", () => {
  for (const write of [json, text, binary, anything, urlencoded, multipart]) {
    expect(write(undefined)).toBeUndefined();
  }
});

test("multipart omits undefined fields", async () => {
  const { content } = multipart({ a: undefined, b: [undefined, "x"] }) ?? {};
  const sent = await new Response(content as Blob).text();
  expect(sent.match(/name="."/g)).toEqual(['name="b"']);
});

test("a stream is sent once", () => {
  expect(binary(new ReadableStream())?.once).toBe(true);
});

test("multipart writes integers of 64 bits as numbers", async () => {
  const { content } = multipart({ meta: { id: 2n ** 60n } }) ?? {};
  const sent = await new Response(content as Blob).text();
  expect(sent).toContain('{"id":1152921504606846976}');
});

test("multipart keeps names, files, types and arrays", async () => {
  const body = multipart(
    {
      note: "a\r\nb",
      'we"ird': "1",
      meta: { a: 1 },
      file: new File(["x"], 'a".txt', { type: "text/plain" }),
      raw: new Uint8Array([120]),
      tags: ["a", "b"],
      ids: [1, 2],
      absent: undefined,
    },
    {
      ids: { delimiter: "|" },
      raw: { types: ["image/png"] },
      note: { types: ["text/x"] },
    },
  );
  const written = await requestOf(body).text();
  expect(written).toContain('name="we%22ird"');
  expect(written).toContain(
    'name="note"\r\nContent-Type: text/x\r\n\r\na\r\nb',
  );
  expect(written).toContain('name="file"; filename="a%22.txt"');
  const read = await requestOf(body).formData();
  expect([...read.keys()]).toEqual([
    "note",
    'we"ird',
    "meta",
    "file",
    "raw",
    "tags",
    "tags",
    "ids",
  ]);
  expect(read.get("meta")).toBe('{"a":1}');
  expect(read.getAll("tags")).toEqual(["a", "b"]);
  expect(read.get("ids")).toBe("1|2");
  const raw = read.get("raw") as File;
  expect([raw.type, await raw.text()]).toEqual(["image/png", "x"]);
});

test("invalid forms, and streams in forms, are rejected", () => {
  expect(() => multipart("x")).toThrow(
    "must be an object with the form fields",
  );
  expect(() => urlencoded([])).toThrow(
    "must be an object with the form fields",
  );
  expect(() => multipart({ f: new ReadableStream() })).toThrow(
    '"f": a form field cannot be a stream',
  );
  expect(() => binary({})).toThrow('"body": must be a string or bytes');
});

test.each<[string, unknown]>([
  ["NaN", { a: [1, Number.NaN] }],
  ["Infinity", -Infinity],
  ["a date that is none", [new Date(Number.NaN)]],
  ["bytes", { file: new Blob(["a"]) }],
  ["a map", { a: new Map([["b", 1]]) }],
  ["a set", new Set([1])],
])("JSON cannot represent %s", (_, value) => {
  const words = "JSON cannot express";
  expect(() => json(value)).toThrow(words);
  expect(() => exactJson(value)).toThrow(words);
  expect(() => form("q", jsonText(value))).toThrow(words);
});

test.each([
  [{ a: null, b: {}, c: [] }],
  [null],
  ["null {}"],
  [{ at: new Date(0) }],
])("%j is JSON", (value) => {
  expect(json(value)?.content).toBe(JSON.stringify(value));
  expect(exactJson(value)?.content).toBe(JSON.stringify(value));
});

test("parts have a media type that the API accepts", async () => {
  const types = ["image/*", "Application/PDF; v=1"];
  const typed = async (value: unknown, list = types): Promise<string> => {
    const body = multipart({ f: value }, { f: { types: list } });
    return /Content-Type: (.*)/.exec(await requestOf(body).text())?.[1] ?? "";
  };
  const blob = (type = ""): Blob => new Blob(["x"], { type });
  expect(await typed(blob("image/png"))).toBe("image/png");
  expect(await typed(blob("application/pdf"))).toBe("application/pdf");
  expect(await typed(blob())).toBe("Application/PDF; v=1");
  expect(await typed(part(blob(), { contentType: "image/gif" }))).toBe(
    "image/gif",
  );
  expect(await typed(blob(), ["*/*"])).toBe("application/octet-stream");
  for (const [value, list] of [
    [blob("text/html"), types],
    [part(blob("image/png"), { contentType: "text/html" }), types],
    [blob(), ["image/*"]],
    [new Uint8Array(1), ["image/*"]],
  ] as const) {
    await expect(typed(value, [...list])).rejects.toThrow(/^"f": has /);
  }
});
