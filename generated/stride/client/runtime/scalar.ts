/** Parameters that hold one value. */
import { encode, isAbsent, primitive } from "./encode.js";

/**
 * A value in the path.
 * @throws TypeError when it is absent or empty: an empty segment would silently call another operation
 */
export function segment(name: string, value: unknown): string {
  const text = isAbsent(value) ? "" : encode(primitive(name, value));
  if (text) return text;
  throw new TypeError(`${name}: is required, and must not be empty`);
}

/** A value in the query, as `name=value`; `""` when there is nothing to write. */
export function pair(name: string, value: unknown): string {
  return isAbsent(value)
    ? ""
    : `${encode(name)}=${encode(primitive(name, value))}`;
}
