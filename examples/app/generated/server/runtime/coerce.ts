/** Converts the texts of a parameter to its declared type, without guessing. */
import { pointerTo } from "./json.ts";
import type { ValueType } from "./route.ts";

/**
 * A value in the form in which it was sent, before its texts are converted: a text, a list, or a
 * map with names as keys.
 */
export type Wire = string | readonly Wire[] | ReadonlyMap<string, Wire>;

/** An error in a value, with its location. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export type Coerced =
  | {
      readonly value: unknown;
      /**
       * The number of members of the sent object that the type does not declare; absent if it
       * declares all of them.
       */
      readonly lost?: number;
    }
  | { readonly fault: Fault };

const INTEGER = /^[+-]?\d{1,400}$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Converts a value to its declared type.
 * @param wire the value in the form in which it was sent
 * @param type the declared type; `unknown` accepts every value
 * @param pointer the position of the value in the parameter, as a JSON Pointer
 * @param isMarked true if the name shows that the value is a list (`name[]=`); a list with one item
 * is then not converted to a string
 */
export function coerce(
  wire: Wire,
  type: ValueType,
  pointer = "",
  isMarked = pointer !== "",
): Coerced {
  if (typeof type === "object") {
    if ("array" in type) return coerceArray(wire, type.array, pointer);
    if ("anyOf" in type) return coerceAny(wire, type.anyOf, pointer, isMarked);
    return coerceObject(wire, type, pointer);
  }
  if (type === "unknown") return { value: plain(wire) };
  const text = single(wire);
  if (text === undefined) {
    return fault(pointer, "repeated", "must occur only once");
  }
  return coerceText(text, type, pointer);
}

/**
 * Returns the text of a scalar value. A list of one text is accepted too, because a scalar and such
 * a list look the same in the request.
 */
function single(wire: Wire): string | undefined {
  if (typeof wire === "string") return wire;
  if (!isList(wire) || wire.length !== 1) return undefined;
  const [only] = wire;
  return typeof only === "string" ? only : undefined;
}

function coerceText(
  text: string,
  type: "string" | "integer" | "number" | "boolean" | "null",
  pointer: string,
): Coerced {
  switch (type) {
    case "string":
      return { value: text };
    case "boolean":
      return text === "true" || text === "false"
        ? { value: text === "true" }
        : fault(pointer, "type", "must be true or false");
    case "null":
      return text === "null" || text === ""
        ? { value: null }
        : fault(pointer, "type", "must be null");
    case "integer": {
      if (!INTEGER.test(text)) {
        return fault(pointer, "type", "must be an integer");
      }
      const value = Number(text);
      return Number.isSafeInteger(value)
        ? { value }
        : fault(pointer, "range", "must be an integer below 2^53");
    }
    case "number": {
      const value = Number(text);
      return text.length <= 400 && NUMBER.test(text) && Number.isFinite(value)
        ? { value }
        : fault(pointer, "type", "must be a number");
    }
    default:
      return type satisfies never;
  }
}

function coerceArray(wire: Wire, items: ValueType, pointer: string): Coerced {
  if (wire instanceof Map) return fault(pointer, "type", "must be an array");
  const list = isList(wire) ? wire : [wire];
  const values: unknown[] = [];
  let lost = 0;
  for (const [index, item] of list.entries()) {
    const result = coerce(item, items, `${pointer}/${index}`);
    if ("fault" in result) return result;
    values.push(result.value);
    lost += result.lost ?? 0;
  }
  return made(values, lost);
}

function coerceObject(
  wire: Wire,
  type: Extract<ValueType, { object: unknown }>,
  pointer: string,
): Coerced {
  if (!(wire instanceof Map)) {
    return fault(pointer, "type", "must be an object");
  }
  const entries = wire as ReadonlyMap<string, Wire>;
  for (const [name, values] of type.tags ?? []) {
    const sent = entries.get(name);
    if (typeof sent === "string" && !values.includes(sent)) {
      const message = `must be ${values.join(" or ")}`;
      return fault(`${pointer}${pointerTo(name)}`, "enum", message);
    }
  }
  const declared = new Map(type.object);
  const slots = newSlots();
  let lost = 0;
  for (const [name, item] of entries) {
    const expected = declared.get(name) ?? type.rest;
    if (expected === undefined) {
      lost += 1;
      continue;
    }
    const result = coerce(item, expected, `${pointer}${pointerTo(name)}`);
    if ("fault" in result) return result;
    slots[name] = result.value;
    lost += result.lost ?? 0;
  }
  return made(slots, lost);
}

function made(value: unknown, lost: number): Coerced {
  return lost === 0 ? { value } : { value, lost };
}

/**
 * Converts a value to the first type that matches. Narrower types are tried first: a text becomes a
 * `string` only if no narrower type matches. Unless `null` is declared first, a text becomes `null`
 * only if no other type matches, because `null` may be an ordinary word. If several object types
 * match, the one that declares the most members of the value is used.
 */
function coerceAny(
  wire: Wire,
  types: readonly ValueType[],
  pointer: string,
  isMarked: boolean,
): Coerced {
  const isItems = isMarked && isList(wire);
  const rank = (type: ValueType): number => {
    if (type === "null") return types[0] === "null" ? 0 : 5;
    return isItems && breadth(type) === 3 ? -1 : breadth(type);
  };
  const narrowFirst = [...types].sort((a, b) => rank(a) - rank(b));
  let first: Coerced | undefined;
  let best: { readonly result: Coerced; readonly lost: number } | undefined;
  for (const type of narrowFirst) {
    // The remaining types are not object types. An object type is better, even if it does not
    // declare all members of the value.
    if (best !== undefined && breadth(type) > 0) break;
    const result = coerce(wire, type, pointer);
    if ("fault" in result) {
      first ??= result;
      continue;
    }
    const { lost } = result;
    if (lost === undefined) return result;
    if (best === undefined || lost < best.lost) best = { result, lost };
  }
  return (
    best?.result ?? first ?? fault(pointer, "type", "matches no declared type")
  );
}

function breadth(type: ValueType): number {
  if (typeof type === "object") return "array" in type ? 3 : 0;
  return type === "unknown" ? 4 : type === "string" ? 2 : 1;
}

/**
 * Creates an object for keys from a request, in which `__proto__` is an ordinary name. The object
 * has a constructor, because engines optimize such objects.
 */
export function newSlots(): Record<string, unknown> {
  return new Slots() as Record<string, unknown>;
}

class Slots {}
Object.setPrototypeOf(Slots.prototype, null);
delete (Slots.prototype as { constructor?: unknown }).constructor;

function plain(wire: Wire): unknown {
  if (typeof wire === "string") return wire;
  if (isList(wire)) return wire.map(plain);
  const slots = newSlots();
  for (const [name, item] of wire) slots[name] = plain(item);
  return slots;
}

function isList(wire: Wire): wire is readonly Wire[] {
  return Array.isArray(wire);
}

function fault(pointer: string, code: string, message: string): Coerced {
  return { fault: { pointer, code, message } };
}
