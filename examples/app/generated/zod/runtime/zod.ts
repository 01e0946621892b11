/** What zod has no word for. */
import * as z from "zod";

/** Makes a schema. Bundlers leave out the call, and all that is made in it, where nobody uses what it returns. */
export function schema<Made>(make: () => Made): Made {
  return make();
}

const LEAST = -(2 ** 63);
const END = 2 ** 63;

/** An integer of 64 bits, as JSON has it: beyond 2^53 its digits may be lost, and it is an integer all the same. */
export function int64(): z.ZodNumber {
  return z.number().multipleOf(1).min(LEAST).lt(END);
}

/** What a generated check says of a value, as Standard Schema has it. */
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

/** A value that is held against the generated check of its schema. */
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
