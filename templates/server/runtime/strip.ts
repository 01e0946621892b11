/** Keeps of a response what its description declares. */

import type { Strip } from "./route.js";

type Fields = Readonly<Record<string, unknown>>;

/** An object as JSON has it; undefined for everything else. */
export function objectOf(given: unknown): Fields | undefined {
  const value = asJson(given);
  const isObject =
    typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : undefined;
}

/** An array with what is kept of each item; everything else as it is. */
export function each(given: unknown, strip: Strip): unknown {
  const value = asJson(given);
  return Array.isArray(value) ? value.map((item) => strip(item)) : given;
}

/** An array whose first items have forms of their own. */
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

/** The value that `JSON.stringify` writes: objects may have a `toJSON`. */
function asJson(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { toJSON } = value as { readonly toJSON?: unknown };
  return typeof toJSON === "function" ? toJSON.call(value, "") : value;
}

/** A property that the object itself has: some names are inherited by all objects. */
export function own(value: Fields, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Asks whether the name of a property fits. */
interface Pattern {
  test(text: string, budget: { left: number }): boolean;
}

/**
 * The properties beside the declared ones.
 * @param names the declared ones
 * @param patterns keep the properties whose names fit, each in its form
 * @param rest what is kept of all others; absent: nothing
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
  // Entries define a property whatever it is called; an assignment to `__proto__` would not.
  return Object.fromEntries(kept);
}

/** Keeps everything. */
export function whole(value: unknown): unknown {
  return value;
}

/**
 * Strips an object by the form that a property names. Of an object that names none, everything is kept that any form
 * declares.
 */
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

/** The test for a property: `any` value, a type, or some values as strings. */
type PropertyTest = string | readonly string[];

/** One of several forms. An object has it if its properties are such. */
export interface FormOfObject {
  /** Properties that must be there. */
  readonly needs: readonly (readonly [name: string, test: PropertyTest])[];
  /** Properties that may be there. */
  readonly allows: readonly (readonly [name: string, test: PropertyTest])[];
  readonly strip: Strip;
}

/**
 * Strips an object with several possible forms: it keeps everything that its forms declare. Of an object that
 * has none, everything is kept that any form declares.
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

/** A property, which classes may have as a getter. */
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

/** All that is in any of several parts of one value. */
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
