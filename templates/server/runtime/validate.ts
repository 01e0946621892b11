/** Checks values against the API description, and collects the errors. */
import type { Budget } from "./budget.js";
import { isMultiple } from "./decimal.js";
import { FORMATS, type Format } from "./formats.js";
import { Findings } from "./findings.js";
import type { ProblemError } from "./problem-error.js";

export type Check = (value: unknown, to: Issues) => void;

/** A regular expression, or an automaton whose steps are subtracted from the budget. */
export interface Pattern {
  test(text: string, budget: Budget): boolean;
}

/**
 * Does the same as `Object.hasOwn`. The types of `Object.hasOwn` are missing if the `lib` option of
 * the user's project is older than ES2022.
 */
export function hasOwn(value: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(value, name);
}

/** The maximum depth of items that are compared for uniqueness. Deeper items are rejected. */
const DEEPEST = 200;
/** The number of steps that are counted for comparing one item with the other items of an array. */
const STEPS_OF_ITEM = 20;
/** The number of characters, names or values that are processed in one step. */
const AT_ONCE = 8;

/** The errors of one value, and the methods with which generated checks find them. */
export class Issues extends Findings {
  object(value: unknown): value is Readonly<Record<string, unknown>> {
    const is =
      typeof value === "object" && value !== null && !Array.isArray(value);
    if (!is) this.add("type", "must be an object");
    return is;
  }

  array(value: unknown): value is readonly unknown[] {
    const is = Array.isArray(value);
    if (!is) this.add("type", "must be an array");
    return is;
  }

  string(value: unknown): value is string {
    const is = typeof value === "string";
    if (!is) this.add("type", "must be a string");
    return is;
  }

  number(value: unknown): value is number {
    const is = typeof value === "number" && Number.isFinite(value);
    if (!is) this.add("type", "must be a number");
    return is;
  }

  integer(value: unknown): value is number {
    const is = Number.isInteger(value);
    if (!is) this.add("type", "must be an integer");
    return is;
  }

  /** Returns an own property. `object[name]` could be inherited, for example `constructor`. */
  own(object: Readonly<Record<string, unknown>>, name: string): unknown {
    return hasOwn(object, name) ? object[name] : undefined;
  }

  /** Checks a required property. `only` restricts the requirement to requests or to responses. */
  required(
    value: unknown,
    name: string,
    check: Check = anything,
    only?: "request" | "response",
  ): void {
    if (value !== undefined) this.inside(name, value, check);
    else if (only === undefined || (only === "response") === this.isResponse) {
      this.inside(name, value, missing);
    }
  }

  optional(value: unknown, name: string, check: Check): void {
    if (value !== undefined) this.inside(name, value, check);
    else this.spend(1);
  }

  /**
   * Checks properties that are not declared (`additionalProperties`). If no check is given, they
   * are not allowed.
   */
  rest(
    object: Readonly<Record<string, unknown>>,
    names: readonly string[],
    check: Check = undeclared,
  ): void {
    const keys = Object.keys(object);
    this.spend((keys.length * names.length) / AT_ONCE);
    for (const name of keys) {
      if (this.full) return;
      const value = object[name];
      if (value === undefined || names.includes(name)) continue;
      this.inside(name, value, check);
    }
  }

  properties(object: object, least: number, most = Infinity): void {
    const { length } = Object.values(object).filter(isThere);
    if (length < least || length > most) {
      this.add("size", `must have ${range(least, most)} properties`);
    }
  }

  items(array: readonly unknown[], least: number, most = Infinity): void {
    if (array.length < least || array.length > most) {
      this.add("size", `must have ${range(least, most)} items`);
    }
  }

  each(array: readonly unknown[], check: Check, start = 0): void {
    for (let index = start; index < array.length; index++) {
      if (this.full) return;
      // A form that is still arriving may contain only some items of a list.
      if (array[index] === undefined && !(index in array)) continue;
      this.inside(index, array[index], check);
    }
  }

  /** Checks an item of a tuple if the array contains it. */
  item(array: readonly unknown[], index: number, check: Check): void {
    if (index in array) this.inside(index, array[index], check);
  }

  unique(array: readonly unknown[]): void {
    const seen = new Set<string>();
    for (const item of array) {
      if (this.full) return;
      seen.add(this.#fingerprint(item));
    }
    if (seen.size < array.length) this.add("unique", "contains an item twice");
  }

  /**
   * Returns a text that is equal for two values if they are equal according to JSON Schema. The
   * order of properties does not matter.
   */
  #fingerprint(value: unknown, depth = 0): string {
    if (typeof value !== "object" || value === null) {
      const text = String(JSON.stringify(value));
      this.spend(STEPS_OF_ITEM + text.length / AT_ONCE);
      return text;
    }
    if (depth > DEEPEST || !this.spend(STEPS_OF_ITEM)) return "…";
    if (Array.isArray(value)) {
      const items = value.map((item) => this.#fingerprint(item, depth + 1));
      return `[${items.join()}]`;
    }
    const inner = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([name, item]) =>
          `${JSON.stringify(name)}:${this.#fingerprint(item, depth + 1)}`,
      );
    return `{${inner.join()}}`;
  }

  /** Checks the length of a text in Unicode characters. `text.length` counts UTF-16 units. */
  length(text: string, least: number, most = Infinity): void {
    if (text.length >= least * 2 && text.length <= most) return;
    let length = text.length;
    if (length <= most * 2) {
      this.spend(length);
      length = [...text].length;
    }
    if (length < least || length > most) {
      this.add("length", `must have ${range(least, most)} characters`);
    }
  }

  format(text: string, format: keyof typeof FORMATS | Format): void {
    const [is, what] = typeof format === "string" ? FORMATS[format] : format;
    this.spend(text.length / AT_ONCE);
    if (!is(text)) this.add("format", `must be ${what}`);
  }

  /** Returns true if a text matches a pattern. */
  matches(text: string, pattern: Pattern): boolean {
    return (
      this.spend(1 + text.length / AT_ONCE) && pattern.test(text, this.budget)
    );
  }

  pattern(text: string, pattern: Pattern): void {
    // If the budget has run out, the text may match the pattern, so no error is added.
    if (!this.matches(text, pattern) && this.spend(0)) {
      this.add("pattern", "is not of the declared form");
    }
  }

  atLeast(value: number, bound: number): void {
    if (value < bound) this.add("range", `must be at least ${bound}`);
  }

  atMost(value: number, bound: number): void {
    if (value > bound) this.add("range", `must be at most ${bound}`);
  }

  above(value: number, bound: number): void {
    if (value <= bound) this.add("range", `must be above ${bound}`);
  }

  below(value: number, bound: number): void {
    if (value >= bound) this.add("range", `must be below ${bound}`);
  }

  multipleOf(value: number, unit: number): void {
    if (isMultiple(value, unit)) return;
    this.add("multiple", `must be a multiple of ${unit}`);
  }

  oneOf(value: unknown, values: readonly unknown[]): void {
    this.spend(values.length / AT_ONCE);
    if (values.includes(value)) return;
    const [only] = values;
    if (values.length === 1) {
      this.add("const", `must be ${JSON.stringify(only)}`);
      return;
    }
    const shown = values.slice(0, 12).map((one) => JSON.stringify(one));
    const more = values.length > shown.length ? ", …" : "";
    this.add("enum", `must be one of ${shown.join(", ")}${more}`);
  }

  /**
   * Checks a union.
   * @param exclusive true if exactly one member must match (`oneOf`)
   */
  union(value: unknown, branches: readonly Check[], exclusive = false): void {
    const aimed: (readonly ProblemError[])[] = [];
    const told = new Map<string, readonly ProblemError[]>();
    let matches = 0;
    for (const branch of branches) {
      const { errors, abandoned } = this.attempt(value, branch);
      if (errors.length === 0) {
        matches += 1;
        if (!exclusive) return;
      } else if (!abandoned) aimed.push(errors);
      else told.set(errors.map(({ message }) => message).join(), errors);
    }
    if (matches === 1) return;
    if (matches > 1) {
      this.add("exclusive", "matches more than one of the declared schemas");
      return;
    }
    // If the value has all required properties of exactly one member, the errors of that member are
    // reported.
    const meant = aimed.filter((errors) => !this.#lacks(errors));
    const [only = []] = meant.length === 1 ? meant : aimed;
    const [same = []] = told.values();
    if (aimed.length === 1 || meant.length === 1) this.take(only);
    // If the value has the wrong type for every member, and all members report the same error, the
    // error is reported once.
    else if (aimed.length === 0 && told.size === 1) this.take(same);
    else this.add("union", "matches none of the declared schemas");
  }

  /**
   * Returns true if a required property of the value itself is missing, and not only one of a
   * nested value.
   */
  #lacks(errors: readonly ProblemError[]): boolean {
    const start = this.pointer.length + 1;
    return errors.some(
      ({ code, pointer = "" }) =>
        code === "required" && !pointer.includes("/", start),
    );
  }

  /** Checks a union with a discriminator. Reports the errors of the selected member only. */
  tagged(
    value: unknown,
    property: string,
    branches: Readonly<Record<string, Check>>,
    otherwise?: Check,
    type = "string",
  ): void {
    if (!this.object(value)) return;
    const tag = this.own(value, property);
    const known = typeof tag === type && hasOwn(branches, String(tag));
    const branch = known ? branches[String(tag)] : otherwise;
    if (branch !== undefined) branch(value, this);
    else if (tag === undefined) this.inside(property, tag, missing);
    else {
      const texts = Object.keys(branches);
      const tags =
        type === "string"
          ? texts
          : texts.map((text): unknown => JSON.parse(text));
      this.inside(property, tag, (_, to) => to.oneOf(tag, tags));
    }
  }
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}

/** Accepts any value. */
function anything(): void {}

function missing(_: unknown, to: Issues): void {
  to.add("required", "is required");
}

function undeclared(_: unknown, to: Issues): void {
  to.add("undeclared", "is not declared");
}

function range(least: number, most: number): string {
  if (least === most) return `exactly ${least}`;
  if (most === Infinity) return `at least ${least}`;
  return least === 0 ? `at most ${most}` : `${least} to ${most}`;
}
