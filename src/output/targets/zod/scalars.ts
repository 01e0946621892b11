/** Writes strings, numbers and enums as zod schemas. */
import {
  code,
  expression,
  lit,
  planPattern,
  type Code,
  type NumberShape,
  type Schema,
} from '../../../kit.js';
import { byCheck } from './by-check.js';
import { limitCalls, Z, type Position, type Spelling } from './spelling.js';

type Shape<Kind extends Schema['kind']> = Extract<Schema, { kind: Kind }>;

const FORMATS: ReadonlyMap<string, Code> = new Map([
  ['uuid', code`guid()`],
  ['date', code`iso.date()`],
  ['date-time', code`iso.datetime({ offset: true })`],
  ['time', code`iso.time()`],
  ['duration', code`iso.duration()`],
  ['email', code`email()`],
  ['uri', code`url()`],
  ['hostname', code`hostname()`],
  ['ipv4', code`ipv4()`],
  ['ipv6', code`ipv6()`],
]);

/** Writes the schema of a string, with its format, length and pattern. */
export function zodText(schema: Shape<'string'>, position: Position, spelling: Spelling): Code {
  const { format = '', pattern } = schema;
  const plan = pattern === undefined ? undefined : planPattern(pattern);
  // The pattern could take exponential time in JavaScript's regular expression engine. The generated check runs it
  // in linear time.
  if (plan?.kind === 'automaton') return byCheck(schema, position, spelling);
  const known = spelling.isChecked(format) ? FORMATS.get(format) : undefined;
  const chain: Code[] = [code`${Z}.${known ?? code`string()`}`, ...limitCalls(schema)];
  if (plan?.kind === 'native' && pattern !== undefined) {
    const flags = plan.flags === 'u' && lit(plan.flags);
    chain.push(code`.regex(new RegExp(${lit(pattern)}, ${flags}))`);
  }
  const text = row(chain);
  if (!spelling.dates.isDate(schema)) return text;
  return code`${spelling.support(format === 'date' ? 'day' : 'dateTime')}(${text})`;
}

/** Writes the schema of a number, with its minimum and maximum. */
export function number(schema: NumberShape, { support }: Spelling): Code {
  const isInteger = schema.kind === 'integer';
  const type = !isInteger
    ? code`${Z}.number()`
    : schema.format === 'int64'
      ? code`${support('int64')}()`
      : schema.format === 'int32'
        ? code`${Z}.int32()`
        : code`${Z}.int()`;
  return row([type, ...limitCalls(schema)]);
}

/** Writes the schema of an enum. */
export function oneOf({ values, open }: Shape<'enum'>): Code {
  const all = [...new Set(values)];
  const known = all.every((value) => typeof value === 'string')
    ? all.length === 1
      ? code`${Z}.literal(${lit(all[0] ?? '')})`
      : code`${Z}.enum(${expression.array(all.map((value) => lit(value)))})`
    : code`${Z}.literal(${expression.array(all.map((value) => expression.json(value)))})`;
  if (all.length === 0) return code`${Z}.never()`;
  // An open enum also accepts strings that it does not list.
  return open === true ? code`${Z}.union([${known}, ${Z}.string()])` : known;
}

/** Concatenates pieces of code. */
export function row([first, ...others]: readonly Code[]): Code {
  return others.reduce((whole, part) => code`${whole}${part}`, first ?? code``);
}
