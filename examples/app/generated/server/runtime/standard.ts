/**
 * Provides the generated checks as Standard Schemas (v1), for form libraries, routers and other
 * tools.
 */
import { newBudget } from "./budget.ts";
import type { ProblemError } from "./problem-error.ts";
import type { Check } from "./validate.ts";
import { runCheck } from "./checks.ts";

/** An error in the form that Standard Schema requires. */
export interface StandardIssue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** `StandardSchemaV1` of https://standardschema.dev. */
export interface StandardSchema<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "restitch";
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: Value; readonly issues?: undefined }
      | { readonly issues: readonly StandardIssue[] };
    readonly types?:
      { readonly input: Value; readonly output: Value } | undefined;
  };
}

/**
 * Returns a check as a Standard Schema.
 * @param check a check that the generator has created
 * @param response true for a response, in which write-only properties may be absent
 */
export function standard<Value>(
  check: Check,
  response = false,
): StandardSchema<Value> {
  return {
    "~standard": {
      version: 1,
      vendor: "restitch",
      validate: (value) => {
        const place = { in: "body", response } as const;
        const { errors } = runCheck(check, value, place, newBudget());
        if (errors.length === 0) return { value: value as Value };
        return { issues: errors.map((error) => issueOf(error, value)) };
      },
    },
  };
}

function issueOf(
  { pointer = "", message }: ProblemError,
  value: unknown,
): StandardIssue {
  const path: PropertyKey[] = [];
  let at = value;
  for (const piece of pointer.split("/").slice(1)) {
    const key = piece.replace(/~1/g, "/").replace(/~0/g, "~");
    path.push(Array.isArray(at) ? Number(key) : key);
    const open = typeof at === "object" && at !== null;
    at = open ? (at as Record<string, unknown>)[key] : undefined;
  }
  return { message, path };
}
