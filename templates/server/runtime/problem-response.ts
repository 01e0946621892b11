/** Builds error responses as problem details (RFC 9457). */
import { checkName, checkValue } from "./header.js";
import type { NeutralResponse } from "./http.js";
import type { HttpProblem } from "./problem.js";

const TITLES = new Map([
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "Not Found"],
  [405, "Method Not Allowed"],
  [406, "Not Acceptable"],
  [409, "Conflict"],
  [410, "Gone"],
  [412, "Precondition Failed"],
  [413, "Content Too Large"],
  [414, "URI Too Long"],
  [415, "Unsupported Media Type"],
  [422, "Unprocessable Content"],
  [429, "Too Many Requests"],
  [500, "Internal Server Error"],
  [501, "Not Implemented"],
  [503, "Service Unavailable"],
]);

/**
 * Returns the response for a problem.
 * @throws TypeError if the headers of the problem are invalid
 */
export function problemResponse(problem: HttpProblem): NeutralResponse {
  const { status, message, options } = problem;
  const document = {
    type: options.type ?? "about:blank",
    title: options.title ?? TITLES.get(status) ?? "Error",
    status,
    ...(message === "" ? {} : { detail: message }),
    ...(options.errors === undefined ? {} : { errors: options.errors }),
    ...(options.moreErrors === undefined
      ? {}
      : { moreErrors: options.moreErrors }),
  };
  const headers: [string, string][] = [
    ["content-type", "application/problem+json"],
  ];
  for (const [name, value] of options.headers ?? []) {
    headers.push([checkName(name), checkValue(name, value)]);
  }
  return { status, headers, body: JSON.stringify(document) };
}
