/** One description in other words: the same schemas with other names, without names, or made of parts. */
import type { JsonObject } from './careful.js';

/** How a document spells the schema `Thing`. */
export interface Spelling {
  readonly name: string;
  /** The description in these words. The one that is given stays as it is. */
  readonly spell: (description: JsonObject) => JsonObject;
}

const REF = '#/components/schemas/';

export const SPELLINGS: readonly Spelling[] = [
  { name: 'renamed', spell: (description) => renamed(description) },
  { name: 'written out', spell: (description) => writtenOut(description) },
  { name: 'in parts', spell: (description) => composed(description, false) },
  { name: 'with a parent', spell: (description) => composed(description, true) },
  { name: 'with anyOf null', spell: (description) => nullAsMember(description) },
];

function renamed(description: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(description)
      .replaceAll(`"${REF}Thing"`, `"${REF}Item"`)
      .replaceAll('"Thing":', '"Item":'),
  ) as JsonObject;
}

function writtenOut(description: JsonObject): JsonObject {
  const { schemas, components, ...others } = opened(description);
  return { ...(expanded(others, schemas) as JsonObject), components };
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

/** The first properties in one part of `allOf`, and everything else in another. */
function composed(description: JsonObject, isNamed: boolean): JsonObject {
  const { schemas, components, ...others } = opened(description);
  const { title, description: text, ...thing } = schemas['Thing'] as JsonObject;
  const entries = Object.entries(thing['properties'] as JsonObject);
  const required = thing['required'] as string[] | undefined;
  const first = entries.slice(0, 6).map(([name]) => name);
  const part = (names: readonly string[]): JsonObject => ({
    type: 'object',
    ...(required && { required: required.filter((name) => names.includes(name)) }),
    properties: Object.fromEntries(entries.filter(([name]) => names.includes(name))),
  });
  const rest = entries.map(([name]) => name).filter((name) => !first.includes(name));
  const allOf = [
    isNamed ? { $ref: `${REF}Core` } : part(first),
    { ...thing, ...part(rest), ...(required === undefined && { required: undefined }) },
  ];
  const Thing = {
    ...(title !== undefined && { title }),
    ...(text !== undefined && { description: text }),
    allOf,
  };
  const all = { ...schemas, Thing, ...(isNamed && { Core: part(first) }) };
  return { ...others, components: { ...components, schemas: all } };
}

function nullAsMember(description: JsonObject): JsonObject {
  const { schemas, components, ...others } = opened(description);
  const thing = structuredClone(schemas['Thing']) as JsonObject;
  const properties = thing['properties'] as JsonObject;
  const { type: _, ...limits } = properties['maybe'] as JsonObject;
  properties['maybe'] = { anyOf: [{ type: 'string', ...limits }, { type: 'null' }] };
  return { ...others, components: { ...components, schemas: { ...schemas, Thing: thing } } };
}

interface Opened extends JsonObject {
  schemas: JsonObject;
  components: JsonObject;
}

function opened(description: JsonObject): Opened {
  const { components, ...others } = structuredClone(description);
  const { schemas, ...rest } = components as JsonObject;
  return { ...others, schemas: schemas as JsonObject, components: rest };
}
