import { fc, runs } from '../../../../test/property.js';
import { expect, test } from 'vitest';
import { measureJson } from './measure.js';
import { valueExtent } from './text.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['nothing but a word', 'true', 0, 0],
  ['a list in an object', '{"a": [1, {"b": 2}]}', 3, 2],
  ['brackets that close nothing', ']}{"a": [', 2, 1],
  ['signs in strings', '{"a:{[": "\\"]}:"}', 1, 1],
])('%s', (_, text, depth, colons) => {
  expect(measureJson(utf8(text))).toMatchObject({ depth, colons });
});

test.each([
  ['{"a": "\\n\\\\r"}', false],
  ['{"a": "\\r"}', true],
  ['{"a": "\\u000D"}', true],
  ['{"\\u000d": 1}', true],
])('whether a string of %s may contain a carriage return', (text, breaks) => {
  expect(measureJson(utf8(text)).breaks).toBe(breaks);
});

test('line starts are offsets in the text, whatever its characters', () => {
  const filling = fc.constantFrom('x', 'é', '…', '😀', '\\"', '"').map((sign) => sign.repeat(9));
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      filling,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(filling, tie('node'), { maxKeys: 3 }),
    ),
  })).node;
  fc.assert(
    fc.property(value, fc.boolean(), (data, marked) => {
      const text = JSON.stringify(data, null, 2);
      const { lines } = measureJson(utf8(marked ? `\uFEFF${text}` : text));
      const starts = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
      expect(Array.from(lines)).toEqual([0, ...starts]);
    }),
    runs({ suite: 200, all: 2000 }),
  );
});

test('any number of lines is counted', () => {
  const { lines } = measureJson(utf8(`[${'\n'.repeat(5000)}]`));
  expect(lines.length).toBe(5001);
  expect([lines[1], lines[5000]]).toEqual([2, 5001]);
});

test('the ends of large containers match the parser', () => {
  const text = JSON.stringify(
    { 'é…😀': [{ a: 'x"]}'.repeat(99) }, ['y'.repeat(300)], [1]] },
    null,
    1,
  );
  const { ends } = measureJson(utf8(text));
  expect([...ends.keys()].map((from) => text[from])).toEqual(['{', '[', '[', '{']);
  for (const [from, end] of ends) expect(valueExtent(text, from).end).toBe(end);
});
