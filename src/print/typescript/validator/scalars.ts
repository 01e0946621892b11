/** Writes the statements that check strings, numbers and enumerations. */
import { access, bool, code, lit, num } from '../../emit/typescript/code.js';
import type { Code } from '../../emit/typescript/code.js';
import { array } from '../../emit/typescript/expression.js';
import { printed } from '../../emit/typescript/module.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import type { NumberLimit, PlainKind } from '../../../model/keywords.js';
import { boundedByFormat, LIMITS, declaredLimit } from '../../../model/keywords/rows.js';
import type { EnumShape, NumberShape, Scalar, StringShape } from '../../../model/schema.js';

/** Returns a method call on the object that collects issues: `to.length(value, 1, 20);`. */
export function issuesCall(method: IssueMethod, ...args: readonly Code[]): Code {
  return code`${issueMethod(method)}(value, ${args});`;
}

type IssueMethod =
  | NumberLimit['check']
  | ('each' | 'format' | 'item' | 'oneOf' | 'pattern' | 'rest' | 'tagged' | 'union' | 'unique');

const issueMethod = memoizeByText((method) => code`to${access(method)}`);

/** Returns the statement `if (!to.string(value)) return;`. */
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

/**
 * Returns the statements that check the limits of a value, such as its minimum length. A minimum and a maximum of the
 * same quantity share one statement.
 */
export function limitStatements(shape: object, kind: PlainKind): Code[] {
  const statements: Code[] = [];
  const rows = LIMITS[kind];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row === undefined) continue;
    const value = declaredLimit(shape, row);
    const { check, measure, side } = row.limit;
    const next = rows[at + 1];
    const isCount = measure !== 'value' && side === 'lower' && next?.limit.check === check;
    if (isCount) at++;
    const most = isCount ? declaredLimit(shape, next) : undefined;
    if (most !== undefined) statements.push(issuesCall(check, num(value ?? 0), num(most)));
    else if (value !== undefined) statements.push(issuesCall(check, num(value)));
  }
  return statements;
}

/**
 * Returns the statements that check a text, including its type.
 * @param format the text's format, if it is checked
 * @param pattern an expression with the text's pattern, if the pattern can be run
 */
export function textStatements(
  shape: StringShape,
  format: Code | undefined,
  pattern: Code | undefined,
): Code[] {
  return [
    typeGuard('string'),
    ...limitStatements(shape, 'string'),
    ...(format === undefined ? [] : [issuesCall('format', format)]),
    ...(pattern === undefined ? [] : [issuesCall('pattern', pattern)]),
  ];
}

export function numberStatements(shape: NumberShape): Code[] {
  return [typeGuard(shape.kind), ...limitStatements(boundedByFormat(shape), shape.kind)];
}

/**
 * Returns the statements that check an enum. The statements for texts are cached, because many properties have the same
 * enum.
 */
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
  // If the checked value is a number with too many digits, `JSON.parse` has rounded it. Therefore, a number in the enum
  // is rounded in the same way.
  return num(Number(value));
}
