/** The responses for values that handlers return. */
import { describe, expect, it, vi } from "vitest";
import { eventText } from "../events.js";
import type { Route } from "../route.js";
import { apiOf, post } from "./routed.js";

describe("responses", () => {
  const given: [
    string,
    Partial<Route>,
    unknown,
    [number, string | null, string],
  ][] = [
    [
      "JSON",
      {},
      { status: 201, body: { a: 1 } },
      [201, "application/json", '{"a":1}'],
    ],
    [
      "a string is JSON",
      {},
      { status: 200, body: "a" },
      [200, "application/json", '"a"'],
    ],
    [
      "a declared text",
      { responses: [{ status: 200, media: ["text/csv"] }] },
      { status: 200, body: "a" },
      [200, "text/csv", "a"],
    ],
    [
      "JSON before all that is declared",
      {
        responses: [
          { status: 200, media: ["application/atom+xml", "application/json"] },
        ],
      },
      { status: 200, body: { a: 1 } },
      [200, "application/json", '{"a":1}'],
    ],
    [
      "a declared range of statuses",
      { responses: [{ status: "4XX", media: ["application/problem+json"] }] },
      { status: 404, body: {} },
      [404, "application/problem+json", "{}"],
    ],
    [
      "a stated type",
      {},
      { status: 200, body: "a", contentType: "text/plain" },
      [200, "text/plain", "a"],
    ],
    [
      "a type among the headers",
      {},
      { status: 200, body: "a", headers: { "Content-Type": "text/plain" } },
      [200, "text/plain", "a"],
    ],
    [
      "bytes",
      {},
      { status: 200, body: new TextEncoder().encode("a") },
      [200, "application/octet-stream", "a"],
    ],
    [
      "a blob",
      {},
      { status: 200, body: new Blob(["a"], { type: "text/html" }) },
      [200, "text/html", "a"],
    ],
    [
      "a form",
      {},
      { status: 200, body: new URLSearchParams({ a: "1" }) },
      [200, "application/x-www-form-urlencoded;charset=UTF-8", "a=1"],
    ],
    ["no body", {}, { status: 200 }, [200, null, ""]],
    ["204 never has one", {}, { status: 204, body: "a" }, [204, null, ""]],
    [
      "a Web response",
      {},
      new Response("a", { status: 418 }),
      [418, "text/plain;charset=UTF-8", "a"],
    ],
  ];
  it.each(given)("%s", async (_, route, result, want) => {
    const response = await apiOf(route, () => result).fetch(post());
    expect([
      response.status,
      response.headers.get("content-type"),
      await response.text(),
    ]).toEqual(want);
  });

  it("sends pieces immediately", async () => {
    async function* pieces(): AsyncGenerator<string> {
      yield "a";
      yield "b";
    }
    const api = apiOf({}, () => ({ status: 200, body: pieces() }));
    expect(await (await api.fetch(post())).text()).toBe("ab");
  });

  it("sends several cookies", async () => {
    const headers = { "set-cookie": ["a=1", "b=2"] };
    const response = await apiOf({}, () => ({ status: 200, headers })).fetch(
      post(),
    );
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  const wrong: [string, unknown][] = [
    ["nothing", undefined],
    ["a status that is none", { status: 99 }],
    [
      "a header with a line break",
      { status: 200, headers: { a: "b\r\nc: d" } },
    ],
    ["a header name with a space", { status: 200, headers: { "a b": "c" } }],
    ["an object as text", { status: 200, body: {}, contentType: "text/plain" }],
    ["a function", { status: 200, body: () => 1 }],
  ];
  it.each(wrong)("responds with 500 for %s", async (_, result) => {
    const onError = vi.fn();
    const response = await apiOf({}, () => result, { onError }).fetch(post());
    expect(response.status).toBe(500);
    expect(onError).toHaveBeenCalledOnce();
  });

  it("responds to HEAD with GET, with the length and without the body", async () => {
    const api = apiOf({ key: "GET /x", method: "GET" }, () => ({
      status: 200,
      body: "é",
    }));
    const response = await api.fetch(
      new Request("http://x/x", { method: "HEAD" }),
    );
    expect(await response.text()).toBe("");
    expect(response.headers.get("content-length")).toBe("4");
  });
});

describe("event streams", () => {
  it.each([
    [{ data: "a" }, "data: a\n\n"],
    [{ data: { a: "\n" } }, 'data: {"a":"\\n"}\n\n'],
    [{ data: "a\r\nb\rc\n" }, "data: a\ndata: b\ndata: c\ndata: \n\n"],
    [
      { data: 1, event: "x\ndata: y", id: "7\r", retry: 2.5 },
      "event: x data: y\nid: 7 \nretry: 2\ndata: 1\n\n",
    ],
  ])("%j", (event, want) => {
    expect(eventText(event)).toBe(want);
  });
});
