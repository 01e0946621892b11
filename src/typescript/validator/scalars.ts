/** Strings, numbers and enumerations → the statements that check them. */
import { bool, code, lit, num } from '../../emit/typescript/code.js';
import type { Code } from '../../emit/typescript/code.js';
import { array } from '../../emit/typescript/expression.js';
import { printed } from '../../emit/typescript/module.js';
import { memoizeByText } from '../../foundation/memo.js';
import type { EnumShape, NumberShape, Scalar, StringShape } from '../../model/schema.js';

/** A call of the issues: `to.length(value, 1, 20);`. */
export function issuesCall(method: keyof typeof ISSUE_METHODS, ...args: readonly Code[]): Code {
  return code`${ISSUE_METHODS[method]}(value, ${args});`;
}

const ISSUE_METHODS = {
  above: code`to.above`,
  atLeast: code`to.atLeast`,
  atMost: code`to.atMost`,
  below: code`to.below`,
  each: code`to.each`,
  format: code`to.format`,
  item: code`to.item`,
  items: code`to.items`,
  length: code`to.length`,
  multipleOf: code`to.multipleOf`,
  oneOf: code`to.oneOf`,
  pattern: code`to.pattern`,
  properties: code`to.properties`,
  rest: code`to.rest`,
  tagged: code`to.tagged`,
  union: code`to.union`,
  unique: code`to.unique`,
} as const;

/** `if (!to.string(value)) return;` */
export function typeGuard(method: keyof typeof GUARDS): Code {
  return GUARDS[method];
}

const GUARDS = {
  object: code`if (!to.object(value)) return;`,
  array: code`if (!to.array(value)) return;`,
  string: code`if (!to.string(value)) return;`,
  number: code`if (!to.number(value)) return;`,
  integer: code`if (!to.integer(value)) return;`,
} as const;

/** A least and a most number of something; nothing when there is neither. */
export function countCheck(
  method: 'items' | 'length' | 'properties',
  least = 0,
  most?: number,
): Code[] {
  if (least <= 0 && most === undefined) return [];
  return [issuesCall(method, num(least), ...(most === undefined ? [] : [num(most)]))];
}

/**
 * What a text has to be beside a text.
 * @param format its format, where it is checked
 * @param pattern its pattern as something that can be asked, where it can be run
 */
export function textStatements(
  { minLength, maxLength }: StringShape,
  format: Code | undefined,
  pattern: Code | undefined,
): Code[] {
  return [
    typeGuard('string'),
    ...countCheck('length', minLength, maxLength),
    ...(format === undefined ? [] : [issuesCall('format', format)]),
    ...(pattern === undefined ? [] : [issuesCall('pattern', pattern)]),
  ];
}

const INT32: readonly [number, number] = [-(2 ** 31), 2 ** 31 - 1];
const INT64: readonly [number, number] = [-(2 ** 63), 2 ** 63];

/** What a number has to be beside a number. */
export function numberStatements(shape: NumberShape): Code[] {
  const { kind, format, exclusiveMinimum, exclusiveMaximum, multipleOf } = shape;
  const narrow = kind === 'integer' && format === 'int32';
  const wide = kind === 'integer' && format === 'int64';
  const least = narrow ? INT32[0] : wide ? INT64[0] : -Infinity;
  const minimum = Math.max(least, shape.minimum ?? -Infinity);
  const maximum = Math.min(narrow ? INT32[1] : Infinity, shape.maximum ?? Infinity);
  const ceiling = Math.min(wide ? INT64[1] : Infinity, exclusiveMaximum ?? Infinity);
  const bound = (method: keyof typeof ISSUE_METHODS, value: number | undefined): Code[] =>
    value === undefined || !Number.isFinite(value) ? [] : [issuesCall(method, num(value))];
  return [
    typeGuard(kind),
    ...bound('atLeast', minimum),
    ...bound('atMost', maximum),
    ...bound('above', exclusiveMinimum),
    ...bound('below', ceiling),
    ...(multipleOf !== undefined && multipleOf > 0 ? bound('multipleOf', multipleOf) : []),
  ];
}

/** One of some values: many properties have the same. */
export function enumStatements({ values }: EnumShape): Code[] {
  if (!values.every(isText)) return [issuesCall('oneOf', array(values.map(scalar)))];
  return [oneOfTexts(JSON.stringify(values))];
}

const oneOfTexts = memoizeByText((json) =>
  printed(issuesCall('oneOf', array((JSON.parse(json) as string[]).map(lit))), 1),
);

function isText(value: Scalar): value is string {
  return typeof value === 'string';
}

function scalar(value: Scalar): Code {
  if (value === null) return code`null`;
  if (typeof value === 'string') return lit(value);
  if (typeof value === 'boolean') return bool(value);
  // JSON.parse gives the nearest number, too.
  return num(Number(value));
}
