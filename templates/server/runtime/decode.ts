/**
 * Decodes the values of a request to their declared types, and returns an error for an invalid
 * value.
 */
import { coerce, type Wire } from "./coerce.js";
import { readJson, UNSAFE_NAME, unsafeMember } from "./json.js";
import type { ProblemError } from "./problem.js";
import type { ValueSpec } from "./route.js";
import { categoryOf } from "./style.js";

/** The error for a text that cannot be decoded. */
export const BAD_ENCODING = {
  code: "encoding",
  message: "has an invalid percent-encoding",
} as const;

export type Decoded =
  | { readonly found: unknown; readonly isDefault?: true }
  | { readonly error: ProblemError };

/**
 * Reads and decodes the value of a parameter, header or form field.
 * @param read returns the value before it is decoded; throws if its percent-encoding is invalid
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

/**
 * Decodes a value to its declared type.
 * @param wire the value in the form in which it was sent; `undefined` if it is absent
 */
export function decodeWire(
  spec: ValueSpec,
  place: ProblemError["in"],
  wire: Wire | undefined,
): Decoded {
  if (wire === undefined) {
    if (place === "path") return failed(spec, place, NOT_IN_STYLE);
    if (spec.default !== undefined) {
      return { found: structuredClone(spec.default), isDefault: true };
    }
    return spec.required ? failed(spec, place, REQUIRED) : ABSENT;
  }
  if (wire === "" && spec.allowEmpty) return { found: emptyValue(spec) };
  if (spec.media !== undefined && typeof wire === "string") {
    return decodeMedia(wire, spec, place);
  }
  const result = coerce(
    wire,
    spec.type ?? "unknown",
    "",
    spec.style === "deepObject",
  );
  if ("fault" in result) return failed(spec, place, result.fault);
  const { value } = result;
  const member = typeof value === "object" ? unsafeMember(value) : undefined;
  return member === undefined
    ? { found: value }
    : failed(spec, place, { ...UNSAFE_NAME, pointer: member });
}

const ABSENT: Decoded = { found: undefined };
const REQUIRED = { code: "required", message: "is required" };
const NOT_IN_STYLE = {
  code: "style",
  message: "does not have the declared format",
};

/** Builds the error of a value. It contains the name of the value and its location. */
export function failed(
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

/** Returns the value of a parameter that is sent without a value (`?flag`), if it may be empty. */
function emptyValue(spec: ValueSpec): unknown {
  if (spec.type === "boolean") return true;
  const category = categoryOf(spec.type);
  if (category === "array") return [];
  return spec.type === "string" || category === "unknown" ? "" : undefined;
}

function decodeMedia(
  text: string,
  spec: ValueSpec,
  place: ProblemError["in"],
): Decoded {
  if (!/[/+]json\b/.test(spec.media ?? "")) return { found: text };
  const read = readJson(text);
  return read.fault === undefined
    ? { found: read.value }
    : failed(spec, place, read.fault);
}
