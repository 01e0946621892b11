/**
 * Rejects requests that servers and proxies read differently. Every adapter makes the same decision,
 * before it looks for an operation.
 */
import type { NeutralRequest } from "./http.js";
import type { Match } from "./matcher.js";
import { HttpProblem } from "./problem.js";

type Refused = Extract<Match, { kind: "refused" }>;

/**
 * Matches targets that are neither a path nor `*`, dot segments in any spelling, backslashes, which
 * URL parsers change to slashes, and characters that a target must not contain (RFC 9112 §3.2).
 */
const UNSAFE_PATH = /^(?!\/|\*$)|[#\\]|[^\x21-\x7e]|\/(?:\.|%2e){1,2}(?:\/|$)/i;
const UNSAFE_SEARCH = /#|[^\x21-\x7e]/;

/** Matches a list and characters that cannot be in a host (RFC 9110 §7.2). */
const UNSAFE_HOST = /^$|[\s,/?#@\\]/;

/**
 * Matches two media types, or two credentials. Adapters combine repeated headers with a comma. In
 * the parameters of one credential, a comma follows a `=` and precedes a `NAME=`.
 */
const TWO_TYPES = /,/;
const TWO_CREDENTIALS = /^[^,=]*,|,\s*[^\s,=]+(?:\s+[^\s,=]|\s*$)/;
const QUOTED = /"(?:[^"\\]|\\[^]?)*"?/g;

/**
 * Returns the problem of a request whose meaning is not certain: a dot segment or an invalid
 * character in its target, an invalid host, or a header that was sent twice.
 */
export function refusalOf(
  request: Pick<NeutralRequest, "path" | "search" | "header">,
): Refused | undefined {
  const { path, search } = request;
  if (UNSAFE_PATH.test(path) || UNSAFE_SEARCH.test(search)) {
    return refused(
      "The target contains a dot segment, a fragment, a backslash, or a character that must be percent-encoded.",
    );
  }
  const host = request.header("host");
  if (host !== undefined && UNSAFE_HOST.test(host))
    return refused("The Host header is invalid.");
  if (has(request.header("content-type"), TWO_TYPES))
    return refused("The request has several media types.");
  if (has(request.header("authorization"), TWO_CREDENTIALS))
    return refused("The request has several Authorization headers.");
  return undefined;
}

/** Returns true if a header contains a list. Quoted texts may contain commas. */
function has(value: string | undefined, form: RegExp): boolean {
  if (value === undefined || !value.includes(",")) return false;
  return form.test(value.replace(QUOTED, ""));
}

function refused(detail: string): Refused {
  return { kind: "refused", problem: new HttpProblem(400, detail) };
}

/**
 * Returns the path and query of the target in a request line. The target may be an absolute URL
 * (RFC 9112 §3.2.2).
 */
export function sentTarget(
  target: string,
): Pick<NeutralRequest, "path" | "search"> {
  const [origin = ""] = /^https?:\/\/[^/?]*/.exec(target) ?? [];
  const rest = target.slice(origin.length);
  const text = origin === "" || rest.startsWith("/") ? rest : `/${rest}`;
  const mark = text.indexOf("?");
  if (mark < 0) return { path: text, search: "" };
  return { path: text.slice(0, mark), search: text.slice(mark) };
}
