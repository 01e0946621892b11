/**
 * Proves that merging is sound: a value that every document accepts is accepted by the merged API, and the merged API
 * accepts no type and no enum value that no document accepts. It knows only the APIs, and not how they were merged.
 */
import { append } from '../../base/foundation/lists.js';
import { effective } from '../../model/effective/effective.js';
import type { Api } from '../../model/api.js';
import type { Origin } from '../../model/origin.js';
import type { Schema } from '../../model/schema.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { GENERATING_LIMITS } from '../../base/foundation/limits/generating.js';
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  sampleValue,
  seedOf,
  type Instance,
} from '../sample/index.js';
import { fits } from '../validation/index.js';
import { innerPlaces, isDifferent, placesOf, type Described, type ValuePlace } from './places.js';

/** A value that the merged API treats differently from all documents. */
export interface Unsound {
  /** `refused`: every document accepts the value. `invented`: no document accepts it. */
  readonly fault: 'refused' | 'invented';
  readonly place: string;
  /** The value as JSON. */
  readonly value: string;
  readonly origins: readonly Origin[];
}

/**
 * Generates values for the places at which documents differ, and compares which schemas accept them.
 * @param inputs the APIs of the documents
 * @param most the number of places that may be compared, plus the number of values that may be generated
 * @returns the first value of each place; empty if merging is sound for all generated values
 */
export function findUnsound(inputs: readonly Api[], merged: Api, most: number): readonly Unsound[] {
  if (inputs.length < 2) return [];
  const found: Unsound[] = [];
  const seen = new Set<Schema>();
  const budget = { left: most };
  // The order spreads a small number of values over the whole API.
  const places = placesOf(inputs, merged)
    .map((place) => ({ place, rank: seedOf(1, place.name) }))
    .sort((a, b) => a.rank - b.rank || byCodeUnit(a.place.name, b.place.name))
    .map(({ place }) => place);
  const open = places.reverse();
  for (let place = open.pop(); place !== undefined && budget.left > 0; place = open.pop()) {
    const whole = effective(place.merged.schema, place.merged.api);
    budget.left -= EQUAL_COST;
    if (seen.has(whole)) continue;
    seen.add(whole);
    append(open, innerPlaces(place));
    if (!isDifferent(place)) continue;
    const fault = refused(place, budget) ?? invented(place);
    if (fault) found.push(fault);
  }
  return found;
}

const SEEDS = [0, 7, 11];

/** A value costs as much as its parts. Values of schemas that refer to each other can be large. */
function costOf(value: Instance): number {
  if (value === null || typeof value !== 'object') return 0.1;
  const parts: Iterable<Instance> = Array.isArray(value)
    ? value
    : isObjectInstance(value)
      ? value.values()
      : [];
  let cost = 0.1;
  for (const part of parts) cost += costOf(part);
  return cost;
}

/** Comparing a place costs about a tenth of generating a value for it. */
const EQUAL_COST = 0.1;

function refused(place: ValuePlace, budget: { left: number }): Unsound | undefined {
  for (const value of valuesFor(place)) {
    budget.left -= costOf(value);
    if (budget.left <= 0) return undefined;
    if (!place.declared.every((one) => accepts(one, value, place))) continue;
    if (accepts(place.merged, value, place) === false) return unsound('refused', place, value);
  }
  return undefined;
}

/** Returns `null`, the values of enums, and samples of each document's schema. */
function* valuesFor({ direction, declared }: ValuePlace): Generator<Instance> {
  yield null;
  for (const { schema, api } of declared) {
    const whole = effective(schema, api);
    if (whole.kind === 'enum') yield* whole.values;
  }
  for (const [index, seed] of SEEDS.entries()) {
    for (const { schema, api } of declared) {
      const how = { optional: index !== 1, given: index === 0 };
      const value = sampleValue(schema, { api, direction, seed, ...how });
      if (value !== undefined) yield value;
    }
  }
}

/** @returns `undefined` if no steps remain, so that the answer is unknown */
function accepts(
  { schema, api }: Described,
  value: Instance,
  { direction }: ValuePlace,
): boolean | undefined {
  const steps = { left: GENERATING_LIMITS.sampleSteps.most };
  const isAccepted = fits(schema, value, { api, direction, steps });
  return steps.left < 0 ? undefined : isAccepted;
}

function invented(place: ValuePlace): Unsound | undefined {
  const { merged, declared } = place;
  const own = typesOf(merged, new Set());
  const others = declared.map((one) => typesOf(one, new Set()));
  if (own === undefined || others.includes(undefined)) return undefined;
  const known = new Set(others.flatMap((types) => [...(types ?? [])]));
  const type = [...own].find((one) => !known.has(one));
  if (type !== undefined) return unsound('invented', place, EXAMPLES[type] ?? type);
  const whole = effective(merged.schema, merged.api);
  const values = whole.kind === 'enum' && !whole.open ? whole.values : [];
  const value = values.find((one) => declared.every((doc) => accepts(doc, one, place) === false));
  return value === undefined ? undefined : unsound('invented', place, value);
}

/** A value of each JSON type. */
const EXAMPLES: Readonly<Record<string, Instance>> = {
  ...{ null: null, boolean: true, number: 0.5, string: 'text', array: [], object: new Map() },
};

/** Returns the JSON types that a schema accepts; `undefined` if they are unknown. */
function typesOf(
  { schema, api }: Described,
  above: ReadonlySet<Schema>,
): ReadonlySet<string> | undefined {
  const whole = effective(schema, api);
  if (above.has(whole)) return new Set();
  switch (whole.kind) {
    case 'union': {
      const inner = new Set([...above, whole]);
      const types = whole.members.map((member) => typesOf({ schema: member, api }, inner));
      return types.includes(undefined)
        ? undefined
        : new Set(types.flatMap((list) => [...(list ?? [])]));
    }
    case 'enum':
      return new Set([
        ...whole.values
          .map((value) => (value === null ? 'null' : NAMES[typeof value]))
          .filter(isText),
        ...(whole.open === true ? ['string'] : []),
      ]);
    case 'integer':
    case 'number':
      return new Set(['number']);
    case 'tuple':
      return new Set(['array']);
    case 'binary':
      return new Set(['string']);
    case 'null':
    case 'boolean':
    case 'string':
    case 'array':
    case 'object':
      return new Set([whole.kind]);
    case 'never':
      return new Set();
    default:
      return undefined;
  }
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ boolean: 'boolean', number: 'number', bigint: 'number', string: 'string' },
};

function isText(value: string | undefined): value is string {
  return value !== undefined;
}

function unsound(fault: Unsound['fault'], place: ValuePlace, value: Instance): Unsound {
  return { fault, place: place.name, value: jsonOf(value), origins: place.merged.schema.origins };
}

function jsonOf(value: Instance): string {
  if (isArrayInstance(value)) return `[${value.map(jsonOf).join(', ')}]`;
  if (isObjectInstance(value)) {
    const members = [...value].map(([name, inner]) => `${JSON.stringify(name)}: ${jsonOf(inner)}`);
    return `{${members.join(', ')}}`;
  }
  return value === BYTES
    ? '<bytes>'
    : typeof value === 'bigint'
      ? String(value)
      : JSON.stringify(value);
}
