/** Requests that are authenticated, and requests that are rejected. */
import { describe, expect, it } from "vitest";
import { createRuntime } from "../api.js";
import type { HandlerContext } from "../options.js";
import type { Route } from "../route.js";
import {
  Deny,
  type ApiKeyCredential,
  type BasicCredential,
  type BearerCredential,
  type SecurityInfo,
} from "../security.js";
import { table } from "./routed.js";

describe("security", () => {
  const schemes = {
    oauth: { kind: "bearer" },
    basic: { kind: "basic" },
    key: { kind: "apiKey", in: "query", name: "k" },
    cookie: { kind: "apiKey", in: "cookie", name: "sid" },
    header: { kind: "apiKey", in: "header", name: "X-Key" },
    digest: { kind: "http", scheme: "Digest" },
    mtls: { kind: "custom", type: "mutualTLS" },
  } as const;
  const asked: SecurityInfo[] = [];
  const security = {
    oauth: ({ token }: BearerCredential, info: SecurityInfo) => {
      asked.push(info);
      if (token === "weak") return new Deny(403);
      return token === "good" ? { user: "ann" } : undefined;
    },
    basic: ({ username, password }: BasicCredential) =>
      password === "p:ä" ? username : null,
    key: ({ key }: ApiKeyCredential) => key,
    cookie: ({ key }: ApiKeyCredential) => key,
    header: ({ key }: ApiKeyCredential) => key,
    digest: ({ parameters }: { parameters: string }) => parameters,
    mtls: () => false as const,
  };
  const ask = (
    needs: Route["security"],
    headers: Record<string, string> = {},
    query = "",
  ): Promise<Response> => {
    const routes = table({ ...(needs && { security: needs }) }, schemes);
    const api = createRuntime(
      routes,
      {
        "POST /x": (_: unknown, ctx: HandlerContext) => ({
          status: 200,
          body: ctx.auth,
        }),
      },
      { security },
    );
    return api.fetch(
      new Request(`http://x/x${query}`, { method: "POST", headers }),
    );
  };
  const call = async (
    ...args: Parameters<typeof ask>
  ): Promise<[number, string | null, unknown]> => {
    const response = await ask(...args);
    const body = (await response.json()) as unknown;
    return [
      response.status,
      response.headers.get("www-authenticate"),
      response.ok ? body : null,
    ];
  };
  const basic = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode("ann:p:ä")))}`;

  const given: [
    string,
    Parameters<typeof call>,
    Awaited<ReturnType<typeof call>>,
  ][] = [
    ["nothing stated", [undefined], [200, null, {}]],
    [
      "a good token",
      [[{ oauth: ["r"] }], { authorization: "bearer good" }],
      [200, null, { oauth: { user: "ann" } }],
    ],
    [
      "no token",
      [[{ oauth: ["r", "w"] }]],
      [401, 'Bearer realm="api", scope="r w"', null],
    ],
    [
      "a bad token",
      [[{ oauth: [] }], { authorization: "Bearer bad" }],
      [401, 'Bearer realm="api", error="invalid_token"', null],
    ],
    [
      "a weak token",
      [[{ oauth: ["w"] }], { authorization: "Bearer weak" }],
      [403, 'Bearer realm="api", error="insufficient_scope", scope="w"', null],
    ],
    [
      "a scope with quotes",
      [[{ oauth: ['a"\r\nb'] }]],
      [401, 'Bearer realm="api", scope="ab"', null],
    ],
    [
      "a user and a password",
      [[{ basic: [] }], { authorization: basic }],
      [200, null, { basic: "ann" }],
    ],
    [
      "no password",
      [[{ basic: [] }], { authorization: "Basic %%%" }],
      [401, 'Basic realm="api", charset="UTF-8"', null],
    ],
    [
      "a key in the query",
      [[{ key: [] }], {}, "?k=a%20b"],
      [200, null, { key: "a b" }],
    ],
    [
      "an empty key",
      [[{ key: [] }], {}, "?k="],
      [401, 'ApiKey realm="api"', null],
    ],
    [
      "a key in a cookie",
      [[{ cookie: [] }], { cookie: "a=1; sid=2" }],
      [200, null, { cookie: "2" }],
    ],
    [
      "an encoded key in a cookie",
      [[{ cookie: [] }], { cookie: "sid=a%2Fb+c%3D" }],
      [200, null, { cookie: "a/b+c=" }],
    ],
    [
      "a key in a header",
      [[{ header: [] }], { "x-key": "3" }],
      [200, null, { header: "3" }],
    ],
    [
      "another scheme",
      [[{ digest: [] }], { authorization: "Digest a=b" }],
      [200, null, { digest: "a=b" }],
    ],
    ["false is a denial", [[{ mtls: [] }]], [401, null, null]],
    [
      "both of two",
      [[{ key: [], header: [] }], { "x-key": "3" }, "?k=1"],
      [200, null, { key: "1", header: "3" }],
    ],
    [
      "one of both is missing",
      [[{ key: [], header: [] }], { "x-key": "3" }],
      [401, 'ApiKey realm="api"', null],
    ],
    [
      "the second alternative",
      [[{ oauth: [] }, { key: [] }], {}, "?k=1"],
      [200, null, { key: "1" }],
    ],
    [
      "open to everybody",
      [[{ oauth: [] }, {}], { authorization: "Bearer bad" }],
      [200, null, {}],
    ],
    [
      "better known than not",
      [[{}, { oauth: [] }], { authorization: "Bearer good" }],
      [200, null, { oauth: { user: "ann" } }],
    ],
    [
      "403 before 401",
      [[{ oauth: [] }, { mtls: [] }], { authorization: "Bearer weak" }],
      [403, 'Bearer realm="api", error="insufficient_scope"', null],
    ],
  ];
  it.each(given)("%s", async (_, args, want) => {
    expect(await call(...args)).toEqual(want);
  });

  it.each<[string, Parameters<typeof ask>, string]>([
    [
      "each alternative",
      [[{ oauth: [] }, { basic: [] }, { digest: [] }, { cookie: [] }]],
      "A credential is missing: oauth (Authorization: Bearer), or basic (Authorization: Basic), or digest (Authorization: Digest), or cookie (cookie sid)",
    ],
    [
      "all of one alternative",
      [[{ key: [], header: [] }]],
      "A credential is missing: key (query parameter k) and header (header X-Key)",
    ],
    [
      "what of it is not there",
      [[{ key: [], header: [] }], { "x-key": "3" }],
      "A credential is missing: key (query parameter k)",
    ],
    [
      "nothing where one is no good",
      [[{ oauth: [] }], { authorization: "Bearer bad" }],
      "A valid credential is required",
    ],
    [
      "nothing where one does not suffice",
      [[{ oauth: [] }], { authorization: "Bearer weak" }],
      "The credential is not sufficient",
    ],
  ])("a rejection names %s", async (_, args, detail) => {
    const response = await ask(...args);
    expect(await response.json()).toMatchObject({ detail });
  });

  it("passes scopes and operation", async () => {
    asked.length = 0;
    await call([{ oauth: ["r", "w"] }], { authorization: "Bearer good" });
    expect(asked.map(({ scopes, operation }) => [scopes, operation])).toEqual([
      [["r", "w"], "POST /x"],
    ]);
  });
});
