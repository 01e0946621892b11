import { expect, it } from 'vitest';
import { code, ident, imported } from '../code.js';
import type { Code } from '../code.js';
import { array } from '../expression.js';
import { moduleText, printedAt } from '../module.js';
import { dataCode, RowWriter, type Data } from './rows.js';
import { constant } from '../statement.js';

type DataMap = ReadonlyMap<string, Data>;

const declare = (rows: readonly Code[]): string =>
  moduleText({
    body: [constant({ name: ident('rows'), value: array(rows) })],
    path: 'a.ts',
    importExtension: '.js',
  });

const map = (...entries: [string, Data][]): DataMap => new Map(entries);

/** Lengths around those at which a line breaks. */
const LENGTHS = Array.from({ length: 50 }, (_, index) => 28 + index);

/** What a row may hold beside its key, of about a length. */
const VALUES: Readonly<Record<string, (length: number) => Data>> = {
  'a text': (length) => 't'.repeat(length),
  'a text of wide letters': (length) => '漢'.repeat(Math.ceil(length / 2)),
  'a text of quotes': (length) => '"'.repeat(length),
  'a number': (length) => 10 ** Math.min(length, 20),
  'a large number': (length) => 10n ** BigInt(length),
  'a truth': () => true,
  nothing: () => null,
  'a name': (length) => imported('n'.repeat(length), './n.ts'),
  'a list of one': (length) => ['t'.repeat(length)],
  'a list of texts': (length) => ['a', 't'.repeat(length), 'b'],
  'a list of numbers': (length) => Array.from({ length }, (_, index) => index - 5),
  'a list of large numbers': (length) => Array.from({ length }, (_, index) => BigInt(index)),
  'a list of names': (length) => [ident('a'), imported('n'.repeat(length), './n.ts')],
  'a list of a list': (length) => [['t'.repeat(length)]],
  'a table of lists': (length) => [
    ['a', 't'.repeat(length)],
    ['b', 'c'],
  ],
  'a table in a list': (length) => [
    't'.repeat(length),
    [map(['a', 1], ['b', 2]), map(['a', 1], ['b', 2])],
  ],
  'a list of small objects': (length) => [map(['a', 't'.repeat(length)]), map(['a', 1], ['b', 2])],
  'an empty list': () => [],
  'an empty object': () => map(),
  'an object': (length) => map(['a', 't'.repeat(length)], ['b', ident('b')]),
  'an object of a name': (length) =>
    map(['application/json', imported('n'.repeat(length), './n.ts')]),
  'an object of a long key': (length) => map(['k-'.repeat(length), map(['a', 1])]),
  'an object of a key of wide letters': (length) => map(['漢'.repeat(length), [length]]),
  'an object of a hostile key': (length) => map(['__proto__', 'b'.repeat(length)]),
  'objects in each other': (length) => map(['a', map(['b', map(['c', 'd'.repeat(length)])])]),
};

it.each(Object.entries(VALUES))('a row with %s is written as it is laid out', (_, valueOf) => {
  for (const length of LENGTHS) {
    const value = valueOf(length);
    const rows = [map(['key', value], ['on', true]), map(['a', 1], ['longer-key', value])];
    const laidOut = rows.map((row) => printedAt(1, dataCode(row), ','));
    const writer = new RowWriter(new Set());
    const written = declare(rows.map((row) => writer.row(row)));
    expect(written).toBe(declare(laidOut));
    const shared = new RowWriter(new Set([value].filter((one) => one instanceof Map)));
    expect(declare(rows.map((row) => shared.row(row)))).toBe(written);
  }
});

it.each(LENGTHS)('what rows share is written with its names in each, %i letters', (length) => {
  const shared = map(['a', imported('n'.repeat(length), './n.ts')], ['b', [map(['c', 1])]]);
  const row = map(['one', shared], ['all', [shared, map(['d', shared], ['e', 1])]]);
  const writer = new RowWriter(new Set([shared]));
  const laidOut = printedAt(1, dataCode(row), ',');
  const [first, second] = [writer.row(row), writer.row(row)];
  expect(declare([first, first])).toBe(declare([laidOut, laidOut]));
  expect(declare([second, second])).toBe(declare([laidOut, laidOut]));
});

it('takes no code but names', () => {
  const writer = new RowWriter(new Set());
  expect(() => writer.row(map(['a', code`b + c`], ['d', 1]))).toThrow(TypeError);
});
