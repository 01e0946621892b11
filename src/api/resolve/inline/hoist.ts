/**
 * Names inline objects. Equal objects at several locations become one type, and an object that equals a named schema
 * becomes a reference to it.
 */
import { append } from '../../../base/foundation/lists.js';
import type { Report } from '../../../base/diagnostics/report.js';
import { isUndeclared } from '../../../model/origin.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import type { ObjectShape, Schema, SchemaId } from '../../../model/schema.js';
import { byCodeUnit, sortKeys } from '../../../base/foundation/sort.js';
import { mapList } from '../../../base/foundation/mapped.js';
import { hasParts, mapChildren, mapEndpointSchemas } from '../../../model/walk.js';
import { StructuralIds, PLACE_ANNOTATIONS } from './structural-ids.js';
import { inlineObjects, type InlineNameSources, type InlineObject } from './objects.js';
import { compareNamingPositions, spellingsOf, titleName } from './names.js';
import { assignNames, type NameCandidate } from '../names/operation-names.js';
import { commonNames, isOfSeveral } from './common-names.js';
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';
import { positionPath } from './position.js';
import { createExampleMatcher } from './example-matcher.js';

/**
 * The minimum number of properties of an object that gets a name. Smaller objects fit on one line, and equal ones may
 * have different meanings.
 */
const WORTH_A_NAME = 4;

/** The minimum number of properties of an object that becomes a reference to a named schema. */
const TELLING = 3;

/** The API after inline objects were named. */
export interface HoistResult {
  readonly api: Api;
  /** The names of the types that were created for inline objects. */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** Maps locations to names, for objects of this run and of earlier runs. */
  readonly lock: ReadonlyMap<string, string>;
}

/** Equal inline objects that become one type. Objects inside other types are not included. */
interface Shared {
  readonly objects: readonly InlineObject[];
  /** The key of the location after which the type is named. */
  readonly place: string;
  readonly best: InlineObject;
  /** The possible names of the type, best first. */
  readonly spellings: readonly string[];
}

/**
 * Gives equal inline objects at several locations a common name. An inline object that equals a named schema is
 * replaced by a reference to this schema. An object that was inferred from an example becomes a reference to the schema
 * that the example matches.
 * @param api the sorted API, in which named schemas already have their final names
 * @param former the names from earlier runs, by location
 */
export function hoist(
  api: Api,
  names: InlineNameSources,
  former: ReadonlyMap<string, string>,
  report: Report,
): HoistResult {
  const structuralIds = new StructuralIds();
  const objects = inlineObjects(api, names, structuralIds).filter(({ size }) => size >= TELLING);
  if (objects.length === 0) return { api, names: new Map(), lock: former };
  const found = new Map<Schema, SchemaId>();
  const gone = new Set<InlineObject>();
  const lookUp = twins(api, objects, structuralIds, report);
  const shared = new Map<string, Shared>();
  const ids = new Map<InlineObject, Shared>();
  const operations = new Set(
    [...names.operations.values()].map((name) => pascalCase(wordsOf(name))),
  );
  for (const group of groupsOf(objects, structuralIds)) {
    const left = group.filter((object) => !isInside(object, gone));
    const open: InlineObject[] = [];
    for (const object of left) {
      const id = lookUp(object);
      if (id === undefined) open.push(object);
      else {
        found.set(object.schema, id);
        gone.add(object);
      }
    }
    const one = sharedBy(open, { ids, former, others: shared, operations });
    if (!one) continue;
    shared.set(one.place, one);
    for (const object of open) ids.set(object, one);
  }
  if (found.size + shared.size === 0) return { api, names: new Map(), lock: former };
  const called = nameAll([...shared.values()], names, former);
  const named = [...shared.values()].filter(({ place }) => called.has(place));
  return moved(api, { found, shared: named, called, former, holders: names.holders });
}

/** Groups equal inline objects, larger objects first, so that an object is named before the objects inside it. */
function groupsOf(
  objects: readonly InlineObject[],
  structuralIds: StructuralIds,
): InlineObject[][] {
  const groups: InlineObject[][] = [];
  for (const list of groupBy(objects, ({ schema }) =>
    structuralIds.propertyNames(schema),
  ).values()) {
    // No other object has the same property names, so no other object is equal, and the structural id is not needed.
    if (list.length === 1) groups.push(list);
    else
      append(
        groups,
        groupBy(list, ({ schema }) => structuralIds.withoutAnnotations(schema)).values(),
      );
  }
  return groups.sort(([a], [b]) => (b?.size ?? 0) - (a?.size ?? 0));
}

/** A named schema that is an object. */
type Named = readonly [SchemaId, Schema & ObjectShape];

/** Creates a function that finds the named schema which an inline object equals. */
function twins(
  api: Api,
  objects: readonly InlineObject[],
  structuralIds: StructuralIds,
  report: Report,
): (object: InlineObject) => SchemaId | undefined {
  const nameSets = new Set(objects.map(({ schema }) => structuralIds.propertyNames(schema)));
  const alike = [...api.schemas].flatMap(([id, schema]): Named[] =>
    schema.kind === 'object' && nameSets.has(structuralIds.propertyNames(schema))
      ? [[id, schema]]
      : [],
  );
  const byForm = groupBy(alike, ([, schema]) => structuralIds.withoutAnnotations(schema));
  const byNames = groupBy(alike, ([, schema]) => structuralIds.propertyNames(schema));
  const isExampleOf = createExampleMatcher(api.schemas);
  return ({ schema, position: { root } }) => {
    const near = byNames.get(structuralIds.propertyNames(schema));
    if (near === undefined) return undefined;
    const same = byForm.get(structuralIds.withoutAnnotations(schema)) ?? [];
    if (same.length > 0) return only(same);
    if (!isUndeclared(schema.origins)) return undefined;
    const id = only(near.filter(([, named]) => isExampleOf(schema, named, root.sent)));
    if (id !== undefined) report.add('schema/recognised', { name: id }, schema.origins[0]);
    return id;
  };
}

/** Returns the named schema if it is the only one in the list. If several match, it is unknown which one is meant. */
function only(list: readonly Named[]): SchemaId | undefined {
  return list.length === 1 ? list[0]?.[0] : undefined;
}

function isInside(object: InlineObject, gone: ReadonlySet<InlineObject>): boolean {
  for (let { parent } = object; parent; parent = parent.parent) if (gone.has(parent)) return true;
  return false;
}

interface Names {
  readonly ids: ReadonlyMap<InlineObject, Shared>;
  readonly former: ReadonlyMap<string, string>;
  /** The types created so far, by the locations after which they are named. */
  readonly others: ReadonlyMap<string, Shared>;
  /** The names of operations in Pascal case. */
  readonly operations: ReadonlySet<string>;
}

/**
 * Returns the type for equal inline objects. They must occur at several locations, or must have been named in an
 * earlier run.
 */
function sharedBy(
  objects: readonly InlineObject[],
  { ids, former, others, operations }: Names,
): Shared | undefined {
  const places = () =>
    objects
      .map((object) => ({
        object,
        place: `${object.position.root.declared}/${positionPath(object.position)}`,
      }))
      .filter(({ place }) => !others.has(place));
  const locked = former.size === 0 ? [] : places().filter(({ place }) => former.has(place));
  if (locked.length === 0) {
    if (objects.length < 2 || objects.every(({ size }) => size < WORTH_A_NAME)) return undefined;
    if (new Set(objects.map((object) => whereIs(object, ids))).size < 2) return undefined;
  }
  const [best] = (locked.length > 0 ? locked : places()).sort(
    (a, b) => compareNamingPositions(a.object, b.object) || byCodeUnit(a.place, b.place),
  );
  if (!best) return undefined;
  const { object, place } = best;
  const named = isOfSeveral(object, objects)
    ? commonNames(objects, operations)
    : spellingsOf(place, object);
  const spellings = [...titleName(objects), ...named];
  const isNamed = spellings.length > 0 || former.has(place);
  return isNamed ? { objects, place, best: object, spellings } : undefined;
}

/**
 * Returns the location of an object. If it is inside an object that becomes a separate type, the location is relative
 * to this type.
 */
function whereIs(object: InlineObject, ids: ReadonlyMap<InlineObject, Shared>): string {
  for (let { parent } = object; parent; parent = parent.parent) {
    const type = ids.get(parent);
    if (type) return `${type.place} ${positionPath(object.position, parent.position.depth)}`;
  }
  return `${object.position.root.key} ${positionPath(object.position)}`;
}

/**
 * Assigns names to the new types. Names of named schemas are not available. An object that several operations declare
 * stays inline if none of its names is available.
 */
function nameAll(
  shared: readonly Shared[],
  { schemas }: InlineNameSources,
  former: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const taken = [...schemas].map(([id, name]): [string, string] => [`schema ${id}`, name]);
  const ids = [...schemas.keys()].map((id): [string, string] => [`id ${id}`, id]);
  const { names } = assignNames(candidatesOf(shared), new Map([...taken, ...ids, ...former]));
  for (const { place, spellings } of shared) {
    const name = names.get(place);
    if (name !== undefined && !former.has(place) && !spellings.includes(name)) names.delete(place);
  }
  return names;
}

/** A title is only used as a name for the objects that have this title. */
function candidatesOf(shared: readonly Shared[]): NameCandidate[] {
  const titles = new Set(shared.flatMap(({ objects }) => titleName(objects)));
  return shared.map(({ place, objects, spellings }) => {
    const own = titleName(objects);
    const free = spellings.filter((name) => own.includes(name) || !titles.has(name));
    return { key: place, spellings: free };
  });
}

interface Moves {
  readonly found: ReadonlyMap<Schema, SchemaId>;
  readonly shared: readonly Shared[];
  readonly called: ReadonlyMap<string, string>;
  readonly former: ReadonlyMap<string, string>;
  readonly holders: InlineNameSources['holders'];
}

function moved(api: Api, { found, shared, called, former, holders }: Moves): HoistResult {
  const ids = new Map(found);
  const names = new Map<SchemaId, string>();
  const added = new Map<SchemaId, Schema>();
  const lock = new Map(former);
  for (const { objects, place, best } of shared) {
    const name = called.get(place) ?? place;
    const id = api.schemas.has(name) ? `${name}_inline` : name;
    names.set(id, name);
    lock.set(place, name);
    added.set(id, definition(best.schema, objects));
    for (const { schema } of objects) ids.set(schema, id);
  }
  const replace = (schema: Schema): Schema => {
    // Fast path: most schemas do not contain an object.
    if (!hasParts(schema)) return schema;
    const id = schema.kind === 'object' ? ids.get(schema) : undefined;
    return id === undefined ? mapChildren(schema, replace) : reference(schema, id);
  };
  const inside = (endpoint: Endpoint): Endpoint =>
    holders.has(endpoint) ? mapEndpointSchemas(endpoint, replace) : endpoint;
  const webhooks = api.webhooks.map(({ name, endpoint }) => ({ name, endpoint: inside(endpoint) }));
  // A named schema is kept even if an inline object equals it.
  const named = (schema: Schema): Schema =>
    schema.kind === 'object' ? mapChildren(schema, replace) : replace(schema);
  const schemas = new Map<SchemaId, Schema>();
  api.schemas.forEach((one, id) => schemas.set(id, holders.has(one) ? named(one) : one));
  added.forEach((one, id) => schemas.set(id, named(one)));
  const endpoints = mapList(api.endpoints, inside);
  return { api: { ...api, endpoints, webhooks, schemas: sortKeys(schemas) }, names, lock };
}

/** Returns the definition of a new type. The title and description are only kept if they are equal at all locations. */
function definition(schema: Schema, objects: readonly InlineObject[]): Schema {
  const kept = Object.entries(schema).filter(([key]) => {
    if (!PLACE_ANNOTATIONS.has(key)) return true;
    if (key !== 'title' && key !== 'description') return false;
    return objects.every((object) => object.schema[key] === schema[key]);
  });
  return Object.fromEntries(kept) as unknown as Schema;
}

/** Returns a `$ref` with the annotations that the inline object had at this location. */
function reference(schema: Schema, id: SchemaId): Schema {
  const annotations = Object.entries(schema).filter(([key]) => PLACE_ANNOTATIONS.has(key));
  return { ...Object.fromEntries(annotations), kind: 'ref', id, origins: schema.origins };
}
