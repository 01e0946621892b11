/** A text of more lines than a call takes arguments. */
import { expect, test } from 'vitest';
import { descriptionMd } from '../../src/emit/html/as-markdown.js';
import { markdownText } from '../../src/emit/markdown/index.js';

test('hundreds of thousands of lines', () => {
  const written = markdownText(descriptionMd('*_\n'.repeat(200_000)));
  expect(written.length).toBeGreaterThan(200_000);
});
