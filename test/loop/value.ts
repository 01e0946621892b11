/** Random valid values of schemas. */
import type { ObjectShape, Property, Schema, UnionShape } from '../../src/model/schema.js';
import { plainValue } from '../../src/service/mock/plain.js';
import { sampleValue } from '../../src/values/sample/index.js';
import { fits, isRecord, isSent, plain, type Judging } from './fits.js';
import { isJson, JSON_PLACE, type Place } from './place.js';
import type { Random } from './random.js';
import { anyText, carries, textOf } from './texts.js';

export interface Making extends Judging {
  readonly random: Random;
  readonly place: Place;
  /** The remaining budget, because required recursion would never end. */
  readonly steps?: { left: number };
  /** True if bytes are a `Blob` in this location, false if they are text. */
  readonly blobs?: boolean;
}

/** No value was found: the schema is contradictory, or its location cannot contain any. */
export class NoValue extends Error {}

const TRIES = 12;
/** Below this depth, optional members are omitted, which also ends recursion through them. */
const DEEP = 4;
const DEEPEST = 40;
const MOST_STEPS = 5000;

/**
 * A random value of a schema.
 * @throws NoValue
 */
export function valueOf(schema: Schema, making: Making): unknown {
  for (let tried = 0; tried < TRIES; tried++) {
    const value = make(schema, { ...making, steps: { left: MOST_STEPS } }, 0);
    if (value !== undefined && fits(schema, value, making)) return value;
  }
  const made = sampled(schema, making);
  if (made !== undefined && fits(schema, made, making)) return made;
  throw new NoValue(`no value for ${schema.kind}`);
}

/**
 * Creates a value with the sampler of restitch: random values rarely match several schemas at once.
 */
function sampled(schema: Schema, { api, direction, random, place }: Making): unknown {
  if (!isJson(place)) return undefined;
  const way = direction === 'request' ? 'write' : 'read';
  const value = sampleValue(schema, { api, direction: way, seed: random.integer(0, 1000) });
  return value === undefined ? undefined : plainValue(value);
}

/** A random value that matches the keywords of the schema itself, or undefined if there is none. */
function make(schema: Schema, making: Making, depth: number): unknown {
  const { random, place, api } = making;
  if (depth > DEEPEST || (making.steps && --making.steps.left < 0)) return undefined;
  switch (schema.kind) {
    case 'any':
    case 'unknown':
      return anyValue(making);
    case 'never':
      return undefined;
    case 'null':
      return place.kind === 'json' ? null : undefined;
    case 'boolean':
      return random.chance(0.5);
    case 'number':
    case 'integer':
      return numberOf(schema, random, place);
    case 'string':
      return textOf(schema, random, place);
    case 'binary':
      if (making.blobs !== true) return anyText(random, place, 1);
      return new Blob([Uint8Array.of(0, 255, 10, 13, random.integer(0, 255))], {
        type: schema.mediaType?.includes('*') === false ? schema.mediaType : 'image/png',
      });
    case 'enum': {
      const values = schema.values.map(plain);
      return random.pick(values.filter((one) => isJson(place) || isCarried(one, place)));
    }
    case 'array':
      return arrayOf(schema, making, depth);
    case 'tuple':
      return schema.items.map((item) => make(item, making, depth + 1));
    case 'object':
      return objectOf(schema, making, depth);
    case 'union':
      return memberOf(schema, making, depth);
    case 'intersection':
      return togetherOf(schema.members, making, depth);
    case 'ref': {
      const target = api.schemas.get(schema.id);
      return target === undefined ? anyValue(making) : make(target, making, depth + 1);
    }
    default:
      return schema satisfies never;
  }
}

function isCarried(value: unknown, place: Place): boolean {
  if (value === null || value === undefined) return false;
  return typeof value !== 'string' || (value !== '' && carries(place, value));
}

function anyValue({ random, place }: Making): unknown {
  const text = anyText(random, place, 1);
  if (!isJson(place)) return text;
  return random.pick([text, 12.5, true, null, ['x', 1, null], { text, ['a/b']: [] }]);
}

function numberOf(
  shape: Extract<Schema, { kind: 'number' | 'integer' }>,
  random: Random,
  place: Place,
): number | undefined {
  const { multipleOf } = shape;
  const whole = shape.kind === 'integer' || place.without.includes('.');
  const unit = multipleOf !== undefined && multipleOf > 0 ? multipleOf : whole ? 1 : 0.25;
  const lowest = Math.max(shape.minimum ?? -Infinity, shape.exclusiveMinimum ?? -Infinity);
  const highest = Math.min(shape.maximum ?? Infinity, shape.exclusiveMaximum ?? Infinity);
  const from = lowest === -Infinity ? Math.min(-40, highest - 1000 * unit) : lowest;
  const to = highest === Infinity ? Math.max(1000, from + 1000 * unit) : highest;
  const [first, last] = [Math.ceil(from / unit), Math.floor(to / unit)];
  // If no multiple of the unit is between the bounds, the middle of the bounds is used.
  if (first > last) return whole ? undefined : (from + to) / 2;
  const value = random.integer(first, Math.min(last, first + 100_000)) * unit;
  return Number.isSafeInteger(Math.trunc(value)) ? value : undefined;
}

function arrayOf(
  shape: Extract<Schema, { kind: 'array' }>,
  making: Making,
  depth: number,
): unknown[] | undefined {
  const { random, place } = making;
  // An empty list cannot be sent if values are texts.
  const least = Math.max(shape.minItems ?? 0, place.kind === 'json' ? 0 : 1);
  const most = Math.min(shape.maxItems ?? Infinity, depth > DEEP ? least : least + 2);
  const length = random.integer(least, Math.max(most, least));
  const within = isJson(place) ? JSON_PLACE : { ...place, without: `${place.without}\u0000` };
  const items: unknown[] = [];
  for (let tries = 0; items.length < length && tries < length * 4; tries++) {
    const item = make(shape.items, { ...making, place: within }, depth + 1);
    if (item === undefined) break;
    const known = shape.uniqueItems === true && items.some((one) => isSame(one, item));
    if (!known) items.push(item);
  }
  return items.length < least ? undefined : items;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function objectOf(shape: ObjectShape, making: Making, depth: number): unknown {
  const { random, direction, place } = making;
  const within = isJson(place) ? { ...making, place: JSON_PLACE } : making;
  const made = new Map<string, unknown>();
  const most = shape.maxProperties ?? Infinity;
  for (const [name, { schema, required }] of shape.properties) {
    if (!isSent(schema, direction) || (isUnsafe(name) && direction === 'request')) continue;
    const wanted = required || (depth < DEEP && made.size < most && random.chance(0.7));
    if (!wanted) continue;
    const value = make(schema, within, depth + 1);
    if (value === undefined && required) return undefined;
    if (value !== undefined) made.set(name, value);
  }
  const least = Math.max(shape.minProperties ?? 0, isJson(place) ? 0 : 1);
  const more = shape.restStated === true && random.chance(0.5) ? 1 : 0;
  for (let extra = 0; made.size < Math.min(most, least + more) && extra < 4; extra++) {
    const name = `extra${extra}`;
    const spare = [...shape.properties].find(
      ([key, one]) => !made.has(key) && isSent(one.schema, direction),
    );
    const schema = spare?.[1].schema ?? shape.rest;
    const value = schema && make(schema, within, depth + 1);
    if (value !== undefined) made.set(spare?.[0] ?? name, value);
  }
  return made.size < least ? undefined : Object.fromEntries(made);
}

function memberOf(
  shape: UnionShape & Pick<Schema, 'origins'>,
  making: Making,
  depth: number,
): unknown {
  const { random } = making;
  const left = [...shape.members];
  while (left.length > 0) {
    // At the greatest depth, `null` is preferred, because it has no members.
    const simple = depth > DEEP ? left.findIndex(({ kind }) => kind === 'null') : -1;
    const at = simple < 0 ? random.integer(0, left.length - 1) : simple;
    const [member] = left.splice(at, 1);
    if (member === undefined) break;
    const value = make(member, making, depth + 1);
    const tagged = isRecord(value) ? withTag(shape, member, value, random) : value;
    if (tagged !== undefined && fits(shape, tagged, making)) return tagged;
  }
  return undefined;
}

/** Sets the discriminator property of an object to the value that selects its schema. */
function withTag(
  { discriminator }: UnionShape,
  member: Schema,
  value: Readonly<Record<string, unknown>>,
  random: Random,
): unknown {
  if (discriminator === undefined || member.kind !== 'ref') return value;
  const tags = [...discriminator.mapping].flatMap(([tag, id]) => (id === member.id ? tag : []));
  const tag = random.pick(tags);
  return tag === undefined ? undefined : { ...value, [discriminator.property]: tag };
}

/**
 * Objects are merged before they are generated; other kinds use the first value that fits all
 * parts.
 */
function togetherOf(members: readonly Schema[], making: Making, depth: number): unknown {
  const stated = members.filter(({ kind }) => kind !== 'any' && kind !== 'unknown');
  const objects = stated.map((member) => objectsIn(member, making));
  if (objects.length > 0 && !objects.includes(undefined)) {
    return objectOf(oneObject(objects.flatMap((all) => all ?? [])), making, depth);
  }
  const values = stated.map((member) => make(member, making, depth + 1));
  if (values.includes(undefined)) return undefined;
  if (values.length === 0) return anyValue(making);
  if (values.every(isRecord)) return Object.assign({}, ...values) as unknown;
  const shape = { kind: 'intersection', members, origins: [] } as const;
  return values.find((value) => fits(shape, value, making));
}

/** The object schemas of an intersection, or undefined if it has a member that is not an object. */
function objectsIn(
  schema: Schema,
  { api }: Pick<Making, 'api'>,
  steps = 0,
): ObjectShape[] | undefined {
  if (schema.kind === 'object') return [schema];
  if (schema.kind === 'any' || schema.kind === 'unknown') return [];
  if (steps > DEEPEST) return undefined;
  if (schema.kind === 'ref') {
    const target = api.schemas.get(schema.id);
    return target && objectsIn(target, { api }, steps + 1);
  }
  if (schema.kind !== 'intersection') return undefined;
  const all = schema.members.map((member) => objectsIn(member, { api }, steps + 1));
  return all.includes(undefined) ? undefined : all.flatMap((some) => some ?? []);
}

/** True for a name that every server rejects, even if it is declared. */
function isUnsafe(name: string): boolean {
  return name === '__proto__';
}

/** A property that several objects declare must fit all of them. */
function oneObject(shapes: readonly ObjectShape[]): ObjectShape {
  const properties = new Map<string, Property>();
  for (const shape of shapes) {
    for (const [name, { schema, required }] of shape.properties) {
      const before = properties.get(name);
      const said = [before?.schema, schema].filter((one) => one !== undefined);
      const stated = said.filter(({ kind }) => kind !== 'any' && kind !== 'unknown');
      const [only = schema, another] = new Set(stated);
      const whole: Schema = another ? { kind: 'intersection', members: stated, origins: [] } : only;
      const notes = said.some((one) => one.readOnly === true) ? { readOnly: true } : {};
      const hidden = said.some((one) => one.writeOnly === true) ? { writeOnly: true } : {};
      properties.set(name, {
        schema: { ...whole, ...notes, ...hidden },
        required: required || before?.required === true,
      });
    }
  }
  const rest = shapes.find((shape) => shape.restStated === true) ?? shapes[0];
  return {
    kind: 'object',
    properties,
    ...(rest?.rest && { rest: rest.rest }),
    ...(rest?.restStated && { restStated: true }),
    minProperties: Math.max(0, ...shapes.map((shape) => shape.minProperties ?? 0)),
  };
}

/** A random JSON value of a schema. */
export function jsonOf(schema: Schema, making: Omit<Making, 'place'>): unknown {
  return valueOf(schema, { ...making, place: JSON_PLACE });
}
