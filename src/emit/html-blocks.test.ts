/** What is written block by block is what the parser of Markdown would have written of the whole. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf, simpleBlock } from './html-blocks.js';
import { descriptionHtml } from './html-description.js';
import { htmlText } from './html.js';

test.each([
  ['a\n\n> b\n\n- c\n- d\n\ne', ['a', '> b', '- c\n- d', 'e']],
  ['- a\n\n\n- b\n\n> - c\n\nd', ['- a\n\n\n- b\n\n> - c', 'd']],
  ['- a\n\n  b', ['- a\n\n  b']],
  ['a\n \nb\n\nc', ['a\n \nb\n\nc']],
  ['```\n\na\n\n```', ['```\n\na\n\n```']],
  ['[a]\n\n[a]: https://a.b', ['[a]\n\n[a]: https://a.b']],
  ['a\n\n> <pre>\n\nb', ['a\n\n> <pre>\n\nb']],
])('the blocks of %j', (text, blocks) => {
  expect(blocksOf(text)).toEqual(blocks);
});

test.each([
  ['> [!NOTE]\n> a', '<blockquote>\n<p>[!NOTE]\na</p>\n</blockquote>'],
  [
    '- **`a/b`**: c\n- d',
    '<ul>\n<li><strong><code>a/b</code></strong>: c\n</li>\n<li>d\n</li>\n</ul>',
  ],
  ['a\n* b\n*   c', '<p>a</p>\n<ul>\n<li>b\n</li>\n<li>c\n</li>\n</ul>'],
  ['- a\n* b', undefined],
  ['> a\nb', undefined],
  ['> - a', undefined],
  ['- a\n  b', undefined],
  ['- - a', undefined],
  ['x**`a`**', undefined],
])('%j as HTML', (block, html) => {
  expect(simpleBlock(block)).toBe(html);
});

test('the same as from the parser', () => {
  const plain = fc.constantFrom('a', 'x_y', '1', '. ', ' ', '\n', '\n\n', '(b)', '\n\n\n', 'b: ');
  const marked = fc.constantFrom(
    ...['`c`', '**b c**', '[l m](https://a-b.c/d_e#f)', '**`c`**', '[!NOTE]', '\n- ', '\n> '],
    ...['\n\n- ', '\n\n> ', '\n\n> [!NOTE]\n> ', '- ', '> ', '\n\n1. ', '\n\n# '],
    ...[
      '[`a` b](https://a.b)',
      '[a](#b_c)',
      '[a](/b)',
      '**a_b.**',
      '**b:** ',
      '_a b_',
      ' > ',
      '! ',
      ' & ',
    ],
  );
  const other = fc.constantFrom(
    ...['*', '_', '`', '**', '[', '](', '\n* ', '&', '//', '~~', '|', '\n```\n', '\n- - ', '\r'],
    ...['\n\n    ', '\n\n  ', '\n===\n', '\n-\n', '\n## ', '<p>', '<i>', '\n\n<b>', '\t', '\n \n'],
    ...['\n[1]: https://a.b\n', '[1]', '\n|-|\n', 'https://a.b', '//a.b', 'mailto:a@b.c', '\\'],
  );
  const text = fc
    .array(fc.oneof({ weight: 6, arbitrary: plain }, { weight: 6, arbitrary: marked }, other), {
      maxLength: 16,
    })
    .map((words) => words.join(''));
  let several = 0;
  fc.assert(
    fc.property(text, (one) => {
      if (one.trim() === '') return;
      if (blocksOf(one).length > 1) several++;
      // A comment says nothing but a line break, and keeps all that follows in one block.
      const parsed = htmlText(descriptionHtml(`<!-- -->\n\n${one}`, 2));
      expect(htmlText(descriptionHtml(one, 2)).trim()).toBe(parsed.trim());
    }),
    { numRuns: Number(process.env['RUNS'] ?? 1500) },
  );
  expect(several).toBeGreaterThan(100);
});
