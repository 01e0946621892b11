/**
 * Texts with more parts than the number of arguments that a call can have.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { descriptionMd } from '../../src/print/emit/description/markdown.js';
import { parseDescription } from '../../src/print/emit/description/parse.js';
import { fence, markdownText } from '../../src/print/emit/markdown/index.js';

test('hundreds of thousands of lines', () => {
  const written = markdownText(descriptionMd(parseDescription('*_\n'.repeat(200_000))));
  expect(written.length).toBeGreaterThan(200_000);
});

test('hundreds of thousands of runs of backticks', () => {
  const written = markdownText(fence('', `${'`a'.repeat(200_000)}\`\`\``));
  expect(written.startsWith('````\n')).toBe(true);
});
