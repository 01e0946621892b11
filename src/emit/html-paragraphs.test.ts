/** What is written without the parser of Markdown is what the parser would have written. */
import { fc } from '../../test/property.js';
import { expect, test } from 'vitest';
import { descriptionHtml } from './html-description.js';
import { htmlText } from './html.js';
import { paragraphsOf } from './html-paragraphs.js';

test.each([
  ['One.\nTwo `a*b`,\n\n**three** and [f_o](https://a.b/c_d#e).\n', ''],
  ['`<script>` is code', ''],
  ['**a:** "[`b`\nc](https://d.e/@f)" & g > h!', ''],
  ['[x](#y) [x](/y/z) **`c`**: d', ''],
  ['**a `b` "c"**', ''],
  ['_a_ (_b c_) [] [d, e]', ''],
  ['a_b_ c', undefined],
  ['[x](//y)', undefined],
  ['[x](/y)\n\n[x]: https://a.b', undefined],
  ['A <b> of code: `<b>`', undefined],
  ['see https://a.b', undefined],
  ['[x](javascript:alert(1))', undefined],
  ['[x](https://a.b/"onclick=)', undefined],
  ['- a list', undefined],
  ['a\n===', undefined],
  ['a  \nb', undefined],
  ['a\u2028b', undefined],
  ['x'.repeat(30_000), undefined],
  ['a\n\n\nb\n\n- c\n\nd\n', '- c\n\nd\n'],
  ['a\n\nb\n- c', 'b\n- c'],
  ['a\n\nb <i> c', 'b <i> c'],
])('%j', (text, rest) => {
  expect(paragraphsOf(text)?.rest).toBe(rest);
});

test('the same as from the parser', () => {
  const MORE = [
    '**b:** ',
    '[] ',
    '[b, c] ',
    '_d e._ ',
    ' _f_, ',
    '**b `c`**.',
    '**b `c` "d"** ',
    '**b `c`** ',
    '\n- `c` d\n- e',
    '**`c`**',
    '[`c`\nd!](https://a.b/@c)',
    '[l](/d/e_f#g)',
    '[l](#m) ',
    '[!NOTE]\n',
    '& ',
    '! ',
    ' > ',
  ];
  const plain = fc.constantFrom('a', 'x_y', '1', 'é…', '. ', ', ', ' ', ' ', '\n', '\n\n', '(b)');
  const marked = fc.constantFrom(
    '`c`',
    '`<x>` ',
    '**b c**',
    '[l m](https://a-b.c/d_e#f)',
    '/ ',
    ...MORE,
  );
  const other = fc.constantFrom(
    ...['*', '_', '`', '**', '[', '](', '\n- ', '\n1. ', '&', '//', '~~', '|', '\n> ', '\n```\n'],
    ...['\n\n    ', '\n===\n', '\n## ', '<p>', '<!--', '\n[1]: https://a.b\n', '[1]'],
    ...[
      '- ',
      '* ',
      '\n* ',
      '> ',
      '\n\n> ',
      '\n\n- ',
      '\n\n',
      '>\n',
      '  ',
      '\n\n```\n\n',
      '# ',
      '\n\n```x\na\n\nb\n```\n\n',
    ],
  );
  const text = fc
    .array(fc.oneof({ weight: 6, arbitrary: plain }, { weight: 4, arbitrary: marked }, other), {
      maxLength: 16,
    })
    .map((words) => words.join(''));
  let simple = 0;
  fc.assert(
    fc.property(text, (one) => {
      if (one.trim() === '') return;
      if (paragraphsOf(one) !== undefined) simple++;
      // A comment says nothing but a line break, and takes the parser.
      const parsed = htmlText(descriptionHtml(`<!-- -->\n\n${one}`, 2));
      expect(htmlText(descriptionHtml(one, 2)).trim()).toBe(parsed.trim());
    }),
    { numRuns: 3000 },
  );
  expect(simple).toBeGreaterThan(100);
});
