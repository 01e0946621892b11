/**
 * Encodes path parameters in the styles `simple`, `label` and `matrix`. Values are always
 * percent-encoded.
 */
import { percentEncoding } from "./encode.js";
import { invalid } from "./errors.js";
import {
  expand,
  marksOf,
  written,
  type Delimiter,
  type Rule,
} from "./expand.js";

export interface PathOptions {
  /** True to write members separately: `;color=blue;color=black`, `R=100,G=200`. */
  readonly explode?: boolean;
  /** Separates the items of an array if `explode` is false; `,` by default. */
  readonly delimiter?: Delimiter;
  /** Separates the items of a nested array (Swagger 2.0). */
  readonly items?: Delimiter;
  /** Keeps reserved characters instead of encoding them. */
  readonly allowReserved?: boolean;
}

/**
 * Returns `blue,black,brown`.
 * @throws TypeError if the value is absent, empty or cannot be written
 */
export function simple(
  name: string,
  value: unknown,
  options: PathOptions = {},
): string {
  const text = write(name, value, options, { named: false, separator: "," });
  // An empty segment would call another operation.
  if (text === "") throw invalid(name, "must not be empty");
  return text;
}

/**
 * Returns `.blue,black,brown`, or `.blue.black.brown` with `explode`.
 * @throws TypeError if the value is absent or cannot be written, for example because a dot in a
 *   member would end the member
 */
export function label(
  name: string,
  value: unknown,
  options: PathOptions = {},
): string {
  const rule = { named: false, separator: "." };
  // A member that contains a dot is rejected if `explode` separates members by
  // dots. It is also rejected if it is the only item of a list: no comma shows
  // that `explode` is false, and some servers would split the item at the dot.
  const dots =
    options.explode === true || (Array.isArray(value) && value.length === 1);
  return "." + write(name, value, options, rule, dots ? "." : "");
}

/** Returns `;color=blue,black,brown`, or `;color=blue;color=black` with `explode`. */
export function matrix(
  name: string,
  value: unknown,
  options: PathOptions = {},
): string {
  const rule = { named: true, separator: ";" };
  return ";" + write(name, value, options, rule);
}

function write(
  name: string,
  value: unknown,
  options: PathOptions,
  rule: Pick<Rule, "named" | "separator">,
  marks = "",
): string {
  const { delimiter = ",", items, allowReserved } = options;
  const encoding = percentEncoding(
    name,
    marks + marksOf(delimiter, items),
    allowReserved,
  );
  const text = expand(name, value, {
    ...rule,
    explode: options.explode ?? false,
    delimiter: written(delimiter),
    items: items && written(items),
    empty: "",
    encode: rule.named ? { ...encoding, whole: encoding.member } : encoding,
  });
  if (text === undefined) throw invalid(name, "is required");
  return text;
}
