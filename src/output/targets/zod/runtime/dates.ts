/** Dates: text in JSON, and a `Date` in the program. */
import * as z from "zod";

/** A schema of text whose parsed value is a `Date`; `z.encode` writes the text again. */
export type DateText = z.ZodCodec<z.ZodType<string, string>, z.ZodDate>;

/** Reads a date-time (RFC 3339) as a `Date`. */
export function dateTime(text: z.ZodType<string, string>): DateText {
  return z.codec(text, z.date(), { decode: read, encode: writeDateTime });
}

/** Reads a day (`YYYY-MM-DD`) as a `Date`: its midnight in UTC. */
export function day(text: z.ZodType<string, string>): DateText {
  return z.codec(text, z.date(), { decode: read, encode: writeDay });
}

/** Reads a date if the value is one, and accepts every other value. */
export function anyDate(format: string): z.ZodType {
  const write = format === "date" ? writeDay : writeDateTime;
  return z.codec(z.unknown(), z.unknown(), {
    decode: (value) => {
      const date = typeof value === "string" ? read(value) : undefined;
      return date === undefined || Number.isNaN(date.getTime()) ? value : date;
    },
    encode: (value) => (value instanceof Date ? write(value) : value),
  });
}

/**
 * Converts the dates in a value that a schema has validated. A value of
 * another form than expected is returned unchanged.
 */
export function converted<Output, Input>(
  schema: z.ZodType<Input, Input>,
  dates: z.ZodType,
): z.ZodType<Output, Input> {
  return z.codec(schema, z.custom<Output>(), {
    decode: (value) => (z.safeDecode(dates, value).data ?? value) as Output,
    encode: (value) => (z.safeEncode(dates, value).data ?? value) as Input,
  });
}

// The text is tested first, because JavaScript also reads "1" or "May" as a
// date.
function read(text: string): Date {
  return new Date(/^\d{4}-\d\d-\d\d/.test(text) ? text : NaN);
}

function writeDateTime(date: Date): string {
  return date.toISOString();
}

function writeDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
