import { describe, expect, it } from "vitest";
import { runCheck } from "../checks.js";
import { Fields, formCheck } from "../fields.js";
import {
  boundaryOf,
  MultipartBody,
  type MultipartRules,
} from "../multipart.js";
import { streamOfBytes } from "../http.js";
import { HttpProblem } from "../problem.js";
import type { Issues } from "../validate.js";

const RULES: MultipartRules = { limit: 1000, maxParts: 3 };

/** Returns a body that arrives in pieces of `size` bytes. */
function bodyOf(
  text: string,
  size: number,
  rules: MultipartRules = RULES,
): MultipartBody {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
  return new MultipartBody(stream, "b", rules);
}

/** Returns every part as `[name, filename, type, text]`, or the status of the error. */
async function read(text: string, size: number, rules?: MultipartRules) {
  const parts: unknown[] = [];
  try {
    for await (const part of bodyOf(text, size, rules)) {
      const { name, filename, type } = part;
      parts.push([name, filename, type, await part.text()]);
    }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return error.status;
  }
  return parts;
}

function field(name: string, value: string, more = ""): string {
  return `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
}

const FILE = '; filename="a%22b.txt"\r\nContent-Type: text/csv';
const PLAIN = "text/plain";

describe("parts", () => {
  const given: [string, string, unknown][] = [
    ["one", `${field("a", "1")}--b--`, [["a", undefined, PLAIN, "1"]]],
    [
      "fields and files",
      `${field("a", "1")}${field("f", "x,y", FILE)}--b--\r\n`,
      [
        ["a", undefined, PLAIN, "1"],
        ["f", 'a"b.txt', "text/csv", "x,y"],
      ],
    ],
    ["nothing in it", `${field("a", "")}--b--`, [["a", undefined, PLAIN, ""]]],
    [
      "what looks like a boundary",
      `${field("a", "\r\n--\r\n-b\r\n--c\r\r\n--")}--b--`,
      [["a", undefined, PLAIN, "\r\n--\r\n-b\r\n--c\r\r\n--"]],
    ],
    [
      "text before and behind",
      `before\r\n${field("a", "1")}--b--\r\nbehind`,
      [["a", undefined, PLAIN, "1"]],
    ],
    [
      "blanks behind the boundary",
      field("a", "1").replace("--b", "--b \t") + "--b--",
      [["a", undefined, PLAIN, "1"]],
    ],
    ["no parts", "--b--", []],
    [
      "letters",
      `${field("ä", "日本")}--b--`,
      [["ä", undefined, PLAIN, "日本"]],
    ],
    ["no end", field("a", "1"), 400],
    ["no boundary", "text", 400],
    ["nothing at all", "", 400],
    ["cut in the headers", "--b\r\nContent-Dispo", 400],
    ["no name", "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", 400],
    ["no headers", "--b\r\n\r\n1\r\n--b--", 400],
    ["a broken header", "--b\r\nbroken\r\n\r\n1\r\n--b--", 400],
    ["text behind the boundary", "--bc\r\n\r\n1\r\n--b--", 400],
    ["a long part", `${field("a", "x".repeat(1001))}--b--`, 413],
    ["many parts", `${field("a", "1").repeat(4)}--b--`, 413],
    ["long headers", `--b\r\nX: ${"x".repeat(17_000)}\r\n\r\n1\r\n--b--`, 413],
  ];

  it.each(given)("%s", async (_, text, want) => {
    for (const size of [1, 7, 1 << 20]) {
      expect(await read(text, size)).toEqual(want);
    }
  });

  it("may be skipped, completely or midway", async () => {
    const text = `${field("a", "x".repeat(900))}${field("b", "2")}--b--`;
    const names: string[] = [];
    for await (const part of bodyOf(text, 10)) {
      names.push(part.name);
      if (part.name === "a") {
        const reader = part.stream().getReader();
        await reader.read();
        await reader.cancel();
      }
    }
    expect(names).toEqual(["a", "b"]);
  });

  it("may be abandoned, which cancels the source", async () => {
    let cancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      start: (to) => to.enqueue(new TextEncoder().encode(field("a", "1"))),
      cancel: () => void (cancelled = true),
    });
    for await (const part of new MultipartBody(stream, "b", RULES)) {
      if (part.name === "a") break;
    }
    expect(cancelled).toBe(true);
  });

  it("form a FormData", async () => {
    const text = `${field("a", "1")}${field("f", "x,y", FILE)}--b--`;
    const form = await bodyOf(text, 9).formData();
    expect(form.get("a")).toBe("1");
    const file = form.get("f") as File;
    expect([file.name, file.type, await file.text()]).toEqual([
      'a"b.txt',
      "text/csv",
      "x,y",
    ]);
  });
});

it("read the boundary", () => {
  expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe("a b");
  expect(boundaryOf("multipart/form-data; charset=x; Boundary=ab;")).toBe("ab");
  for (const bad of ["", "; boundary=", `; boundary=${"x".repeat(71)}`]) {
    expect(() => boundaryOf(`multipart/form-data${bad}`)).toThrow(HttpProblem);
  }
});

describe("declared fields", () => {
  const check = (value: unknown, to: Issues): void => {
    if (!to.object(value)) return;
    to.required(value["photo"], "photo");
    to.required(value["count"], "count", (one, inner) => {
      if (inner.integer(one)) inner.atMost(one, 5);
    });
    to.optional(value["meta"], "meta", (one, inner) => {
      if (inner.object(one)) inner.required(one["a/b"], "a/b");
    });
    to.optional(value["tags"], "tags", (all, inner) => {
      if (inner.array(all)) inner.items(all, 2);
    });
  };
  const body = (text: string): MultipartBody => {
    const fields = new Fields({
      parts: [
        { name: "photo", file: true },
        { name: "count", type: "integer" },
        { name: "meta", media: "application/json" },
        { name: "tags", type: { array: "integer" } },
        { name: "joined", type: { array: "integer" }, explode: false },
      ],
      check: formCheck(check as never, runCheck, { left: 1000 }),
    });
    return bodyOf(`${text}--b--`, 5, { limit: 1000, maxParts: 9, fields });
  };
  const photo = field("photo", "bytes", '; filename="p"');
  const good = field("count", "3") + photo;

  it("have their types, and files are streamed", async () => {
    const values: unknown[] = [];
    const text = good + field("meta", '{"a/b":1}') + field("other", "x");
    for await (const part of body(text)) {
      values.push([part.name, part.value, await part.text()]);
    }
    expect(values).toEqual([
      ["count", 3, "3"],
      ["photo", undefined, "bytes"],
      ["meta", { "a/b": 1 }, '{"a/b":1}'],
      ["other", undefined, "x"],
    ]);
  });

  it("are the only ones, unless more are declared", async () => {
    const form = { parts: [{ name: "a" }], rest: "none" } as const;
    const fields = (): Fields => new Fields(form);
    const rules = { limit: 1000, maxParts: 9 };
    const text = field("a", "1");
    const one = bodyOf(`${text}--b--`, 5, { ...rules, fields: fields() });
    expect(await one.read()).toEqual({ a: "1" });
    const more = `${text}${field("b/c", "2")}--b--`;
    const other = bodyOf(more, 5, { ...rules, fields: fields() });
    const error: unknown = await other.read().catch((failed) => failed);
    expect((error as HttpProblem).options.errors).toEqual([
      {
        in: "body",
        pointer: "/b~1c",
        code: "undeclared",
        message: "is not declared",
      },
    ]);
  });

  it("may have any name", async () => {
    const fields = new Fields({ parts: [], rest: { type: "integer" } });
    const rules = { limit: 1000, maxParts: 9, fields };
    const form = bodyOf(`${field("a", "1")}${field("b", "2")}--b--`, 5, rules);
    expect(await form.read()).toEqual({ a: 1, b: 2 });
  });

  it("are validated on arrival, and once more together", async () => {
    const seen: unknown[] = [];
    const note = (value: unknown): void => void seen.push(value);
    const form = (value: unknown, to: Issues): void => {
      if (!to.object(value)) return;
      to.optional(value["a"], "a", note);
      to.optional(value["b"], "b", (list, inner) => {
        if (!inner.array(list)) return;
        inner.item(list, 0, note);
        inner.each(list, note, 1);
      });
    };
    const fields = new Fields({
      parts: [{ name: "a" }, { name: "b", type: { array: "string" } }],
      check: formCheck(form as never, runCheck, { left: 1000 }),
    });
    const text = `${field("a", "1")}${["2", "3", "4", "5"].map((item) => field("b", item)).join("")}`;
    const rules = { limit: 1000, maxParts: 9, fields };
    await bodyOf(`${text}--b--`, 5, rules).read();
    const whole = ["1", "2", "3", "4", "5"];
    expect(seen).toEqual([...whole, ...whole]);
  });

  it("are read together", async () => {
    const lists =
      field("tags", "1") + field("tags", "2") + field("joined", "3,4");
    const form = await body(good + lists + field("other", "x")).read();
    expect({ ...form, photo: await (form["photo"] as File).text() }).toEqual({
      count: 3,
      photo: "bytes",
      tags: [1, 2],
      joined: [3, 4],
      other: "x",
    });
  });

  const given: [string, string, unknown, number][] = [
    ["another type", field("count", "x") + photo, ["/count type"], 0],
    ["out of range", field("count", "6") + photo, ["/count range"], 0],
    ["twice", good + field("count", "3"), ["/count repeated"], 2],
    ["no JSON", field("meta", "{") + good, ["/meta json"], 0],
    [
      "JSON that lacks something",
      field("meta", "{}") + good,
      ["/meta/a~1b required"],
      0,
    ],
    ["an item of another type", field("tags", "x") + good, ["/tags/0 type"], 0],
    ["too few items", field("tags", "1") + good, ["/tags size"], 3],
    ["a field that is missing", photo, ["/count required"], 1],
    ["a file that is missing", field("count", "1"), ["/photo required"], 1],
  ];
  it.each(given)("are rejected: %s", async (_, text, want, seen) => {
    let parts = 0;
    const error = await (async () => {
      for await (const part of body(text)) {
        await part.text();
        parts += 1;
      }
      return undefined;
    })().catch((one: unknown) => one);
    if (!(error instanceof HttpProblem)) throw new Error("it was taken");
    const errors = error.options.errors ?? [];
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(
      want,
    );
    expect([error.status, parts]).toEqual([400, seen]);
  });
});

describe("declared heads of parts", () => {
  const types = ["application/pdf", "image/*"];
  const headers = [
    { name: "Content-ID", required: true, type: "integer" },
  ] as const;
  const parts = [
    { name: "f", file: true, types },
    { name: "h", headers },
    { name: "j", types: ["application/json"], media: "application/json" },
    { name: "t", type: "string" },
  ] as const;
  const outcome = async (text: Uint8Array | string): Promise<unknown> => {
    const bytes =
      typeof text === "string" ? new TextEncoder().encode(text) : text;
    const stream = streamOfBytes(bytes);
    const fields = new Fields({ parts });
    try {
      return await new MultipartBody(stream, "b", { ...RULES, fields }).read();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      const [first] = error.options.errors ?? [];
      return [error.status, first?.pointer, first?.message ?? error.message];
    }
  };
  const typed = (name: string, type: string, value = "x"): string =>
    `${field(name, value, type === "" ? "" : `\r\nContent-Type: ${type}`)}--b--`;
  const pdf = "application/pdf, image/*";

  it.each<[string, unknown]>([
    [
      typed("f", "text/html; a=b"),
      [
        415,
        "/f",
        `has the media type "text/html", and only ${pdf} is accepted`,
      ],
    ],
    [
      typed("f", ""),
      [
        415,
        "/f",
        `has the media type "text/plain", and only ${pdf} is accepted`,
      ],
    ],
    [typed("h", ""), [400, "/h", 'header "Content-ID" is required']],
    [
      typed("h", "text/plain\r\ncontent-id: a"),
      [400, "/h", 'header "Content-ID" must be an integer'],
    ],
    [typed("h", "text/plain\r\ncontent-id: 1"), { h: "x" }],
    [typed("j", "", "[1]"), { j: [1] }],
    [
      typed("j", "text/html", "[1]"),
      [
        415,
        "/j",
        'has the media type "text/html", and only application/json is accepted',
      ],
    ],
    [
      typed("t", "text/plain; charset=klingon"),
      [
        415,
        undefined,
        'The charset "klingon" is not supported: send the text as UTF-8.',
      ],
    ],
  ])("%j", async (text, want) => {
    expect(await outcome(text)).toEqual(want);
  });

  it("decides how a text is decoded", async () => {
    const latin = (value: string, type: string): Uint8Array =>
      Uint8Array.from(typed("t", type, value), (one) => one.charCodeAt(0));
    const type = 'text/plain; charset="ISO-8859-1"';
    expect(await outcome(latin("gr\u00fc\u00df", type))).toEqual({ t: "grüß" });
    const broken = await outcome(latin("\u00fc", "text/plain"));
    expect(broken).toEqual([400, "/t", "is not UTF-8"]);
  });
});
