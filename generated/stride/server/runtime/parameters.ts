/** Decodes the parameters of a request by what was declared; lists everything that is wrong with them. */
import { coerce, newSlots, type Wire } from "./coerce.js";
import { parseCookies, readCookie } from "./cookie.js";
import type { NeutralRequest } from "./http.js";
import { HttpProblem, type ProblemError } from "./problem.js";
import { decodeForm, parsePairs, readQuery, type Pair } from "./query.js";
import type {
  HandlerRequest,
  ParameterSpec,
  PathPart,
  Route,
  RunCheck,
  ValueSpec,
} from "./route.js";
import { categoryOf, readDelimited, readPath } from "./style.js";

export type Parameters = Omit<HandlerRequest, "body">;

/** Decodes the parameters of a request. */
export type ParameterDecoder = (
  captures: readonly string[],
  request: NeutralRequest,
) => Parameters;

/** Reads one value out of a request; undefined when it was not sent. */
type Read = (sent: Sent) => Wire | undefined;

/**
 * Makes the decoder of an operation, once.
 * @param runCheck lists what the check of a parameter has against its value
 * @returns takes the texts of the path parameters in the order of the template, still encoded;
 *   throws an HttpProblem 400 with one error for every parameter that is missing or wrong
 */
export function parameterDecoder(
  route: Route,
  runCheck?: RunCheck,
): ParameterDecoder {
  const specs = route.parameters ?? [];
  const positions = pathNames(route);
  const declared = new Set(
    specs.filter((spec) => spec.in === "query").map(({ name }) => name),
  );
  const steps = specs.map((spec) => ({
    spec,
    place: spec.in === "querystring" ? ("query" as const) : spec.in,
    read: readerOf(spec, positions.indexOf(spec.name), declared),
  }));
  return (captures, request) => {
    const sent = new Sent(captures, request);
    const slots = {
      path: NOTHING,
      query: NOTHING,
      header: NOTHING,
      cookie: NOTHING,
    };
    for (const { spec, place, read } of steps) {
      const value = decodeStep(spec, place, read, sent);
      if ("error" in value) sent.errors.push(value.error);
      else if (value.found !== undefined) {
        if (slots[place] === NOTHING) slots[place] = newSlots();
        slots[place][spec.name] = value.found;
        if (spec.check === undefined || runCheck === undefined) continue;
        const at = { in: place, name: spec.name };
        sent.errors.push(...runCheck(spec.check, value.found, at));
      }
    }
    if (sent.errors.length > 0) throw invalid(sent.errors);
    return {
      params: slots.path,
      query: slots.query,
      headers: slots.header,
      cookies: slots.cookie,
    };
  };
}

function decodeStep(
  spec: ParameterSpec,
  place: ProblemError["in"],
  read: Read,
  sent: Sent,
): Decoded {
  try {
    return decodeWire(spec, place, read(sent));
  } catch (error) {
    if (error instanceof URIError) return failed(spec, place, BAD_ENCODING);
    throw error;
  }
}

/** Of a place where nothing was sent. */
const NOTHING: Record<string, unknown> = Object.freeze(newSlots());

/** What was sent: the query and the cookies are parsed at most once, and only when they are read. */
class Sent {
  readonly captures: readonly string[];
  readonly request: NeutralRequest;
  readonly errors: ProblemError[] = [];
  #query: readonly Pair[] | undefined;
  #cookies: readonly Pair[] | undefined;

  constructor(captures: readonly string[], request: NeutralRequest) {
    this.captures = captures;
    this.request = request;
  }

  get query(): readonly Pair[] {
    if (this.#query !== undefined) return this.#query;
    this.#query = [];
    try {
      this.#query = parsePairs(this.request.search.slice(1));
    } catch {
      this.errors.push({ in: "query", ...BAD_ENCODING });
    }
    return this.#query;
  }

  get cookies(): readonly Pair[] {
    return (this.#cookies ??= parseCookies(
      this.request.header("cookie") ?? "",
    ));
  }
}

/** The problem of a request that does not fit its description. */
export function invalid(errors: readonly ProblemError[]): HttpProblem {
  const [first] = errors;
  const name = first?.name === undefined ? "" : ` ${first.name}`;
  const detail = first
    ? `${first.in}${name}${first.pointer ?? ""}: ${first.message}`
    : "";
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

function readerOf(
  spec: ParameterSpec,
  position: number,
  declared: ReadonlySet<string>,
): Read {
  switch (spec.in) {
    case "path":
      return ({ captures }) => {
        const raw = captures[position];
        return raw === undefined ? undefined : readPath(raw, spec, decodePath);
      };
    case "query":
      return (sent) => readQueryParameter(sent.query, spec, declared);
    case "querystring":
      return (sent) =>
        readWhole(sent.request.search.slice(1), spec, () => sent.query);
    case "header": {
      const name = spec.name.toLowerCase();
      return ({ request }) => readHeader(request.header(name), spec);
    }
    case "cookie":
      return ({ cookies }) => readCookie(cookies, spec);
    default:
      return spec.in satisfies never;
  }
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
  let wire: Wire | undefined;
  try {
    wire = read();
  } catch {
    return failed(spec, place, BAD_ENCODING);
  }
  return decodeWire(spec, place, wire);
}

/** Gives what was read its declared type. */
function decodeWire(
  spec: ValueSpec,
  place: ProblemError["in"],
  wire: Wire | undefined,
): Decoded {
  if (wire === undefined) {
    if (place === "path") return failed(spec, place, NOT_IN_STYLE);
    if (spec.default !== undefined) {
      return { found: structuredClone(spec.default) };
    }
    return spec.required ? failed(spec, place, REQUIRED) : ABSENT;
  }
  if (wire === "" && spec.allowEmpty) return { found: emptyValue(spec) };
  if (spec.media !== undefined && typeof wire === "string") {
    return decodeMedia(wire, spec.media) ?? failed(spec, place, NO_JSON);
  }
  const result = coerce(wire, spec.type ?? "unknown");
  if ("value" in result) return { found: result.value };
  return failed(spec, place, result.fault);
}

const ABSENT: Decoded = { found: undefined };
const REQUIRED = { code: "required", message: "is required" };
const NOT_IN_STYLE = { code: "style", message: "is not written in its style" };
const NO_JSON = { code: "json", message: "is not valid JSON" };

function failed(
  { name }: ValueSpec,
  place: ProblemError["in"],
  fault: {
    readonly code: string;
    readonly message: string;
    readonly pointer?: string;
  },
): Decoded {
  const { code, message, pointer = "" } = fault;
  const at = pointer === "" ? {} : { pointer };
  return { error: { in: place, name, ...at, code, message } };
}

/** `?flag` where the description allows a parameter without a value. */
function emptyValue(spec: ValueSpec): unknown {
  if (spec.type === "boolean") return true;
  const category = categoryOf(spec.type);
  if (category === "array") return [];
  return spec.type === "string" || category === "unknown" ? "" : undefined;
}

/** Undefined when the text is not of its media type. */
function decodeMedia(text: string, media: string): Decoded | undefined {
  if (!/[/+]json\b/.test(media)) return { found: text };
  try {
    return { found: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
