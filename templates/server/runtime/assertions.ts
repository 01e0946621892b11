/** Checks JSON Schema assertions: `not`, `if`, and unevaluated properties and items. */
import { Seen } from "./seen.js";
import { hasOwn, type Check, type Issues, type Pattern } from "./validate.js";

/** A check that also records in `seen` which properties and items it has evaluated. */
export type SeeingCheck = (value: unknown, to: Issues, seen: Seen) => void;

/** Accepts any value. */
export function anything(): void {}

function fits(
  value: unknown,
  to: Issues,
  check: SeeingCheck,
  seen: Seen,
): boolean {
  const own = new Seen();
  const { errors } = to.attempt(value, (one, inner) => check(one, inner, own));
  if (errors.length > 0) return false;
  seen.add(own);
  return true;
}

export function not(value: unknown, to: Issues, check: SeeingCheck): void {
  if (fits(value, to, check, new Seen())) to.add("not", "is not allowed");
}

/** Checks `if`, `then` and `else`. */
export function when(
  value: unknown,
  to: Issues,
  condition: SeeingCheck,
  then: SeeingCheck,
  otherwise: SeeingCheck,
  seen = new Seen(),
): void {
  const holds = fits(value, to, condition, seen);
  (holds ? then : otherwise)(value, to, seen);
}

/** Applies a check only to values of one type. */
export function typed(
  value: unknown,
  to: Issues,
  type: "array" | "number" | "object" | "string",
  check: SeeingCheck,
  seen = new Seen(),
): void {
  const is =
    type === "array"
      ? Array.isArray(value)
      : type === "object"
        ? isObject(value)
        : typeof value === type;
  if (is) check(value, to, seen);
}

/**
 * Checks a union, and records which properties and items the matching members have evaluated.
 * @param exclusive true if only one member may match (`oneOf`)
 */
export function oneOfForms(
  value: unknown,
  to: Issues,
  branches: readonly SeeingCheck[],
  exclusive: boolean,
  seen = new Seen(),
): void {
  let matches = 0;
  for (const branch of branches) {
    if (fits(value, to, branch, seen)) matches += 1;
  }
  if (matches === 0) to.add("union", "matches none of the declared schemas");
  else if (exclusive && matches > 1) {
    to.add("exclusive", "matches more than one of the declared schemas");
  }
}

/** Checks `contains`: how many items of an array match a schema. */
export function contains(
  value: unknown,
  to: Issues,
  check: SeeingCheck,
  least: number,
  most = Infinity,
  seen = new Seen(),
): void {
  if (!Array.isArray(value)) return;
  let count = 0;
  for (let index = 0; index < value.length; index++) {
    to.inside(index, value[index], (item, inner) => {
      if (!fits(item, inner, check, new Seen())) return;
      count += 1;
      seen.item(index);
    });
  }
  if (count < least) to.add("contains", `contains too few matching items`);
  if (count > most) to.add("contains", `contains too many matching items`);
}

/** Checks `propertyNames`: the name of every property must match a schema. */
export function propertyNames(value: unknown, to: Issues, check: Check): void {
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) to.inside(name, name, check);
}

/** Checks `dependentRequired`: if one property is present, others are required. */
export function dependentRequired(
  value: unknown,
  to: Issues,
  dependencies: readonly (readonly [string, readonly string[]])[],
): void {
  if (!isObject(value)) return;
  for (const [name, needed] of dependencies) {
    if (!hasOwn(value, name)) continue;
    for (const other of needed) to.required(to.own(value, other), other);
  }
}

/** Checks `dependentSchemas`: an object must match a schema if a property is present. */
export function dependentSchemas(
  value: unknown,
  to: Issues,
  dependencies: readonly (readonly [string, SeeingCheck])[],
  seen = new Seen(),
): void {
  if (!isObject(value)) return;
  for (const [name, check] of dependencies) {
    if (hasOwn(value, name)) check(value, to, seen);
  }
}

/** Checks `patternProperties`: the values of properties whose names match a pattern. */
export function patternProperties(
  object: Readonly<Record<string, unknown>>,
  to: Issues,
  patterns: readonly (readonly [Pattern, Check])[],
): void {
  for (const name of Object.keys(object)) {
    for (const [pattern, check] of patterns) {
      if (to.matches(name, pattern)) to.inside(name, object[name], check);
    }
  }
}

/**
 * Checks `additionalProperties`, that is, properties that are not declared and do not match a
 * pattern. If no check is given, such properties are not allowed.
 */
export function others(
  object: Readonly<Record<string, unknown>>,
  to: Issues,
  names: readonly string[],
  patterns: readonly Pattern[],
  check?: Check,
): void {
  const fitting = Object.keys(object).filter((name) =>
    patterns.some((pattern) => to.matches(name, pattern)),
  );
  to.rest(object, [...names, ...fitting], check);
}

/** Checks `unevaluatedProperties`. If no check is given, unevaluated properties are not allowed. */
export function unevaluatedProperties(
  value: unknown,
  to: Issues,
  seen: Seen,
  check?: Check,
): void {
  if (!isObject(value)) return;
  const names = Object.keys(value).filter((name) => seen.hasName(name));
  to.rest(value, names, check);
  seen.rest();
}

/** Checks `unevaluatedItems`. If no check is given, unevaluated items are not allowed. */
export function unevaluatedItems(
  value: unknown,
  to: Issues,
  seen: Seen,
  check: Check = undeclared,
): void {
  if (!Array.isArray(value)) return;
  for (let index = 0; index < value.length; index++) {
    if (!seen.hasItem(index)) to.inside(index, value[index], check);
  }
  seen.items();
}

function undeclared(_: unknown, to: Issues): void {
  to.add("undeclared", "is not declared");
}

/** Checks `enum` and `const` whose values are not only strings and numbers. */
export function oneOfValues(
  value: unknown,
  to: Issues,
  values: readonly unknown[],
): void {
  to.spend(values.length);
  if (values.some((one) => isEqual(one, value))) return;
  to.add("enum", "is not one of the declared values");
}

/**
 * Compares two values as JSON Schema Core §4.2.2 defines: numbers by value, and objects regardless
 * of the order of properties.
 */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => isEqual(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => hasOwn(b, name) && isEqual(a[name], b[name]))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
