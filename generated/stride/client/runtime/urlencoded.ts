/** Encodes bodies of type `application/x-www-form-urlencoded`. */
import { isA, platform } from "./platform.js";
import type { Body } from "./body.js";
import { isAbsent, isRecord, simplify } from "./encode.js";
import { invalid } from "./errors.js";
import { form, jsonText, type QueryWriter } from "./query.js";

/**
 * Encodes an object as a form. Arrays repeat their name, and objects are written as JSON (OpenAPI
 * 3.1 §4.8.15), unless `writers` has an encoder for the property.
 * @param writers encoders, by property
 * @throws TypeError if the value is not an object
 */
export function urlencoded(
  value: unknown,
  writers: Readonly<Record<string, QueryWriter>> = {},
): Body | undefined {
  if (value === undefined) return undefined;
  const type = "application/x-www-form-urlencoded";
  if (isA(value, platform.URLSearchParams)) {
    return { content: value.toString(), type };
  }
  return { content: formText(value, writers), type };
}

/** Encodes an object as `a=1&b=2`, for a form or for a whole query (`in: querystring`). */
export function formText(
  value: unknown,
  writers: Readonly<Record<string, QueryWriter>> = {},
): string {
  if (value === undefined) return "";
  if (!isRecord(value)) {
    throw invalid("body", "must be an object with the form fields");
  }
  const special = new Map(Object.entries(writers));
  return Object.entries(value)
    .map(([name, property]) =>
      (special.get(name) ?? writeProperty)(name, property),
    )
    .filter((pairs) => pairs !== "")
    .join("&");
}

function writeProperty(name: string, value: unknown): string {
  const plain = simplify(value);
  if (!Array.isArray(plain)) return form(name, scalar(plain));
  return form(
    name,
    plain.map((item) => scalar(simplify(item))),
  );
}

function scalar(value: unknown): unknown {
  if (isAbsent(value)) return value;
  return typeof value === "object" ? jsonText(value) : value;
}
