/**
 * Names inline objects: equal objects in several places become one type, and an object that equals a named schema
 * becomes a reference.
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

/** An object with fewer properties gets no name: it fits on one line, and an equal object may have another meaning. */
const WORTH_A_NAME = 4;

/** An object with fewer properties does not become a reference to a named schema. */
const TELLING = 3;

/** The API after naming. */
export interface HoistResult {
  readonly api: Api;
  /** The names of the schemas that were inline. */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** Place → name: the names of now and of earlier runs. */
  readonly lock: ReadonlyMap<string, string>;
}

/** Inline objects of one form, in places that are left. */
interface Shared {
  readonly objects: readonly InlineObject[];
  /** The location that gives the type its name. */
  readonly place: string;
  readonly best: InlineObject;
  /** Its names, best first. */
  readonly spellings: readonly string[];
}

/**
 * Names equal inline objects that are in several places, and replaces inline objects that equal a named schema by
 * references.
 * An object inferred from an example becomes a reference to the schema that it is an example of.
 * @param api ordered; its named schemas have names
 * @param former names that earlier runs gave, by place
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

/** Inline objects by form, larger ones first: none contains another of its size. */
function groupsOf(
  objects: readonly InlineObject[],
  structuralIds: StructuralIds,
): InlineObject[][] {
  const groups: InlineObject[][] = [];
  for (const list of groupBy(objects, ({ schema }) =>
    structuralIds.propertyNames(schema),
  ).values()) {
    // An object with unique property names has no equal, so its shape need not be compared.
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

/** Finds the one named schema that an inline object is. */
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

/** If two named schemas have this shape, it is unknown which one is meant. */
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
  /** Types by the locations that give them their names. */
  readonly others: ReadonlyMap<string, Shared>;
  /** In Pascal case. */
  readonly operations: ReadonlySet<string>;
}

/** The type of inline objects of one form, if they are in several places, or were when they got their name. */
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

/** The place of an object; inside an object that becomes a separate type, the place in that type. */
function whereIs(object: InlineObject, ids: ReadonlyMap<InlineObject, Shared>): string {
  for (let { parent } = object; parent; parent = parent.parent) {
    const type = ids.get(parent);
    if (type) return `${type.place} ${positionPath(object.position, parent.position.depth)}`;
  }
  return `${object.position.root.key} ${positionPath(object.position)}`;
}

/**
 * Names all shared objects; names of named schemas are taken. An object that several operations share stays inline if
 * all
 * its names are taken.
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

/** A title belongs to the objects that have it. */
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
    // Most schemas neither are nor contain an object.
    if (!hasParts(schema)) return schema;
    const id = schema.kind === 'object' ? ids.get(schema) : undefined;
    return id === undefined ? mapChildren(schema, replace) : reference(schema, id);
  };
  const inside = (endpoint: Endpoint): Endpoint =>
    holders.has(endpoint) ? mapEndpointSchemas(endpoint, replace) : endpoint;
  const webhooks = api.webhooks.map(({ name, endpoint }) => ({ name, endpoint: inside(endpoint) }));
  // A named schema stays, even if an inline object equals it.
  const named = (schema: Schema): Schema =>
    schema.kind === 'object' ? mapChildren(schema, replace) : replace(schema);
  const schemas = new Map<SchemaId, Schema>();
  api.schemas.forEach((one, id) => schemas.set(id, holders.has(one) ? named(one) : one));
  added.forEach((one, id) => schemas.set(id, named(one)));
  const endpoints = mapList(api.endpoints, inside);
  return { api: { ...api, endpoints, webhooks, schemas: sortKeys(schemas) }, names, lock };
}

/** The named type keeps a title or description only if all places have the same one. */
function definition(schema: Schema, objects: readonly InlineObject[]): Schema {
  const kept = Object.entries(schema).filter(([key]) => {
    if (!PLACE_ANNOTATIONS.has(key)) return true;
    if (key !== 'title' && key !== 'description') return false;
    return objects.every((object) => object.schema[key] === schema[key]);
  });
  return Object.fromEntries(kept) as unknown as Schema;
}

/** A `$ref` that keeps the annotations written next to it. */
function reference(schema: Schema, id: SchemaId): Schema {
  const annotations = Object.entries(schema).filter(([key]) => PLACE_ANNOTATIONS.has(key));
  return { ...Object.fromEntries(annotations), kind: 'ref', id, origins: schema.origins };
}
