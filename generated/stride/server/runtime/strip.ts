/** Removes undeclared fields from response bodies. */

import type { Strip } from "./route.js";
import { UndeclaredType } from "./verify.js";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Returns the object that `JSON.stringify` would write; `undefined` if it would write another type.
 */
export function objectOf(given: unknown): Fields | undefined {
  const value = asJson(given);
  const isObject =
    typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : undefined;
}

/** Returns true for a value that `JSON.stringify` writes as an array. */
export function isArray(given: unknown): boolean {
  return Array.isArray(asJson(given));
}

/**
 * Removes undeclared fields from each item of an array.
 * @throws UndeclaredType if the value is not an array
 */
export function each(given: unknown, strip: Strip): unknown {
  const value = asJson(given);
  if (!Array.isArray(value)) return absent(value);
  return value.map((item) => strip(item));
}

/**
 * Removes undeclared fields from the items of an array whose first items have types of their own.
 * @throws UndeclaredType if the value is not an array
 */
export function eachOf(
  given: unknown,
  strips: readonly (Strip | undefined)[],
  rest: Strip = whole,
): unknown {
  const value = asJson(given);
  if (!Array.isArray(value)) return absent(value);
  return value.map((item, index) => {
    const strip = index < strips.length ? strips[index] : rest;
    return strip === undefined ? (item as unknown) : strip(item);
  });
}

type Kind = "object" | "array" | "scalar";

/** Returns a value if JSON writes it as one of some kinds. Every kind includes `null`. */
function only(...kinds: readonly Kind[]): Strip {
  return (given) => {
    const value = asJson(given);
    if (value === undefined || value === null || kinds.includes(kindOf(value)))
      return value;
    const declared = kinds.length === 0 ? "none" : kinds.join(" or ");
    throw new UndeclaredType(
      `contains an ${kindOf(value)}, and the API description declares ${declared} in its place`,
    );
  };
}

function kindOf(value: unknown): Kind {
  if (Array.isArray(value)) return "array";
  return typeof value === "object" ? "object" : "scalar";
}

export const absent = only();
export const list = only("array");
export const fields = only("object");
export const fieldsOrList = only("object", "array");
export const listOrScalar = only("array", "scalar");
export const fieldsOrScalar = only("object", "scalar");
const onlyScalar = only("scalar");

/** Returns a string, a number, a boolean, or `null`. */
export function scalar(given: unknown): unknown {
  return typeof given === "object" || typeof given === "function"
    ? onlyScalar(given)
    : given;
}

/** Returns the value that `JSON.stringify` writes: the result of `toJSON`, if there is one. */
function asJson(value: unknown): unknown {
  if (typeof value === "function") return inJson(value);
  if (typeof value !== "object" || value === null) return value;
  return inJson(value);
}

function inJson(value: object): unknown {
  const { toJSON } = value as { readonly toJSON?: unknown };
  return typeof toJSON === "function" ? toJSON.call(value, "") : value;
}

/** Returns an own property. `value[name]` could be inherited, for example `constructor`. */
export function own(value: Fields, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

interface Pattern {
  test(text: string, budget: { left: number }): boolean;
}

/**
 * Returns the properties that are not declared by name.
 * @param names the declared names
 * @param patterns patterns of names; the value of a matching property is stripped by the pattern's
 *   function
 * @param rest strips all other properties; if it is absent, they are removed
 */
export function others(
  value: Fields,
  names: readonly string[],
  patterns: readonly (readonly [pattern: Pattern, strip: Strip])[],
  rest?: Strip,
): Record<string, unknown> {
  const budget = { left: Infinity };
  const kept: [name: string, value: unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (names.includes(name)) continue;
    const fitting = patterns.filter(([pattern]) => pattern.test(name, budget));
    const strips =
      fitting.length > 0 ? fitting.map(([, strip]) => strip) : [rest];
    const [strip] = strips;
    if (strip === undefined) continue;
    const stripped =
      strips.length === 1
        ? strip(inner)
        : union(strips.map((one) => one?.(inner)));
    kept.push([name, stripped]);
  }
  // `fromEntries` defines properties. An assignment to `__proto__` would change the prototype
  // instead.
  return Object.fromEntries(kept);
}

/** Keeps all fields. */
export function whole(value: unknown): unknown {
  return value;
}

/**
 * Removes undeclared fields from an object that belongs to a union. The discriminator property of
 * the object selects the member of the union. If this property is missing, the declared fields of
 * all members are kept.
 */
export function tagged(
  value: Fields,
  tag: unknown,
  forms: Readonly<Record<string, Strip>>,
): unknown {
  const name = String(tag);
  const strip = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (strip !== undefined) return strip(value);
  return unionOf(value, Object.values(forms));
}

/** A condition for the value of a property: `any`, the name of a type, or one of several strings. */
type PropertyTest = string | readonly string[];

/**
 * An object type in a union. An object belongs to this type if its properties meet the conditions
 * in `needs` and `allows`.
 */
export interface FormOfObject {
  /** Required properties. */
  readonly needs: readonly (readonly [name: string, test: PropertyTest])[];
  /** Optional properties. */
  readonly allows: readonly (readonly [name: string, test: PropertyTest])[];
  readonly strip: Strip;
}

/**
 * Removes undeclared fields from an object of a union. Keeps the declared fields of all matching
 * members, or of all members if none matches.
 */
export function oneOf(value: Fields, forms: readonly FormOfObject[]): unknown {
  const having = forms.filter((form) => hasForm(value, form));
  const [only, another] = having;
  if (only !== undefined && another === undefined) return only.strip(value);
  const requested = having.length > 0 ? having : forms;
  return unionOf(
    value,
    requested.map(({ strip }) => strip),
  );
}

/** Keeps the fields that any member declares. Members that declare other types are skipped. */
function unionOf(value: Fields, strips: readonly Strip[]): unknown {
  const parts: unknown[] = [];
  let failure: unknown;
  for (const strip of strips) {
    try {
      parts.push(strip(value));
    } catch (error) {
      if (!(error instanceof UndeclaredType)) throw error;
      failure = error;
    }
  }
  if (parts.length === 0) throw failure;
  return union(parts);
}

function hasForm(value: Fields, { needs, allows }: FormOfObject): boolean {
  return (
    needs.every(([name, test]) => fits(read(value, name), test)) &&
    allows.every(([name, test]) => {
      const inner = read(value, name);
      return inner === undefined || fits(inner, test);
    })
  );
}

/** Reads a property. It may be a getter that is defined by a class. */
function read(value: Fields, name: string): unknown {
  return name in Object.prototype ? own(value, name) : value[name];
}

function fits(value: unknown, test: PropertyTest): boolean {
  if (value === undefined) return false;
  if (typeof test !== "string") {
    return typeof value !== "object" && test.includes(String(value));
  }
  if (test === "any") return true;
  if (test === "array") return Array.isArray(value);
  return typeof value === test && value !== null && !Array.isArray(value);
}

/**
 * Merges the results for several members of a union. Each result is the same value, without the
 * fields that the member does not declare. A property is kept if any member keeps it.
 */
function union(parts: readonly unknown[]): unknown {
  const [first, ...rest] = parts;
  return rest.reduce(joined, first);
}

function joined(one: unknown, other: unknown): unknown {
  if (one === other || other === undefined) return one;
  if (one === undefined) return other;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.map((item, index) => joined(item, other[index]));
  }
  const [a, b] = [objectOf(one), objectOf(other)];
  if (a === undefined || b === undefined) return one;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...names].map((name) => [name, joined(own(a, name), own(b, name))]),
  );
}
