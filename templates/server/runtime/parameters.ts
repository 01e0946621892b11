/** Decodes the parameters of a request by what was declared; lists everything that is wrong with them. */
import { coerce, newSlots, type Wire } from "./coerce.js";
import type { NeutralRequest } from "./http.js";
import { HttpProblem, type ProblemError } from "./problem.js";
import { decodeForm, parsePairs, readQuery, type Pair } from "./query.js";
import type {
  HandlerRequest,
  ParameterSpec,
  PathPart,
  Route,
  ValueSpec,
} from "./route.js";
import { categoryOf, readDelimited, readPath } from "./style.js";

export type Parameters = Omit<HandlerRequest, "body">;

/** Reads one value out of a request; undefined when it was not sent. */
type Read = (captured: string | undefined) => Wire | undefined;

/**
 * Decodes the parameters of a request.
 * @param captures the texts of the path parameters, in the order of the template, still encoded
 * @throws HttpProblem 400 with one error for every parameter that is missing or wrong
 */
export function decodeParameters(
  route: Route,
  captures: readonly string[],
  request: NeutralRequest,
): Parameters {
  const slots = {
    path: newSlots(),
    query: newSlots(),
    header: newSlots(),
    cookie: newSlots(),
  };
  const errors: ProblemError[] = [];
  const specs = route.parameters ?? [];
  const sources = openSources(specs, request, errors);
  const positions = new Map(
    pathNames(route).map((name, index) => [name, captures[index]]),
  );
  for (const spec of specs) {
    const place = spec.in === "querystring" ? "query" : spec.in;
    const read = sources(spec);
    const value = decodeOne(spec, place, () => read(positions.get(spec.name)));
    if ("error" in value) errors.push(value.error);
    else if (value.found !== undefined) slots[place][spec.name] = value.found;
  }
  if (errors.length > 0) throw invalid(errors);
  return {
    params: slots.path,
    query: slots.query,
    headers: slots.header,
    cookies: slots.cookie,
  };
}

/** The problem of a request that does not fit its description. */
export function invalid(errors: readonly ProblemError[]): HttpProblem {
  const [first] = errors;
  const name = first?.name === undefined ? "" : ` ${first.name}`;
  const detail = first ? `${first.in}${name}: ${first.message}` : "";
  return new HttpProblem(400, detail, { errors });
}

/** The names of a template's parameters, in its order. */
function pathNames(route: Route): string[] {
  const parts: PathPart[] = route.path.flatMap((segment) =>
    Array.isArray(segment) ? (segment as PathPart[]) : [segment as PathPart],
  );
  return parts.flatMap((part) =>
    typeof part === "string" ? [] : [part.param],
  );
}

/** Parses the query and the cookies at most once, and only for operations that read them. */
function openSources(
  specs: readonly ParameterSpec[],
  request: NeutralRequest,
  errors: ProblemError[],
): (spec: ParameterSpec) => Read {
  const declared = new Set(
    specs.filter((spec) => spec.in === "query").map(({ name }) => name),
  );
  let pairs: readonly Pair[] | undefined;
  const query = (): readonly Pair[] => {
    if (pairs !== undefined) return pairs;
    pairs = [];
    try {
      return (pairs = parsePairs(request.search.slice(1)));
    } catch {
      errors.push({ in: "query", ...BAD_ENCODING });
      return pairs;
    }
  };
  let cookies: readonly Pair[] | undefined;
  return (spec) => {
    switch (spec.in) {
      case "path":
        return (raw) =>
          raw === undefined ? undefined : readPath(raw, spec, decodePath);
      case "query":
        return () => readQueryParameter(query(), spec, declared);
      case "querystring":
        return () => readWhole(request.search.slice(1), spec, query);
      case "header":
        return () => readHeader(request.header(spec.name.toLowerCase()), spec);
      case "cookie":
        return () => {
          cookies ??= parseCookies(request.header("cookie") ?? "");
          return readCookie(cookies, spec);
        };
      default:
        return spec.in satisfies never;
    }
  };
}

/** What is said of a text that cannot be decoded. */
export const BAD_ENCODING = {
  code: "encoding",
  message: "has a broken percent-encoding",
} as const;

function decodePath(piece: string): string {
  return piece.includes("%") ? decodeURIComponent(piece) : piece;
}

function readQueryParameter(
  pairs: readonly Pair[],
  spec: ParameterSpec,
  declared: ReadonlySet<string>,
): Wire | undefined {
  if (spec.media === undefined) return readQuery(pairs, spec, declared);
  const found = pairs.find(([name]) => name === spec.name);
  return found && decodeForm(found[1]);
}

/** `in: querystring`: the whole query is one value. */
function readWhole(
  text: string,
  spec: ParameterSpec,
  query: () => readonly Pair[],
): Wire | undefined {
  if (text === "") return undefined;
  if (spec.media !== "application/x-www-form-urlencoded") {
    return decodeForm(text);
  }
  const type = spec.type ?? { object: [], rest: "unknown" as const };
  return readQuery(query(), { ...spec, type, explode: true }, new Set());
}

function readHeader(
  text: string | undefined,
  spec: ParameterSpec,
): Wire | undefined {
  if (text === undefined || spec.media !== undefined) return text;
  // Headers are not percent-encoded: what looks like it is text, and no delimiter.
  const raw = text.replace(/[%+]/g, encodeURIComponent);
  return readDelimited(raw, spec, (piece) => decodePath(piece.trim()));
}

function parseCookies(header: string): readonly Pair[] {
  return header.split(";").flatMap((piece): Pair[] => {
    const at = piece.indexOf("=");
    if (at < 0) return [];
    const value = piece.slice(at + 1).trim();
    return [[piece.slice(0, at).trim(), value.replace(/^"(.*)"$/s, "$1")]];
  });
}

/** Of several cookies of one name the first counts, unless they hold the items of an array. */
function readCookie(
  all: readonly Pair[],
  spec: ParameterSpec,
): Wire | undefined {
  const pairs = all.map(([name, value]): Pair => [name, escape(value, spec)]);
  const category = categoryOf(spec.type);
  const spread = category === "object" && (spec.explode ?? true);
  if (spread || category === "array") {
    const styled = { ...spec, style: "form", explode: spread } as const;
    return readQuery(pairs, styled, new Set());
  }
  const found = pairs.find(([name]) => name === spec.name);
  return found && readDelimited(found[1], spec, decodeForm);
}

/**
 * A cookie as a form would hold it. Cookies are written by many hands: what cannot be decoded is
 * taken as it is.
 */
function escape(value: string, spec: ParameterSpec): string {
  try {
    if (spec.style !== "cookie" && decodeURIComponent(value) !== "") {
      return value.replaceAll("+", "%2B");
    }
  } catch {
    // Not percent-encoded, then.
  }
  return value.replace(/[%+]/g, encodeURIComponent);
}

/** A value that was found (perhaps `undefined`), or what is wrong with it. */
export type Decoded =
  { readonly found: unknown } | { readonly error: ProblemError };

/**
 * Reads one value and gives it its declared type.
 * @param read gives what was sent; throws when its encoding is broken
 */
export function decodeOne(
  spec: ValueSpec,
  place: ProblemError["in"],
  read: () => Wire | undefined,
): Decoded {
  const { name } = spec;
  const failed = (code: string, message: string, pointer = ""): Decoded => ({
    error: {
      in: place,
      name,
      ...(pointer !== "" && { pointer }),
      code,
      message,
    },
  });
  let wire: Wire | undefined;
  try {
    wire = read();
  } catch {
    return failed(BAD_ENCODING.code, BAD_ENCODING.message);
  }
  if (wire === undefined) {
    if (place === "path") return failed("style", "is not written in its style");
    return spec.required
      ? failed("required", "is required")
      : { found: undefined };
  }
  if (wire === "" && spec.allowEmpty) return { found: emptyValue(spec) };
  if (spec.media !== undefined && typeof wire === "string") {
    return decodeMedia(wire, spec.media, failed);
  }
  const result = coerce(wire, spec.type ?? "unknown");
  if ("value" in result) return { found: result.value };
  const { code, message, pointer } = result.fault;
  return failed(code, message, pointer);
}

/** `?flag` where the description allows a parameter without a value. */
function emptyValue(spec: ValueSpec): unknown {
  if (spec.type === "boolean") return true;
  const category = categoryOf(spec.type);
  if (category === "array") return [];
  return spec.type === "string" || category === "unknown" ? "" : undefined;
}

function decodeMedia(
  text: string,
  media: string,
  failed: (code: string, message: string) => Decoded,
): Decoded {
  if (!/[/+]json\b/.test(media)) return { found: text };
  try {
    return { found: JSON.parse(text) as unknown };
  } catch {
    return failed("json", "is not valid JSON");
  }
}
