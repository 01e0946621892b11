/** Compares the properties of objects. */
import type { Origin } from '../../model/origin.js';
import type { Property, Schema } from '../../model/schema.js';
import { compareBounds } from './bounds.js';
import { describeType } from './describe.js';
import type { MessageDirection } from '../judge.js';
import type { ChangeRule } from '../rules.js';
import {
  enqueuePair,
  addFindingAt,
  addSchemaFinding,
  positionInside,
  intersectionOf,
  positionText,
  dereference,
  type SchemaPosition,
  type SchemaWalk,
} from './walk.js';

export type ObjectSchema = Extract<Schema, { kind: 'object' }>;

/**
 * A schema as one object: itself, or an intersection of nothing but objects.
 * @param side whose names its references are
 */
export function objectOf(
  walk: SchemaWalk,
  schema: Schema,
  side: 'before' | 'after',
): ObjectSchema | undefined {
  if (schema.kind === 'object') return schema;
  if (schema.kind !== 'intersection') return undefined;
  const parts: ObjectSchema[] = [];
  const seen = new Set<Schema>();
  const open: Schema[] = [schema];
  for (let next = open.pop(); next; next = open.pop()) {
    const target = dereference(next, walk[side]);
    if (seen.has(target)) continue;
    seen.add(target);
    if (target.kind === 'intersection') open.push(...[...target.members].reverse());
    else if (target.kind === 'object') parts.push(target);
    else if (target.kind !== 'any') return undefined;
  }
  return parts.length === 0 ? undefined : merged(walk, parts, schema.origins);
}

function merged(
  walk: SchemaWalk,
  parts: readonly ObjectSchema[],
  origins: readonly Origin[],
): ObjectSchema {
  const properties = new Map<string, Property>();
  const patterns = new Map<string, Schema>();
  for (const part of parts) {
    for (const [pattern, schema] of part.patterns ?? NO_PATTERNS) patterns.set(pattern, schema);
    for (const [name, property] of part.properties) {
      const other = properties.get(name);
      const required = property.required || other?.required === true;
      const schema = other ? intersectionOf(walk, other.schema, property.schema) : property.schema;
      properties.set(name, { schema, required });
    }
  }
  const closed = parts.find(({ rest }) => rest === undefined);
  const rest = parts.find((part) => part.restStated === true)?.rest ?? parts[0]?.rest;
  return {
    ...{ kind: 'object', properties, origins },
    ...(patterns.size > 0 && { patterns }),
    ...(!closed && rest && { rest }),
  };
}

/** Compares two objects property by property, and what else they may hold. */
export function compareObjects(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: ObjectSchema,
  after: ObjectSchema,
): void {
  compareBounds(at, before, after);
  for (const name of new Set([...before.properties.keys(), ...after.properties.keys()])) {
    const [old, fresh] = [before.properties.get(name), after.properties.get(name)];
    const is = (property: Property | undefined, side: 'before' | 'after'): Property | undefined =>
      property && isThere(walk, property, side, at.direction) ? property : undefined;
    const [was, now] = [is(old, 'before'), is(fresh, 'after')];
    if (was && now) compareProperty(walk, positionInside(at, name), was, now);
    else if (now) added(at, name, now, before);
    else if (was) removed(at, name, was, after, fresh);
  }
  comparePatterns(walk, at, before, after);
  compareRest(walk, at, before, after);
}

/** What holds for properties whose names fit a pattern. */
function comparePatterns(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: ObjectSchema,
  after: ObjectSchema,
): void {
  const [old, fresh] = [before.patterns ?? NO_PATTERNS, after.patterns ?? NO_PATTERNS];
  for (const pattern of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(pattern), fresh.get(pattern)];
    if (was && is) {
      enqueuePair(walk, positionInside(at, `/${pattern}/`), was, is);
      continue;
    }
    const [rule, word] = is
      ? (['keyword/added', 'added'] as const)
      : (['keyword/removed', 'removed'] as const);
    const text = `patternProperties ${pattern} of ${positionText(at)} ${word}`;
    addSchemaFinding(at, rule, text, before, after);
  }
}

const NO_PATTERNS: ReadonlyMap<string, Schema> = new Map();

/** What is only for reading is no part of a request; what is only for writing no part of a response. */
function isThere(
  walk: SchemaWalk,
  { schema }: Property,
  side: 'before' | 'after',
  direction: MessageDirection,
): boolean {
  const word = direction === 'request' ? 'readOnly' : 'writeOnly';
  return schema[word] !== true && dereference(schema, walk[side])[word] !== true;
}

function compareProperty(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: Property,
  after: Property,
): void {
  const [old, fresh] = [before.schema, after.schema];
  if (before.required !== after.required) {
    const [rule, words] = after.required
      ? (['property/became-required', 'is required now'] as const)
      : (['property/became-optional', 'is optional now'] as const);
    addSchemaFinding(at, rule, `${positionText(at)} ${words}`, old, fresh);
  }
  if (fresh.deprecated === true && old.deprecated !== true) {
    addSchemaFinding(
      at,
      'property/deprecated',
      `${positionText(at)} is deprecated now`,
      old,
      fresh,
    );
  }
  enqueuePair(walk, at, old, fresh);
}

function added(
  at: SchemaPosition,
  name: string,
  { schema, required }: Property,
  before: Schema,
): void {
  const place = positionText(positionInside(at, name));
  const rule = required ? 'property/required-added' : 'property/added';
  const text = `${place} added${required ? ', required' : ''}: ${describeType(schema)}`;
  addFindingAt(at, rule, text, { before: before.origins, after: schema.origins });
}

function removed(
  at: SchemaPosition,
  name: string,
  { schema, required }: Property,
  after: ObjectSchema,
  still: Property | undefined,
): void {
  const place = positionText(positionInside(at, name));
  if (still) {
    const [rule, word] =
      at.direction === 'request'
        ? (['property/read-only', 'reading'] as const)
        : (['property/write-only', 'writing'] as const);
    addSchemaFinding(at, rule, `${place} is only for ${word} now`, schema, still.schema);
    return;
  }
  const optional: ChangeRule = required ? 'property/removed' : 'property/optional-removed';
  const rule = at.direction === 'request' && !after.rest ? 'property/forbidden' : optional;
  addFindingAt(at, rule, `${place} removed`, { before: schema.origins, after: after.origins });
}

function compareRest(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: ObjectSchema,
  after: ObjectSchema,
): void {
  if (before.rest && after.rest) {
    // Only what was stated is compared: a default of the standard says nothing about values.
    const stated = before.restStated === true || after.restStated === true;
    if (stated) enqueuePair(walk, positionInside(at, '*'), before.rest, after.rest);
  } else if (after.rest) {
    addSchemaFinding(
      at,
      'object/opened',
      `${positionText(at)} may have other properties now`,
      before,
      after,
    );
  } else if (before.rest) {
    const text = `${positionText(at)} may no longer have other properties`;
    addSchemaFinding(at, 'object/closed', text, before, after);
  }
}
