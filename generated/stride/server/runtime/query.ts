/** Reads values from query strings and url-encoded forms. */
import type { Wire } from "./coerce.js";
import type { ValueSpec, ValueType } from "./route.js";
import { categoryOf, readDelimited, readItems } from "./style.js";

/** A decoded name, and a value that is still percent-encoded. */
export type Pair = readonly [name: string, raw: string];

/** The maximum depth of a name such as `a[b][c]`. Deeper names are rejected. */
const MAX_DEPTH = 32;

/**
 * Decodes a piece of a url-encoded form, in which `+` is a space.
 * @throws URIError if the percent-encoding is invalid
 */
export function decodeForm(piece: string): string {
  const spaced = piece.includes("+") ? piece.replaceAll("+", " ") : piece;
  return spaced.includes("%") ? decodeURIComponent(spaced) : spaced;
}

/**
 * Splits a query string into names and values.
 * @param text the query string, without its `?`
 * @throws URIError if the percent-encoding of a name is invalid
 */
export function parsePairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (let start = 0; start < text.length;) {
    const next = text.indexOf("&", start);
    const end = next < 0 ? text.length : next;
    if (end > start) pairs.push(pairOf(text.slice(start, end)));
    start = end + 1;
  }
  return pairs;
}

function pairOf(piece: string): Pair {
  const at = piece.indexOf("=");
  return at < 0
    ? [decodeForm(piece), ""]
    : [decodeForm(piece.slice(0, at)), piece.slice(at + 1)];
}

/** Groups texts by name, in the order in which they were sent. */
export function groupByName(pairs: readonly Pair[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, raw] of pairs) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [raw]);
    else group.push(raw);
  }
  return groups;
}

/** Determines whether a name in the query or form belongs to a declared value. */
export interface Names {
  readonly has: (name: string) => boolean;
}

/**
 * Returns the names under which declared values are sent. `filter[a]` belongs to `filter` if its
 * style is `deepObject`, and `a` belongs to `filter` if it is an exploded object with a property
 * `a`.
 */
export function namesOf(specs: readonly ValueSpec[]): Names {
  const exact = new Set(
    specs.flatMap((one) => [one.name, ...spreadNames(one)]),
  );
  const deep = specs.flatMap(({ name, style }) =>
    style === "deepObject" ? [`${name}[`] : [],
  );
  return {
    has: (name) =>
      exact.has(name) || deep.some((prefix) => name.startsWith(prefix)),
  };
}

function spreadNames({ type, style = "form", explode }: ValueSpec): string[] {
  if (style !== "form" || explode === false) return [];
  return objectsOf(type).flatMap(({ object }) => object.map(([name]) => name));
}

/**
 * Reads one declared value.
 * @param pairs all names and values of the query or form
 * @param spec the encoding of the value
 * @param declared the names that belong to other values
 * @returns `undefined` if the value is absent
 * @throws URIError if the percent-encoding is invalid
 */
export function readQuery(
  pairs: readonly Pair[],
  spec: ValueSpec,
  declared: Names,
): Wire | undefined {
  if (spec.style === "deepObject") return readDeep(pairs, spec);
  const explode = spec.explode ?? (spec.style ?? "form") === "form";
  const category = categoryOf(spec.type);
  const texts: string[] = [];
  for (const [name, raw] of pairs) if (name === spec.name) texts.push(raw);
  const [first] = texts;
  if (category === "object" && explode) {
    const spread = readSpread(pairs, spec, declared);
    const isEither = typeof spec.type === "object" && "anyOf" in spec.type;
    if (spread !== undefined || first === undefined || !isEither) return spread;
    // The type may be an object or a string. The value is a single text, so it is a string.
    return texts.length > 1 ? texts.map(decodeForm) : decodeForm(first);
  }
  if (first === undefined) return undefined;
  if (category === "array") {
    if (explode) return readItems(texts, spec, decodeForm);
    return texts.flatMap(
      (text) => readDelimited(text, spec, decodeForm) as readonly Wire[],
    );
  }
  if (texts.length > 1) return texts.map(decodeForm);
  return readDelimited(first, spec, decodeForm);
}

/**
 * Reads an exploded object. With the style `form`, its properties are sent like separate
 * parameters.
 */
function readSpread(
  pairs: readonly Pair[],
  spec: ValueSpec,
  declared: Names,
): Wire | undefined {
  const objects = objectsOf(spec.type);
  const properties = new Set(
    objects.flatMap(({ object }) => object.map(([name]) => name)),
  );
  const open = objects.some(({ rest }) => rest !== undefined);
  const found = new Map<string, Wire>();
  for (const [name, raw] of pairs) {
    const ours = properties.has(name) || (open && !declared.has(name));
    if (ours) append(found, name, decodeForm(raw));
  }
  return found.size === 0 ? undefined : found;
}

/**
 * Reads a `deepObject`: `name[a][b]=1`. `name[]=1` and `name[0]=1` are items of a list. A scalar is
 * sent as `name=1`, and some clients repeat the name for the items of a list.
 */
function readDeep(pairs: readonly Pair[], spec: ValueSpec): Wire | undefined {
  const root = new Map<string, Wire>();
  const texts: string[] = [];
  const prefix = `${spec.name}[`;
  for (const [name, raw] of pairs) {
    if (name === spec.name) texts.push(decodeForm(raw));
    if (!name.startsWith(prefix) || !name.endsWith("]")) continue;
    const keys = name.slice(prefix.length, -1).split("][");
    if (keys.length > MAX_DEPTH) throw new URIError("nested too deeply");
    insert(root, keys, decodeForm(raw));
  }
  if (root.size > 0) return listsOf(root, spec.type ?? "unknown");
  return texts.length > 1 ? texts : texts[0];
}

function insert(
  root: Map<string, Wire>,
  keys: readonly string[],
  text: string,
): void {
  let level = root;
  for (const key of keys.slice(0, -1)) {
    const next = level.get(key);
    const map = next instanceof Map ? next : new Map<string, Wire>();
    level.set(key, map);
    level = map;
  }
  append(level, keys.at(-1) ?? "", text);
}

function append(map: Map<string, Wire>, name: string, text: string): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, text);
  else if (known instanceof Map) known.set("", text);
  else if (typeof known === "string") map.set(name, [known, text]);
  else (known as Wire[]).push(text);
}

/** Converts `{0: a, 1: b}` and `{"": [a, b]}` to lists, unless the declared type is not a list. */
function listsOf(wire: Wire, type: ValueType): Wire {
  if (!(wire instanceof Map)) return wire;
  const entries = wire as ReadonlyMap<string, Wire>;
  const items = isList(entries) ? itemsOf(type) : undefined;
  if (items !== undefined) {
    return [...entries].sort(byIndex).flatMap(([key, item]) =>
      // `name[]=a&name[]=b` are two items. `name[0]=a&name[0]=b` is a single item that was sent
      // twice.
      key === "" && Array.isArray(item)
        ? (item as readonly Wire[])
        : [listsOf(item, items)],
    );
  }
  const objects = objectsOf(type);
  const rest = objects.find((one) => one.rest !== undefined)?.rest ?? "unknown";
  return new Map(
    [...entries].map(([name, item]) => [
      name,
      listsOf(item, memberType(objects, name) ?? rest),
    ]),
  );
}

/**
 * Returns the type of the property `name`. If several of the objects declare it, the type is the
 * union.
 */
function memberType(
  objects: readonly ObjectType[],
  name: string,
): ValueType | undefined {
  const types = objects.flatMap(({ object }) =>
    object.flatMap(([key, type]) => (key === name ? [type] : [])),
  );
  const [only, another] = types;
  return another === undefined ? only : { anyOf: types };
}

/** Returns true if all keys are empty (`[]`) or numbers. */
function isList(entries: ReadonlyMap<string, Wire>): boolean {
  return [...entries.keys()].every((key) => /^\d{0,9}$/.test(key));
}

function byIndex([a]: [string, Wire], [b]: [string, Wire]): number {
  return Number(a) - Number(b);
}

/** Returns the type of the items if the type may be a list; otherwise `undefined`. */
function itemsOf(type: ValueType): ValueType | undefined {
  if (type === "unknown") return type;
  if (typeof type === "string" || "object" in type) return undefined;
  if ("array" in type) return type.array;
  return type.anyOf.map(itemsOf).find((one) => one !== undefined);
}

/** Returns the object types among the alternatives of a type. */
export function objectsOf(type: ValueType | undefined): readonly ObjectType[] {
  if (typeof type !== "object") return [];
  if ("object" in type) return [type];
  return "anyOf" in type ? type.anyOf.flatMap(objectsOf) : [];
}

type ObjectType = Extract<ValueType, { object: unknown }>;
