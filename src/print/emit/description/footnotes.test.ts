/**
 * Footnotes of a description: their numbers, their positions, and text that only looks like a
 * footnote.
 */
import { expect, test } from 'vitest';
import { htmlText } from '../html/index.js';
import { markdownText } from '../markdown/index.js';
import { descriptionHtml } from './html.js';
import { descriptionMd } from './markdown.js';
import { parseDescription } from './parse.js';
import { headingsOf, withNoteLinks } from './targets.js';

function htmlOf(text: string): string {
  return htmlText(descriptionHtml(parseDescription(text, 3))).replace(/\n/g, '');
}

const TEXT = `A[^b] b[^a] c[^b]

[^a]: one
lazy
[^b]: two[^c]

    - item
[^c]: three
[^d]: four`;

test('notes are numbered by their first reference, and follow the text', () => {
  expect(htmlOf(TEXT)).toBe(
    '<p>A<sup>1</sup> b<sup>2</sup> c<sup>1</sup></p>' +
      '<ol class="notes"><li><p>two<sup>3</sup></p><ul><li>item</li></ul></li>' +
      '<li><p>onelazy</p></li><li><p>three</p></li><li><p>four</p></li></ol>',
  );
});

test('Markdown contains the same numbers', () => {
  expect(markdownText(descriptionMd(parseDescription('1. a[^x]\n\n[^x]: note')))).toBe(
    '1. a<sup>1</sup>\n\n1) note\n',
  );
});

test('references link to their notes', () => {
  const nodes = withNoteLinks(parseDescription('A[^b]\n\n[^b]: c'), 'listPets.');
  const output = htmlText(descriptionHtml(nodes));
  expect(output).toContain('<sup><a href="#listPets.note:1">1</a></sup>');
  expect(output).toContain('<li id="listPets.note:1">');
});

test('the title of a heading does not contain the number of a note', () => {
  const [heading] = headingsOf(parseDescription('# Limits[^1]\n\n[^1]: c', 2));
  expect(heading?.title).toBe('Limits');
});

test.each([
  ['A[^b]', '<p>A[^b]</p>'],
  ['`[^b]`\n\n[^b]: c', '<p><code>[^b]</code></p><ol class="notes"><li><p>c</p></li></ol>'],
  ['A\\[^b]\n\n```\n[^b]: c\n```', '<p>A[^b]</p><pre tabindex="0"><code>[^b]: c</code></pre>'],
  ['[^ b]: c d', '<p>[^ b]: c d</p>'],
  ['[^]: c d', '<p>[^]: c d</p>'],
  [
    '- a[^b]\n\n  [^b]: c',
    '<ul><li><p>a<sup>1</sup></p></li></ul><ol class="notes"><li><p>c</p></li></ol>',
  ],
  ['<pre>a[^b]\n\n[^b]: c', '<pre tabindex="0"><code>a[^b][^b]: c</code></pre>'],
  ['[^b]:\n\n    c[^b]', '<ol class="notes"><li><p>c<sup>1</sup></p></li></ol>'],
])('%j', (text, want) => {
  expect(htmlOf(text)).toBe(want);
});

test('many references and nested notes take linear time', () => {
  const size = 20_000;
  const steps = '[^'.repeat(size) + '\n\n' + '[^a]: '.repeat(size);
  expect(htmlOf(steps)).toContain('[^[^');
});
