/** Writes one value in the styles of OpenAPI parameters: the expansion of RFC 6570 §3.2. */
import {
  encode,
  isAbsent,
  isRecord,
  present,
  primitive,
  type TextEncoding,
} from "./encode.js";

/** How arrays are joined: `,` (csv), space (ssv), tab (tsv) or `|` (pipes). */
export type Delimiter = "," | " " | "\t" | "|";

export interface Rule {
  /** Whether each value carries its name: `color=blue`. */
  readonly named: boolean;
  /** Whether each member stands alone: `color=blue&color=black`. */
  readonly explode: boolean;
  /** What stands between members that stand alone. */
  readonly separator: string;
  /** What stands between members that share one value. */
  readonly delimiter: string;
  /** What stands between the members of an array inside the array. */
  readonly items?: string | undefined;
  /** Whether a list in a top-level object repeats its name, as in forms: `ids=a&ids=b`. */
  readonly repeats?: boolean;
  /** What follows the name of an empty value. */
  readonly empty: "" | "=";
  readonly encode: TextEncoding;
}

/** A delimiter as it stands in a URL, where only the comma may stand as it is. */
export function written(delimiter: Delimiter): string {
  return delimiter === "," ? "," : encode(delimiter);
}

/** The delimiters that are encoded themselves, so that an encoding does not tell them from the same in a member. */
export function marksOf(...delimiters: (Delimiter | undefined)[]): string {
  return delimiters.filter((one) => one !== ",").join("");
}

/**
 * Expands a value.
 * @returns the expansion; `undefined` when there is nothing to write: the value is absent, or has no members
 * @throws TypeError when a member is not a primitive, or what is written would be read as something else
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

/** Members that are joined: one empty text would be read as no member at all. */
function checkEmpty(name: string, items: readonly string[]): void {
  if (items.length !== 1 || items[0] !== "") return;
  throw new TypeError(`${name}: a list of one empty text cannot be written`);
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
    throw new TypeError(`${name}: a list in a list cannot be written here`);
  }
  const items = value.map((item) => rule.encode.member(primitive(name, item)));
  checkEmpty(name, items);
  return items.join(rule.items);
}

function pair(name: string, text: string, empty: "" | "="): string {
  return text === "" ? name + empty : `${name}=${text}`;
}
