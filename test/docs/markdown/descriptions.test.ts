/** Descriptions in Markdown have the text and the links of the HTML, in every renderer. */
import { describe, expect, test } from 'vitest';
import { descriptionHtml } from '../../../src/print/emit/description/html.js';
import { descriptionMd } from '../../../src/print/emit/description/markdown.js';
import { parseDescription } from '../../../src/print/emit/description/parse.js';
import { htmlText } from '../../../src/print/emit/html/index.js';
import { blocks, led, list, markdownText, text } from '../../../src/print/emit/markdown/index.js';
import { fc, runs } from '../../property.js';
import { RENDERERS, shownHtml, type Shown } from './rendered-markdown.js';

const PIECES = [
  ...[
    'word',
    'two words',
    ' ',
    ' ',
    '\n',
    '\n\n',
    '. ',
    ', ',
    '!',
    'é',
    '日本',
    '😀',
    '_',
    '*',
    '1. ',
  ],
  ...[
    '**bold**',
    '*em*',
    '_em_',
    '__bold__',
    ' ***both*** ',
    '~~old~~',
    '`code`',
    '`` a`b ``',
    '**a.**b',
  ],
  ...['[link](https://a.test/b)', '[*x*](https://a.test "t")', '![pic](https://a.test/p.png)'],
  ...[
    'https://a.test/x_y ',
    'www.a.test',
    '[rel](b.html)',
    '[bad](javascript:x)',
    '<https://b.test>',
  ],
  ...[
    '<b>b</b>',
    '<i>i </i>',
    '<code>c</code>',
    '<br>',
    '<p>',
    '</p>',
    '<kbd>k</kbd>',
    '10<sup>2</sup>',
  ],
  ...[
    '<a href="https://c.test">c</a>',
    '<ul><li>x</li><li>y</li></ul>',
    '<script>x</script>',
    '<img src=x>',
  ],
  ...[
    '<div>block</div>',
    '<span class="x">s</span>',
    '<dl><dt>term</dt><dd><p>said</p></dd></dl>',
    '<table><tr><th>h</th></tr><tr><td>c<ul><li>i</li></ul></td></tr></table>',
    '<pre>p\n  q</pre>',
    '<h3>h</h3>',
    '<note>n</note>',
    '<li>loose',
    '</td>',
  ],
  ...[
    '\n- item',
    '\n- item\n  - inner',
    '\n1. one\n2. two',
    '\n3. three',
    '\n* star',
    '\n\n---\n\n',
  ],
  ...[
    '\n\n# Title\n\n',
    '\n\n### Deep\n\n',
    '\n> quoted\n',
    '\n> [!NOTE]\n> Said\n',
    '\n\n    code\n',
  ],
  ...[
    '\n\n```js\nlet a = `b`;\n```\n',
    '\n\n| a | b |\n|---|---|\n| `x|y` | **z** |\n\n',
    '\\*',
    '&amp;',
    '&lt;',
  ],
  ...[
    'List<Foo>',
    '{x}',
    '$1',
    '#',
    '+ ',
    '- ',
    '= ',
    '|',
    '~',
    '^',
    ']',
    '[',
    '(',
    ')',
    '<',
    '>',
    '&',
  ],
];
const described = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 10 })
  .map((parts) => parts.join(''));

/** Known limits of renderers: a code span has no blanks at its ends. */
function wanted(html: string): Shown {
  return shownHtml(html);
}

describe.each(Object.entries(RENDERERS))('%s', (_name, render) => {
  test('has the text and the links of the HTML', () => {
    fc.assert(
      fc.property(described, (value) => {
        const markdown = markdownText(descriptionMd(parseDescription(value, 2)));
        const html = htmlText(descriptionHtml(parseDescription(value, 2)));
        expect(shownHtml(render(markdown)), markdown).toEqual(wanted(html));
      }),
      runs({ suite: 1000, all: 20_000 }),
    );
  });

  test('has the same text and links inside a list item', () => {
    fc.assert(
      fc.property(described, (value) => {
        const items = [descriptionMd(parseDescription(value)), text('next')];
        const markdown = markdownText(blocks(list(items.map((item) => led(text('name'), item)))));
        const html = htmlText(descriptionHtml(parseDescription(value, 0)));
        const { text: said, links } = shownHtml(render(markdown));
        const want = wanted(html);
        expect(said.replace(/^name:?|name:next$/g, ''), markdown).toBe(want.text);
        expect(links).toEqual(want.links);
      }),
      runs({ suite: 500, all: 10_000 }),
    );
  });
});

test.each([
  ['*a* `b` **c** ~~d~~', '_a_ `b` **c** ~~d~~'],
  ['See [docs](https://a.test).', 'See [docs](https://a.test).'],
  ['![a](https://a.test/b.png)', '[a](https://a.test/b.png)'],
  ['<p>a <b>b</b></p><ul><li>c</li><li>d</li></ul>', 'a **b**\n\n- c\n- d'],
  ['a<br>b', 'a\\\nb'],
  ['> [!NOTE]\n> Mind *this*.', '> [!NOTE]\n> Mind _this_.'],
  ['- a\n  - b\n- c', '- a\n  - b\n- c'],
  ['1. a\n1. b', '1. a\n2. b'],
  ['| a | b |\n|--|--|\n| `c` | |', '| a | b |\n| --- | --- |\n| `c` | |'],
  ['```js\nx\n```', '```js\nx\n```'],
  ['# Errors\n\ntext', '## Errors\n\ntext'],
  ['List<Foo> and <script>x</script>', 'List\\<Foo\\> and \\<script\\>x\\</script\\>'],
  ['10<sup>2</sup>', '10<sup>2</sup>'],
  ['![rel](b.html)<i>i </i>', 'rel*i*'],
  ['a<span>b</span><span></span><i>c</i>', 'ab*c*'],
  ['snake_case_name and 2 * 3', 'snake_case_name and 2 \\* 3'],
])('%j', (value, want) => {
  expect(markdownText(descriptionMd(parseDescription(value, 2)))).toBe(`${want}\n`);
});
