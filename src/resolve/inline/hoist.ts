/** Names for inline objects: what is said in several places is one type, and what a named schema says already is that one. */
import type { Report } from '../../diagnostics/report.js';
import { trustOf } from '../../model/origin.js';
import type { Api, Endpoint } from '../../model/api.js';
import { groupBy } from '../../model/group.js';
import type { ObjectShape, Schema, SchemaId } from '../../model/schema.js';
import { byCodeUnit, sortKeys } from '../../foundation/sort.js';
import { hasParts, mapChildren, mapEndpointSchemas, mapList } from '../../model/walk.js';
import { Forms, SAID } from './forms.js';
import { inlineUses, type Places, type Use } from './uses.js';
import { isBestPlace, spellingsOf } from './names.js';
import { assignNames, type Candidate } from '../names/operation-names.js';
import { wayOf } from './places.js';
import { recogniser } from './recognise.js';

/** An object of fewer properties gets no name: it fits a line, and its twin may be none. */
const WORTH_A_NAME = 4;

/** An object of fewer properties is not taken for a named one. */
const TELLING = 3;

/** What has got names. */
export interface Hoisted {
  readonly api: Api;
  /** The names of the schemas that were inline. */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** Place → name: the names of now and of earlier runs. */
  readonly lock: ReadonlyMap<string, string>;
}

/** Inline objects of one form, in places that are left. */
interface Shared {
  readonly uses: readonly Use[];
  /** The place that names it. */
  readonly place: string;
  readonly best: Use;
}

/**
 * Gives inline objects of one form a name, where there are several of them, and lets references to a named schema
 * take the place of inline objects that say the same. What only an example shows refers to the named schema that
 * it is an example of.
 * @param api ordered; its named schemas have names
 * @param former names that earlier runs gave, by their places
 */
export function hoist(
  api: Api,
  names: Places,
  former: ReadonlyMap<string, string>,
  report: Report,
): Hoisted {
  const forms = new Forms();
  const uses = inlineUses(api, names, forms).filter(({ size }) => size >= TELLING);
  if (uses.length === 0) return { api, names: new Map(), lock: former };
  const found = new Map<Schema, SchemaId>();
  const gone = new Set<Use>();
  const lookUp = twins(api, uses, forms, report);
  const shared = new Map<string, Shared>();
  const ids = new Map<Use, Shared>();
  for (const group of groupsOf(uses, forms)) {
    const left = group.filter((use) => !isInside(use, gone));
    const open: Use[] = [];
    for (const use of left) {
      const id = lookUp(use);
      if (id === undefined) open.push(use);
      else {
        found.set(use.schema, id);
        gone.add(use);
      }
    }
    const one = sharedBy(open, ids, former, shared);
    if (!one) continue;
    shared.set(one.place, one);
    for (const use of open) ids.set(use, one);
  }
  if (found.size + shared.size === 0) return { api, names: new Map(), lock: former };
  const all = [...shared.values()];
  const called = nameAll(all, names, former);
  return moved(api, { found, shared: all, called, former, holders: names.holders });
}

/** Inline objects by form, larger ones first: none holds another of its own size. */
function groupsOf(uses: readonly Use[], forms: Forms): Use[][] {
  const groups: Use[][] = [];
  for (const list of groupBy(uses, ({ schema }) => forms.outline(schema)).values()) {
    // What nothing else looks like needs no closer look.
    if (list.length === 1) groups.push(list);
    else groups.push(...groupBy(list, ({ schema }) => forms.bare(schema)).values());
  }
  return groups.sort(([a], [b]) => (b?.size ?? 0) - (a?.size ?? 0));
}

/** A named object. */
type Named = readonly [SchemaId, Schema & ObjectShape];

/** Finds the one named schema that an inline object is. */
function twins(
  api: Api,
  uses: readonly Use[],
  forms: Forms,
  report: Report,
): (use: Use) => SchemaId | undefined {
  const outlines = new Set(uses.map(({ schema }) => forms.outline(schema)));
  const alike = [...api.schemas].flatMap(([id, schema]): Named[] =>
    schema.kind === 'object' && outlines.has(forms.outline(schema)) ? [[id, schema]] : [],
  );
  const byForm = groupBy(alike, ([, schema]) => forms.bare(schema));
  const byOutline = groupBy(alike, ([, schema]) => forms.outline(schema));
  const isExampleOf = recogniser(api.schemas);
  return ({ schema, place: { root } }) => {
    const near = byOutline.get(forms.outline(schema));
    if (near === undefined) return undefined;
    const same = byForm.get(forms.bare(schema)) ?? [];
    if (same.length > 0) return only(same);
    if (trustOf(schema.origins) !== 'inferred') return undefined;
    const id = only(near.filter(([, named]) => isExampleOf(schema, named, root.sent)));
    if (id !== undefined) report.add('schema/recognised', { name: id }, schema.origins[0]);
    return id;
  };
}

/** Two names for one form: nobody knows which one is meant. */
function only(list: readonly Named[]): SchemaId | undefined {
  return list.length === 1 ? list[0]?.[0] : undefined;
}

function isInside(use: Use, gone: ReadonlySet<Use>): boolean {
  for (let { around } = use; around; around = around.around) if (gone.has(around)) return true;
  return false;
}

/**
 * What inline objects of one form become, if they stand in several places, or did when they got their name.
 * @param others by their places, which name nothing else
 */
function sharedBy(
  uses: readonly Use[],
  ids: ReadonlyMap<Use, Shared>,
  former: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, Shared>,
): Shared | undefined {
  const places = () =>
    uses
      .map((use) => ({ use, place: `${use.place.root.declared}/${wayOf(use.place)}` }))
      .filter(({ place }) => !others.has(place));
  const locked = former.size === 0 ? [] : places().filter(({ place }) => former.has(place));
  if (locked.length === 0) {
    if (uses.length < 2 || uses.every(({ size }) => size < WORTH_A_NAME)) return undefined;
    if (new Set(uses.map((use) => whereIs(use, ids))).size < 2) return undefined;
  }
  const [best] = (locked.length > 0 ? locked : places()).sort(
    (a, b) => isBestPlace(a.use, b.use) || byCodeUnit(a.place, b.place),
  );
  return best && { uses, place: best.place, best: best.use };
}

/** The place of an object; inside one that is a type of its own, the place in that. */
function whereIs(use: Use, ids: ReadonlyMap<Use, Shared>): string {
  for (let { around } = use; around; around = around.around) {
    const type = ids.get(around);
    if (type) return `${type.place} ${wayOf(use.place, around.place.depth)}`;
  }
  return `${use.place.root.key} ${wayOf(use.place)}`;
}

/** Names for all of them; the names of named schemas are taken. */
function nameAll(
  shared: readonly Shared[],
  { schemas }: Places,
  former: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const candidates = shared.map(({ place, best, uses }): Candidate => ({
    key: place,
    spellings: spellingsOf(place, best, uses),
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
  readonly holders: Places['holders'];
}

function moved(api: Api, { found, shared, called, former, holders }: Moves): Hoisted {
  const ids = new Map(found);
  const names = new Map<SchemaId, string>();
  const added = new Map<SchemaId, Schema>();
  const lock = new Map(former);
  for (const { uses, place, best } of shared) {
    const name = called.get(place) ?? place;
    const id = api.schemas.has(name) ? `${name}_inline` : name;
    names.set(id, name);
    lock.set(place, name);
    added.set(id, definition(best.schema, uses));
    for (const { schema } of uses) ids.set(schema, id);
  }
  const replace = (schema: Schema): Schema => {
    // Nearly everything is neither an object nor holds one.
    if (!hasParts(schema)) return schema;
    const id = schema.kind === 'object' ? ids.get(schema) : undefined;
    return id === undefined ? mapChildren(schema, replace) : reference(schema, id);
  };
  const inside = (endpoint: Endpoint): Endpoint =>
    holders.has(endpoint) ? mapEndpointSchemas(endpoint, replace) : endpoint;
  const webhooks = api.webhooks.map(({ name, endpoint }) => ({ name, endpoint: inside(endpoint) }));
  // What has a name is not inline, whatever else is the same.
  const named = (schema: Schema): Schema =>
    schema.kind === 'object' ? mapChildren(schema, replace) : replace(schema);
  const schemas = new Map<SchemaId, Schema>();
  api.schemas.forEach((one, id) => schemas.set(id, holders.has(one) ? named(one) : one));
  added.forEach((one, id) => schemas.set(id, named(one)));
  const endpoints = mapList(api.endpoints, inside);
  return { api: { ...api, endpoints, webhooks, schemas: sortKeys(schemas) }, names, lock };
}

/** The type itself: what all places say about it is said of it. */
function definition(schema: Schema, uses: readonly Use[]): Schema {
  const kept = Object.entries(schema).filter(([key]) => {
    if (!SAID.has(key)) return true;
    if (key !== 'title' && key !== 'description') return false;
    return uses.every((use) => use.schema[key] === schema[key]);
  });
  return Object.fromEntries(kept) as unknown as Schema;
}

/** A reference that says what was said at its place. */
function reference(schema: Schema, id: SchemaId): Schema {
  const said = Object.entries(schema).filter(([key]) => SAID.has(key));
  return { ...Object.fromEntries(said), kind: 'ref', id, origins: schema.origins };
}
