/** Generates arrays and objects from their members. */
import { dereference } from '../../model/dereference.js';
import { bothSchemas } from '../../model/effective/effective.js';
import type {
  ArrayShape,
  Assertions,
  ObjectShape,
  Property,
  Schema,
  TupleShape,
} from '../../model/schema.js';
import { isSent } from '../../model/direction.js';
import { patternExample } from '../../base/pattern/index.js';
import { DEEP, type Making } from './making.js';
import { seedOf } from './seed.js';
import { type Instance, isSameValue } from '../validation/index.js';
import { GENERATING_LIMITS } from '../../base/foundation/limits/generating.js';

/** Generates a value inside an object or an array. */
export type Make = (schema: Schema, making: Making) => Instance | undefined;

function isDeep({ depth, steps }: Making): boolean {
  return depth > DEEP || steps.left < 0;
}

/** Generates an array. The first items match `contains`. */
export function arraySample(
  shape: ArrayShape,
  making: Making,
  make: Make,
  { contains, minContains = 1 }: Assertions = {},
): Instance | undefined {
  const { minItems = 0, maxItems = Infinity, uniqueItems, items } = shape;
  const needed = contains === undefined ? 0 : minContains;
  const least = Math.max(minItems, needed);
  const wanted = isDeep(making) || making.lean ? least : Math.max(least, 1 + (making.seed % 3));
  const count = Math.min(wanted, Math.max(maxItems, least), GENERATING_LIMITS.sampleItems.most);
  const both = contains && bothSchemas(contains, items);
  const generated: Instance[] = [];
  if (least > count) return undefined;
  for (let tried = 0; generated.length < count && tried < triesFor(count, shape); tried++) {
    const schema = both !== undefined && generated.length < needed ? both : items;
    const seed = itemSeed(making, tried, count);
    const item = make(schema, { ...making, ...below(making), seed });
    if (item === undefined) break;
    if (uniqueItems !== true || !generated.some((one) => isSameValue(one, item)))
      generated.push(item);
  }
  return generated.length < least ? undefined : generated;
}

/** Returns how many items are generated to find `count` different ones. */
function triesFor(count: number, { uniqueItems }: Pick<ArrayShape, 'uniqueItems'>): number {
  return uniqueItems === true ? count * 4 + 1016 : count + 64;
}

/** Returns the seed of an item. After some random ones, all seeds in a row select every value of a small set. */
function itemSeed({ seed }: Making, tried: number, count: number): number {
  const drawn = count * 2 + 8;
  return tried < drawn ? seedOf(seed, tried) : seed + tried - drawn;
}

function below({ depth }: Making): Pick<Making, 'depth'> {
  return { depth: depth + 1 };
}

/** Generates one item for each position of a tuple, and more or fewer items if `minItems` or `maxItems` requires it. */
export function tupleSample(shape: TupleShape, making: Making, make: Make): Instance | undefined {
  const { items, rest, minItems = 0, maxItems = Infinity } = shape;
  const generated: Instance[] = [];
  const count = Math.min(
    Math.max(making.lean ? 0 : items.length, minItems),
    Math.max(maxItems, minItems),
    GENERATING_LIMITS.sampleItems.most,
  );
  if (minItems > count) return undefined;
  for (let tried = 0; generated.length < count && tried < triesFor(count, shape); tried++) {
    const schema = items[generated.length] ?? rest;
    const seed = itemSeed(making, tried, count);
    const item = schema && make(schema, { ...making, ...below(making), seed });
    if (item === undefined) break;
    if (shape.uniqueItems !== true || !generated.some((one) => isSameValue(one, item)))
      generated.push(item);
  }
  return generated.length < minItems ? undefined : generated;
}

/**
 * Generates an object with required properties, and optional ones if requested.
 * @param assertions the assertions about dependent properties and property names
 */
export function objectSample(
  shape: ObjectShape,
  making: Making,
  make: Make,
  assertions: Assertions = {},
): Instance | undefined {
  const { minProperties = 0, maxProperties = Infinity } = shape;
  const generated = new Map<string, Instance>();
  const inner = (schema: Schema, name: string): Instance | undefined =>
    make(schema, { ...making, ...below(making), label: name, seed: seedOf(making.seed, name) });
  const sent = [...shape.properties].filter(([, { schema }]) => isSent(schema, making.direction));
  for (const [name, { schema, required }] of sent) {
    if (!required) continue;
    const value = inner(schema, name);
    if (value === undefined) return undefined;
    generated.set(name, value);
  }
  const least = Math.max(minProperties, 0);
  const shown = generated.size > 0 ? NOTHING : shownOf(sent, making);
  for (const [name, { schema, required }] of sent) {
    const isWanted =
      generated.size < least || shown.has(name) || (making.optional && !isDeep(making));
    if (required || generated.size >= maxProperties || !isWanted) continue;
    const value = inner(schema, name);
    if (value !== undefined) generated.set(name, value);
  }
  for (const name of [...generated.keys()].flatMap(
    (one) => assertions.dependentRequired?.get(one) ?? [],
  )) {
    if (generated.has(name)) continue;
    const value = inner(shape.properties.get(name)?.schema ?? ANYTHING, name);
    if (value !== undefined) generated.set(name, value);
  }
  const isMap = shape.restStated === true || shape.patterns !== undefined;
  const additional =
    making.optional && isMap && shape.properties.size === 0 && !isDeep(making) ? 1 : 0;
  addOthers(
    shape,
    Math.min(Math.max(least, additional), maxProperties),
    generated,
    inner,
    assertions,
    making,
  );
  const ordered = shape.properties.size === 0 ? generated : inOrder(generated, shape);
  return generated.size < least ? undefined : ordered;
}

const ANYTHING: Schema = { kind: 'any', origins: [] };

const NOTHING: ReadonlySet<string> = new Set();

/** The most optional properties of an object that a request shows to readers. */
const SHOWN = 6;

/**
 * Returns the optional properties that readers see in a request if none is required: files and those with examples. The
 * outermost object, which would be empty otherwise, has the first ones that are not deprecated.
 */
function shownOf(
  properties: readonly (readonly [string, Property])[],
  { api, depth, direction, lean, optional, readers }: Making,
): ReadonlySet<string> {
  if (!readers || optional || lean || direction !== 'write') return NOTHING;
  const current = properties.flatMap(([name, { schema }]) => {
    const target = dereference(schema, api);
    if (schema.deprecated === true || target.deprecated === true) return [];
    const item = target.kind === 'array' ? dereference(target.items, api) : target;
    const isGiven = [schema, target].some((one) => one.examples) || item.kind === 'binary';
    return [{ name, isGiven }];
  });
  const given = current.filter(({ isGiven }) => isGiven);
  const chosen = given.length > 0 || depth > 0 ? given : current;
  return new Set(chosen.slice(0, SHOWN).map(({ name }) => name));
}

/** Returns the properties in the order of the schema. */
function inOrder(
  generated: ReadonlyMap<string, Instance>,
  { properties }: ObjectShape,
): ReadonlyMap<string, Instance> {
  const ordered = new Map<string, Instance>();
  for (const name of [...properties.keys(), ...generated.keys()]) {
    const value = generated.get(name);
    if (value !== undefined) ordered.set(name, value);
  }
  return ordered;
}

/** Adds undeclared properties until the object has `least` properties. */
function addOthers(
  { patterns, rest }: ObjectShape,
  least: number,
  generated: Map<string, Instance>,
  inner: (schema: Schema, name: string) => Instance | undefined,
  { propertyNames }: Assertions,
  making: Making,
): void {
  const sources = [...(patterns ?? [])];
  for (
    let count = 1;
    generated.size < least && count <= least * 2 + 8 && count < GENERATING_LIMITS.sampleItems.most;
    count++
  ) {
    const seed = seedOf(making.seed, count);
    const [source, fitting] = sources[count % (sources.length || 1)] ?? [];
    const schema = rest ?? fitting;
    const name =
      schema !== rest && source !== undefined
        ? patternExample(source, { least: count > 1 ? 4 : 1, most: 64, seed })
        : propertyNames === undefined
          ? `property${count}`
          : inner(propertyNames, `property${count}`);
    if (typeof name !== 'string' || schema === undefined || generated.has(name)) continue;
    const value = inner(schema, name);
    if (value !== undefined) generated.set(name, value);
  }
}
