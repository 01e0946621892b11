import { describe, expect, it } from "vitest";
import { createMatcher, type Match } from "../matcher.js";
import type { PathPart, PathSegment, Route } from "../route.js";

/** `GET /a/{b}.json` as a route. */
function route(key: string): Route {
  const [method = "", path = ""] = key.split(" ");
  const trailingSlash = path.length > 1 && path.endsWith("/");
  const segments = path
    .split("/")
    .filter((one) => one !== "")
    .map((text): PathSegment => {
      const parts = text
        .split(/(\{\w+\})/)
        .filter((one) => one !== "")
        .map((one): PathPart =>
          one.startsWith("{") ? { param: one.slice(1, -1) } : one,
        );
      const [only] = parts;
      return parts.length === 1 && only !== undefined ? only : parts;
    });
  return {
    key,
    method,
    path: segments,
    operation: key,
    ...(trailingSlash && { trailingSlash }),
  };
}

function show(match: Match): string {
  switch (match.kind) {
    case "found":
      return [match.route.key, ...match.captures].join(" | ");
    case "method":
      return `405 ${match.allow.join(", ")}`;
    case "none":
      return "404";
    case "encoding":
      return "400";
    case "refused":
      return String(match.problem.status);
    default:
      return match satisfies never;
  }
}

const routes = [
  "GET /",
  "GET /site/",
  "GET /c/{id}/message/{messageId}",
  "DELETE /c/{id}/message/{messageId}",
  "GET /c/{id}/message/recent",
  "GET /m/chat:bot",
  "PUT /m/chat:bot/{key}",
  "GET /m/chat:bot:messages",
  "GET /m/{other}/deep/end",
  "GET /m/chat:bot/deep/{x}",
  "GET /files/{name}.json",
  "GET /files/{name}.min.json",
  "GET /files/{name}",
  "GET /diff/{from}..{to}",
  "GET /pair/a:{b}",
  "GET /pair/{x}{y}",
  "HEAD /only-head",
  "GET /späti/{x}",
  "POST /things",
  "GET /things",
].map(route);

describe("createMatcher", () => {
  const match = createMatcher(routes);
  const given: [string, string][] = [
    ["GET /", "GET /"],
    ["GET /site/", "GET /site/"],
    ["GET /site", "GET /site/"],
    ["GET /things/", "GET /things"],
    ["GET /site//", "404"],
    ["GET /c/1/message/recent", "GET /c/{id}/message/recent | 1"],
    ["GET /c/1/message/7", "GET /c/{id}/message/{messageId} | 1 | 7"],
    // The literal path has no DELETE, but the path with the parameter has one.
    [
      "DELETE /c/1/message/recent",
      "DELETE /c/{id}/message/{messageId} | 1 | recent",
    ],
    ["PATCH /c/1/message/recent", "405 DELETE, GET, HEAD, OPTIONS"],
    ["GET /c//message/7", "404"],
    ["GET /m/chat:bot", "GET /m/chat:bot"],
    ["GET /m/chat%3Abot", "404"],
    ["GET /m/%63hat:bot", "404"],
    ["GET /m/chatXbot", "404"],
    ["PUT /m/chat:bot/a%2Fb", "PUT /m/chat:bot/{key} | a%2Fb"],
    // If the literal path has no match, the search continues with the parameter.
    ["GET /m/chat:bot/deep/end", "GET /m/chat:bot/deep/{x} | end"],
    ["GET /m/other/deep/end", "GET /m/{other}/deep/end | other"],
    ["GET /files/x.json", "GET /files/{name}.json | x"],
    ["GET /files/x.min.json", "GET /files/{name}.min.json | x"],
    ["GET /files/.json", "GET /files/{name} | .json"],
    ["GET /files/x%2Ejson", "GET /files/{name} | x%2Ejson"],
    ["GET /diff/1..2", "GET /diff/{from}..{to} | 1 | 2"],
    ["GET /diff/v1.0..v2.0", "GET /diff/{from}..{to} | v1.0 | v2.0"],
    ["GET /diff/a%2Cb..c,d", "GET /diff/{from}..{to} | a%2Cb | c,d"],
    ["GET /diff/..2", "404"],
    ["GET /pair/a:1", "GET /pair/a:{b} | 1"],
    ["GET /pair/a%3A1", "GET /pair/{x}{y} | a | %3A1"],
    ["GET /pair/xyz", "GET /pair/{x}{y} | x | yz"],
    ["HEAD /things", "GET /things"],
    ["HEAD /only-head", "HEAD /only-head"],
    ["OPTIONS /things", "405 GET, HEAD, OPTIONS, POST"],
    ["GET /sp%C3%A4ti/1", "GET /späti/{x} | 1"],
    ["GET /c/%E0%A4%A/message/7", "400"],
    ["GET /c/100%/message/7", "400"],
    ["GET /nowhere", "404"],
    ["GET /constructor", "404"],
    ["GET /__proto__", "404"],
  ];
  it.each(given)("%s → %s", (request, want) => {
    const [method = "", path = ""] = request.split(" ");
    expect(show(match(method, path))).toBe(want);
  });

  it.each([
    ["GET /m/chat%3Abot", "GET /m/chat:bot"],
    ["GET /m/chat%3abot%3Amessages", "GET /m/chat:bot:messages"],
    ["GET /files/x%2Ejson", "GET /files/{name}.json | x"],
    ["GET /pair/a%3A1", "GET /pair/a:{b} | 1"],
    ["GET /c/%E0%A4%A/message/7", "400"],
  ])("%s → %s with lenientPaths", (request, want) => {
    const [method = "", path = ""] = request.split(" ");
    const lenient = createMatcher(routes, { lenientPaths: true });
    expect(show(lenient(method, path))).toBe(want);
  });

  it("does not depend on the order of the routes", () => {
    const reversed = createMatcher([...routes].reverse());
    for (const [request, want] of given) {
      const [method = "", path = ""] = request.split(" ");
      expect(show(reversed(method, path)), request).toBe(want);
    }
  });

  it("distinguishes a trailing slash in strict mode", () => {
    const strict = createMatcher(routes, { strictSlash: true });
    expect(show(strict("GET", "/site"))).toBe("404");
    expect(show(strict("GET", "/site/"))).toBe("GET /site/");
    expect(show(strict("GET", "/things/"))).toBe("404");
  });

  it("removes the base path", () => {
    const based = createMatcher(routes, { basePath: "/v1/" });
    expect(show(based("GET", "/v1/things"))).toBe("GET /things");
    expect(show(based("GET", "/v1"))).toBe("GET /");
    expect(show(based("GET", "/v10/things"))).toBe("404");
    expect(show(based("GET", "/things"))).toBe("404");
  });

  it("tries each alternative of an almost matching segment once", () => {
    const many = createMatcher([route("GET /{a}-{b}-{c}-{d}-x{e}")]);
    expect(show(many("GET", `/${"-".repeat(50_000)}`))).toBe("404");
  });
});
