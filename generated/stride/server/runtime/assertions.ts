/** Demands beside the form of a value: `not`, conditions, and what no other keyword has looked at. */
import { Seen } from "./seen.js";
import type { Check, Issues, Pattern } from "./validate.js";

/** A check that tells which properties and items of the value it has looked at. */
export type SeeingCheck = (value: unknown, to: Issues, seen: Seen) => void;

/** Takes any value. */
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

/** `if`, `then` and `else`. */
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

/** What holds for values of one type. */
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

/** A value of one of several forms, each of which tells what it has looked at; `exclusive`: of exactly one. */
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
  if (matches === 0) to.add("union", "matches none of the declared forms");
  else if (exclusive && matches > 1) {
    to.add("exclusive", "matches more than one of the declared forms");
  }
}

/** `contains`: how many items are of a form. */
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
  if (count < least) to.add("contains", `holds too few items of a form`);
  if (count > most) to.add("contains", `holds too many items of a form`);
}

/** `propertyNames`: a form for the names of all properties. */
export function propertyNames(value: unknown, to: Issues, check: Check): void {
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) to.inside(name, name, check);
}

/** `dependentRequired`: properties that must be there with another one. */
export function dependentRequired(
  value: unknown,
  to: Issues,
  dependencies: readonly (readonly [string, readonly string[]])[],
): void {
  if (!isObject(value)) return;
  for (const [name, needed] of dependencies) {
    if (!Object.hasOwn(value, name)) continue;
    for (const other of needed) to.required(to.own(value, other), other);
  }
}

/** `dependentSchemas`: what holds for an object that has a property. */
export function dependentSchemas(
  value: unknown,
  to: Issues,
  dependencies: readonly (readonly [string, SeeingCheck])[],
  seen = new Seen(),
): void {
  if (!isObject(value)) return;
  for (const [name, check] of dependencies) {
    if (Object.hasOwn(value, name)) check(value, to, seen);
  }
}

/** `patternProperties`: what holds for properties whose names fit. */
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

/** Properties that are neither named nor fit a pattern; without a check there may be none. */
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

/** `unevaluatedProperties`: those that nothing has looked at; without a check there may be none. */
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

/** `unevaluatedItems`: those that nothing has looked at; without a check there may be none. */
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

/** `enum` and `const`, where the values are not only texts and numbers. */
export function oneOfValues(
  value: unknown,
  to: Issues,
  values: readonly unknown[],
): void {
  to.spend(values.length);
  if (values.some((one) => isEqual(one, value))) return;
  to.add("enum", "is none of the declared values");
}

/** JSON Schema Core §4.2.2: numbers by their value, objects whatever the order of their properties. */
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
    names.every((name) => Object.hasOwn(b, name) && isEqual(a[name], b[name]))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
