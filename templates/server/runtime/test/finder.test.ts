import { expect, test } from "vitest";
import { createFinder } from "../finder.js";
import type { Route } from "../route.js";

const route = (key: string, more: Partial<Route> = {}): Route => ({
  key,
  method: key.slice(0, key.indexOf(" ")),
  path: key.split("/").slice(1),
  operation: key,
  ...more,
});

const find = createFinder(
  [
    route("GET /a"),
    route("PUT /a"),
    route("DELETE /a", { basePath: "" }),
    route("GET /b", { basePath: "/v1/x" }),
    route("GET /a", { operation: "elsewhere", host: "b.test:8080" }),
  ],
  { basePath: "/v1" },
);

test.each([
  ["GET", "/v1/a", "c.test", "GET /a"],
  ["GET", "/v1/a", "B.test:8080", "elsewhere"],
  ["GET", "/v1/a", undefined, "GET /a"],
  ["PUT", "/v1/a", "b.test:8080", "PUT /a"],
  ["DELETE", "/a", undefined, "DELETE /a"],
  ["GET", "/v1/x/b", undefined, "GET /b"],
  ["GET", "/b", undefined, "none"],
  ["POST", "/v1/a", undefined, "GET, HEAD, OPTIONS, PUT"],
  ["POST", "/%zz", undefined, "encoding"],
])("%s %s of %s is %s", (method, path, host, want) => {
  const found = find({ method, path, search: "", header: () => host });
  if (found.kind === "found") expect(found.route.operation).toBe(want);
  else if (found.kind === "method") expect(found.allow.join(", ")).toBe(want);
  else expect(found.kind).toBe(want);
});
