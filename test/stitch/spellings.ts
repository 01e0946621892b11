/** Writes the same description with other spellings: with renamed, inlined, or split schemas. */
import { memberAt, type JsonObject } from './careful.js';

/** A way to write the schema at a location. */
export interface Spelling {
  readonly name: string;
  /** Returns the description in this spelling, without changing the original. */
  readonly spell: (description: JsonObject, path: readonly string[]) => JsonObject;
}

const REF = '#/components/schemas/';

/** Spellings of the schema, at any location. */
export const OF_THING: readonly Spelling[] = [
  { name: 'in parts', spell: (description, path) => composed(description, path, false) },
  { name: 'with a parent', spell: (description, path) => composed(description, path, true) },
  { name: 'with anyOf null', spell: (description, path) => nullAsMember(description, path) },
];

/** Spellings of references to the named schema `Thing`. */
export const OF_NAME: readonly Spelling[] = [
  { name: 'renamed', spell: (description) => renamed(description) },
  { name: 'written out', spell: (description) => writtenOut(description) },
];

/** Spellings of an unnamed schema. */
export const OF_INLINE: readonly Spelling[] = [
  { name: 'with a name', spell: (description, path) => withName(description, path, false) },
  { name: 'with a name in allOf', spell: (description, path) => withName(description, path, true) },
];

function renamed(description: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(description)
      .replaceAll(`"${REF}Thing"`, `"${REF}Item"`)
      .replaceAll('"Thing":', '"Item":'),
  ) as JsonObject;
}

function writtenOut(description: JsonObject): JsonObject {
  const { components, ...others } = structuredClone(description);
  const { schemas, ...rest } = components as JsonObject;
  const expanding = expanded(others, schemas as JsonObject) as JsonObject;
  return { ...expanding, components: rest };
}

function expanded(value: unknown, schemas: JsonObject): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => expanded(item, schemas));
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string') return expanded(schemas[$ref.slice(REF.length)], schemas);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, expanded(item, schemas)]),
  );
}

/** Replaces the schema at a location, and adds named schemas. */
function replaced(
  description: JsonObject,
  path: readonly string[],
  replace: (thing: JsonObject) => JsonObject,
  more: (thing: JsonObject) => JsonObject = () => ({}),
): JsonObject {
  const copy = structuredClone(description);
  const parent = memberAt(copy, path.slice(0, -1));
  const [last = ''] = path.slice(-1);
  const thing = parent[last] as JsonObject;
  parent[last] = replace(thing);
  Object.assign(memberAt(copy, ['components', 'schemas']), more(thing));
  return copy;
}

function withName(description: JsonObject, path: readonly string[], isPart: boolean): JsonObject {
  const named = { $ref: `${REF}Named` };
  return replaced(
    description,
    path,
    () => (isPart ? { allOf: [named] } : named),
    (Named) => ({ Named }),
  );
}

/**
 * Splits a schema: the first properties are in one member of `allOf`, and everything else is in
 * another.
 */
function composed(description: JsonObject, path: readonly string[], isNamed: boolean): JsonObject {
  const parts = ({ title, description: text, ...thing }: JsonObject): readonly JsonObject[] => {
    const entries = Object.entries(thing['properties'] as JsonObject);
    const required = thing['required'] as string[] | undefined;
    const first = entries.slice(0, 6).map(([name]) => name);
    const part = (names: readonly string[]): JsonObject => ({
      type: 'object',
      ...(required && { required: required.filter((name) => names.includes(name)) }),
      properties: Object.fromEntries(entries.filter(([name]) => names.includes(name))),
    });
    const rest = entries.map(([name]) => name).filter((name) => !first.includes(name));
    const texts = {
      ...(title !== undefined && { title }),
      ...(text !== undefined && { description: text }),
    };
    const own = { ...thing, ...part(rest), ...(required === undefined && { required: undefined }) };
    return [part(first), own, texts];
  };
  const whole = (thing: JsonObject): JsonObject => {
    const [first, own, texts] = parts(thing);
    return { ...texts, allOf: [isNamed ? { $ref: `${REF}Core` } : first, own] };
  };
  const core = (thing: JsonObject): JsonObject => (isNamed ? { Core: parts(thing)[0] } : {});
  return replaced(description, path, whole, core);
}

function nullAsMember(description: JsonObject, path: readonly string[]): JsonObject {
  return replaced(description, path, (thing) => {
    const properties = thing['properties'] as JsonObject;
    const { type: _, ...limits } = properties['maybe'] as JsonObject;
    const maybe = { anyOf: [{ type: 'string', ...limits }, { type: 'null' }] };
    return { ...thing, properties: { ...properties, maybe } };
  });
}
