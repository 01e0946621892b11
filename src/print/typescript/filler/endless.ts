/**
 * Finds defaults that would be filled in without end. An example is the default `{}` of a property whose schema is
 * the enclosing object.
 */
import { nodesInCycles } from '../../../base/foundation/cycles.js';
import type { Json, ObjectShape, Schema, SchemaId } from '../../../model/schema.js';
import { hasParts, isComposed, visitChildren } from '../../../model/walk.js';
import { filledMembers, filledRest } from './forms.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';

export interface DeclaredDefault {
  readonly by: Schema;
  readonly value: Json;
}

/**
 * A node of the graph in which cycles are searched: the schemas that together describe one value, and the value.
 * `value` is absent if the value is not known, as for a request body. `steps` lead to the nodes of its properties and
 * items.
 */
interface State {
  readonly schemas: readonly Schema[];
  readonly value?: object;
  readonly steps: Step[];
}

interface Step {
  readonly to: State;
  /** The schema whose default is filled in at this step; absent if the value itself contains the property or item. */
  readonly by?: Schema;
}

/**
 * Finds defaults that lead back to themselves when the defaults of their properties are filled in.
 * @param defaultOf returns the default that is filled in for a property with the given schema
 * @returns the schemas that declare such defaults
 */
export function endlessDefaults(
  schemas: ReadonlyMap<SchemaId, Schema>,
  defaultOf: (schema: Schema) => DeclaredDefault | undefined,
): ReadonlySet<Schema> {
  if (!hasNestedDefault(schemas, defaultOf)) return new Set();
  const known = new States();
  for (const schema of schemas.values()) known.state([schema]);
  for (let state = known.next(); state !== undefined; state = known.next()) {
    const { objects, items } = formsOf(state.schemas, schemas);
    if (Array.isArray(state.value)) {
      for (const item of state.value) enter(known, state, items, item);
      continue;
    }
    if (state.value === undefined) {
      enterAny(known, state, items);
      enterAny(
        known,
        state,
        objects.flatMap((one) => filledRest(one) ?? []),
      );
    }
    for (const name of namesOf(objects, state.value)) {
      enterProperty(known, state, { name, objects, defaultOf });
    }
    if (known.all.length > GENERATING_LIMITS.endlessStates.most)
      return declaring(known.all, () => true);
  }
  const circular = nodesInCycles(
    known.all.filter(({ value }) => value !== undefined),
    ({ steps }) => steps.map(({ to }) => to),
  );
  return declaring([...circular], (to) => circular.has(to));
}

/**
 * Returns true if a property's default contains an object. Without one, no default has properties to fill in, so none
 * is endless.
 */
function hasNestedDefault(
  schemas: ReadonlyMap<SchemaId, Schema>,
  defaultOf: (schema: Schema) => DeclaredDefault | undefined,
): boolean {
  const walked = new Set(schemas.values());
  const add = (child: Schema): void => {
    if (hasParts(child)) walked.add(child);
  };
  for (const schema of walked) {
    visitChildren(schema, add);
    if (schema.kind !== 'object') continue;
    for (const property of schema.properties.values()) {
      if (hasObject(defaultOf(property.schema)?.value)) return true;
    }
  }
  return false;
}

function hasObject(value: unknown): boolean {
  return Array.isArray(value) ? value.some(hasObject) : isStructured(value);
}

/** The nodes of the graph. The same schemas with the same value are always one node, so that cycles are found. */
class States {
  readonly #ids = new Map<object, number>();
  readonly #known = new Map<string, State>();
  readonly all: State[] = [];
  #followed = 0;

  state(schemas: readonly Schema[], value?: object): State {
    const ids = [...new Set(schemas.map((one) => this.#id(one)))].sort((a, b) => a - b);
    const key = `${ids.join()}|${value ? this.#id(value) : ''}`;
    const before = this.#known.get(key);
    if (before) return before;
    const state: State = { schemas, ...(value && { value }), steps: [] };
    this.#known.set(key, state);
    this.all.push(state);
    return state;
  }

  /** Returns a node whose steps have not been computed yet. */
  next(): State | undefined {
    return this.all[this.#followed++];
  }

  #id(one: object): number {
    const id = this.#ids.get(one) ?? this.#ids.size;
    this.#ids.set(one, id);
    return id;
  }
}

function enter(known: States, { steps }: State, list: readonly Schema[], inner: unknown): void {
  if (list.length > 0 && isStructured(inner)) steps.push({ to: known.state(list, inner) });
}

function enterAny(known: States, { steps }: State, list: readonly Schema[]): void {
  if (list.length > 0) steps.push({ to: known.state(list) });
}

interface NamedProperty {
  readonly name: string;
  readonly objects: readonly ObjectShape[];
  readonly defaultOf: (schema: Schema) => DeclaredDefault | undefined;
}

function enterProperty(
  known: States,
  state: State,
  { name, objects, defaultOf }: NamedProperty,
): void {
  const { value, steps } = state;
  const list = objects.flatMap((one) => filledProperty(one, name) ?? []);
  if (value === undefined) enterAny(known, state, list);
  else if (Object.hasOwn(value, name)) {
    return enter(known, state, list, (value as Readonly<Record<string, unknown>>)[name]);
  }
  for (const { properties } of objects) {
    const schema = properties.get(name)?.schema;
    const declared = schema && defaultOf(schema);
    if (!declared || !isStructured(declared.value)) continue;
    steps.push({ to: known.state(list, declared.value), by: declared.by });
  }
}

/**
 * Finds the steps to nodes for which `leads` returns true. Returns the schemas whose defaults are filled in at these
 * steps.
 */
function declaring(states: readonly State[], leads: (to: State) => boolean): ReadonlySet<Schema> {
  return new Set(
    states.flatMap(({ steps }) => steps.flatMap(({ to, by }) => (by && leads(to) ? [by] : []))),
  );
}

/**
 * Resolves references, intersections and unions in the schemas of one value. Returns the resulting object schemas, and
 * the schemas of the items if the value may be an array.
 * @param all the schemas that together describe the value
 */
function formsOf(
  all: readonly Schema[],
  schemas: ReadonlyMap<SchemaId, Schema>,
): { readonly objects: readonly ObjectShape[]; readonly items: readonly Schema[] } {
  const objects: ObjectShape[] = [];
  const items: Schema[] = [];
  const seen = new Set(all);
  for (const schema of seen) {
    if (schema.kind === 'object') objects.push(schema);
    else if (schema.kind === 'array') items.push(schema.items);
    else if (isComposed(schema)) for (const one of filledMembers(schema)) seen.add(one);
    else if (schema.kind === 'ref') {
      const target = schemas.get(schema.id);
      if (target) seen.add(target);
    }
  }
  return { objects, items };
}

function namesOf(objects: readonly ObjectShape[], value: object = {}): ReadonlySet<string> {
  const names = new Set(Object.keys(value));
  for (const { properties } of objects) for (const name of properties.keys()) names.add(name);
  names.delete('__proto__');
  return names;
}

function filledProperty(shape: ObjectShape, name: string): Schema | undefined {
  const property = shape.properties.get(name);
  if (!property) return filledRest(shape);
  return property.schema.readOnly === true ? undefined : property.schema;
}

function isStructured(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
