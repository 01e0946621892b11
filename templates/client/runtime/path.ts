/** Path parameters: the styles `simple`, `label` and `matrix`. Values are always encoded. */
import { percentEncoding } from "./encode.js";
import {
  expand,
  marksOf,
  written,
  type Delimiter,
  type Rule,
} from "./expand.js";

export interface PathOptions {
  /** Members stand alone: `;color=blue;color=black`, `R=100,G=200`. */
  readonly explode?: boolean;
  /** What joins an array that does not explode: `,` unless stated. */
  readonly delimiter?: Delimiter;
  /** What joins an array inside the array (Swagger 2.0). */
  readonly items?: Delimiter;
  /** Lets reserved characters stand. */
  readonly allowReserved?: boolean;
}

/**
 * `blue,black,brown`
 * @throws TypeError when the value is absent or empty, or cannot be written
 */
export function simple(
  name: string,
  value: unknown,
  options: PathOptions = {},
): string {
  const text = write(name, value, options, { named: false, separator: "," });
  // An empty segment would silently call another operation.
  if (text === "") throw new TypeError(`${name}: must not be empty`);
  return text;
}

/**
 * `.blue,black,brown`, or `.blue.black.brown` when exploded.
 * @throws TypeError when the value is absent or cannot be written: a dot in a member would be read as the end of it
 */
export function label(
  name: string,
  value: unknown,
  options: PathOptions = {},
): string {
  const rule = { named: false, separator: "." };
  // Some read dots between members even where nothing explodes; a comma tells them otherwise.
  const dots =
    options.explode === true || (Array.isArray(value) && value.length === 1);
  return "." + write(name, value, options, rule, dots ? "." : "");
}

/** `;color=blue,black,brown`, or `;color=blue;color=black` when exploded. */
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
  if (text === undefined) throw new TypeError(`${name}: is required`);
  return text;
}
