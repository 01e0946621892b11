/** Encodes parameters that have a single value. */
import { encode, isAbsent, primitive } from "./encode.js";
import { invalid } from "./errors.js";

/**
 * Encodes a path segment.
 * @throws TypeError if the value is absent or empty, because an empty segment would call another
 *   operation
 */
export function segment(name: string, value: unknown): string {
  const text = isAbsent(value) ? "" : encode(primitive(name, value));
  if (text) return text;
  throw invalid(name, "must not be empty");
}

/** Encodes a query parameter as `name=value`; `""` if the value is absent. */
export function pair(name: string, value: unknown): string {
  return isAbsent(value)
    ? ""
    : `${encode(name)}=${encode(primitive(name, value))}`;
}

/** Encodes several arguments as query parameters. */
export function pairs(args: object, texts: readonly string[]): string[] {
  const given = args as Readonly<Record<string, unknown>>;
  return texts.map((text) => {
    const [sent, name] = namesOf(text);
    return pair(sent, given[name]);
  });
}

/**
 * Returns the names of a parameter and of its argument. The name of the
 * argument follows after `=`. If the text contains no `=`, the argument is
 * named like the parameter in camel case.
 * @param text `limit`, `per_page`, `filter.id=filterId`
 */
export function namesOf(text: string): readonly [sent: string, name: string] {
  const [sent = "", name] = text.split("=");
  const camel = (_: string, letter: string): string => letter.toUpperCase();
  return [sent, name ?? sent.replace(/[_-]([a-z])/g, camel)];
}
