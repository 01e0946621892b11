/** Request bodies, as handlers receive them. */
import { describe, expect, it } from "vitest";
import type { Route } from "../route.js";
import { type Handle, JSON_TYPE, apiOf, post, echo } from "./routed.js";

describe("bodies", () => {
  const form = new FormData();
  form.set("file", new Blob(["abc"]), "a.txt");
  const given: [string, Route["body"], Request, unknown][] = [
    ["JSON", {}, post('{"a":1}', JSON_TYPE), { a: 1 }],
    [
      "+json",
      {},
      post("[1]", {
        "content-type": "application/problem+json; charset=utf-8",
      }),
      [1],
    ],
    [
      "form",
      {},
      post("a=1&b=x+y", {
        "content-type": "application/x-www-form-urlencoded",
      }),
      { a: "1", b: "x y" },
    ],
    [
      "typed form",
      { form: [{ name: "a", type: "integer" }] },
      post("a=1", { "content-type": "application/x-www-form-urlencoded" }),
      { a: 1 },
    ],
    [
      "a form without fields",
      { required: true, media: ["application/x-www-form-urlencoded"] },
      post("", { "content-type": "application/x-www-form-urlencoded" }),
      {},
    ],
    [
      "an empty text",
      { required: true, media: ["text/plain"] },
      post("", { "content-type": "text/plain" }),
      "",
    ],
    [
      "an empty file",
      { required: true, media: ["image/png"] },
      post(undefined, { "content-type": "image/png" }),
      { stream: "" },
    ],
    ["text", {}, post("hi", { "content-type": "text/plain" }), "hi"],
    [
      "latin1",
      {},
      post(new Uint8Array([0xe9]), {
        "content-type": "text/plain; charset=iso-8859-1",
      }),
      "é",
    ],
    ["multipart", {}, post(form), { form: ["file"] }],
    [
      "binary",
      {},
      post("abc", { "content-type": "image/png" }),
      { stream: "abc" },
    ],
    ["no type", {}, post(new TextEncoder().encode("abc")), { stream: "abc" }],
    [
      "no type, one declared",
      { media: ["application/json"] },
      post(new TextEncoder().encode("1")),
      1,
    ],
    [
      "bytes of a type that is text by its name",
      { media: ["text/plain"], kinds: { "text/plain": "binary" } },
      post("abc", { "content-type": "text/plain" }),
      { stream: "abc" },
    ],
    [
      "JSON beside such bytes",
      {
        media: ["application/json", "text/csv"],
        kinds: { "text/csv": "binary" },
      },
      post('{"a":1}', JSON_TYPE),
      { a: 1 },
    ],
    [
      "a text that its name does not show",
      { kinds: { "application/x-ndjson": "text" } },
      post("1\n2\n", { "content-type": "application/x-ndjson" }),
      "1\n2\n",
    ],
    ["JSON without a body", {}, post(undefined, JSON_TYPE), null],
    ["an empty body", {}, post("", JSON_TYPE), null],
    ["nothing of no type", {}, post(undefined, {}), null],
    ["a body nobody takes", undefined, post("{", JSON_TYPE), null],
    [
      "a range",
      { media: ["text/*"] },
      post("hi", { "content-type": "text/markdown" }),
      "hi",
    ],
  ];
  it.each(given)("%s", async (_, body, request, want) => {
    const api = apiOf(body ? { body } : {}, echo);
    const response = await api.fetch(request);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ value: want });
  });

  const bad: [string, Route["body"], Request, number, string[]][] = [
    ["broken JSON", {}, post("{", JSON_TYPE), 400, ["body json"]],
    [
      "JSON that is no UTF-8",
      {},
      post(new Uint8Array([0x22, 0xff, 0x22]), JSON_TYPE),
      400,
      ["body json"],
    ],
    [
      "a missing body",
      { required: true },
      post(undefined, JSON_TYPE),
      400,
      ["body required"],
    ],
    [
      "broken multipart",
      {},
      post("x", { "content-type": "multipart/form-data; boundary=y" }),
      400,
      ["body multipart"],
    ],
    [
      "another type",
      { media: ["application/json"] },
      post("a=1", { "content-type": "text/plain" }),
      415,
      [],
    ],
    [
      "an encoding",
      {},
      post("x", { ...JSON_TYPE, "content-encoding": "gzip" }),
      415,
      [],
    ],
    ["a long body", {}, post(`"${"x".repeat(20)}"`, JSON_TYPE), 413, []],
    [
      "a long stream",
      {},
      post("x".repeat(20), { "content-type": "image/png" }),
      413,
      [],
    ],
  ];
  it.each(bad)("rejects %s", async (_, body, request, status, errors) => {
    const api = apiOf(body ? { body } : {}, echo, { maxBody: 16 });
    const response = await api.fetch(request);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe(
      "application/problem+json",
    );
    const problem = (await response.json()) as {
      errors?: { in: string; code: string }[];
    };
    expect(
      (problem.errors ?? []).map((one) => `${one.in} ${one.code}`),
    ).toEqual(errors);
  });

  it.each([
    ["Text/Plain; charset=utf-8", "a", "text/plain"],
    ["application/json", "1", "application/json"],
    ["image/png", "a", "image/png"],
    ["application/json", "", undefined],
  ])("detects the media type of %s", async (type, text, want) => {
    const media = ["application/json", "text/plain", "image/*"];
    const tell: Handle = ({ contentType }) => ({
      status: 200,
      body: [contentType ?? null],
    });
    const api = apiOf({ body: { media } }, tell);
    const response = await api.fetch(post(text, { "content-type": type }));
    expect(await response.json()).toEqual([want ?? null]);
  });

  it.each([
    ["application/json", 413],
    ["image/png", 413],
    ["multipart/form-data; boundary=b", 400],
  ])("rejects %s while a clone is unread", async (type, status) => {
    const api = apiOf({ body: {} }, echo, { maxBody: 16 });
    const request = post("x".repeat(type.startsWith("multipart") ? 9 : 20), {
      "content-type": type,
    });
    const kept = request.clone();
    expect((await api.fetch(request)).status).toBe(status);
    expect(kept.bodyUsed).toBe(false);
  });

  it("limits the bodies of each operation", async () => {
    const maxBody = (key: string): number => (key === "POST /x" ? 3 : 2);
    const api = apiOf({ body: {} }, echo, { maxBody });
    const statusOf = async (text: string): Promise<number> =>
      (await api.fetch(post(text, { "content-type": "text/plain" }))).status;
    expect([await statusOf("abc"), await statusOf("abcd")]).toEqual([200, 413]);
  });

  it("accepts a DELETE with a JSON content type and no body", async () => {
    const api = apiOf({ key: "DELETE /x", method: "DELETE", body: {} }, echo);
    const request = new Request("http://x/x", {
      method: "DELETE",
      headers: JSON_TYPE,
    });
    expect((await api.fetch(request)).status).toBe(200);
  });
});
