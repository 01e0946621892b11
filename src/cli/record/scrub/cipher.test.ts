import { expect, test } from 'vitest';
import { fc, runs } from '../../../../test/property.js';
import { identifierForm } from '../../../input/read/infer/identifier.js';
import { isReplaced } from '../../../input/read/infer/replaced.js';
import { createCipher } from './cipher.js';

const cipher = createCipher(new Uint8Array(32).fill(7));

test('two texts never share a replacement', () => {
  const all = Array.from({ length: 10_000 }, (_, number) => String(number));
  expect(new Set(all.map(cipher.replace)).size).toBe(all.length);
  const words = [...'abcdefghij'].flatMap((a) => [...'ABCDEFGHIJ'].map((b) => `${a}-${b}`));
  expect(new Set(words.map(cipher.replace)).size).toBe(words.length);
});

test.each([
  '7',
  '42',
  '-12.05',
  '0.5',
  '4.2e+21',
  '7a7b45e5-3629-4e2a-9aee-aab6a5dd3901',
  '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  '9b74c9897bac770ffc029102a200c5de',
  'cus_NffrFeUfNV2Hib',
  'Some words, of somebody.',
])('%s keeps its form', (text) => {
  const form = (one: string): string =>
    one.replace(/\d/g, '0').replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A');
  const replacement = cipher.replace(text);
  expect(replacement).not.toBe(text);
  expect(form(replacement)).toBe(form(text));
  expect(identifierForm(replacement)).toBe(identifierForm(text));
});

test('numbers remain numbers with the same number of digits', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.integer(),
        fc.integer().map((one) => one / 1000),
      ),
      (value) => {
        const replacement = Number(cipher.replace(String(value)));
        expect(
          Number.isFinite(replacement) && Number.isInteger(replacement) === Number.isInteger(value),
        ).toBe(true);
      },
    ),
    runs({ suite: 300, all: 3000 }),
  );
});

test('a word that replaces another is recognized', () => {
  for (const word of ['open', 'IN_PROGRESS', 'inProgress', 'anna-adler']) {
    expect(isReplaced(cipher.word(word)), word).toBe(true);
    expect(cipher.word(word)).toHaveLength(word.length);
  }
  expect(isReplaced('order')).toBe(false);
});
