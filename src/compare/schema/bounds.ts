/** Compares limits, patterns and formats: each lets more or less through. */
import { sortTexts } from '../../foundation/sort.js';
import { KEYWORDS, type Keyword } from '../../model/keywords.js';
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

/** The keywords that count something: a lower limit of 0 means the same as none. */
const COUNTS: ReadonlyMap<string, 1 | -1> = new Map(
  Object.values(KEYWORDS)
    .flatMap((rows) => Object.entries<Pick<Keyword<number>, 'type' | 'neutral'>>(rows))
    .filter(([, { type }]) => type === 'count')
    .map(([name, { neutral }]) => [name, neutral === 0 ? 1 : -1]),
);

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
  for (const [name, sign] of COUNTS) {
    const [was, is] = [old, fresh].map((held) => {
      const value = held[name as keyof Keywords] as number | undefined;
      return sign === 1 && value === 0 ? undefined : count(value);
    });
    compare(name, sign, was, is);
  }
  compareMultiples(at, before, after);
  const [was, is] = [old.uniqueItems === true, fresh.uniqueItems === true];
  if (was === is) return;
  const text = `items of ${positionText(at)} ${is ? 'must differ now' : 'need not differ any more'}`;
  addSchemaFinding(at, is ? 'bound/tightened' : 'bound/loosened', text, before, after);
}

export function comparePattern(at: SchemaPosition, before: Schema, after: Schema): void {
  const [had, has] = [before, after].map((schema) => statements(schema, 'pattern'));
  const [old, fresh] = [had, has].map((all) => (all?.length ? all.join(' and ') : undefined));
  if (old === fresh) return;
  // One of several patterns that is left allows more than all of them.
  const isMore = had?.every((one) => has?.includes(one)) === true;
  const isLess = has?.every((one) => had?.includes(one)) === true;
  const rule = isMore ? 'pattern/added' : isLess ? 'pattern/removed' : 'pattern/changed';
  addSchemaFinding(
    at,
    rule,
    `pattern of ${positionText(at)} ${changedText(old, fresh)}`,
    before,
    after,
  );
}

/** The values of a keyword that must all hold: those that no single value can mean are forms of the type. */
function statements(schema: Schema, keyword: 'pattern' | TextKeyword): string[] {
  const all = [schema, ...(schema.assertions?.forms ?? [])];
  return sortTexts([...new Set(all.flatMap((one) => keywordsOf(one)[keyword] ?? []))]);
}

const TEXT_KEYWORDS = ['format', 'contentEncoding', 'contentMediaType'] as const;
type TextKeyword = (typeof TEXT_KEYWORDS)[number];

export function compareFormats(at: SchemaPosition, before: Schema, after: Schema): void {
  for (const name of TEXT_KEYWORDS) {
    const [old, fresh] = [before, after].map((schema) => {
      const all = statements(schema, name);
      return all.length === 0 ? undefined : all.join(' and ');
    });
    if (old === fresh) continue;
    const rule = widthRule(old, fresh) ?? ruleForFormat(old, fresh);
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
  addSchemaFinding(at, ruleForFormat(old, fresh), text, before, after);
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

function ruleForFormat(old: unknown, fresh: unknown): ChangeRule {
  if (old === undefined) return 'format/added';
  return fresh === undefined ? 'format/removed' : 'format/changed';
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
