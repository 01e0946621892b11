/** Parameters that hold one value. */
import { encode, isAbsent, primitive } from "./encode.js";

/**
 * A value in the path.
 * @throws TypeError when it is absent or empty: an empty segment would silently call another operation
 */
export function segment(name: string, value: unknown): string {
  const text = isAbsent(value) ? "" : encode(primitive(name, value));
  if (text) return text;
  throw new TypeError(`${name}: is required`);
}

/** A value in the query, as `name=value`; `""` when there is nothing to write. */
export function pair(name: string, value: unknown): string {
  return isAbsent(value)
    ? ""
    : `${encode(name)}=${encode(primitive(name, value))}`;
}

/** Arguments that are one value each, by the names of their parameters. */
export function pairs(args: object, texts: readonly string[]): string[] {
  const given = args as Readonly<Record<string, unknown>>;
  return texts.map((text) => {
    const [sent, name] = namesOf(text);
    return pair(sent, given[name]);
  });
}

/**
 * The name of a parameter, and that of its argument: what is said behind `=`, else the same in camel case.
 * @param text `limit`, `per_page`, `filter.id=filterId`
 */
export function namesOf(text: string): readonly [sent: string, name: string] {
  const [sent = "", name] = text.split("=");
  const camel = (_: string, letter: string): string => letter.toUpperCase();
  return [sent, name ?? sent.replace(/[_-]([a-z])/g, camel)];
}
