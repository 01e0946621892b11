/**
 * Encodes a value in the styles of OpenAPI parameters, which RFC 6570 §3.2 defines as expansion.
 */
import {
  encode,
  isAbsent,
  isRecord,
  present,
  primitive,
  type TextEncoding,
} from "./encode.js";
import { invalid } from "./errors.js";

/** The separators of array items: `,` (csv), space (ssv), tab (tsv) or `|` (pipes). */
export type Delimiter = "," | " " | "\t" | "|";

export interface Rule {
  /** True if each value follows its name: `color=blue`. */
  readonly named: boolean;
  /** True if each member is written separately: `color=blue&color=black`. */
  readonly explode: boolean;
  /** Separates members if `explode` is true. */
  readonly separator: string;
  /** Separates members if `explode` is false. */
  readonly delimiter: string;
  /** Separates the items of a nested array. */
  readonly items?: string | undefined;
  /** True if an array in an object repeats its name, as in forms: `ids=a&ids=b`. */
  readonly repeats?: boolean;
  /** The text that is written after the name if the value is empty: `color` or `color=`. */
  readonly empty: "" | "=";
  readonly encode: TextEncoding;
}

/**
 * Returns a delimiter as it is written in a URL. All delimiters except the comma are
 * percent-encoded.
 */
export function written(delimiter: Delimiter): string {
  return delimiter === "," ? "," : encode(delimiter);
}

/**
 * Returns the delimiters that are percent-encoded in the URL. A member that contains one of them
 * would be ambiguous.
 */
export function marksOf(...delimiters: (Delimiter | undefined)[]): string {
  return delimiters.filter((one) => one !== ",").join("");
}

/**
 * Writes a value in the style that `rule` describes.
 * @returns `undefined` if the value is absent or has no members
 * @throws TypeError if a member is not a primitive, or if a server would read the result as another
 *   value
 */
export function expand(
  name: string,
  value: unknown,
  rule: Rule,
): string | undefined {
  const plain = present(name, value);
  if (plain === undefined) return undefined;
  const label = encode(name);
  if (Array.isArray(plain)) {
    const items = plain
      .filter((item) => !isAbsent(item))
      .map((item) => member(name, item, rule));
    if (!(rule.named && rule.explode)) checkEmpty(name, items);
    return join(label, items, rule);
  }
  if (isRecord(plain)) return expandRecord(name, label, plain, rule);
  const text = rule.encode.whole(primitive(name, plain));
  return rule.named ? pair(label, text, rule.empty) : text;
}

/** Rejects a list that contains only one empty text. A server would read it as an empty list. */
function checkEmpty(name: string, items: readonly string[]): void {
  if (items.length !== 1 || items[0] !== "") return;
  throw invalid(name, "a list must not consist of one empty string");
}

function expandRecord(
  name: string,
  label: string,
  value: Record<string, unknown>,
  rule: Rule,
): string | undefined {
  const entries = Object.entries(value)
    .flatMap(([key, item]): [string, unknown][] =>
      rule.repeats && Array.isArray(item)
        ? item.map((one: unknown) => [key, one])
        : [[key, item]],
    )
    .filter(([, item]) => !isAbsent(item))
    .map(
      ([key, item]) =>
        [rule.encode.key(key), member(name, item, rule)] as const,
    );
  if (!rule.explode) return join(label, entries.flat(), rule);
  if (entries.length === 0) return undefined;
  return entries
    .map(([key, text]) => pair(key, text, rule.named ? rule.empty : "="))
    .join(rule.separator);
}

function join(
  label: string,
  items: readonly string[],
  rule: Rule,
): string | undefined {
  if (items.length === 0) return undefined;
  if (!rule.explode) {
    const text = items.join(rule.delimiter);
    return rule.named ? pair(label, text, rule.empty) : text;
  }
  return items
    .map((item) => (rule.named ? pair(label, item, rule.empty) : item))
    .join(rule.separator);
}

function member(name: string, value: unknown, rule: Rule): string {
  if (rule.items === undefined || !Array.isArray(value)) {
    return rule.encode.member(primitive(name, value));
  }
  const between = rule.explode ? rule.separator : rule.delimiter;
  if (rule.items === between && value.length !== 1) {
    throw invalid(name, "an inner list must have one item here");
  }
  const items = value.map((item) => rule.encode.member(primitive(name, item)));
  checkEmpty(name, items);
  return items.join(rule.items);
}

function pair(name: string, text: string, empty: "" | "="): string {
  return text === "" ? name + empty : `${name}=${text}`;
}
