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

/**
 * Creates a union whose result has the declared properties of all members that
 * match. The result of zod's own union has only those of the first one.
 */
export function anyOf<const Members extends readonly z.ZodType[]>(
  members: Members,
): z.ZodUnion<Members> {
  const made: z.ZodType = new ZodAnyOf({ type: "union", options: members });
  return made as z.ZodUnion<Members>;
}

const ZodAnyOf = /* @__PURE__ */ z.core.$constructor<z.ZodUnion>(
  "ZodAnyOf",
  (inst, def) => {
    const base: z.core.$constructor<z.ZodUnion> = z.ZodUnion;
    base.init(inst, def);
    const first = inst._zod.parse;
    inst._zod.parse = (payload, ctx) => {
      if (ctx.direction === "backward") return first(payload, ctx);
      const { value } = payload;
      const results = def.options.map((one) =>
        one._zod.run({ value, issues: [] }, ctx),
      );
      const merge = (done: readonly z.core.ParsePayload[]) => {
        const fitting = done.filter(({ issues }) => issues.length === 0);
        if (fitting.length < 2) return first(payload, ctx);
        payload.value = fitting.map((one) => one.value).reduce(merged);
        return payload;
      };
      return results.some((one) => one instanceof Promise)
        ? Promise.all(results.map((one) => Promise.resolve(one))).then(merge)
        : merge(results as z.core.ParsePayload[]);
    };
  },
);

/** Merges two results for the same value. Each lacks the properties that a member does not declare. */
function merged(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.map((item, at) => merged(item, other[at]));
  }
  if (!isPlain(one) || !isPlain(other)) return one;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].map((name) => {
      if (!Object.hasOwn(other, name)) return [name, one[name]];
      const value = other[name];
      return [
        name,
        Object.hasOwn(one, name) ? merged(one[name], value) : value,
      ];
    }),
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return z.core.util.isPlainObject(value);
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
