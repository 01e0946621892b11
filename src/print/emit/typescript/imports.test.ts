import { format } from 'prettier';
import { expect, it } from 'vitest';
import { code, imported } from './code.js';
import { moduleText } from './module.js';

/** Names of lengths around those at which a list of imports breaks. */
const LENGTHS = Array.from({ length: 40 }, (_, index) => 15 + index);

it.each(LENGTHS)('imports are as prettier prints them, %i letters', async (length) => {
  const names = [
    imported('n'.repeat(length), './other.ts'),
    imported('m'.repeat(length), './other.ts', { alias: 'other' }),
    imported('l'.repeat(length * 2), './one.ts'),
    imported('T'.repeat(length), './types.ts', { type: true }),
    imported('U'.repeat(length), './types.ts', { type: true, alias: 'V' }),
    imported('short', `./${'日'.repeat(length)}.ts`),
    imported('long', `./${'日'.repeat(length)}.ts`, { alias: 'longer' }),
    imported('readFile', 'node:fs'),
  ];
  const text = moduleText({
    body: [code`f(${names});`],
    path: 'a.ts',
    importExtension: '.js',
  });
  expect(await format(text, { parser: 'typescript' })).toBe(text);
});
