/** Removes undeclared fields from responses. */

import type { Strip } from "./route.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Returns an object as JSON would write it; `undefined` for other values. */
export function objectOf(given: unknown): Fields | undefined {
  const value = asJson(given);
  const isObject =
    typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : undefined;
}

/** Strips each item of an array; returns other values unchanged. */
export function each(given: unknown, strip: Strip): unknown {
  const value = asJson(given);
  return Array.isArray(value) ? value.map((item) => strip(item)) : given;
}

/** Strips an array whose first items have separate types. */
export function eachOf(
  given: unknown,
  strips: readonly (Strip | undefined)[],
  rest: Strip = whole,
): unknown {
  const value = asJson(given);
  if (!Array.isArray(value)) return given;
  return value.map((item, index) => {
    const strip = index < strips.length ? strips[index] : rest;
    return strip === undefined ? (item as unknown) : strip(item);
  });
}

/** Returns the value that `JSON.stringify` writes: the result of `toJSON`, if there is one. */
function asJson(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { toJSON } = value as { readonly toJSON?: unknown };
  return typeof toJSON === "function" ? toJSON.call(value, "") : value;
}

/** Returns an own property, because some names are inherited by all objects. */
export function own(value: Fields, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Matches names of properties. */
interface Pattern {
  test(text: string, budget: { left: number }): boolean;
}

/**
 * Returns the additional properties.
 * @param names the declared names
 * @param patterns properties with matching names are kept and stripped
 * @param rest strips all others; if absent, they are removed
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
  // `fromEntries` defines properties; an assignment to `__proto__` would change the prototype.
  return Object.fromEntries(kept);
}

/** Keeps everything. */
export function whole(value: unknown): unknown {
  return value;
}

/** Strips an object by its discriminator. If the object has none, the declared fields of all members are kept. */
export function tagged(
  value: Fields,
  tag: unknown,
  forms: Readonly<Record<string, Strip>>,
): unknown {
  const name = String(tag);
  const strip = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (strip !== undefined) return strip(value);
  return union(Object.values(forms).map((form) => form(value)));
}

/** Tests a property: `any` value, a type, or a list of strings. */
type PropertyTest = string | readonly string[];

/** A union member. An object matches if its properties do. */
export interface FormOfObject {
  /** Required properties. */
  readonly needs: readonly (readonly [name: string, test: PropertyTest])[];
  /** Optional properties. */
  readonly allows: readonly (readonly [name: string, test: PropertyTest])[];
  readonly strip: Strip;
}

/**
 * Strips an object with a union type: it keeps the fields of all matching members. If none matches, it keeps the fields
 * of all members.
 */
export function oneOf(value: Fields, forms: readonly FormOfObject[]): unknown {
  const having = forms.filter((form) => hasForm(value, form));
  const [only, another] = having;
  if (only !== undefined && another === undefined) return only.strip(value);
  const asked = having.length > 0 ? having : forms;
  return union(asked.map(({ strip }) => strip(value)));
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

/** Reads a property, which may be a getter of a class. */
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

/** Merges the parts of one value. */
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
