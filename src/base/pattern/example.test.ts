import { describe, expect, it } from 'vitest';
import { patternExample, patternTest } from './index.js';

const FREE = { least: 0, most: Infinity, seed: 0 };

const PATTERNS = [
  '^[a-z]+$',
  '^[A-Z]{2}-\\d{4,6}$',
  'ab|cd',
  '^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$',
  '^\\p{Lu}\\p{L}*$',
  '[^a]',
  '^$',
  '',
  '(a+)+$',
  '^https?://[^\\s/$.?#].[^\\s]*$',
];

describe('an example of a pattern', () => {
  it.each(PATTERNS)('%s', (source) => {
    const test = patternTest(source);
    for (const seed of [0, 1, 2, 77]) {
      const text = patternExample(source, { ...FREE, seed }) ?? 'none';
      expect(test?.(text)).toBe(true);
    }
  });

  it.each([
    ['^[a-z]+$', 12, 14],
    ['\\d', 8, 8],
    ['x$', 5, 5],
    ['^x', 5, 5],
  ])('%s of %i to %i characters', (source, least, most) => {
    const text = patternExample(source, { least, most, seed: 3 }) ?? '';
    expect(patternTest(source)?.(text)).toBe(true);
    expect(text.length).toBeGreaterThanOrEqual(least);
    expect(text.length).toBeLessThanOrEqual(most);
  });

  it.each([
    '^(?=.*\\d)[a-z0-9]{4,8}$',
    '^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{8}$',
    '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)(?=.*[@$!%*?&])[A-Za-z\\d@$!%*?&]{8,}$',
    '^(?=.{3,5}$)[a-z]+(?:-[a-z]+)*$',
    '^(?!00)(?!.*aa)[0-9a-z]{4}$',
    '(?=.*[)(])(?=[^a]b|c[\\])]).+',
    '^(?=a)ab$|^c',
  ])('that begins with look-ahead: %s', (source) => {
    const texts = [0, 1, 2, 77].map((seed) => patternExample(source, { ...FREE, seed }));
    for (const text of texts) expect(text).toMatch(new RegExp(source, 'u'));
  });

  it('reports if there is none', () => {
    expect(patternExample('^[a-z]+(?=x)', FREE)).toBeUndefined();
    expect(patternExample('^(?=(a))\\1$', FREE)).toBeUndefined();
    expect(patternExample('^(?!a)a', FREE)).toBeUndefined();
    expect(patternExample('^abc$', { least: 4, most: 9, seed: 0 })).toBeUndefined();
    expect(patternExample('^(?=a)b', FREE)).toBeUndefined();
    expect(patternExample('(', FREE)).toBeUndefined();
  });

  it('contains only valid characters', () => {
    expect(patternExample('\\u{110000}', FREE)).toBeUndefined();
    // Without the flag `u`, `\u{3}` is not a code point but the letter u, three times.
    expect(patternExample('^\\u{3}\\-$', FREE)).toBe('uuu-');
  });

  it('differs by seed, and is the same for the same seed', () => {
    const of = (seed: number): string | undefined =>
      patternExample('^[a-z]{8}$', { ...FREE, seed });
    expect(of(5)).toBe(of(5));
    expect(of(5)).not.toBe(of(6));
  });
});

it('is generated in time proportional to its length', () => {
  expect(patternTest('^(a+)+$')?.('a'.repeat(5000) + '!')).toBe(false);
  expect(patternTest('(?=a)')).toBeUndefined();
});
