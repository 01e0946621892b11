/** Compares the properties of objects. */
import { isSent } from '../../../model/direction.js';
import type { Property, Schema } from '../../../model/schema.js';
import { compareBounds } from './bounds.js';
import { describeType } from './describe.js';
import type { MessageDirection } from '../judge.js';
import { necessity, necessityChange } from '../necessity.js';
import type { ChangeRule } from '../rules.js';
import { enqueuePair } from './queue.js';
import {
  addSchemaFinding,
  positionInside,
  amountsTo,
  type SchemaPosition,
  type SchemaWalk,
} from './walk.js';

export type ObjectSchema = Extract<Schema, { kind: 'object' }>;

/** Compares the properties of two objects, and their additional properties. */
export function compareObjects(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: ObjectSchema,
  after: ObjectSchema,
): void {
  compareBounds(at, before, after);
  for (const name of new Set([...before.properties.keys(), ...after.properties.keys()])) {
    const [old, fresh] = [propertyOf(before, name), propertyOf(after, name)];
    const [was, now] = [
      old && isThere(walk, old, before, 'before', at.direction) ? old : undefined,
      fresh && isThere(walk, fresh, after, 'after', at.direction) ? fresh : undefined,
    ];
    if (was && now) compareProperty(walk, propertyAt(at, name), was, now);
    else if (now) added(propertyAt(at, name), now, before);
    else if (was) removed(propertyAt(at, name), was, after, fresh);
  }
  comparePatterns(walk, at, before, after);
  compareRest(walk, at, before, after);
}

/**
 * Returns a property of an object. If the name only occurs in `required`, the property has the schema of
 * `additionalProperties`.
 */
function propertyOf({ properties, rest }: ObjectSchema, name: string): Property | undefined {
  const property = properties.get(name);
  if (property?.undescribed !== true) return property;
  return { ...property, schema: rest ?? { kind: 'never', origins: [] } };
}

/** Compares `patternProperties`. */
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
      enqueuePair(walk, positionInside(at, { at: 'pattern', pattern }), was, is);
      continue;
    }
    const [rule, word] = is
      ? (['keyword/added', 'added'] as const)
      : (['keyword/removed', 'removed'] as const);
    addSchemaFinding(at, rule, [`patternProperties ${pattern} of `, ` ${word}`], before, after);
  }
}

const NO_PATTERNS: ReadonlyMap<string, Schema> = new Map();

/** Returns true if a message in this direction can contain the property. */
function isThere(
  walk: SchemaWalk,
  { schema, required }: Property,
  { rest }: ObjectSchema,
  side: 'before' | 'after',
  direction: MessageDirection,
): boolean {
  const way = direction === 'request' ? 'write' : 'read';
  const whole = amountsTo(schema, walk[side]);
  const isForbidden = whole.kind === 'never' && !required && rest === undefined;
  return !isForbidden && isSent(schema, way) && isSent(whole, way);
}

function compareProperty(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: Property,
  after: Property,
): void {
  const [old, fresh] = [before.schema, after.schema];
  if (before.required !== after.required) {
    const rule = after.required ? 'property/became-required' : 'property/became-optional';
    addSchemaFinding(at, rule, ['', ` ${necessityChange(after.required)}`], old, fresh);
  }
  if (isDeprecated(fresh, walk.after) && !isDeprecated(old, walk.before)) {
    addSchemaFinding(at, 'property/deprecated', ['', ' is deprecated now'], old, fresh);
  }
  enqueuePair(walk, at, old, fresh);
}

function isDeprecated(schema: Schema, schemas: SchemaWalk['before']): boolean {
  return schema.deprecated === true || amountsTo(schema, schemas).deprecated === true;
}

function propertyAt(at: SchemaPosition, name: string): SchemaPosition {
  return positionInside(at, { at: 'property', name });
}

function added(at: SchemaPosition, { schema, required }: Property, before: Schema): void {
  const rule = required ? 'property/required-added' : 'property/added';
  addSchemaFinding(
    at,
    rule,
    [`${necessity(required)} `, ` added: ${describeType(schema)}`],
    before,
    schema,
  );
}

function removed(
  at: SchemaPosition,
  { schema, required }: Property,
  after: ObjectSchema,
  still: Property | undefined,
): void {
  if (still) {
    const [rule, word] =
      at.direction === 'request'
        ? (['property/read-only', 'read-only'] as const)
        : (['property/write-only', 'write-only'] as const);
    addSchemaFinding(at, rule, ['', ` is ${word} now`], schema, still.schema);
    return;
  }
  const optional: ChangeRule = required ? 'property/removed' : 'property/optional-removed';
  const rule = at.direction === 'request' && !after.rest ? 'property/forbidden' : optional;
  addSchemaFinding(at, rule, [`${necessity(required)} `, ' removed'], schema, after);
}

function compareRest(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: ObjectSchema,
  after: ObjectSchema,
): void {
  if (before.rest && after.rest) {
    // An undeclared `additionalProperties` allows any value, so it is only compared if one of the two schemas declares
    // it.
    const isDeclared = before.restStated === true || after.restStated === true;
    if (isDeclared)
      enqueuePair(walk, positionInside(at, { at: 'additional' }), before.rest, after.rest);
  } else if (after.rest) {
    addSchemaFinding(at, 'object/opened', ['', ' allows additional properties now'], before, after);
  } else if (before.rest) {
    addSchemaFinding(
      at,
      'object/closed',
      ['', ' no longer allows additional properties'],
      before,
      after,
    );
  }
}
