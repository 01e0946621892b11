/** Turns inline objects into named schemas: equal objects at several locations, and objects that equal a named schema. */
import { append } from '../../../base/foundation/lists.js';
import type { Report } from '../../../base/diagnostics/report.js';
import { isShown } from '../../../model/origin.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import type { ObjectShape, Schema, SchemaId } from '../../../model/schema.js';
import { byCodeUnit, sortKeys } from '../../../base/foundation/sort.js';
import { mapList } from '../../../base/foundation/mapped.js';
import { hasParts, mapChildren, mapEndpointSchemas } from '../../../model/walk.js';
import { StructuralIds, PLACE_ANNOTATIONS } from './structural-ids.js';
import { inlineObjects, type InlineNameSources, type InlineObject } from './objects.js';
import { compareNamingPositions, spellingsOf } from './names.js';
import { assignNames, type NameCandidate } from '../names/operation-names.js';
import { positionPath } from './position.js';
import { createExampleMatcher } from './example-matcher.js';

/** An object with fewer properties stays inline: it fits on a line, and equality may be a coincidence. */
const WORTH_A_NAME = 4;

/** An object with fewer properties is not replaced by a named schema. */
const TELLING = 3;

/** The API with the new named schemas. */
export interface HoistResult {
  readonly api: Api;
  /** The names of the schemas that were inline. */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** Place → name, from this run and earlier ones. */
  readonly lock: ReadonlyMap<string, string>;
}

/** Equal inline objects that become one named schema. */
interface Shared {
  readonly objects: readonly InlineObject[];
  /** The location that gives the name. */
  readonly place: string;
  readonly best: InlineObject;
}

/**
 * Replaces equal inline objects by references: to a named schema that equals them, else to a new one if there are several. An
 * object inferred from an example becomes a reference to the schema that the example is valid for.
 * @param api ordered; its named schemas have names
 * @param former names from earlier runs, by place
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
    const one = sharedBy(open, ids, former, shared);
    if (!one) continue;
    shared.set(one.place, one);
    for (const object of open) ids.set(object, one);
  }
  if (found.size + shared.size === 0) return { api, names: new Map(), lock: former };
  const all = [...shared.values()];
  const called = nameAll(all, names, former);
  return moved(api, { found, shared: all, called, former, holders: names.holders });
}

/** Groups equal inline objects, larger ones first: an object cannot contain one of its own size. */
function groupsOf(
  objects: readonly InlineObject[],
  structuralIds: StructuralIds,
): InlineObject[][] {
  const groups: InlineObject[][] = [];
  for (const list of groupBy(objects, ({ schema }) =>
    structuralIds.propertyNames(schema),
  ).values()) {
    // A single object needs no closer comparison.
    if (list.length === 1) groups.push(list);
    else
      append(
        groups,
        groupBy(list, ({ schema }) => structuralIds.withoutAnnotations(schema)).values(),
      );
  }
  return groups.sort(([a], [b]) => (b?.size ?? 0) - (a?.size ?? 0));
}

/** A named object. */
type Named = readonly [SchemaId, Schema & ObjectShape];

/** Returns a function that finds the only named schema that equals an inline object. */
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
    if (!isShown(schema.origins)) return undefined;
    const id = only(near.filter(([, named]) => isExampleOf(schema, named, root.sent)));
    if (id !== undefined) report.add('schema/recognised', { name: id }, schema.origins[0]);
    return id;
  };
}

/** Returns the schema if there is only one: of several equal ones, none is clearly meant. */
function only(list: readonly Named[]): SchemaId | undefined {
  return list.length === 1 ? list[0]?.[0] : undefined;
}

function isInside(object: InlineObject, gone: ReadonlySet<InlineObject>): boolean {
  for (let { parent } = object; parent; parent = parent.parent) if (gone.has(parent)) return true;
  return false;
}

/**
 * Returns the named schema for equal inline objects, if they are at several locations, or have a name from an earlier run.
 * @param others the schemas so far, by place: a place names only one
 */
function sharedBy(
  objects: readonly InlineObject[],
  ids: ReadonlyMap<InlineObject, Shared>,
  former: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, Shared>,
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
  return best && { objects, place: best.place, best: best.object };
}

/** Returns the location of an object, relative to the enclosing object that becomes a named schema. */
function whereIs(object: InlineObject, ids: ReadonlyMap<InlineObject, Shared>): string {
  for (let { parent } = object; parent; parent = parent.parent) {
    const type = ids.get(parent);
    if (type) return `${type.place} ${positionPath(object.position, parent.position.depth)}`;
  }
  return `${object.position.root.key} ${positionPath(object.position)}`;
}

/** Assigns a name to each; the names of existing schemas are taken. */
function nameAll(
  shared: readonly Shared[],
  { schemas }: InlineNameSources,
  former: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const candidates = shared.map(({ place, best, objects }): NameCandidate => ({
    key: place,
    spellings: spellingsOf(place, best, objects),
  }));
  const taken = [...schemas].map(([id, name]): [string, string] => [`schema ${id}`, name]);
  const ids = [...schemas.keys()].map((id): [string, string] => [`id ${id}`, id]);
  return assignNames(candidates, new Map([...taken, ...ids, ...former])).names;
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
    // Fast exit: most schemas have no parts.
    if (!hasParts(schema)) return schema;
    const id = schema.kind === 'object' ? ids.get(schema) : undefined;
    return id === undefined ? mapChildren(schema, replace) : reference(schema, id);
  };
  const inside = (endpoint: Endpoint): Endpoint =>
    holders.has(endpoint) ? mapEndpointSchemas(endpoint, replace) : endpoint;
  const webhooks = api.webhooks.map(({ name, endpoint }) => ({ name, endpoint: inside(endpoint) }));
  // A named schema itself is not replaced, even if it equals another one.
  const named = (schema: Schema): Schema =>
    schema.kind === 'object' ? mapChildren(schema, replace) : replace(schema);
  const schemas = new Map<SchemaId, Schema>();
  api.schemas.forEach((one, id) => schemas.set(id, holders.has(one) ? named(one) : one));
  added.forEach((one, id) => schemas.set(id, named(one)));
  const endpoints = mapList(api.endpoints, inside);
  return { api: { ...api, endpoints, webhooks, schemas: sortKeys(schemas) }, names, lock };
}

/** Returns the new schema, with the title and description that all locations share. */
function definition(schema: Schema, objects: readonly InlineObject[]): Schema {
  const kept = Object.entries(schema).filter(([key]) => {
    if (!PLACE_ANNOTATIONS.has(key)) return true;
    if (key !== 'title' && key !== 'description') return false;
    return objects.every((object) => object.schema[key] === schema[key]);
  });
  return Object.fromEntries(kept) as unknown as Schema;
}

/** Returns a reference with the annotations of the replaced object. */
function reference(schema: Schema, id: SchemaId): Schema {
  const annotations = Object.entries(schema).filter(([key]) => PLACE_ANNOTATIONS.has(key));
  return { ...Object.fromEntries(annotations), kind: 'ref', id, origins: schema.origins };
}
