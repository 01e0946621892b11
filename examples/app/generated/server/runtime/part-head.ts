/** Checks the media type and the headers of a part of a multipart form. */
import type { Budget } from "./budget.ts";
import { decodeOne } from "./decode.ts";
import { readHeader } from "./header.ts";
import { pointerTo } from "./json.ts";
import { essence, mediaFor } from "./media.ts";
import { HttpProblem, invalid, type ProblemError } from "./problem.ts";
import type { Check, HeaderSpec, PartSpec, RunCheck } from "./route.ts";

export interface PartHead {
  readonly name: string;
  readonly filename: string | undefined;
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** Checks the value of a header. */
export type CheckHeader = (
  check: Check,
  value: unknown,
  name: string,
) => readonly ProblemError[];

/** Creates a function that checks header values within the budget of the request. */
export function headerCheck(runCheck: RunCheck, budget: Budget): CheckHeader {
  return (check, value, name) =>
    runCheck(check, value, { in: "header", name }, budget).errors;
}

/**
 * Checks the media type and the headers of a part.
 * @throws HttpProblem 415 if the media type is not declared, 400 if a header is missing or invalid
 */
export function checkHead(
  { types, headers = [], file }: PartSpec,
  part: PartHead,
  run?: CheckHeader,
): void {
  const pointer = pointerTo(part.name);
  // Clients send most fields without a media type, although the default is `text/plain`.
  const isKnown = file === true || part.headers.has("content-type");
  const type = essence(part.type);
  if (types && isKnown && mediaFor(type, types) === undefined) {
    const message = `has the media type "${type}", and only ${types.join(", ")} is accepted`;
    throw new HttpProblem(415, `body${pointer}: ${message}`, {
      errors: [{ in: "body", pointer, code: "media", message }],
    });
  }
  const errors = headers.flatMap((spec) => headerErrors(spec, part, run));
  if (errors.length === 0) return;
  throw invalid(
    errors.map(({ code, message }) => ({ in: "body", pointer, code, message })),
  );
}

function headerErrors(
  spec: HeaderSpec,
  { headers }: PartHead,
  run: CheckHeader | undefined,
): readonly ProblemError[] {
  const { name, check } = spec;
  const text = headers.get(name.toLowerCase());
  const decoded = decodeOne(spec, "header", () => readHeader(text, spec));
  const errors =
    "error" in decoded
      ? [decoded.error]
      : decoded.found === undefined || check === undefined
        ? []
        : (run?.(check, decoded.found, name) ?? []);
  return errors.map((error) => ({
    ...error,
    message: `header "${name}" ${error.message}`,
  }));
}
