/** Compares the properties of objects. */
import type { Origin } from '../model/origin.js';
import type { Property, Schema } from '../model/schema.js';
import { compareBounds } from './bounds.js';
import { typeText } from './describe.js';
import type { Direction } from './judge.js';
import type { ChangeRule } from './rules.js';
import {
  compareLater,
  findAt,
  findIn,
  inside,
  join,
  placeText,
  resolved,
  type At,
  type Walk,
} from './walk.js';

export type ObjectSchema = Extract<Schema, { kind: 'object' }>;

/**
 * A schema as one object: itself, or an intersection of nothing but objects.
 * @param side whose names its references are
 */
export function objectOf(
  walk: Walk,
  schema: Schema,
  side: 'before' | 'after',
): ObjectSchema | undefined {
  if (schema.kind === 'object') return schema;
  if (schema.kind !== 'intersection') return undefined;
  const parts: ObjectSchema[] = [];
  const seen = new Set<Schema>();
  const open: Schema[] = [schema];
  for (let next = open.pop(); next; next = open.pop()) {
    const target = resolved(next, walk[side]);
    if (seen.has(target)) continue;
    seen.add(target);
    if (target.kind === 'intersection') open.push(...[...target.members].reverse());
    else if (target.kind === 'object') parts.push(target);
    else if (target.kind !== 'any') return undefined;
  }
  return parts.length === 0 ? undefined : merged(walk, parts, schema.origins);
}

function merged(
  walk: Walk,
  parts: readonly ObjectSchema[],
  origins: readonly Origin[],
): ObjectSchema {
  const properties = new Map<string, Property>();
  for (const part of parts) {
    for (const [name, property] of part.properties) {
      const other = properties.get(name);
      const required = property.required || other?.required === true;
      const schema = other ? join(walk, other.schema, property.schema) : property.schema;
      properties.set(name, { schema, required });
    }
  }
  const closed = parts.find(({ rest }) => rest === undefined);
  const rest = parts.find((part) => part.restStated === true)?.rest ?? parts[0]?.rest;
  return { kind: 'object', properties, origins, ...(!closed && rest && { rest }) };
}

/** Compares two objects property by property, and what else they may hold. */
export function compareObjects(
  walk: Walk,
  at: At,
  before: ObjectSchema,
  after: ObjectSchema,
): void {
  compareBounds(at, before, after);
  for (const name of new Set([...before.properties.keys(), ...after.properties.keys()])) {
    const [old, fresh] = [before.properties.get(name), after.properties.get(name)];
    const is = (property: Property | undefined, side: 'before' | 'after'): Property | undefined =>
      property && isThere(walk, property, side, at.direction) ? property : undefined;
    const [was, now] = [is(old, 'before'), is(fresh, 'after')];
    if (was && now) compareProperty(walk, inside(at, name), was, now);
    else if (now) added(at, name, now, before);
    else if (was) removed(at, name, was, after, fresh);
  }
  compareRest(walk, at, before, after);
}

/** What is only for reading is no part of a request; what is only for writing no part of a response. */
function isThere(
  walk: Walk,
  { schema }: Property,
  side: 'before' | 'after',
  direction: Direction,
): boolean {
  const word = direction === 'request' ? 'readOnly' : 'writeOnly';
  return schema[word] !== true && resolved(schema, walk[side])[word] !== true;
}

function compareProperty(walk: Walk, at: At, before: Property, after: Property): void {
  const [old, fresh] = [before.schema, after.schema];
  if (before.required !== after.required) {
    const [rule, words] = after.required
      ? (['property/became-required', 'is required now'] as const)
      : (['property/became-optional', 'is optional now'] as const);
    findIn(at, rule, `${placeText(at)} ${words}`, old, fresh);
  }
  if (fresh.deprecated === true && old.deprecated !== true) {
    findIn(at, 'property/deprecated', `${placeText(at)} is deprecated now`, old, fresh);
  }
  compareLater(walk, at, old, fresh);
}

function added(at: At, name: string, { schema, required }: Property, before: Schema): void {
  const place = placeText(inside(at, name));
  const rule = required ? 'property/required-added' : 'property/added';
  const text = `${place} added${required ? ', required' : ''}: ${typeText(schema)}`;
  findAt(at, rule, text, { before: before.origins, after: schema.origins });
}

function removed(
  at: At,
  name: string,
  { schema, required }: Property,
  after: ObjectSchema,
  still: Property | undefined,
): void {
  const place = placeText(inside(at, name));
  if (still) {
    const [rule, word] =
      at.direction === 'request'
        ? (['property/read-only', 'reading'] as const)
        : (['property/write-only', 'writing'] as const);
    findIn(at, rule, `${place} is only for ${word} now`, schema, still.schema);
    return;
  }
  const optional: ChangeRule = required ? 'property/removed' : 'property/optional-removed';
  const rule = at.direction === 'request' && !after.rest ? 'property/forbidden' : optional;
  findAt(at, rule, `${place} removed`, { before: schema.origins, after: after.origins });
}

function compareRest(walk: Walk, at: At, before: ObjectSchema, after: ObjectSchema): void {
  if (before.rest && after.rest) {
    // Only what was stated is compared: a default of the standard says nothing about values.
    const stated = before.restStated === true || after.restStated === true;
    if (stated) compareLater(walk, inside(at, '*'), before.rest, after.rest);
  } else if (after.rest) {
    findIn(at, 'object/opened', `${placeText(at)} may have other properties now`, before, after);
  } else if (before.rest) {
    const text = `${placeText(at)} may no longer have other properties`;
    findIn(at, 'object/closed', text, before, after);
  }
}
