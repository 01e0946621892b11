/** Blocks are cut where nothing before a blank line can go on behind it. */
import { expect, test } from 'vitest';
import { firstBlocks, simpleBlock } from './html-blocks.js';

test.each([
  ['> a\n\nb', '> a'],
  ['- a\n\n\n**b**', '- a'],
  ['> a\n\n> b\n\nc', '> a'],
  ['- a\n\n- b\n\nc', '- a\n\n- b'],
  ['- a\n\n  b\n\nc', '- a\n\n  b'],
  ['1. a\n\n2. b', '1. a\n\n2. b'],
  ['```\na\n\nb\n```\n\nc', '```\na\n\nb\n```'],
  ['```\na\n\nb\n\nc', '```\na\n\nb\n\nc'],
  ['a\n```\nb\n\nc', 'a\n```\nb\n\nc'],
  ['<pre>\n\na\n</pre>\n\nb', '<pre>\n\na\n</pre>\n\nb'],
])('the first blocks of %j', (text, block) => {
  expect(firstBlocks(text)).toBe(block);
});

test.each([
  ['> [!NOTE]\n> a\n>\n> b', '<blockquote>\n<p>[!NOTE]\na</p>\n<p>b</p>\n</blockquote>'],
  ['- a\n- `b`', '<ul>\n<li>a\n</li>\n<li><code>b</code>\n</li>\n</ul>'],
  ['a\n\nb:\n* c\n', '<p>a</p>\n<p>b:</p>\n<ul>\n<li>c\n</li>\n</ul>'],
  ['```ts\na <b>\n\n  c\n```', '<pre><code>a &lt;b&gt;\n\n  c</code></pre>'],
  ['```\na', undefined],
  ['> a\nb', undefined],
  ['*a*\n- b', undefined],
  ['a\n- b\nc', undefined],
  ['> - a', undefined],
  ['- a\n  b', undefined],
  ['- a\n* b', undefined],
  ['- - a', undefined],
  ['-     a', undefined],
  ['a', undefined],
])('the simple block %j', (block, want) => {
  expect(simpleBlock(block)).toBe(want);
});
