/** Writes one value in the styles of OpenAPI parameters: the expansion of RFC 6570 §3.2. */
import { encode, isAbsent, isRecord, primitive, simplify } from "./encode.js";

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
  readonly items?: Delimiter | undefined;
  /** What follows the name of an empty value. */
  readonly empty: "" | "=";
  readonly encode: (text: string) => string;
}

/**
 * Expands a value.
 * @returns the expansion; `undefined` when there is nothing to write: the value is absent, or has no members
 * @throws TypeError when a member is not a primitive
 */
export function expand(
  name: string,
  value: unknown,
  rule: Rule,
): string | undefined {
  const plain = simplify(value);
  if (isAbsent(plain)) return undefined;
  const label = encode(name);
  if (Array.isArray(plain)) {
    const items = plain
      .filter((item) => !isAbsent(item))
      .map((item) => member(name, item, rule));
    return join(label, items, rule);
  }
  if (isRecord(plain)) return expandRecord(name, label, plain, rule);
  const text = rule.encode(primitive(name, plain));
  return rule.named ? pair(label, text, rule.empty) : text;
}

function expandRecord(
  name: string,
  label: string,
  value: Record<string, unknown>,
  rule: Rule,
): string | undefined {
  const entries = Object.entries(value)
    .filter(([, item]) => !isAbsent(item))
    .map(
      ([key, item]) => [rule.encode(key), member(name, item, rule)] as const,
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
    return rule.encode(primitive(name, value));
  }
  return value
    .map((item) => rule.encode(primitive(name, item)))
    .join(rule.items === "," ? "," : rule.encode(rule.items));
}

function pair(name: string, text: string, empty: "" | "="): string {
  return text === "" ? name + empty : `${name}=${text}`;
}
