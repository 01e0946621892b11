/** Values that arrive as text: parameters and forms. */
import * as z from "zod";

/** The type of a value that is sent as text. */
export type TextType =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "null"
  | "unknown"
  | { readonly array: TextType }
  | { readonly anyOf: readonly TextType[] }
  | ObjectType;

interface ObjectType {
  readonly object: readonly (readonly [name: string, type: TextType])[];
  readonly rest?: TextType;
  readonly tags?: readonly (readonly [
    name: string,
    values: readonly string[],
  ])[];
}

/**
 * The text that a value is sent as. A list or an object may also be sent as
 * several texts.
 */
export type TextOf<Value> = [Value] extends [
  string | number | boolean | null | undefined,
]
  ? string
  : string | readonly string[] | { readonly [name: string]: unknown };

/**
 * Reads a value from text without guessing: other text, and values that are no
 * text, are passed to the schema unchanged.
 * @param delimiter separates the items of a list
 */
export function fromText<Schema extends z.ZodType>(
  type: TextType,
  schema: Schema,
  delimiter?: string,
): z.ZodCodec<z.ZodType<z.input<Schema> | TextOf<z.input<Schema>>>, Schema> {
  return reading(schema, (value) => {
    const isSplit = delimiter !== undefined && typeof value === "string";
    const items = isSplit && value !== "" ? value.split(delimiter) : [];
    return read(isSplit ? items.map((item) => item.trim()) : value, type, {});
  });
}

/** Reads a value that is sent as JSON text. */
export function fromJson<Schema extends z.ZodType>(
  schema: Schema,
): z.ZodCodec<z.ZodType<z.input<Schema> | string>, Schema> {
  return reading(schema, (value) =>
    typeof value === "string" ? parsed(value) : value,
  );
}

/**
 * Where the members of an object are sent: under `name[…]`, under some names,
 * or under all other names.
 */
export type Spread =
  "deep" | readonly string[] | { readonly except: readonly string[] };

/**
 * Reads a query or a form: an object with one or more texts by name, as
 * frameworks return it, or a `URLSearchParams` or `FormData`.
 * @param spread the objects whose members are sent under separate names
 */
export function fromPairs<Schema extends z.ZodType>(
  schema: Schema,
  spread: Readonly<Record<string, Spread>> = {},
): z.ZodCodec<
  z.ZodType<z.input<Schema> | Iterable<readonly [string, unknown]>>,
  Schema
> {
  return reading(schema, (value) => {
    if (typeof value !== "object" || value === null) return value;
    const sent =
      Symbol.iterator in value
        ? grouped(value as Iterable<unknown>)
        : new Map(Object.entries(value));
    if (sent === undefined) return value;
    for (const [name, members] of Object.entries(spread)) {
      gather(sent, name, members);
    }
    return Object.fromEntries(sent);
  });
}

type Members = Map<string, unknown>;

/** The maximum number of brackets in a name: a name with more is not read. */
const DEEPEST = 16;

/**
 * Creates a schema that validates the result of a function instead of the value
 * itself.
 */
function reading<Input, Schema extends z.ZodType>(
  schema: Schema,
  decode: (value: unknown) => unknown,
): z.ZodCodec<z.ZodType<Input>, Schema> {
  return z.codec(z.custom<Input>(), schema, {
    decode: (value) => decode(value) as z.input<Schema>,
    encode: (value) => value as Input,
  });
}

/**
 * Groups values by name. The values of a name that is sent several times become
 * a list.
 * @returns `undefined` if the values have no names
 */
function grouped(pairs: Iterable<unknown>): Members | undefined {
  const all = new Map<string, unknown[]>();
  for (const pair of pairs) {
    if (!Array.isArray(pair) || typeof pair[0] !== "string") return undefined;
    const [name, value] = pair as [string, unknown];
    const known = all.get(name);
    if (known === undefined) all.set(name, [value]);
    else known.push(value);
  }
  return new Map(
    [...all].map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ]),
  );
}

/** Collects the members of an object or a list that are sent under separate names. */
function gather(sent: Members, name: string, members: Spread): void {
  const found: Members = new Map();
  for (const [key, value] of [...sent]) {
    if (members === "deep") {
      if (!key.startsWith(`${name}[`) || !key.endsWith("]")) continue;
      const keys = key.slice(name.length + 1, -1).split("][");
      if (keys.length > DEEPEST) continue;
      insert(found, keys, value);
    } else {
      const isMember =
        "except" in members
          ? !members.except.includes(key)
          : members.includes(key);
      if (!isMember) continue;
      found.set(key, value);
    }
    sent.delete(key);
  }
  if (found.size > 0) sent.set(name, nested(found));
}

function insert(into: Members, keys: readonly string[], value: unknown): void {
  let level = into;
  for (const key of keys.slice(0, -1)) {
    const next = level.get(key);
    const map = next instanceof Map ? (next as Members) : new Map();
    level.set(key, map);
    level = map;
  }
  level.set(keys.at(-1) ?? "", value);
}

/** Members whose names are numbers or `[]` become the items of a list. */
function nested(members: Members): unknown {
  const entries = [...members].map(
    ([key, value]) =>
      [key, value instanceof Map ? nested(value as Members) : value] as const,
  );
  const isList = entries.every(([key]) => /^\d*$/.test(key));
  if (!isList) return Object.fromEntries(entries);
  const sorted = entries.sort(([a], [b]) => Number(a) - Number(b));
  return sorted.flatMap(([, value]) => value);
}

/**
 * Set while reading a value: `failed` if a text is not of the type, `lost` for
 * members that an object does not declare.
 */
interface Result {
  failed?: true;
  lost?: number;
}

const INTEGER = /^[+-]?\d{1,400}$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Returns the value of a text. A text that is not of the type is returned unchanged. */
function read(value: unknown, type: TextType, result: Result): unknown {
  if (typeof type === "object") {
    if ("anyOf" in type) return readAny(value, type.anyOf, result);
    if ("array" in type) return readList(value, type.array, result);
    return readObject(value, type, result);
  }
  const text =
    Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  if (type === "unknown") return value;
  if (typeof text !== "string") {
    if (typeof text === "object" && text !== null) result.failed = true;
    return value;
  }
  const found = scalar(text, type);
  if (found !== undefined) return found;
  result.failed = true;
  return value;
}

function scalar(
  text: string,
  type: "string" | "integer" | "number" | "boolean" | "null",
): unknown {
  switch (type) {
    case "integer":
      return INTEGER.test(text) ? exact(Number(text)) : undefined;
    case "number":
      return text.length <= 400 && NUMBER.test(text)
        ? exact(Number(text))
        : undefined;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "null":
      return text === "null" || text === "" ? null : undefined;
    default:
      return text;
  }
}

function exact(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function readList(value: unknown, items: TextType, result: Result): unknown {
  if (typeof value !== "string" && !Array.isArray(value)) {
    result.failed = true;
    return value;
  }
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.map((item) => read(item, items, result));
}

function readObject(value: unknown, type: ObjectType, result: Result): unknown {
  const members = typeof value === "string" ? parsed(value) : value;
  if (
    typeof members !== "object" ||
    members === null ||
    Array.isArray(members) ||
    (type.tags ?? []).some(([name, values]) => {
      const tag = (members as Record<string, unknown>)[name];
      return typeof tag === "string" && !values.includes(tag);
    })
  ) {
    result.failed = true;
    return value;
  }
  const declared = new Map(type.object);
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => {
      const expected = declared.get(name) ?? type.rest;
      if (expected === undefined) result.lost = (result.lost ?? 0) + 1;
      return [name, read(member, expected ?? "unknown", result)];
    }),
  );
}

/**
 * Reads a value as the first type that fits. A text becomes a `string` only if
 * no narrower type fits, and `null` only if no other type fits, unless that
 * type is declared first.
 */
function readAny(
  value: unknown,
  types: readonly TextType[],
  result: Result,
): unknown {
  const rank = (type: TextType): number =>
    type === "null" ? (types[0] === "null" ? 0 : 5) : breadth(type);
  let best: { readonly value: unknown; readonly lost: number } | undefined;
  for (const type of [...types].sort((a, b) => rank(a) - rank(b))) {
    const own: Result = {};
    const found = read(value, type, own);
    if (own.failed === true) continue;
    const { lost = 0 } = own;
    if (best === undefined || lost < best.lost) best = { value: found, lost };
    if (lost === 0) break;
  }
  if (best !== undefined) return best.value;
  result.failed = true;
  return value;
}

function breadth(type: TextType): number {
  if (typeof type === "object") return "array" in type ? 3 : 0;
  return type === "unknown" ? 4 : type === "string" ? 2 : 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
