/** Compares limits, patterns and formats: each lets more or less through. */
import type {
  ArrayShape,
  NumberShape,
  ObjectShape,
  Schema,
  StringShape,
} from '../../model/schema.js';
import type { ChangeRule } from '../rules.js';
import { addSchemaFinding, positionText, type SchemaPosition } from './walk.js';

/** The keywords that limit a schema of some kind. */
type Keywords = Partial<
  Omit<NumberShape, 'kind'> &
    Omit<StringShape, 'kind'> &
    Omit<ArrayShape, 'kind' | 'items'> &
    Pick<ObjectShape, 'minProperties' | 'maxProperties'>
>;

function keywordsOf(schema: Schema): Keywords {
  return schema as Keywords;
}

/** A limit; exclusive ones begin behind their number. */
interface Limit {
  readonly value: number;
  readonly exclusive: boolean;
}

const LOWER = ['minLength', 'minItems', 'minProperties'] as const;
const UPPER = ['maxLength', 'maxItems', 'maxProperties'] as const;

/** Ranges, lengths, counts, multiples and uniqueness. */
export function compareBounds(at: SchemaPosition, before: Schema, after: Schema): void {
  const [old, fresh] = [keywordsOf(before), keywordsOf(after)];
  const compare = (
    name: string,
    sign: 1 | -1,
    a: Limit | undefined,
    b: Limit | undefined,
  ): void => {
    const rule = ruleOf(sign, a, b);
    if (rule)
      addSchemaFinding(at, rule, `${name} of ${positionText(at)} ${changed(a, b)}`, before, after);
  };
  compare('minimum', 1, lowest(old), lowest(fresh));
  compare('maximum', -1, highest(old), highest(fresh));
  for (const name of LOWER) compare(name, 1, count(old[name]), count(fresh[name]));
  for (const name of UPPER) compare(name, -1, count(old[name]), count(fresh[name]));
  compareMultiples(at, before, after);
  const [was, is] = [old.uniqueItems === true, fresh.uniqueItems === true];
  if (was === is) return;
  const text = `items of ${positionText(at)} ${is ? 'must differ now' : 'need not differ any more'}`;
  addSchemaFinding(at, is ? 'bound/tightened' : 'bound/loosened', text, before, after);
}

export function comparePattern(at: SchemaPosition, before: Schema, after: Schema): void {
  const [old, fresh] = [keywordsOf(before).pattern, keywordsOf(after).pattern];
  if (old === fresh) return;
  const rule = ruleFor('pattern', old, fresh);
  addSchemaFinding(
    at,
    rule,
    `pattern of ${positionText(at)} ${changedText(old, fresh)}`,
    before,
    after,
  );
}

export function compareFormats(at: SchemaPosition, before: Schema, after: Schema): void {
  for (const name of ['format', 'contentEncoding', 'contentMediaType'] as const) {
    const [old, fresh] = [keywordsOf(before)[name], keywordsOf(after)[name]];
    if (old === fresh) continue;
    const rule = widthRule(old, fresh) ?? ruleFor('format', old, fresh);
    addSchemaFinding(
      at,
      rule,
      `${name} of ${positionText(at)} ${changedText(old, fresh)}`,
      before,
      after,
    );
  }
}

/** What bytes are. */
export function compareMediaTypes(at: SchemaPosition, before: Binary, after: Binary): void {
  const [old, fresh] = [before.mediaType, after.mediaType];
  if (old === fresh) return;
  const text = `media type of ${positionText(at)} ${changedText(old, fresh)}`;
  addSchemaFinding(at, ruleFor('format', old, fresh), text, before, after);
}

type Binary = Extract<Schema, { kind: 'binary' }>;

/** Formats of numbers that hold one another. */
const WIDER: ReadonlyMap<unknown, unknown> = new Map([
  ['int32', 'int64'],
  ['float', 'double'],
]);

function widthRule(old: unknown, fresh: unknown): ChangeRule | undefined {
  if (WIDER.get(old) === fresh && fresh !== undefined) return 'type/widened';
  return WIDER.get(fresh) === old && old !== undefined ? 'type/narrowed' : undefined;
}

function ruleFor(what: 'pattern' | 'format', old: unknown, fresh: unknown): ChangeRule {
  if (old === undefined) return `${what}/added`;
  return fresh === undefined ? `${what}/removed` : `${what}/changed`;
}

function compareMultiples(at: SchemaPosition, before: Schema, after: Schema): void {
  const [old, fresh] = [keywordsOf(before), keywordsOf(after)].map(({ multipleOf }) =>
    typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : undefined,
  );
  if (old === fresh) return;
  const finer = (a: number, b: number | undefined): boolean => b === undefined || a % b === 0;
  const rule =
    fresh !== undefined && finer(fresh, old)
      ? 'bound/tightened'
      : old !== undefined && finer(old, fresh)
        ? 'bound/loosened'
        : 'bound/changed';
  addSchemaFinding(
    at,
    rule,
    `multipleOf of ${positionText(at)} ${changedText(old, fresh)}`,
    before,
    after,
  );
}

function lowest({ minimum, exclusiveMinimum }: Keywords): Limit | undefined {
  const isStrict = exclusiveMinimum !== undefined && exclusiveMinimum >= (minimum ?? -Infinity);
  return isStrict ? { value: exclusiveMinimum, exclusive: true } : count(minimum);
}

function highest({ maximum, exclusiveMaximum }: Keywords): Limit | undefined {
  const isStrict = exclusiveMaximum !== undefined && exclusiveMaximum <= (maximum ?? Infinity);
  return isStrict ? { value: exclusiveMaximum, exclusive: true } : count(maximum);
}

function count(value: number | undefined): Limit | undefined {
  return value === undefined ? undefined : { value, exclusive: false };
}

/** `sign` is 1 for lower limits, -1 for upper ones. */
function ruleOf(sign: 1 | -1, a: Limit | undefined, b: Limit | undefined): ChangeRule | undefined {
  if (!a && !b) return undefined;
  if (!a) return 'bound/tightened';
  if (!b) return 'bound/loosened';
  const difference = order(b, a) * sign || Number(b.exclusive) - Number(a.exclusive);
  if (difference === 0) return undefined;
  return difference > 0 ? 'bound/tightened' : 'bound/loosened';
}

function order(a: Limit, b: Limit): number {
  return a.value - b.value;
}

function changed(a: Limit | undefined, b: Limit | undefined): string {
  const text = (limit: Limit | undefined): string | undefined =>
    limit && `${limit.exclusive ? 'beyond ' : ''}${limit.value}`;
  return changedText(text(a), text(b));
}

function changedText(old: unknown, fresh: unknown): string {
  if (old === undefined) return `is ${String(fresh)} now`;
  if (fresh === undefined) return `is gone, it was ${String(old)}`;
  return `changed from ${String(old)} to ${String(fresh)}`;
}
