import { describe, expect, it } from "vitest";
import { boundaryOf, MultipartBody, type MultipartRules } from "./multipart.js";
import { HttpProblem } from "./problem.js";

const RULES: MultipartRules = { limit: 1000, maxParts: 3 };

/** A body that arrives in pieces of some bytes. */
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

/** Every part as `[name, filename, type, text]`; the status of what goes wrong. */
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

  it("may be skipped, whole or half-way", async () => {
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

  it("may be left, and then the source is told", async () => {
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

  it("make a form", async () => {
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

it("is told the boundary", () => {
  expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe("a b");
  expect(boundaryOf("multipart/form-data; charset=x; Boundary=ab;")).toBe("ab");
  for (const bad of ["", "; boundary=", `; boundary=${"x".repeat(71)}`]) {
    expect(() => boundaryOf(`multipart/form-data${bad}`)).toThrow(HttpProblem);
  }
});
