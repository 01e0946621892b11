/** Helpers for schemas that zod has no method for. */
import * as z from "zod";

/**
 * Creates a schema. Bundlers drop the call, with everything created inside it,
 * if its result is not used.
 */
export function schema<Made>(make: () => Made): Made {
  return make();
}

/**
 * Returns the schema unchanged, with the type that the caller declares. Without
 * the compiler option `strict`, zod infers a property with a union as optional.
 * The inferred type is then not compared with the declared type.
 */
export function typed<Made extends z.ZodType>(
  made: undefined extends string ? z.ZodType : Made,
): Made {
  return made as Made;
}

const LEAST = -(2 ** 63);
const END = 2 ** 63;

/**
 * A 64-bit integer in JSON: beyond 2^53 its digits may be lost, but it is
 * still an integer.
 */
export function int64(): z.ZodNumber {
  return z.number().multipleOf(1).min(LEAST).lt(END);
}

/** A generated check, as defined by Standard Schema. */
interface Checked<Value> {
  readonly "~standard": {
    readonly validate: (value: unknown) => {
      readonly issues?: readonly Issue[] | undefined;
    };
    readonly types?: { readonly output: Value } | undefined;
  };
}

interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** Returns a schema that validates a value with the generated check. */
export function declared<Value>(
  check: Checked<Value>,
): z.ZodType<Value, Value> {
  return z.custom<Value>().check(({ value, issues }) => {
    const found = check["~standard"].validate(value).issues ?? [];
    for (const { message, path } of found) {
      issues.push({ code: "custom", message, path: [...path], input: value });
    }
  });
}
