/** What is written without the parser of Markdown is what the parser would have written. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descriptionHtml } from './html-description.js';
import { htmlText } from './html.js';
import { paragraphsHtml } from './html-paragraphs.js';

test.each([
  ['One.\nTwo `a*b`,\n\n**three** and [f_o](https://a.b/c_d#e).\n', 4],
  ['A <b> of code: `<b>`', undefined],
  ['`<script>` is code', 1],
  ['see https://a.b', undefined],
  ['[x](javascript:alert(1))', undefined],
  ['[x](https://a.b/"onclick=)', undefined],
  ['- a list', undefined],
  ['a\n===', undefined],
  ['a  \nb', undefined],
  ['a\u2028b', undefined],
  ['x'.repeat(30_000), undefined],
])('%j', (text, tags) => {
  const simple = paragraphsHtml(text);
  expect(simple === undefined).toBe(tags === undefined);
  if (tags !== undefined) expect(simple?.match(/<[a-z]/g)?.length).toBeGreaterThanOrEqual(tags);
});

test('the same as from the parser', () => {
  const plain = fc.constantFrom('a', 'x_y', '1', 'é…', '. ', ', ', ' ', ' ', '\n', '\n\n', '(b)');
  const marked = fc.constantFrom('`c`', '`<x>` ', '**b c**', '[l m](https://a-b.c/d_e#f)', '/ ');
  const other = fc.constantFrom('*', '_', '`', '**', '[', '](', '- ', '1. ', '&', '//', '~~', '|');
  const text = fc
    .array(fc.oneof({ weight: 6, arbitrary: plain }, { weight: 4, arbitrary: marked }, other), {
      maxLength: 12,
    })
    .map((words) => words.join(''));
  let simple = 0;
  fc.assert(
    fc.property(text, (one) => {
      const quick = paragraphsHtml(one);
      if (quick === undefined || one.trim() === '') return;
      simple++;
      // A comment says nothing, and takes the parser.
      expect(`${quick}\n`).toBe(htmlText(descriptionHtml(`${one}\n\n<!-- -->`, 0)));
    }),
    { numRuns: 2000 },
  );
  expect(simple).toBeGreaterThan(100);
});
