/** Decodes the parameters of a request, and lists all errors. */
import type { Budget } from "./budget.js";
import { newSlots, type Wire } from "./coerce.js";
import { parseCookies, readCookie } from "./cookie.js";
import { BAD_ENCODING, decodeWire, failed, type Decoded } from "./decode.js";
import { ErrorList } from "./error-list.js";
import { readHeader } from "./header.js";
import type { NeutralRequest } from "./http.js";
import { invalid, type ProblemError } from "./problem.js";
import {
  decodeForm,
  namesOf,
  parsePairs,
  readQuery,
  type Names,
  type Pair,
} from "./query.js";
import type {
  HandlerRequest,
  ParameterSpec,
  PathPart,
  Route,
  RunCheck,
} from "./route.js";
import { decodePath, readPath } from "./style.js";

/** The input of a handler with decoded parameters. The body is added later. */
export interface DecodedRequest extends Omit<
  HandlerRequest,
  "body" | "contentType"
> {
  body: unknown;
  contentType?: string;
}

/** Decodes the parameters of a request. `budget` limits the checks of the parameters. */
export type ParameterDecoder = (
  captures: readonly string[],
  request: NeutralRequest,
  budget: Budget,
) => DecodedRequest;

/** A parameter of an operation, with the data that is prepared before the first request. */
interface Step {
  readonly spec: ParameterSpec;
  readonly place: "path" | "query" | "header" | "cookie";
  readonly at: { readonly in: ProblemError["in"]; readonly name: string };
  /** Returns the value in the form in which it was sent; `undefined` if it is absent. */
  readonly read: (sent: Sent) => Wire | undefined;
}

/**
 * Creates the function that decodes the parameters of an operation. It takes the percent-encoded
 * path parameters in the order of the template, and throws an HttpProblem 400 that lists every
 * missing or invalid parameter.
 * @param runCheck runs the checks of the parameters
 */
export function parameterDecoder(
  route: Route,
  runCheck?: RunCheck,
): ParameterDecoder {
  const specs = route.parameters ?? [];
  const positions = pathNames(route);
  const declared = namesOf(specs.filter((spec) => spec.in === "query"));
  const steps = specs.map((spec): Step => {
    const place = spec.in === "querystring" ? "query" : spec.in;
    const at = { in: place, name: spec.name };
    const read = readerOf(spec, positions.indexOf(spec.name), declared);
    return { spec, place, at, read };
  });
  return (captures, request, budget) => {
    const sent = new Sent(captures, request);
    const slots = {
      path: NOTHING,
      query: NOTHING,
      header: NOTHING,
      cookie: NOTHING,
    };
    for (const step of steps) {
      const value = decodeStep(step, sent);
      if ("error" in value) sent.errors.add(value.error);
      else if (value.found !== undefined) {
        const { spec, place, at } = step;
        if (slots[place] === NOTHING) slots[place] = newSlots();
        slots[place][spec.name] = value.found;
        // A default is not checked, because an invalid default is not the caller's mistake.
        if (value.isDefault === true) continue;
        if (spec.check === undefined || runCheck === undefined) continue;
        const list = runCheck(spec.check, value.found, at, budget);
        if (!list.isEmpty) sent.errors.addAll(list);
      }
    }
    sent.refuse();
    return {
      params: slots.path,
      query: slots.query,
      headers: slots.header,
      cookies: slots.cookie,
      body: undefined,
    };
  };
}

function decodeStep({ spec, place, read }: Step, sent: Sent): Decoded {
  try {
    return decodeWire(spec, place, read(sent));
  } catch (error) {
    if (error instanceof URIError) return failed(spec, place, BAD_ENCODING);
    throw error;
  }
}

/** The shared, empty result if an operation has no parameters in a location. */
const NOTHING: Record<string, unknown> = Object.freeze(newSlots());

/**
 * The sent parameters of one request. The query and the cookies are parsed when they are first
 * needed.
 */
class Sent {
  readonly captures: readonly string[];
  readonly request: NeutralRequest;
  #errors: ErrorList | undefined;
  #query: readonly Pair[] | undefined;
  #cookies: readonly Pair[] | undefined;

  constructor(captures: readonly string[], request: NeutralRequest) {
    this.captures = captures;
    this.request = request;
  }

  /** The errors found so far. The list is created on demand, because most requests have none. */
  get errors(): ErrorList {
    return (this.#errors ??= new ErrorList());
  }

  /**
   * Rejects the request if it has errors.
   * @throws HttpProblem 400 with all errors
   */
  refuse(): void {
    const list = this.#errors;
    if (list !== undefined) throw invalid(list.errors, list.more);
  }

  get query(): readonly Pair[] {
    if (this.#query !== undefined) return this.#query;
    this.#query = [];
    try {
      this.#query = parsePairs(this.request.search.slice(1));
    } catch {
      this.errors.add({ in: "query", ...BAD_ENCODING });
    }
    return this.#query;
  }

  get cookies(): readonly Pair[] {
    return (this.#cookies ??= parseCookies(
      this.request.header("cookie") ?? "",
    ));
  }
}

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
  declared: Names,
): Step["read"] {
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

function readQueryParameter(
  pairs: readonly Pair[],
  spec: ParameterSpec,
  declared: Names,
): Wire | undefined {
  if (spec.media === undefined) return readQuery(pairs, spec, declared);
  const found = pairs.find(([name]) => name === spec.name);
  return found && decodeForm(found[1]);
}

/** Reads the whole query as one value (`in: querystring`). */
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
