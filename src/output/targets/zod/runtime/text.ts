/** Numbers and booleans that arrive as text: parameters and forms. */
import * as z from "zod";

const PATTERNS = {
  integer: /^[+-]?\d+$/,
  number: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/,
  boolean: /^(?:true|false)$/,
};

/**
 * Also accepts the text of a value. Other texts are passed to the schema
 * unchanged, which rejects them.
 */
export function fromText<Schema extends z.ZodType>(
  type: keyof typeof PATTERNS,
  schema: Schema,
): z.ZodCodec<z.ZodType<z.input<Schema> | string>, Schema> {
  return z.codec(z.custom<z.input<Schema> | string>(), schema, {
    decode: (value) => {
      const isText = typeof value === "string" && PATTERNS[type].test(value);
      const read = type === "boolean" ? value === "true" : Number(value);
      return (isText ? read : value) as z.input<Schema>;
    },
    encode: (value) => value,
  });
}
