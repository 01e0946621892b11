/** Reads values out of names and texts: query strings and url-encoded forms. */
import type { Wire } from "./coerce.js";
import type { ValueSpec, ValueType } from "./route.js";
import { categoryOf, readDelimited, readItems } from "./style.js";

/** A name, decoded, and the text under it, still encoded. */
export type Pair = readonly [name: string, raw: string];

/** More levels than anybody nests; a name with more of them is refused. */
const MAX_DEPTH = 32;

/**
 * Undoes the encoding of forms, where `+` is a space.
 * @throws URIError when the percent-encoding is broken
 */
export function decodeForm(piece: string): string {
  const spaced = piece.includes("+") ? piece.replaceAll("+", " ") : piece;
  return spaced.includes("%") ? decodeURIComponent(spaced) : spaced;
}

/**
 * Takes a query string apart.
 * @param text without the `?`
 * @throws URIError when the percent-encoding of a name is broken
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

/** The texts under each name, in the order in which they were sent. */
export function groupByName(pairs: readonly Pair[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, raw] of pairs) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [raw]);
    else group.push(raw);
  }
  return groups;
}

/** Names that belong to other values. */
export interface Names {
  readonly has: (name: string) => boolean;
}

/** The names that values are sent under; `filter[a]` is one of a deepObject `filter`, and `a` of a `filter` that is spread. */
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
 * @param pairs everything that was sent
 * @param spec how the value is written
 * @param declared names that belong to other values
 * @returns undefined when it was not sent
 * @throws URIError when the percent-encoding is broken
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
    // What may be an object or a text, and is no object.
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

/** `form` with explode: the properties of the object stand side by side with the other parameters. */
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
 * `name[a][b]=1`; `name[]=1` and `name[0]=1` are items. A value without members stands alone: `name=`; and there are
 * clients that repeat it for items.
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

/** Turns `{0: a, 1: b}` and `{"": [a, b]}` into lists where a list is declared, or nothing is. */
function listsOf(wire: Wire, type: ValueType): Wire {
  if (!(wire instanceof Map)) return wire;
  const entries = wire as ReadonlyMap<string, Wire>;
  const items = isList(entries) ? itemsOf(type) : undefined;
  if (items !== undefined) {
    return [...entries].sort(byIndex).flatMap(([key, item]) =>
      // `name[]=a&name[]=b` are several items, `name[0]=a&name[0]=b` would be one that is given twice.
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

/** What a member may be in any of some objects. */
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

/** Whether all keys are `[]` or numbers. */
function isList(entries: ReadonlyMap<string, Wire>): boolean {
  return [...entries.keys()].every((key) => /^\d{0,9}$/.test(key));
}

function byIndex([a]: [string, Wire], [b]: [string, Wire]): number {
  return Number(a) - Number(b);
}

/** What the items are where a list may be; undefined where none may. */
function itemsOf(type: ValueType): ValueType | undefined {
  if (type === "unknown") return type;
  if (typeof type === "string" || "object" in type) return undefined;
  if ("array" in type) return type.array;
  return type.anyOf.map(itemsOf).find((one) => one !== undefined);
}

/** The objects that a value may be. */
export function objectsOf(type: ValueType | undefined): readonly ObjectType[] {
  if (typeof type !== "object") return [];
  if ("object" in type) return [type];
  return "anyOf" in type ? type.anyOf.flatMap(objectsOf) : [];
}

type ObjectType = Extract<ValueType, { object: unknown }>;
