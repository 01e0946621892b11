/**
 * Compares the values that two schemas accept. The severity of a change depends on whether callers send or receive
 * these values.
 */
import { isComposed } from '../../../model/walk.js';
import { isNumber, type Schema } from '../../../model/schema.js';
import { compareBounds, compareFormats, comparePattern } from './bounds.js';
import { describeType } from './describe.js';
import { compareDefaults } from './defaults.js';
import { compareDiscriminators } from './discriminators.js';
import { compareEnums, fitsEnum } from './enums.js';
import { compareKeywords } from './keywords.js';
import { compareObjects } from './objects.js';
import { enqueuePair } from './queue.js';
import { matchMembers, unionMembers } from './unions.js';
import {
  amountsTo,
  addSchemaFinding,
  positionInside,
  type SchemaPair,
  type SchemaPosition,
  type SchemaWalk,
} from './walk.js';

/**
 * Compares all queued pairs of schemas, including pairs that are queued during the comparison. Pairs beyond the limit are
 * reported as not compared.
 */
export function compareQueuedPairs(walk: SchemaWalk): void {
  let left = walk.most;
  for (let pair = walk.queue.pop(); pair; pair = walk.queue.pop()) {
    if (left-- > 0) compareSchemas(walk, pair.at, pair.before, pair.after);
    else sayNotCompared(pair);
  }
}

function sayNotCompared({ at, before, after }: SchemaPair): void {
  addSchemaFinding(
    { ...at, steps: at.root },
    'type/not-compared',
    ['type of ', ' was only compared in part'],
    before,
    after,
  );
}

function compareSchemas(walk: SchemaWalk, at: SchemaPosition, was: Schema, is: Schema): void {
  compareKeywords(walk, at, was, is);
  const [before, after] = [amountsTo(was, walk.before), amountsTo(is, walk.after)];
  compareDefaults(at, before, after);
  const isKnown = [before.kind !== 'unknown', after.kind !== 'unknown'];
  if (!isKnown[0] || !isKnown[1]) {
    if (isKnown[1]) {
      const words = ['type of ', ` is ${describeType(after)} now; it was unknown`] as const;
      addSchemaFinding(at, 'type/stated', words, before, after);
    } else if (isKnown[0]) {
      const words = ['type of ', ` is unknown now; it was ${describeType(before)}`] as const;
      addSchemaFinding(at, 'type/unstated', words, before, after);
    }
    return;
  }
  if (
    before.kind === 'any' ||
    after.kind === 'any' ||
    before.kind === 'never' ||
    after.kind === 'never'
  ) {
    compareLimits(at, before, after);
    return;
  }
  compareUnions(walk, at, before, after);
}

function compareUnions(walk: SchemaWalk, at: SchemaPosition, before: Schema, after: Schema): void {
  const [old, fresh] = [unionMembers(before, walk.before), unionMembers(after, walk.after)];
  if (old.nullable !== fresh.nullable) {
    const [rule, words] = fresh.nullable
      ? (['type/became-nullable', 'can be null now'] as const)
      : (['type/became-not-null', 'can no longer be null'] as const);
    addSchemaFinding(at, rule, ['', ` ${words}`], before, after);
  }
  compareDiscriminators(walk, at, before, after);
  const { pairs, gone, added } = matchMembers(old.members, fresh.members, walk);
  for (const [one, other] of pairs) {
    // The keywords of the whole schema were compared above. The keywords of a reference are compared together with its
    // target.
    const isMember =
      one !== before && other !== after && one.kind !== 'ref' && other.kind !== 'ref';
    if (isMember) {
      compareKeywords(walk, at, one, other);
      compareDefaults(at, one, other);
    }
    compareMembers(walk, at, one, other);
  }
  for (const schema of gone) {
    addSchemaFinding(
      at,
      'type/narrowed',
      ['type of ', ` no longer includes ${describeType(schema)}`],
      schema,
      after,
    );
  }
  for (const schema of added) {
    addSchemaFinding(
      at,
      'type/widened',
      ['type of ', ` also includes ${describeType(schema)} now`],
      before,
      schema,
    );
  }
}

/** Compares two schemas, one of which accepts every value or no value. */
function compareLimits(at: SchemaPosition, before: Schema, after: Schema): void {
  if (before.kind === after.kind) return;
  const widened = after.kind === 'any' || before.kind === 'never';
  sayChanged(at, widened ? 'type/widened' : 'type/narrowed', before, after);
}

function sayChanged(
  at: SchemaPosition,
  rule: 'type/changed' | 'type/widened' | 'type/narrowed',
  before: Schema,
  after: Schema,
): void {
  addSchemaFinding(
    at,
    rule,
    ['type of ', ` changed from ${describeType(before)} to ${describeType(after)}`],
    before,
    after,
  );
}

/** Compares two matching members of unions, or two types that are not unions. */
function compareMembers(walk: SchemaWalk, at: SchemaPosition, before: Schema, after: Schema): void {
  const [old, fresh] = [amountsTo(before, walk.before), amountsTo(after, walk.after)];
  const isOpened = old === before && fresh === after;
  if (!isOpened) enqueuePair(walk, at, before, after);
  else if (old.kind === 'object' && fresh.kind === 'object') compareObjects(walk, at, old, fresh);
  else compareTypes(walk, at, old, fresh);
}

function compareTypes(walk: SchemaWalk, at: SchemaPosition, before: Schema, after: Schema): void {
  if (before.kind === 'enum' && after.kind === 'enum') compareEnums(walk, at, before, after);
  else if (before.kind === 'enum' || after.kind === 'enum')
    compareWithEnum(walk, at, before, after);
  else if (isNumber(before) && isNumber(after)) {
    if (before.kind !== after.kind) {
      sayChanged(at, after.kind === 'number' ? 'type/widened' : 'type/narrowed', before, after);
    } else compareFormats(at, before, after);
    compareBounds(at, before, after);
  } else if (before.kind === 'string' && after.kind === 'string') {
    compareFormats(at, before, after);
    comparePattern(at, before, after);
    compareBounds(at, before, after);
  } else if (before.kind === 'binary' && after.kind === 'binary') {
    compareFormats(at, before, after);
  } else if (before.kind === 'array' && after.kind === 'array') {
    compareBounds(at, before, after);
    enqueuePair(walk, positionInside(at, { at: 'items' }), before.items, after.items);
  } else if (before.kind === 'tuple' && after.kind === 'tuple') {
    compareTuples(walk, at, before, after);
  } else if (isComposed(before) || isComposed(after)) {
    compareIntersections(walk, at, before, after);
  } else if (before.kind !== after.kind) sayChanged(at, 'type/changed', before, after);
}

type TupleSchema = Extract<Schema, { kind: 'tuple' }>;

/** Compares an enum with a type. */
function compareWithEnum(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: Schema,
  after: Schema,
): void {
  const isListed = after.kind === 'enum';
  const [list, type] = isListed ? [after, before] : [before, after];
  const isFit = list.kind === 'enum' && fitsEnum(type, list, walk[isListed ? 'after' : 'before']);
  // An open enum accepts every value of the type, so it does not restrict the type.
  if (isFit && list.open === true) return;
  const rule = isListed ? 'type/narrowed' : 'type/widened';
  sayChanged(at, isFit ? rule : 'type/changed', before, after);
}

function compareTuples(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: TupleSchema,
  after: TupleSchema,
): void {
  if (before.items.length !== after.items.length) {
    sayChanged(at, 'type/changed', before, after);
    return;
  }
  compareBounds(at, before, after);
  after.items.forEach((item, index) => {
    const old = before.items[index];
    if (old) enqueuePair(walk, positionInside(at, { at: 'item', index }), old, item);
  });
  if (before.rest && after.rest)
    enqueuePair(walk, positionInside(at, { at: 'items' }), before.rest, after.rest);
  else if (before.rest || after.rest) {
    sayChanged(at, after.rest ? 'type/widened' : 'type/narrowed', before, after);
  }
}

/**
 * Compares intersections. A value must match every member, so adding a member allows fewer values, and removing a
 * member allows more.
 */
function compareIntersections(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: Schema,
  after: Schema,
): void {
  const members = (schema: Schema): readonly Schema[] =>
    isComposed(schema) ? schema.members : [schema];
  const { pairs, gone, added } = matchMembers(members(before), members(after), walk);
  for (const [one, other] of pairs) {
    if (one.kind === 'union' || other.kind === 'union') enqueuePair(walk, at, one, other);
    else compareMembers(walk, at, one, other);
  }
  for (const schema of gone) {
    addSchemaFinding(
      at,
      'type/widened',
      ['', ` no longer has to match ${describeType(schema)}`],
      schema,
      after,
    );
  }
  for (const schema of added) {
    addSchemaFinding(
      at,
      'type/narrowed',
      ['', ` must also match ${describeType(schema)} now`],
      before,
      schema,
    );
  }
}
