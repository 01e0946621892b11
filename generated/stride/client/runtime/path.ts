/** Path parameters: the styles `simple`, `label` and `matrix`. Values are always encoded. */
import { encode, encodeReserved } from "./encode.js";
import { expand, type Delimiter, type Rule } from "./expand.js";

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

/** `.blue,black,brown`, or `.blue.black.brown` when exploded. */
export function label(
  name: string,
  value: unknown,
  options: PathOptions = {},
): string {
  const rule = { named: false, separator: "." };
  return "." + write(name, value, options, rule);
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
): string {
  const { delimiter = "," } = options;
  const text = expand(name, value, {
    ...rule,
    explode: options.explode ?? false,
    delimiter: delimiter === "," ? "," : encode(delimiter),
    items: options.items,
    empty: "",
    encode: options.allowReserved ? encodeReserved : encode,
  });
  if (text === undefined) throw new TypeError(`${name}: is required`);
  return text;
}
