import { expect, test } from 'vitest';
import { advanced, BLANK, isBlankAt } from '../scan.js';

test('regular expressions and the check of one character agree on blanks', () => {
  const expression = new RegExp(`[${BLANK}]`);
  for (let code = 0; code <= 0xffff; code++) {
    const text = String.fromCharCode(code);
    expect([code, isBlankAt(text, 0)]).toEqual([code, expression.test(text)]);
    if (/\s/.test(text)) expect(isBlankAt(text, 0)).toBe(true);
  }
  expect(isBlankAt('', 0)).toBe(false);
});

test('a scanner that does not advance is stopped', () => {
  expect(advanced(3, 4)).toBe(4);
  expect(() => advanced(3, 3)).toThrow(RangeError);
  expect(() => advanced(3, NaN)).toThrow(RangeError);
});
